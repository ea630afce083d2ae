#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace convene {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256& add(void const* data, std::size_t bytes);
  Sha256& add(std::string_view text) { return add(text.data(), text.size()); }
  /// Lower-case, 64 digits; nothing may be added afterwards.
  std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

std::string sha256(std::string_view text);

}  // namespace convene

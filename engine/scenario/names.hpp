#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/core/hash.hpp"

namespace convene {

/// The names one kind of thing has so far. Rows are known by the 64-bit hash of their name, so two names with
/// one hash are as much a fault as one name used twice.
class UniqueNames {
 public:
  using Hash = std::uint64_t (*)(std::string_view);

  /// `kind` is put before names when they are hashed ("partner:"), as the world does for its permanent ids.
  explicit UniqueNames(std::string kind = {}, Hash hash = name_hash) : kind_{std::move(kind)}, hash_{hash} {}

  /// Takes in a name; a fault about `what` ("clinic = north") when it is taken. True when it was new.
  bool add(std::string const& name, std::string const& what, Where const& where, Diagnostics& diagnostics);
  bool contains(std::string const& name) const;
  /// In the order they came.
  std::vector<std::string> const& all() const { return names_; }

 private:
  struct First {
    std::string name;
    std::size_t line;
  };
  std::string kind_;
  Hash hash_;
  std::map<std::uint64_t, First> by_hash_;
  std::vector<std::string> names_;
};

/// "did you mean 'standing_calls'?", or `otherwise` when no candidate is near.
std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates,
                         std::string otherwise = {});

/// "a, b, c".
std::string listed(std::vector<std::string> const& words);

}  // namespace convene

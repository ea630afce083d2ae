#include "engine/kernel/care_model.hpp"

namespace convene {

void serial_for(std::size_t count, std::function<void(std::size_t)> const& body) {
  for (std::size_t i = 0; i < count; ++i) body(i);
}

}  // namespace convene

#include "engine/results/table.hpp"

#include <stdexcept>

namespace convene {

Dimension const& ResultSet::dimension(std::string const& name) const {
  for (auto const& d : dimensions)
    if (d.name == name) return d;
  throw std::out_of_range("no dimension named " + name);
}

Variable const* ResultSet::find(std::string const& name) const {
  for (auto const& v : variables)
    if (v.name == name) return &v;
  return nullptr;
}

std::size_t ResultSet::length(Variable const& variable) const {
  std::size_t length = 1;
  for (auto const& name : variable.dimensions) length *= dimension(name).size;
  return length;
}

}  // namespace convene

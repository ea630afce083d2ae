#include "engine/store/content_hash.hpp"

#include <bit>
#include <cmath>
#include <functional>
#include <map>
#include <type_traits>

#include "engine/store/layout.hpp"

namespace convene {
namespace {

static_assert(std::endian::native == std::endian::little, "files and hashes are little-endian");

template <class T>
void add_values(Sha256& sha, std::vector<T> const& values) {
  auto const* const data = values.data();
  std::size_t done = 0;
  if constexpr (std::is_floating_point_v<T>)
    for (std::size_t i = 0; i < values.size(); ++i)
      if (std::isnan(data[i])) {
        sha.add(data + done, (i - done) * sizeof(T)).add(&no_value<T>, sizeof(T));
        done = i + 1;
      }
  sha.add(data + done, (values.size() - done) * sizeof(T));
}

void add_values(Sha256& sha, std::vector<std::string> const& values) {
  for (auto const& value : values) {
    std::uint64_t const length = value.size();
    sha.add(&length, sizeof length).add(value);
  }
}

}  // namespace

void ContentHasher::begin(std::string_view path, Axes const& axes, CellType type) {
  sha_.add(path).add("\n");
  for (auto const& [name, size] : axes) sha_.add(name).add("=").add(std::to_string(size)).add("\n");
  sha_.add(name_of(type)).add("\n");
}

void ContentHasher::add(Cells const& cells) {
  std::visit([&](auto const& values) { add_values(sha_, values); }, cells);
}

std::string content_hash(ResultSet const& results) {
  check_layout(results);
  std::map<std::string, std::function<void(ContentHasher&, std::string const&)>> variables;
  auto const plan = [&](std::string const& prefix, Variable const& variable) {
    variables[prefix + variable.name] = [&](ContentHasher& hasher, std::string const& path) {
      ContentHasher::Axes axes;
      for (auto const& name : variable.dimensions) axes.emplace_back(name, results.dimension(name).size);
      hasher.begin(path, axes, type_of(variable.cells));
      hasher.add(variable.cells);
    };
  };
  auto const coordinates = coordinate_variables(results);
  for (auto const& variable : coordinates) plan("", variable);
  for (auto const& variable : results.variables) plan("", variable);
  for (auto const& [group, members] : results.groups)
    for (auto const& variable : members) plan(group + "/", variable);

  ContentHasher hasher;
  for (auto const& [path, add] : variables) add(hasher, path);
  return hasher.hex();
}

}  // namespace convene

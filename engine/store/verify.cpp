#include <map>

#include "engine/store/content_hash.hpp"
#include "engine/store/h5_dataset.hpp"
#include "engine/store/layout.hpp"
#include "engine/store/read_parts.hpp"
#include "engine/store/results_file.hpp"

namespace convene {
namespace {

void add_array(ContentHasher& hasher, std::string const& path, h5::Hid dataset, AxisNames const& names) {
  constexpr std::size_t slab_bytes = std::size_t{1} << 20;  // as a chunk; HDF5 keeps several
  auto const type = h5::stored_type(dataset);
  if (!type) throw h5::Failure("holds an array of a type that this version does not know");
  auto const dimensions = axes_of(dataset, names);
  auto const sizes = h5::stored_sizes(dataset);
  ContentHasher::Axes axes;
  for (std::size_t i = 0; i < sizes.size(); ++i) axes.emplace_back(dimensions.at(i), sizes[i]);
  hasher.begin(path, axes, *type);
  for_each_slab(sizes, slab_bytes / bytes_of(*type),
                [&](Slab const& slab) { hasher.add(h5::read_slab(dataset, slab)); });
}

}  // namespace

std::string recompute_hash(h5::Hid file) {
  AxisNames names;
  collect_axes(file, names);
  std::map<std::string, int> paths;
  for (auto const& child : children(file)) {
    if (child.name == provenance_group) continue;
    if (!child.is_group) {
      if (!is_bare_scale(h5::open_dataset(file, child.name))) paths[child.name];
      continue;
    }
    for (auto const& member : children(h5::open_group(file, child.name)))
      if (!member.is_group) paths[child.name + "/" + member.name];
  }
  ContentHasher hasher;
  for (auto const& [path, unused] : paths) add_array(hasher, path, h5::open_dataset(file, path), names);
  return hasher.hex();
}

std::string stored_hash(std::string const& path) {
  return h5::on_file(path, [&] { return hash_in(open_ours(path)); });
}

std::string recomputed_hash(std::string const& path) {
  return h5::on_file(path, [&] { return recompute_hash(open_ours(path)); });
}

bool verify_hash(std::string const& path) {
  return stored_hash(path) == recomputed_hash(path);
}

}  // namespace convene

#include "engine/store/read_parts.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>
#include <sys/stat.h>

#include <cerrno>

#include "engine/store/file_attributes.hpp"
#include "engine/store/h5_attribute.hpp"
#include "engine/store/h5_dataset.hpp"

namespace convene {
namespace {

herr_t keep_address(hid_t, unsigned, hid_t scale, void* address) noexcept {
  H5O_info_t info;
  if (H5Oget_info2(scale, &info, H5O_INFO_BASIC) < 0) return -1;
  *static_cast<std::uint64_t*>(address) = info.addr;
  return 1;
}

}  // namespace

std::vector<Child> children(h5::Hid group) {
  auto const here = h5::open_group(group, ".");  // `group` may be a file
  H5G_info_t count;
  h5::must(H5Gget_info(group, &count), "list a group");
  h5::Handle const creation{H5Gget_create_plist(here), H5Pclose, "list a group"};
  unsigned order = 0;
  h5::must(H5Pget_link_creation_order(creation, &order), "list a group");
  auto const index = order & H5P_CRT_ORDER_TRACKED ? H5_INDEX_CRT_ORDER : H5_INDEX_NAME;
  std::vector<Child> all;
  for (hsize_t i = 0; i < count.nlinks; ++i) {
    auto const length = h5::must(
        H5Lget_name_by_idx(group, ".", index, H5_ITER_INC, i, nullptr, 0, H5P_DEFAULT), "list a group");
    std::string name(static_cast<std::size_t>(length), '\0');
    h5::must(H5Lget_name_by_idx(group, ".", index, H5_ITER_INC, i, name.data(), name.size() + 1, H5P_DEFAULT),
             "list a group");
    H5O_info_t info;
    h5::must(H5Oget_info_by_name2(group, name.c_str(), &info, H5O_INFO_BASIC, H5P_DEFAULT), "list a group");
    if (info.type == H5O_TYPE_GROUP || info.type == H5O_TYPE_DATASET)
      all.push_back({std::move(name), info.type == H5O_TYPE_GROUP});
  }
  return all;
}

bool is_scale(h5::Hid dataset) {
  return h5::must(H5DSis_scale(dataset), "look at a dimension") > 0;
}

bool is_bare_scale(h5::Hid dataset) {
  return is_scale(dataset) && h5::text(dataset, "NAME")
                                  .value_or("")
                                  .starts_with("This is a netCDF dimension but not a netCDF variable");
}

std::uint64_t address_of(h5::Hid object) {
  H5O_info_t info;
  h5::must(H5Oget_info2(object, &info, H5O_INFO_BASIC), "look at an object");
  return info.addr;
}

std::vector<std::string> axes_of(h5::Hid dataset, AxisNames const& names) {
  if (is_scale(dataset)) return {names.at(address_of(dataset))};
  std::vector<std::string> axes;
  for (unsigned axis = 0; axis < h5::stored_sizes(dataset).size(); ++axis) {
    std::uint64_t address = 0;
    h5::must(H5DSiterate_scales(dataset, axis, nullptr, keep_address, &address), "look at a dimension");
    auto const found = names.find(address);
    if (found == names.end()) throw h5::Failure("holds an array without named dimensions");
    axes.push_back(found->second);
  }
  return axes;
}

void collect_axes(h5::Hid group, AxisNames& names) {
  for (auto const& child : children(group)) {
    if (child.is_group) continue;
    auto const dataset = h5::open_dataset(group, child.name);
    if (is_scale(dataset)) names[address_of(dataset)] = child.name;
  }
}

h5::Handle open_ours(std::string const& path) {
  struct stat info;
  if (::stat(path.c_str(), &info) != 0) throw FileError(path, "cannot be read", errno);
  auto file = h5::open_file(path);
  if (h5::text(file, "format") != format_name) throw h5::Failure("is not a Convene results file");
  auto const version = h5::text(file, "format_version").value_or("");
  if (version != format_version)
    throw h5::Failure("has format version '" + version + "' (this program reads " + format_version + ")");
  return file;
}

std::string hash_in(h5::Hid file) {
  auto const hash = h5::text(file, content_hash_name);
  if (!hash) throw h5::Failure("carries no content hash");
  return *hash;
}

}  // namespace convene

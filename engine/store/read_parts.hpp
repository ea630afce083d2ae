#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/results/table.hpp"
#include "engine/store/h5.hpp"

/// The pieces from which a file is read and verified.
namespace convene {

struct Child {
  std::string name;
  bool is_group;
};

/// What a group holds, in the order in which it was written.
std::vector<Child> children(h5::Hid group);

/// Names of dimensions by the address of their scale in the file.
using AxisNames = std::map<std::uint64_t, std::string>;

bool is_scale(h5::Hid dataset);
bool is_bare_scale(h5::Hid dataset);  ///< a dimension without a variable
std::uint64_t address_of(h5::Hid object);
/// The dimensions of `dataset`, outermost first; Failure when one is not among `names`. A scale is its own
/// dimension.
std::vector<std::string> axes_of(h5::Hid dataset, AxisNames const& names);

/// Adds the scales that `group` holds.
void collect_axes(h5::Hid group, AxisNames& names);

/// Opens and checks that the file is ours and of a version we know.
h5::Handle open_ours(std::string const& path);
std::string hash_in(h5::Hid file);  ///< the content hash it says it has
std::string recompute_hash(h5::Hid file);

}  // namespace convene

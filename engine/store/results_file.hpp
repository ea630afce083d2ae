#pragma once

#include <functional>
#include <string>

#include "engine/results/table.hpp"

namespace convene {

/// Writes one HDF5 file that is also a netCDF-4 file (see README.md for what is in it).
///
/// Whole or not at all: a temporary name, then a rename; both file and folder are synced. Refuses a taken
/// `path` unless `force` (FileError), and anything that cannot be written (FileError). The bytes depend on
/// `results` and the engine's version alone. Root attributes title, source, history and created are filled in
/// where `results` has none. A set that cannot be a file (check_layout) is our own mistake:
/// std::invalid_argument.
void write_results(ResultSet const& results, std::string const& path, bool force);

/// The inverse: what was written, with the filled-in attributes. FileError when the file is missing, damaged
/// (its content hash is recomputed) or not one of ours.
ResultSet read_results(std::string const& path);

/// Which variables to read, by their path: "outcome", "runs/status".
using WantedVariables = std::function<bool(std::string const& path)>;

/// The same, but for the cells of variables that are not wanted: those stay empty. For files that hold more than
/// memory does; the content hash is not recomputed, though damaged chunks are found out.
ResultSet read_part(std::string const& path, WantedVariables const& wanted);

/// The hash the file says it has; FileError when it is not ours.
std::string stored_hash(std::string const& path);

/// Recomputes the content hash from the file, in bounded memory.
std::string recomputed_hash(std::string const& path);

/// Whether both agree.
bool verify_hash(std::string const& path);

}  // namespace convene

#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "engine/results/table.hpp"

namespace convene {

inline std::string const format_name = "convene results";
inline std::string const format_version = "1";
inline std::string const content_hash_name = "content_sha256";

/// Root attributes that belong to the store: Conventions, format, format_version, how_to_read.
std::vector<std::pair<std::string, std::string>> own_attributes(ResultSet const& results);
bool is_own_attribute(std::string const& name);  ///< one of these, or the content hash

/// The results' own root attributes, with title, source, history and created filled in where they are
/// missing.
std::map<std::string, std::string> completed_attributes(std::map<std::string, std::string> attributes);

/// How to open the file from Python, R, Julia and MATLAB, with the first variable as the example.
std::string how_to_read(ResultSet const& results);

}  // namespace convene

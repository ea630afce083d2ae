#pragma once

#include <string>

namespace convene {

/// The whole of a file. FileError when it is a folder or cannot be read.
std::string read_text_file(std::string const& path);

}  // namespace convene

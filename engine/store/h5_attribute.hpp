#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>

#include "engine/store/h5.hpp"

namespace convene::h5 {

/// One fixed-size UTF-8 scalar, never of length zero: an empty text is a single NUL.
void put_text(Hid object, std::string const& name, std::string const& text);
void put_integers(Hid object, std::string const& name, std::span<std::int32_t const> values);
void put_real(Hid object, std::string const& name, double value);
void put_real(Hid object, std::string const& name, float value);

/// Replaces the value of a text that was put with the same length.
void replace_text(Hid object, std::string const& name, std::string const& text);

std::optional<std::string> text(Hid object, std::string const& name);  ///< nothing when there is no such text
std::map<std::string, std::string> texts(Hid object);                  ///< every attribute that is a text

}  // namespace convene::h5

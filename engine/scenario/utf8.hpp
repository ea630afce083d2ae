#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace convene {

/// Offset of the first byte that is not part of well-formed UTF-8 (RFC 3629), or nothing.
std::optional<std::size_t> invalid_utf8(std::string_view text);

}  // namespace convene

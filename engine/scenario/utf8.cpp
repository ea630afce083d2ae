#include "engine/scenario/utf8.hpp"

namespace convene {
namespace {

/// Bytes of the well-formed sequence at the start of `text`, 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  auto const byte = [&](std::size_t i) -> unsigned {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  auto const follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
    return byte(i) >= low && byte(i) <= high;
  };
  auto const lead = byte(0);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    auto const low = lead == 0xE0 ? 0xA0u : 0x80u;   // no longer form than needed
    auto const high = lead == 0xED ? 0x9Fu : 0xBFu;  // no surrogates
    return follows(1, low, high) && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    auto const low = lead == 0xF0 ? 0x90u : 0x80u;
    auto const high = lead == 0xF4 ? 0x8Fu : 0xBFu;  // up to U+10FFFF
    return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

std::optional<std::size_t> invalid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const length = sequence_length(text.substr(at));
    if (length == 0) return at;
    at += length;
  }
  return {};
}

}  // namespace convene

#pragma once

#include <cstdint>
#include <string_view>

namespace convene {

/// FNV-1a, 64 bits: the permanent number behind a name; the same in every build and run.
constexpr std::uint64_t name_hash(std::string_view name) {
  std::uint64_t h = 0xcbf29ce484222325ull;
  for (char c : name) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
  return h;
}

/// Spreads every bit of `x` over all 64 (the finaliser of SplitMix64); used on keys, never as a source of chance.
constexpr std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ull;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebull;
  return x ^ (x >> 31);
}

/// One key from two, order mattering.
constexpr std::uint64_t combine(std::uint64_t a, std::uint64_t b) {
  return mix(a + 0x9e3779b97f4a7c15ull + mix(b));
}

}  // namespace convene

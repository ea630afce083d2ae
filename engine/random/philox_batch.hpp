#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/random/philox.hpp"

namespace convene {

/// The part of an address that a whole batch shares: counter words 0, 1 and 3.
struct PhiloxAddress {
  std::uint32_t word0, word1, word3;
};

/// Philox over many addresses that differ in counter word 2 only:
/// words[k * stride + i] = Philox::generate({word0, word1, third[i], word3}, key)[k] for i in [0, count).
/// Uses the widest vectors the processor has; the bits never depend on which.
/// `third` and each row of `words` must have room for `count` rounded up to a multiple of 16.
void philox_batch(Philox::Key key, PhiloxAddress address, std::uint32_t const* third, std::size_t count,
                  std::uint32_t* words, std::size_t stride);

/// The same without vectors: the oracle of the tests, and what other processors run.
void philox_batch_plain(Philox::Key key, PhiloxAddress address, std::uint32_t const* third, std::size_t count,
                        std::uint32_t* words, std::size_t stride);

}  // namespace convene

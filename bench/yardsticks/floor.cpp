#include "bench/yardsticks/floor.hpp"

#include <array>
#include <numeric>

#include "engine/random/draws.hpp"
#include "engine/random/philox_batch.hpp"

namespace convene {

Floor::Floor(std::size_t patients)
    : patients_{patients},
      bytes_(static_cast<std::size_t>(static_cast<double>(patients) * bytes_per_patient / 8), 1) {}

std::uint64_t Floor::run(std::uint64_t replication) {
  constexpr std::size_t chunk = 1024;
  auto const blocks = static_cast<std::size_t>(static_cast<double>(patients_) * blocks_per_patient);
  std::array<std::uint32_t, chunk> serial;
  std::array<std::uint32_t, 4 * chunk> words;
  std::iota(serial.begin(), serial.end(), 0u);
  auto const key = Draws{1, replication}.key();
  std::size_t const pieces = (blocks + chunk - 1) / chunk;
  std::uint64_t sum = 0;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    philox_batch(key, {static_cast<std::uint32_t>(piece), 0, 0}, serial.data(), chunk, words.data(), chunk);
    std::uint32_t random = 0;
    for (auto w : words) random += w;
    sum += random;
    std::size_t const begin = bytes_.size() * piece / pieces, end = bytes_.size() * (piece + 1) / pieces;
    for (std::size_t i = begin; i < end; ++i) sum += bytes_[i];
  }
  return sum;
}

}  // namespace convene

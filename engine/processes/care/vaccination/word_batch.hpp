#pragma once

#include <cstdint>
#include <vector>

#include "engine/random/draws.hpp"
#include "engine/random/philox_batch.hpp"

namespace convene {

/// Random words of a batch of serial numbers of one clinic.
class WordBatch {
 public:
  std::vector<std::uint32_t> serial;

  void fill(Draws const& draws, Decision decision, std::uint64_t clinic, std::uint32_t turn) {
    std::size_t const count = serial.size(), room = (count + 15) / 16 * 16;
    serial.resize(room);
    if (stride_ < room) {
      stride_ = room;
      words_.resize(4 * room);
    }
    auto const e = combine(decision.hash, clinic);
    philox_batch(draws.key(), {static_cast<std::uint32_t>(e), static_cast<std::uint32_t>(e >> 32), turn},
                 serial.data(), count, words_.data(), stride_);
    serial.resize(count);
  }
  /// Word `word` of member i's block.
  std::uint32_t operator()(std::size_t word, std::size_t i) const { return words_[word * stride_ + i]; }

 private:
  std::vector<std::uint32_t> words_;
  std::size_t stride_ = 0;
};

}  // namespace convene

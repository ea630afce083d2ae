#pragma once

#include <cstdint>
#include <string_view>

#include "engine/core/hash.hpp"
#include "engine/random/philox.hpp"

namespace convene {

/// A named random decision, such as "engagement.agrees". The name is part of the draw's address: renaming it gives
/// other numbers, adding another changes none.
struct Decision {
  constexpr explicit Decision(std::string_view text) : name{text}, hash{name_hash(text)} {}
  std::string_view name;
  std::uint64_t hash;
};

/// The random numbers of one replication.
///
/// A draw is a pure function of (seed, replication, decision, entity, time, turn). It has no state and no order: no
/// thread, rank, strategy or other entity can change it, and strategies share every draw they both make.
class Draws {
 public:
  constexpr Draws(std::uint64_t seed, std::uint64_t replication) : key_{key_of(seed, replication)} {}

  /// 128 random bits at one address. `entity` is a permanent id (not a row); `turn` tells apart draws that one
  /// entity makes for one decision at one time.
  constexpr Philox::Counter block(Decision d, std::uint64_t entity, std::uint32_t time = 0,
                                  std::uint32_t turn = 0) const {
    auto const e = combine(d.hash, entity);
    return Philox::generate({static_cast<std::uint32_t>(e), static_cast<std::uint32_t>(e >> 32), time, turn}, key_);
  }

  /// Uniform on (0, 1), 53 bits: never 0 and never 1.
  constexpr double uniform(Decision d, std::uint64_t entity, std::uint32_t time = 0, std::uint32_t turn = 0) const {
    auto const b = block(d, entity, time, turn);
    return to_unit((std::uint64_t{b[0]} << 32) | b[1]);
  }

  constexpr bool chance(double probability, Decision d, std::uint64_t entity, std::uint32_t time = 0,
                        std::uint32_t turn = 0) const {
    return uniform(d, entity, time, turn) < probability;
  }

  constexpr Philox::Key key() const { return key_; }

  static constexpr double to_unit(std::uint64_t bits) {
    return (static_cast<double>(bits >> 12) + 0.5) * 0x1.0p-52;
  }

 private:
  static constexpr Philox::Key key_of(std::uint64_t seed, std::uint64_t replication) {
    auto const k = combine(seed, replication);
    return {static_cast<std::uint32_t>(k), static_cast<std::uint32_t>(k >> 32)};
  }

  Philox::Key key_;
};

}  // namespace convene

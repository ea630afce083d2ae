#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace convene {

/// The least that a year of vaccination care can cost: 2.54 random blocks and 17 bytes of memory a patient,
/// and nothing else. Frozen: what the engine is measured against must not move with the engine.
class Floor {
 public:
  static constexpr double blocks_per_patient = 2.54, bytes_per_patient = 17;

  explicit Floor(std::size_t patients);
  /// One patient-year for everyone; the result depends on every block and byte.
  std::uint64_t run(std::uint64_t replication);
  std::size_t patients() const { return patients_; }

 private:
  std::size_t patients_;
  std::vector<std::uint64_t> bytes_;
};

}  // namespace convene

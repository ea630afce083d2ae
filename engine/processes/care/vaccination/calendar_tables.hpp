#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/processes/care/vaccination/birthdays.hpp"
#include "engine/processes/care/vaccination/visit_rates.hpp"

namespace convene {

/// When patients come, as integer tables: one stratum for each quarter-year of
/// age at the start and each attendance. Exact for a hazard that is constant
/// within weeks; a stratum ages by the week as its patients do.
class CalendarTables {
 public:
  CalendarTables(VisitRates const& rates, Birthdays const& birthdays, SeriesSettings const& series,
                 Date start, int weeks);

  std::size_t stratum(std::size_t birth, std::size_t attendance) const {
    return std::size_t{age_bin_[birth]} * attendances + attendance;
  }
  /// When the next contact at or after week `from` comes, as a point on the
  /// stratum's falling scale ...
  std::uint32_t target(std::size_t stratum, int from, std::uint32_t word) const {
    return static_cast<std::uint32_t>(
        (std::uint64_t{left_[stratum * (weeks_ + 1) + static_cast<std::size_t>(from)]} * word) >> 32);
  }
  /// ... which lies beyond the horizon ...
  bool beyond(std::size_t stratum, std::uint32_t target) const {
    return target < left_[stratum * (weeks_ + 1) + weeks_];
  }
  /// ... or in this week.
  int week(std::size_t stratum, std::uint32_t target) const {
    std::uint32_t const* left = &left_[stratum * (weeks_ + 1)];
    auto week = static_cast<std::size_t>(guide_[stratum * guide_cells + (target >> 24)]);
    while (left[week + 1] > target) ++week;
    return static_cast<int>(week);
  }
  /// The type of a contact in that week, from 16 random bits.
  std::uint32_t type(std::size_t stratum, int week, std::uint32_t bits) const {
    auto const& below = below_[stratum * weeks_ + static_cast<std::size_t>(week)];
    return static_cast<std::uint32_t>((bits >= below[0]) + (bits >= below[1]) + (bits >= below[2]));
  }
  int weeks() const { return static_cast<int>(weeks_); }
  std::uint32_t without_appointment() const { return without_appointment_; }    ///< of 2^16
  std::uint32_t registry(std::uint32_t type) const { return registry_[type]; }  ///< of 2^16

 private:
  static constexpr std::size_t guide_cells = 256;
  std::size_t weeks_;
  std::vector<std::uint16_t> age_bin_;               ///< by birth row
  std::vector<std::uint32_t> left_;                  ///< share of 2^32 without contact before each week
  std::vector<std::uint8_t> guide_;                  ///< first week that a target in the cell can mean
  std::vector<std::array<std::uint16_t, 4>> below_;  ///< bounds between types, of 2^16
  std::uint32_t without_appointment_;
  std::array<std::uint32_t, contact_types> registry_;
};

}  // namespace convene

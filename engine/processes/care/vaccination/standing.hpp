#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/processes/care/vaccination/patient.hpp"
#include "engine/world/care.hpp"

namespace convene {

/// What is counted of the active panel, by age band.
enum StandingCount : std::size_t {
  active_patients,
  with_one_dose,
  with_series,
  with_record,
  with_registry,
  standing_counts
};

/// A panel's standing, or a week's change of it.
template <class T>
struct Standing {
  T counts[standing_counts][age_bands];
};

template <class T>
void add(Standing<T> const& change, Standing<std::int32_t>& to) {
  for (std::size_t c = 0; c < standing_counts; ++c)
    for (std::size_t band = 0; band < age_bands; ++band) to.counts[c][band] += change.counts[c][band];
}

/// Copies a standing into what the kernel reads.
inline void show(Standing<std::int32_t> const& standing, VaccinationCounts& to) {
  for (std::size_t band = 0; band < age_bands; ++band) {
    to.patients[band] = standing.counts[active_patients][band];
    to.one_dose[band] = standing.counts[with_one_dose][band];
    to.up_to_date[band] = standing.counts[with_series][band];
    to.one_dose_ehr[band] = standing.counts[with_record][band];
    to.one_dose_registry[band] = standing.counts[with_registry][band];
  }
}

/// What a patient adds to its band's counts.
struct StandingBits {
  std::uint8_t bits[standing_counts];
};
inline StandingBits standing_bits(int doses, bool complete, std::uint8_t course) {
  return {{1, doses > 0, complete, (course & Patient::in_record) != 0, (course & Patient::in_registry) != 0}};
}

/// The weeks' changes of one clinic's standing: ageing, coming and going. A week's standing is that on its
/// last day.
class StandingChanges {
 public:
  StandingChanges(Standing<std::int32_t>& now, Standing<std::int16_t>* weeks, int count)
      : now_{now}, weeks_{weeks}, count_{count} {}

  /// Someone who comes on day `from` and goes on day `leave` or the 19th birthday.
  void enter(BirthdayRow const& b, int from, int leave, StandingBits bits) {
    int const end = leave < b.day_19 ? leave : b.day_19, week = from / 7;
    if (week == end / 7 || week >= count_) return;
    auto const band = band_on(b, 7 * week + 6);
    change(week, band, bits, 1);
    pass_on(b, band, end, bits);
  }
  /// What a dose in `week` adds to someone present.
  void gain(BirthdayRow const& b, int week, int leave, StandingBits bits) {
    int const end = leave < b.day_19 ? leave : b.day_19;
    if (end / 7 <= week) return;
    auto const band = band_on(b, 7 * week + 6);
    for (std::size_t c = 0; c < standing_counts; ++c) now_.counts[c][band] += bits.bits[c];
    pass_on(b, band, end, bits);
  }
  /// From `band`, up at each birthday that is left, until day `end`.
  void pass_on(BirthdayRow const& b, std::size_t band, int end, StandingBits bits) {
    int const horizon = 7 * count_, next[] = {b.day_11, b.day_13, b.day_18};
    for (; band < band_18; ++band) {
      int const day = next[band];
      if (day >= end || day >= horizon) break;
      change(day / 7, band, bits, -1);
      change(day / 7, band + 1, bits, 1);
    }
    if (end < horizon) change(end / 7, band, bits, -1);
  }

 private:
  void change(int week, std::size_t band, StandingBits bits, int sign) {
    for (std::size_t c = 0; c < standing_counts; ++c)
      weeks_[week].counts[c][band] =
          static_cast<std::int16_t>(weeks_[week].counts[c][band] + sign * bits.bits[c]);
  }

  Standing<std::int32_t>& now_;
  Standing<std::int16_t>* weeks_;
  int count_;
};

}  // namespace convene

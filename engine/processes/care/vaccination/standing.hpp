#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "engine/processes/care/vaccination/patient.hpp"
#include "engine/world/care.hpp"

namespace convene {

/// What a patient's doses add to its age band.
enum DoseCount : std::size_t { with_one_dose, with_series, with_record, with_registry, dose_counts };

/// The active panel by age band, or a week's change of it.
template <class T>
struct Standing {
  T doses[age_bands][dose_counts];
  T patients[age_bands];
};

template <class T>
void add(Standing<T> const& change, Standing<std::int32_t>& to) {
  for (std::size_t band = 0; band < age_bands; ++band) {
    for (std::size_t c = 0; c < dose_counts; ++c) to.doses[band][c] += change.doses[band][c];
    to.patients[band] += change.patients[band];
  }
}

/// Copies a standing into what the kernel reads.
inline void show(Standing<std::int32_t> const& standing, VaccinationCounts& to) {
  for (std::size_t band = 0; band < age_bands; ++band) {
    to.patients[band] = standing.patients[band];
    to.one_dose[band] = standing.doses[band][with_one_dose];
    to.up_to_date[band] = standing.doses[band][with_series];
    to.one_dose_ehr[band] = standing.doses[band][with_record];
    to.one_dose_registry[band] = standing.doses[band][with_registry];
  }
}

/// What one patient adds.
struct StandingBits {
  std::int16_t doses[dose_counts];
  std::int16_t patients;
};

/// Row of the 16 combinations of the dose counts.
inline std::size_t standing_index(Patient const& p) {
  auto const seen = static_cast<std::size_t>(p.course & (Patient::in_record | Patient::in_registry));
  return static_cast<std::size_t>(p.started()) | static_cast<std::size_t>(p.complete()) << 1 | seen >> 1;
}
inline StandingBits const& standing_bits(Patient const& p) {
  static constexpr auto table = [] {
    std::array<StandingBits, 16> rows{};
    for (unsigned i = 0; i < 16; ++i) {
      for (unsigned k = 0; k < dose_counts; ++k) rows[i].doses[k] = static_cast<std::int16_t>((i >> k) & 1u);
      rows[i].patients = 1;
    }
    return rows;
  }();
  return table[standing_index(p)];
}

/// The weeks' changes of one clinic's standing: ageing, coming and going. A
/// week's standing is that on its last day.
class StandingChanges {
 public:
  /// `weeks` points at the clinic's first week; weeks are `stride` apart.
  StandingChanges(Standing<std::int32_t>& now, Standing<std::int16_t>* weeks, std::size_t stride, int count)
      : now_{now}, weeks_{weeks}, stride_{stride}, count_{count} {}

  /// Someone who comes on day `from` and goes on day `leave` or the 19th
  /// birthday.
  void enter(BirthdayRow const& b, int from, int leave, StandingBits const& bits) {
    int const end = leave < b.day_19 ? leave : b.day_19, week = from / 7;
    if (week == end / 7 || week >= count_) return;
    auto const band = band_on(b, 7 * week + 6);
    change<1>(week, band, bits);
    pass_on(b, band, end, bits);
  }
  /// What a dose in `week` adds to someone present.
  void gain(BirthdayRow const& b, int week, int leave, StandingBits const& bits) {
    int const end = leave < b.day_19 ? leave : b.day_19;
    if (end / 7 <= week) return;
    auto const band = band_on(b, 7 * week + 6);
    for (std::size_t c = 0; c < dose_counts; ++c) now_.doses[band][c] += bits.doses[c];
    pass_on(b, band, end, bits);
  }
  /// From `band`, up at each birthday that is left, until day `end`.
  void pass_on(BirthdayRow const& b, std::size_t band, int end, StandingBits const& bits) {
    int const horizon = 7 * count_, next[] = {b.day_11, b.day_13, b.day_18};
    for (; band < band_18; ++band) {
      int const day = next[band];
      if (day >= end || day >= horizon) break;
      change<-1>(day / 7, band, bits);
      change<1>(day / 7, band + 1, bits);
    }
    if (end < horizon) change<-1>(end / 7, band, bits);
  }

 private:
  template <int sign>
  void change(int week, std::size_t band, StandingBits const& bits) {
    using Lanes [[gnu::vector_size(8)]] = std::int16_t;
    auto& to = weeks_[static_cast<std::size_t>(week) * stride_];
    Lanes sum, add;
    std::memcpy(&sum, to.doses[band], sizeof sum);
    std::memcpy(&add, bits.doses, sizeof add);
    sum = sign > 0 ? sum + add : sum - add;
    std::memcpy(to.doses[band], &sum, sizeof sum);
    to.patients[band] = static_cast<std::int16_t>(to.patients[band] + sign * bits.patients);
  }

  Standing<std::int32_t>& now_;
  Standing<std::int16_t>* weeks_;
  std::size_t stride_;
  int count_;
};

}  // namespace convene

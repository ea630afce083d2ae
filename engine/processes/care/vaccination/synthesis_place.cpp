#include <algorithm>

#include "engine/processes/care/vaccination/synthesis.hpp"

namespace convene {
namespace {

/// Patients by sex, age band and which of the four dose counts they add to.
struct Tally {
  std::int32_t counts[2][age_bands][16] = {};
};

}  // namespace

void Synthesis::count_panel(VaccinationPanel& panel, Standing<std::int32_t>* start) const {
  Tally tally;
  for (std::size_t i = 0; i < group_.count; ++i) {
    Patient const& p = drafts_[i];
    if (p.birth >= tables_.birthdays.at_start()) break;  // entrants come last
    ++tally.counts[(p.course & Patient::boy) != 0][tables_.birthdays.start(p.birth).band][standing_index(p)];
  }
  for (std::size_t sex = 0; sex < 2; ++sex)
    for (std::size_t band = 0; band < age_bands; ++band)
      for (std::size_t s = 0; s < 16; ++s) {
        std::int32_t const n = tally.counts[sex][band][s], one = (s & 1u) ? n : 0, series = (s & 2u) ? n : 0;
        panel.patients[sex][band] += n;
        panel.one_dose[sex][band] += one;
        panel.up_to_date[sex][band] += series;
        if (start) {
          start->patients[band] += n;
          start->doses[band][with_one_dose] += one;
          start->doses[band][with_series] += series;
          start->doses[band][with_record] += (s & 4u) ? n : 0;
          start->doses[band][with_registry] += (s & 8u) ? n : 0;
        } else {
          panel.inactive += n;
          panel.inactive_one_dose += one;
        }
      }
}

void Synthesis::place(StandingChanges& standing) {
  int const horizon = 7 * tables_.weeks;
  std::size_t const count = group_.count, at_start = tables_.birthdays.at_start(),
                    old_patients = block_->patients.size();
  block_->people += count;
  block_->patients.resize(old_patients + count);
  if (expected_.size() < expected_count_ + count) expected_.resize(expected_count_ + count);
  Patient* const patients = block_->patients.data() + old_patients;
  Expected* const expected = expected_.data() + expected_count_;
  std::uint32_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    Patient p = drafts_[i];
    BirthdayRow const& b = tables_.birthdays[p.birth];
    int const day = group_.day[i];
    if (first_(3, i) < moving_) {
      p.leave = static_cast<std::int16_t>(moving_day(first_(3, i), day, b));
      if (p.leave != never) movers_.push_back({first_.serial[i], p.birth, p.leave});
    }
    bool const first_comer = day == 0 && p.birth < at_start && first_.serial[i] < generation_step;
    if (!first_comer || p.leave < horizon || tables_.birthdays.start(p.birth).next_band < horizon) {
      auto const bits = standing_bits(p);
      if (first_comer)
        standing.pass_on(b, tables_.birthdays.start(p.birth).band, std::min(p.leave, b.day_19), bits);
      else
        standing.enter(b, day, p.leave, bits);
    }
    if (first_comer) p.course |= Patient::fixed_panel;
    int const end = std::min(p.leave, b.day_19);
    p.due = std::max(p.due, static_cast<std::int16_t>(first_comer ? -32768 : day));
    patients[kept] = p;
    expected[kept] = {static_cast<std::uint32_t>(old_patients) + kept,
                      first_.serial[i],
                      static_cast<std::uint16_t>(tables_.calendar.stratum(p.birth, p.attendance())),
                      static_cast<std::int16_t>(std::max<int>(p.due, 0) / 7),
                      static_cast<std::int16_t>(end),
                      b.day_13};
    kept += p.due < horizon && p.due < end;
  }
  block_->patients.resize(old_patients + kept);
  expected_count_ += kept;
}

}  // namespace convene

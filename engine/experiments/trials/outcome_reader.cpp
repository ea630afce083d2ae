#include "engine/experiments/trials/outcome_reader.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/trials/windows.hpp"

namespace convene {

OutcomeReader::OutcomeReader(TrialOutcome const& outcome, std::vector<int> const& weeks,
                             std::vector<Measure> const& measures)
    : outcome_{outcome}, weeks_{weeks} {
  if (outcome.measure != TrialMeasure::recorded) return;
  std::vector<std::string> known;
  for (std::size_t m = 0; m < measures.size(); ++m) {
    if (!measures[m].by_clinic()) continue;
    known.push_back(measures[m].info.id);
    if (known.back() != outcome.recorded) continue;
    column_ = m;
    kind_ = measures[m].info.kind;
    scale_ = measures[m].info.units == "1" ? 100 : 1;
    return;
  }
  auto const near = nearest(outcome.recorded, known);
  throw InputError(Fault{{},
                         "outcome " + outcome.id + ": measure '" + outcome.recorded + "'",
                         "none of this name is recorded by clinic",
                         near.empty() ? "`convene describe --measures` lists measures" : "did you mean '" + near + "'?"});
}

std::vector<int> OutcomeReader::days(Trial const& trial, TrialOutcome const& outcome) {
  std::vector<int> days;
  for (auto const& window : windows_of(trial, outcome)) {
    days.push_back(window.from);
    days.push_back(window.to);
  }
  return days;
}

/// Between the two weeks around the day; before the first week nothing has happened.
template <class Read>
double OutcomeReader::at(LaneResult const& lane, ClinicId clinic, int day, Read const& read) const {
  if (day == 0) return 0;
  auto const place = [&](int week) {
    return static_cast<std::size_t>(std::find(weeks_.begin(), weeks_.end(), week) - weeks_.begin());
  };
  double const fraction = (day % 7) / 7.0;
  double const before = day < 7 ? 0.0 : read(lane.snapshots[place(day / 7)][clinic]);
  return (1 - fraction) * before + fraction * read(lane.snapshots[place(day / 7 + 1)][clinic]);
}

ClinicShare OutcomeReader::read(LaneResult const& lane, VaccinationPanel const& panel, ClinicId clinic,
                                TrialWindow window) const {
  if (outcome_.measure == TrialMeasure::recorded) return recorded(lane, clinic, window);
  if (outcome_.measure == TrialMeasure::missed_opportunities) {
    auto const due = [&](VaccinationCounts const& counts) { return visits(counts).of; };
    auto const missed = [&](VaccinationCounts const& counts) { return visits(counts).count; };
    return {at(lane, clinic, window.to, missed) - at(lane, clinic, window.from, missed),
            at(lane, clinic, window.to, due) - at(lane, clinic, window.from, due)};
  }
  auto const gain = [&](VaccinationCounts const& counts) { return gained(counts); };
  double const earlier = at(lane, clinic, window.from, gain);
  ClinicShare share{at(lane, clinic, window.to, gain) - earlier, sum(panel.patients)};
  if (outcome_.measure == TrialMeasure::initiation) share.of -= sum(panel.one_dose) + earlier;
  return share;
}

ClinicShare OutcomeReader::recorded(LaneResult const& lane, ClinicId clinic, TrialWindow window) const {
  auto const& series = lane.by_clinic[column_];
  auto const clinics = lane.counts.size();
  auto const value = [&](int week) { return series[static_cast<std::size_t>(week) * clinics + clinic.row()]; };
  int const end = std::max(window.to / 7, 1);
  double total = 0;
  if (kind_ == MeasureKind::level)
    total = value(end - 1);
  else
    for (int week = window.from / 7; week < end; ++week) total += value(week);
  return std::isfinite(total) ? ClinicShare{total, 1} : ClinicShare{};
}

ClinicShare OutcomeReader::at_start(VaccinationPanel const& panel) const {
  if (outcome_.measure == TrialMeasure::recorded || outcome_.measure == TrialMeasure::missed_opportunities) return {};
  bool const complete = outcome_.measure == TrialMeasure::completion_change;
  return {sum(complete ? panel.up_to_date : panel.one_dose), sum(panel.patients)};
}

double OutcomeReader::sum(std::int32_t const (&table)[2][age_bands]) const {
  double total = 0;
  for (auto band : outcome_.bands)
    total += (outcome_.girls ? table[0][band] : 0) + (outcome_.boys ? table[1][band] : 0);
  return total;
}

double OutcomeReader::gained(VaccinationCounts const& counts) const {
  if (outcome_.measure == TrialMeasure::completion_change) return sum(counts.panel_complete);
  return sum(outcome_.records == TrialRecords::registry ? counts.panel_first_registry : counts.panel_first);
}

/// Visits with a dose due since the start, and of these the ones without it.
ClinicShare OutcomeReader::visits(VaccinationCounts const& counts) const {
  ClinicShare share;
  for (std::size_t stage = 0; stage < dose_stages; ++stage)
    for (std::size_t type = 0; type < visit_types; ++type) {
      if (!(stage == first_dose ? outcome_.first_dose : outcome_.later_doses)) continue;
      if (!(type == preventive ? outcome_.preventive : outcome_.other_visits)) continue;
      share.of += counts.eligible[stage][type];
      share.count += counts.eligible[stage][type] - counts.vaccinated[stage][type];
    }
  return share;
}

}  // namespace convene

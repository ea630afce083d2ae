#include "engine/experiments/trials/outcome_reader.hpp"

#include <algorithm>

namespace convene {

ArmChange change_of(std::vector<ClinicShare> const& clinics) {
  double count = 0, of = 0;
  for (auto const& c : clinics) count += c.count, of += c.of;
  if (of <= 0) return {};
  double const ratio = count / of;
  auto const m = static_cast<double>(clinics.size());
  double squares = 0;  // of how much the ratio moves when a clinic is left out
  for (auto const& c : clinics) {
    double const rest = of - c.of;
    if (rest <= 0) return {100 * ratio, 0};
    double const moved = (count - c.count) / rest - ratio;
    squares += moved * moved;
  }
  return {100 * ratio, 1e4 * (m - 1) / m * squares};
}

OutcomeReader::OutcomeReader(TrialOutcome const& outcome, std::vector<int> const& weeks)
    : outcome_{outcome}, fraction_{(outcome.day % 7) / 7.0} {
  auto const place = [&](int week) {
    return static_cast<std::size_t>(std::find(weeks.begin(), weeks.end(), week) - weeks.begin());
  };
  before_ = place(outcome.day / 7);
  after_ = place(outcome.day / 7 + 1);
}

ClinicShare OutcomeReader::read(LaneResult const& lane, VaccinationPanel const& panel,
                                ClinicId clinic) const {
  ClinicShare share;
  share.count = (1 - fraction_) * gained(lane.snapshots[before_][clinic]) +
                fraction_ * gained(lane.snapshots[after_][clinic]);
  share.of = sum(panel.patients);
  if (outcome_.measure == TrialMeasure::initiation) share.of -= sum(panel.one_dose);
  return share;
}

ClinicShare OutcomeReader::at_start(VaccinationPanel const& panel) const {
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

}  // namespace convene

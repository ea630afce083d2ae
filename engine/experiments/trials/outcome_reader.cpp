#include "engine/experiments/trials/outcome_reader.hpp"

#include <algorithm>
#include <cmath>

#include "engine/experiments/trials/cohort_reader.hpp"
#include "engine/experiments/trials/windows.hpp"

namespace convene {

OutcomeReader::OutcomeReader(TrialOutcome const& outcome, std::vector<int> const& weeks,
                             std::vector<Measure> const& measures)
    : outcome_{outcome}, weeks_{weeks} {
  if (outcome.measure == TrialMeasure::harm_rate) scale_ = 1000;
  if (is_of_cohort(outcome.measure)) scale_ = cohort_scale(outcome.measure);
  if (outcome.measure == TrialMeasure::cost) {
    scale_ = 1;
    for (std::size_t m = 0; m < measures.size(); ++m)
      if (measures[m].info.id == "cost_partner" || measures[m].info.id == "cost_travel") columns_.push_back(m);
  }
  if (outcome.measure != TrialMeasure::recorded) return;
  auto const column_of = [&](std::string const& id) {
    auto const found = std::find_if(measures.begin(), measures.end(), [&](Measure const& m) { return m.info.id == id; });
    return static_cast<std::size_t>(found - measures.begin());
  };
  columns_ = {column_of(outcome.recorded)};
  auto const& info = measures[columns_[0]].info;
  kind_ = info.kind;
  scale_ = info.units == "1" ? 100 : 1;
  if (outcome.per.empty()) return;
  columns_.push_back(column_of(outcome.per));
  scale_ = outcome.times;
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
template <class Counts, class Read>
double OutcomeReader::at(std::vector<Column<ClinicId, Counts>> const& snapshots, ClinicId clinic, int day, Read const& read) const {
  if (day == 0) return 0;
  auto const place = [&](int week) {
    return static_cast<std::size_t>(std::find(weeks_.begin(), weeks_.end(), week) - weeks_.begin());
  };
  double const fraction = (day % 7) / 7.0;
  double const before = day < 7 ? 0.0 : read(snapshots[place(day / 7)][clinic]);
  return (1 - fraction) * before + fraction * read(snapshots[place(day / 7 + 1)][clinic]);
}

template <class Counts>
ClinicShare OutcomeReader::between(std::vector<Column<ClinicId, Counts>> const& snapshots, ClinicId clinic, TrialWindow window,
                                   ClinicShare (OutcomeReader::*share)(Counts const&) const) const {
  auto const gain = [&](double ClinicShare::*part) {
    auto const read = [&](Counts const& counts) { return (this->*share)(counts).*part; };
    return at(snapshots, clinic, window.to, read) - at(snapshots, clinic, window.from, read);
  };
  return {gain(&ClinicShare::count), gain(&ClinicShare::of)};
}

ClinicShare OutcomeReader::read(LaneResult const& lane, Column<ClinicId, VaccinationPanel> const& panels, ClinicId clinic,
                                TrialWindow window) const {
  switch (outcome_.measure) {
    case TrialMeasure::recorded: {
      double const count = recorded(lane, columns_[0], clinic, window);
      double const of = columns_.size() > 1 ? recorded(lane, columns_[1], clinic, window) : 1;
      return std::isfinite(count) && std::isfinite(of) ? ClinicShare{count, of} : ClinicShare{};
    }
    case TrialMeasure::missed_opportunities: return between(lane.snapshots, clinic, window, &OutcomeReader::visits);
    case TrialMeasure::harm_rate: return between(lane.hospital_snapshots, clinic, window, &OutcomeReader::harms);
    case TrialMeasure::readmission: return between(lane.hospital_snapshots, clinic, window, &OutcomeReader::readmissions);
    default: break;
  }
  if (is_of_cohort(outcome_.measure)) return enrolled(lane, clinic, window);
  auto const gain = [&](VaccinationCounts const& counts) { return gained(counts); };
  double const earlier = at(lane.snapshots, clinic, window.from, gain);
  ClinicShare share{at(lane.snapshots, clinic, window.to, gain) - earlier, sum(panels[clinic].patients)};
  if (outcome_.measure == TrialMeasure::initiation) share.of -= sum(panels[clinic].one_dose) + earlier;
  return share;
}

/// Everybody enrolled at the clinic.
ClinicShare OutcomeReader::enrolled(LaneResult const& lane, ClinicId clinic, TrialWindow window) const {
  ClinicShare sum;
  for (auto const& member : lane.cohort[clinic]) {
    auto const one = count_of(outcome_.measure, member, window);
    sum.count += one.count, sum.of += one.of;
  }
  return sum;
}

/// Flows: the sum over the window's weeks; levels: as they stand at its end.
double OutcomeReader::recorded(LaneResult const& lane, std::size_t column, ClinicId clinic, TrialWindow window) const {
  auto const& series = lane.by_clinic[column];
  auto const clinics = std::max({lane.counts.size(), lane.hospital_counts.size(), lane.complex_counts.size()});
  auto const value = [&](int week) { return series[static_cast<std::size_t>(week) * clinics + clinic.row()]; };
  int const end = std::max(window.to / 7, 1);
  if (kind_ == MeasureKind::level) return value(end - 1);
  double total = 0;
  for (int week = window.from / 7; week < end; ++week) total += value(week);
  return total;
}

double OutcomeReader::spent(LaneResult const& lane, TrialWindow window) const {
  double total = 0;
  for (auto column : columns_)
    for (int week = window.from / 7; week < std::max(window.to / 7, 1); ++week) total += lane.series[column][static_cast<std::size_t>(week)];
  return total;
}

ClinicShare OutcomeReader::at_start(Column<ClinicId, VaccinationPanel> const& panels, ClinicId clinic) const {
  bool const complete = outcome_.measure == TrialMeasure::completion_change;
  if (!complete && outcome_.measure != TrialMeasure::coverage_change && outcome_.measure != TrialMeasure::initiation) return {};
  return {sum(complete ? panels[clinic].up_to_date : panels[clinic].one_dose), sum(panels[clinic].patients)};
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

ClinicShare OutcomeReader::harms(HospitalCounts const& n) const {
  auto const in = [&](std::int32_t all, std::int32_t icu) {
    return static_cast<double>(outcome_.units == TrialUnits::all ? all : outcome_.units == TrialUnits::other ? all - icu : icu);
  };
  auto const topic = outcome_.harm;
  bool const device = !outcome_.per_patient_day && (topic == clabsi || topic == cauti);
  double count = 0;
  for (std::size_t t = 0; t < hospital_topic_count; ++t)
    if (topic == 0 || topic == t) count += in(n.harms[t], n.icu_harms[t]);
  return {count,
          device ? in(n.device_days[topic], n.icu_device_days[topic]) : in(n.patient_days, n.icu_days)};
}

ClinicShare OutcomeReader::readmissions(HospitalCounts const& n) const {
  ClinicShare share;
  for (std::size_t c = 0; c < hospital_condition_count; ++c)
    if (outcome_.condition == hospital_condition_count || outcome_.condition == c) share.count += n.readmissions[c], share.of += n.discharges[c];
  return share;
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

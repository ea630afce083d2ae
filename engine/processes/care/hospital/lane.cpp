#include "engine/processes/care/hospital/lane.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/math.hpp"
#include "engine/processes/care/hospital/harms.hpp"
#include "engine/random/counts.hpp"
#include "engine/random/distributions.hpp"

namespace convene {
namespace {

constexpr Decision discharged{"hospital.discharges"};
constexpr Decision readmitted{"hospital.readmissions"};
constexpr Decision stayed{"hospital.patient_days"};
constexpr Decision with_device{"hospital.device_days"};
constexpr Decision harmed{"hospital.harms"};
constexpr Decision charts{"hospital.charts"};

constexpr int charts_at_start = 60, charts_a_week = 5;
constexpr double audit_memory = 13;   // weeks
constexpr double need_memory = 26;    // weeks that published rates count for beside what is seen

constexpr double weeks_a_year = 365.25 / 7;

double days_at_risk(double icu_share, HospitalUnit unit) { return unit == intensive_care ? icu_share : 1 - icu_share; }

}  // namespace

HospitalTables::HospitalTables(World const& w, Parameters& parameters) : numbers{parameters}, world{w} {
  auto const& h = w.hospitals;
  for (auto id : rows_of<ClinicId>(h.size())) {
    beliefs.push_back(convene::beliefs(h.rates[id], numbers.rate_spread, numbers.rate_alike));
    double sum = 0;
    for (std::size_t c = 0; c < hospital_condition_count; ++c) sum += h.rates[id][c].discharges / weeks_a_year * beliefs[id][c].mean;
    for (auto const& harm : numbers.harms)
      for (auto unit : {intensive_care, other_units})
        sum += h.patient_days[id] * days_at_risk(h.icu_share[id], unit) * (harm.device[unit] > 0 ? harm.device[unit] : 1) * harm.rate[unit] / 1000;
    expected_a_week.push_back(sum);
  }
}

HospitalLane::HospitalLane(HospitalTables const& tables, Draws const& draws, Column<ClinicId, HospitalLuck> const& luck)
    : tables_{tables}, draws_{draws}, luck_{luck}, counts_(luck.size()), audited_(luck.size()), seen_(luck.size(), 0) {
  reset();
}

void HospitalLane::reset() {
  weeks_ = 0;
  auto const& world = tables_.world;
  for (auto id : rows_of<ClinicId>(counts_.size())) {
    auto& n = counts_[id];
    n = {};
    n.compliance = world.hospitals.compliance[id];
    seen_[id] = 0;
    for (std::uint32_t t = 0; t < hospital_topic_count; ++t) {
      double const u = draws_.uniform(charts, world.clinics.key[id], ~std::uint32_t{0}, t);
      audited_[id][t] = static_cast<double>(binomial(u, charts_at_start, n.compliance[t])) / charts_at_start;
    }
  }
}

void HospitalLane::step(int week, Conditions const& conditions, ParallelFor const& parallel) {
  constexpr std::size_t block = 32;
  auto const count = counts_.size();
  parallel((count + block - 1) / block, [&](std::size_t b) {
    for (std::size_t i = b * block; i < std::min(count, (b + 1) * block); ++i)
      step_hospital(ClinicId{i}, week, conditions.hospital[ClinicId{i}]);
  });
  weeks_ = week + 1;
}

void HospitalLane::step_hospital(ClinicId id, int week, HospitalConditions const& conditions) {
  auto const& start = tables_.world.hospitals.compliance[id];
  for (std::size_t t = 0; t < hospital_topic_count; ++t) {
    double const f = conditions.process[t];
    counts_[id].compliance[t] = f == 0 ? start[t] : expit(logit(start[t]) + tables_.numbers.theta * f);
  }
  readmit(id, week, conditions);
  harm(id, week, conditions);
  audit(id, week);
}

void HospitalLane::readmit(ClinicId id, int week, HospitalConditions const& conditions) {
  auto const& world = tables_.world;
  auto const& numbers = tables_.numbers;
  auto const key = world.clinics.key[id];
  auto& n = counts_[id];
  // What CMS publishes holds the start's compliance already.
  double const shift = conditions.readmission_trend -
                       numbers.beta * (past_threshold(n.compliance[readmissions], numbers.threshold) -
                                       past_threshold(world.hospitals.compliance[id][readmissions], numbers.threshold));
  for (std::uint32_t c = 0; c < hospital_condition_count; ++c) {
    auto const time = static_cast<std::uint32_t>(week);
    auto const went = poisson(draws_.uniform(discharged, key, time, c), world.hospitals.rates[id][c].discharges / weeks_a_year);
    if (went == 0) continue;
    auto const came = binomial(draws_.uniform(readmitted, key, time, c), went, luck_[id].readmission[c].chance(shift));
    n.discharges[c] += went;
    n.readmissions[c] += came;
    seen_[id] += came;
  }
}

void HospitalLane::harm(ClinicId id, int week, HospitalConditions const& conditions) {
  auto const& world = tables_.world;
  auto const& numbers = tables_.numbers;
  auto const& hospital = world.hospitals;
  auto const key = world.clinics.key[id];
  auto const time = static_cast<std::uint32_t>(week);
  auto& n = counts_[id];
  auto const days = poisson(draws_.uniform(stayed, key, time), hospital.patient_days[id]);
  n.patient_days += days;
  auto const icu = static_cast<std::int32_t>(std::floor(hospital.icu_share[id] * days + 0.5));
  n.icu_days += icu;
  double const trend = exact_exp(conditions.harm_trend);
  for (auto topic : {clabsi, cauti, falls, adverse_drug_events}) {
    auto const& h = numbers.harms[topic];
    for (auto unit : {intensive_care, other_units}) {
      auto const turn = static_cast<std::uint32_t>(topic) * std::uint32_t{hospital_units} + static_cast<std::uint32_t>(unit);
      auto const there = unit == intensive_care ? icu : days - icu;
      auto const change = harm_change(numbers, topic, unit, hospital.compliance[id][topic], n.compliance[topic]);
      auto at_risk = there;
      if (h.device[unit] > 0) {
        at_risk = binomial(draws_.uniform(with_device, key, time, turn), there, h.device[unit] * change.devices);
        n.device_days[topic] += at_risk;
        if (unit == intensive_care) n.icu_device_days[topic] += at_risk;
      }
      auto const hurt = poisson(draws_.uniform(harmed, key, time, turn), at_risk * h.rate[unit] / 1000 * change.rate * luck_[id].harm[topic] * trend);
      n.harms[topic] += hurt;
      if (unit == intensive_care) n.icu_harms[topic] += hurt;
      seen_[id] += hurt;
    }
  }
}

void HospitalLane::audit(ClinicId id, int week) {
  for (std::uint32_t t = 0; t < hospital_topic_count; ++t) {
    double const u = draws_.uniform(charts, tables_.world.clinics.key[id], static_cast<std::uint32_t>(week), t);
    double const shown = static_cast<double>(binomial(u, charts_a_week, counts_[id].compliance[t])) / charts_a_week;
    audited_[id][t] += (shown - audited_[id][t]) / audit_memory;
  }
}

Observation HospitalLane::observe(ClinicId id) const {
  Observation shown;
  for (double share : audited_[id]) shown.performance += share / static_cast<double>(audited_[id].size());
  shown.need = weeks_a_year * (need_memory * tables_.expected_a_week[id] + seen_[id]) / (need_memory + weeks_);
  return shown;
}

}  // namespace convene

#include "engine/kernel/recorder.hpp"

#include <algorithm>
#include <limits>

namespace convene {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

bool is_flow(Measure const& m) { return m.info.kind == MeasureKind::flow; }

}  // namespace

Recorder::Recorder(Rules const& rules, Lane const& lane, LaneOptions const& options)
    : rules_{rules}, options_{options}, before_(rules.measures.size(), 0) {
  auto const count = rules.measures.size();
  auto const weeks = static_cast<std::size_t>(lane.world.weeks);
  result_.series.assign(count, {});
  for (auto& s : result_.series) s.reserve(weeks);
  if (options.detail == Detail::summary) return;
  result_.by_system.assign(count, {});
  if (options.detail == Detail::clinic) result_.by_clinic.assign(count, {});
  clinic_before_.assign(count, {});
}

void Recorder::add_up(Lane const& lane) {
  sum_ = {};
  for (auto const& n : lane.care->counts().values()) add(sum_, n);
}

double Recorder::total(Measure const& m, Lane const& lane) const {
  if (m.whole) return m.whole(lane);
  double amount = 0, per = 0;
  if (m.care_amount) {
    amount = m.care_amount(sum_);
    if (m.care_per) per = m.care_per(sum_);
  } else {
    for (auto c : rows_of<ClinicId>(lane.world.clinics.size())) {
      amount += m.amount(lane, c);
      if (m.per) per += m.per(lane, c);
    }
  }
  return m.is_ratio() ? (per > 0 ? amount / per : nan) : amount;
}

void Recorder::start(Lane const& lane) {
  add_up(lane);
  result_.start.clear();
  for (std::size_t i = 0; i < rules_.measures.size(); ++i) {
    auto const& m = rules_.measures[i];
    result_.start.push_back(is_flow(m) ? 0 : total(m, lane));
    if (!clinic_before_.empty()) clinic_before_[i].assign(lane.world.clinics.size(), 0);
  }
}

void Recorder::record(Lane const& lane) {
  add_up(lane);
  auto const& world = lane.world;
  for (std::size_t i = 0; i < rules_.measures.size(); ++i) {
    auto const& m = rules_.measures[i];
    double const now = total(m, lane);
    result_.series[i].push_back(is_flow(m) ? now - before_[i] : now);
    if (is_flow(m)) before_[i] = now;
    if (options_.detail == Detail::summary || !m.by_clinic()) continue;

    std::vector<double> amount(world.systems.size(), 0), per(world.systems.size(), 0);
    for (auto c : rows_of<ClinicId>(world.clinics.size())) {
      double a = m.amount_at(lane, c);
      if (is_flow(m)) std::swap(a, clinic_before_[i][c.row()]), a = clinic_before_[i][c.row()] - a;
      double const p = m.per_at(lane, c);
      auto const s = world.clinics.system[c].row();
      amount[s] += a;
      per[s] += p;
      if (options_.detail == Detail::clinic) result_.by_clinic[i].push_back(m.is_ratio() ? (p > 0 ? a / p : nan) : a);
    }
    for (std::size_t s = 0; s < amount.size(); ++s)
      result_.by_system[i].push_back(m.is_ratio() ? (per[s] > 0 ? amount[s] / per[s] : nan) : amount[s]);
  }
  auto const done = lane.week + 1;
  if (std::find(options_.snapshot_weeks.begin(), options_.snapshot_weeks.end(), done) == options_.snapshot_weeks.end()) return;
  result_.snapshots.push_back(lane.care->counts());
  result_.hospital_snapshots.push_back(lane.care->hospital_counts());
}

LaneResult Recorder::finish(Lane const& lane) {
  result_.weeks_to_agreement = lane.ledger.first_agreement < 0 ? nan : lane.ledger.first_agreement + 1;
  result_.counts = lane.care->counts();
  result_.hospital_counts = lane.care->hospital_counts();
  result_.complex_counts = lane.care->complex_counts();
  if (options_.cohort) result_.cohort = lane.care->cohort();
  return std::move(result_);
}

}  // namespace convene

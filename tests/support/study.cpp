#include "tests/support/study.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace convene::test {

Scenario made_up(WorldShape const& shape) {
  Scenario s;
  s.title = "made up";
  s.start = make_date(2026, 7, 6);
  s.horizon_weeks = shape.weeks;
  s.seed = 11;
  s.path = "made_up.toml";
  for (int i = 0; i < shape.clinics; ++i) {
    ClinicRow c;
    c.clinic = "clinic-" + std::to_string(i);
    if (shape.system_size > 1) c.system = "system-" + std::to_string(i / shape.system_size);
    c.patients = shape.patients;
    c.providers = 5;
    c.coverage_1_dose = 0.70;
    c.coverage_up_to_date = 0.57;
    c.improvement_hours = shape.improvement_hours;
    c.champion = false;
    s.clinics.push_back(c);
  }
  StrategySpec nothing;
  nothing.name = "no_partnership";
  s.strategies.push_back(nothing);
  s.baseline = nothing.name;
  return s;
}

std::size_t add_partner(Scenario& scenario, std::string const& id, int people, double hours) {
  PartnerSpec p;
  p.id = id;
  p.kind = "test";
  p.staff = {{"coach", people, hours}};
  p.topics = {"hpv"};
  scenario.partners.push_back(p);
  return scenario.partners.size() - 1;
}

StrategySpec& add_strategy(Scenario& scenario, std::string const& name, Engagement engagement,
                           std::vector<std::size_t> partners, std::vector<std::string> const& levers) {
  StrategySpec s;
  s.name = name;
  s.engagement = engagement;
  s.partners = std::move(partners);
  for (auto const& id : levers) s.levers.push_back({id, {}, {}});
  scenario.strategies.push_back(s);
  return scenario.strategies.back();
}

void set(StrategySpec& strategy, std::string const& lever, std::string const& setting, SettingValue value) {
  for (auto& use : strategy.levers)
    if (use.id == lever) use.settings[setting] = {std::move(value), {}};
}

void set(Scenario& scenario, std::string const& parameter, double value) { scenario.parameters[parameter] = {value, {}}; }

Study::Study(Scenario const& scenario, int replications) : simulation_{scenario} {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i) all.push_back(i);
  for (int r = 0; r < replications; ++r) results_.push_back(simulation_.replicate(r, all, serial_for, {}));
}

std::size_t Study::row(std::string const& strategy) const {
  auto const names = simulation_.strategy_names();
  auto const found = std::find(names.begin(), names.end(), strategy);
  if (found == names.end()) throw std::out_of_range(strategy);
  return static_cast<std::size_t>(found - names.begin());
}

std::size_t Study::column(std::string const& measure) const {
  auto const& all = simulation_.measures();
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].info.id == measure) return i;
  throw std::out_of_range(measure);
}

std::vector<double> Study::values(std::string const& strategy, std::string const& measure) const {
  auto const s = row(strategy), m = column(measure);
  bool const flow = simulation_.measures()[m].info.kind == MeasureKind::flow;
  std::vector<double> out;
  for (auto const& r : results_) {
    auto const& series = r.lanes[s].series[m];
    double sum = 0;
    for (double x : series) sum += x;
    out.push_back(flow ? sum : series.back());
  }
  return out;
}

double Study::mean(std::string const& strategy, std::string const& measure) const {
  auto const v = values(strategy, measure);
  double sum = 0;
  for (double x : v) sum += x;
  return sum / static_cast<double>(v.size());
}

std::vector<double> Study::differences(std::string const& strategy, std::string const& measure) const {
  auto out = values(strategy, measure);
  auto const base = values(simulation_.strategy_names().front(), measure);
  for (std::size_t i = 0; i < out.size(); ++i) out[i] -= base[i];
  return out;
}

double Study::difference_between(std::string const& strategy, std::string const& measure, int from, int to) const {
  auto const s = row(strategy), m = column(measure);
  double sum = 0;
  for (auto const& r : results_)
    for (int w = from; w < to; ++w)
      sum += r.lanes[s].series[m][static_cast<std::size_t>(w)] - r.lanes[0].series[m][static_cast<std::size_t>(w)];
  return sum / static_cast<double>(results_.size());
}

double t_statistic(std::vector<double> const& values) {
  double mean = 0, squares = 0;
  auto const n = static_cast<double>(values.size());
  for (double x : values) mean += x / n;
  for (double x : values) squares += (x - mean) * (x - mean);
  if (squares == 0) return mean == 0 ? 0 : mean > 0 ? 1e9 : -1e9;
  return mean / std::sqrt(squares / (n - 1) / n);
}

}  // namespace convene::test

#include "engine/assembly/gather.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <set>

#include "engine/assembly/validate.hpp"
#include "engine/core/hash.hpp"

namespace convene {
namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

void describe(Variable& v, MeasureInfo const& info) {
  v.units = info.units;
  v.long_name = info.title;
  v.attributes["cell_methods"] = info.kind == MeasureKind::flow ? "week: sum" : "week: point";
  v.attributes["better"] = info.better == Better::more ? "more" : info.better == Better::less ? "less" : "neither";
}

}  // namespace

namespace {

/// By strategy "policy:content", where content is one number for all that is the same but for the policy's kind.
std::string policies(Scenario const& scenario, std::vector<std::size_t> const& strategies) {
  std::string list;
  for (auto row : strategies) {
    auto const& s = scenario.strategies[row];
    auto content = static_cast<std::uint64_t>(s.engagement) + 16 * s.enrolled;
    auto const add = [&](std::string const& text) { content = combine(content, name_hash(text)); };
    auto const add_settings = [&](std::map<std::string, GivenSetting> const& settings) {
      for (auto const& [name, given] : settings) add(std::visit([&](auto const& v) { return fmt::format("{}={}", name, v); }, given.value));
    };
    for (auto partner : s.partners) add(scenario.partners[partner].id);
    for (auto const& use : s.levers) add(use.id), add_settings(use.settings);
    for (auto const& [column, value] : s.sites) add(column), add(value);
    add_settings(s.policy.settings);
    list += fmt::format("{}{}:{:016x}", list.empty() ? "" : ";", s.policy.kind, content);
  }
  return list;
}

}  // namespace

Gatherer::Gatherer(Scenario const& scenario, Simulation const& simulation, std::vector<std::size_t> strategies,
                   std::vector<int> replications, Detail detail)
    : scenario_{scenario}, simulation_{simulation}, strategies_{std::move(strategies)},
      replications_{std::move(replications)}, detail_{detail} {
  auto const measures = simulation.measures().size();
  auto const lanes = strategies_.size() * replications_.size();
  auto const weeks = static_cast<std::size_t>(scenario.horizon_weeks);
  auto const& world = simulation.world();
  series_.assign(measures, std::vector<double>(lanes * weeks, nan));
  start_.assign(measures, std::vector<double>(replications_.size(), nan));
  weeks_to_agreement_.assign(lanes, nan);
  by_system_.resize(measures);
  by_clinic_.resize(measures);
  for (std::size_t m = 0; m < measures; ++m) {
    if (!simulation.measures()[m].by_clinic()) continue;
    auto const missing = std::numeric_limits<float>::quiet_NaN();
    if (detail != Detail::summary) by_system_[m].assign(lanes * weeks * world.systems.size(), missing);
    if (detail == Detail::clinic) by_clinic_[m].assign(lanes * weeks * world.clinics.size(), missing);
  }
}

void Gatherer::add(ReplicationResult const& result) {
  auto const found = std::find(replications_.begin(), replications_.end(), result.replication);
  auto const r = static_cast<std::size_t>(found - replications_.begin());
  auto const copy = [](auto const& from, auto& to, std::size_t place) {
    std::transform(from.begin(), from.end(), to.begin() + static_cast<std::ptrdiff_t>(place),
                   [](double x) { return static_cast<typename std::decay_t<decltype(to)>::value_type>(x); });
  };
  for (std::size_t s = 0; s < strategies_.size(); ++s) {
    auto const& lane = result.lanes[s];
    weeks_to_agreement_[row(s, r)] = lane.weeks_to_agreement;
    for (std::size_t m = 0; m < series_.size(); ++m) {
      copy(lane.series[m], series_[m], row(s, r) * lane.series[m].size());
      if (s == 0) start_[m][r] = lane.start[m];
      if (!by_system_[m].empty()) copy(lane.by_system[m], by_system_[m], row(s, r) * lane.by_system[m].size());
      if (!by_clinic_[m].empty()) copy(lane.by_clinic[m], by_clinic_[m], row(s, r) * lane.by_clinic[m].size());
    }
  }
}

ResultSet Gatherer::finish() const {
  ResultSet out;
  Dimension strategy{.name = "strategy", .size = strategies_.size(), .labels = {}, .values = {}, .units = "1", .long_name = "choice compared"};
  auto const names = simulation_.strategy_names();
  for (auto s : strategies_) strategy.labels.push_back(names[s]);
  Dimension replication{.name = "replication", .size = replications_.size(), .labels = {}, .values = replications_, .units = "1", .long_name = "independent repetition; the same number shares people, visits and draws"};
  Dimension week{.name = "week", .size = static_cast<std::size_t>(scenario_.horizon_weeks), .labels = {}, .values = {}, .units = "week", .long_name = "weeks since the start, at the week's end"};
  for (int w = 1; w <= scenario_.horizon_weeks; ++w) week.values.push_back(w);
  out.dimensions = {strategy, replication, week};

  auto const outcome = scenario_.outcome.empty() ? default_outcome(scenario_.setting) : scenario_.outcome;
  auto const& measures = simulation_.measures();
  for (std::size_t m = 0; m < measures.size(); ++m) {
    Variable v{measures[m].info.id, {"strategy", "replication", "week"}, series_[m], "1", {}, {}};
    describe(v, measures[m].info);
    if (measures[m].info.id == outcome) {
      auto primary = v;
      primary.name = "outcome";
      primary.attributes["measure"] = outcome;
      out.variables.push_back(std::move(primary));
      Variable start{"outcome_at_start", {"replication"}, start_[m], v.units, "outcome before the first week, the same for every strategy", {{"measure", outcome}}};
      out.variables.push_back(std::move(start));
    }
    out.variables.push_back(std::move(v));
  }
  out.variables.push_back({"weeks_to_agreement", {"strategy", "replication"}, weeks_to_agreement_, "week", "weeks until the first agreement; no value where there was none", {}});
  if (detail_ != Detail::summary) add_sites(out);

  out.attributes["title"] = scenario_.title;
  out.attributes["setting"] = to_string(scenario_.setting);
  out.attributes["baseline"] = scenario_.baseline;
  out.attributes["currency"] = scenario_.economics.currency;
  std::string willingness;
  for (double w : scenario_.economics.willingness_to_pay) willingness += fmt::format("{}{}", willingness.empty() ? "" : ", ", w);
  if (!willingness.empty()) {
    out.attributes["willingness_to_pay"] = willingness;
    out.attributes["price_year"] = std::to_string(scenario_.economics.price_year);
  }
  out.attributes["created"] = to_string(scenario_.start);  // of the scenario, so that the same run gives the same bytes
  out.attributes["start"] = to_string(scenario_.start);
  std::string drawn;
  for (auto const& column : simulation_.world().drawn) drawn += (drawn.empty() ? "" : ", ") + column;
  out.attributes["drawn_columns"] = drawn;
  out.attributes["strategy_policies"] = policies(scenario_, strategies_);
  out.attributes["grade_e_parameters"] = simulation_.judged_parameters();
  for (auto const& [file, text] : scenario_.files) out.provenance["scenario/" + file] = text;
  out.provenance["seed"] = std::to_string(scenario_.seed);
  return out;
}

void Gatherer::add_sites(ResultSet& out) const {
  auto const& world = simulation_.world();
  Dimension system{.name = "system", .size = world.systems.size(), .labels = {}, .values = {}, .units = "1", .long_name = "health system, or independent clinic"};
  std::set<std::string> used;
  for (auto s : rows_of<SystemId>(world.systems.size())) {
    auto name = world.systems.name[s];
    if (!used.insert(name).second) name += " (independent)", used.insert(name);
    system.labels.push_back(name);
  }
  out.dimensions.push_back(system);
  if (detail_ == Detail::clinic) {
    Dimension clinic{.name = "clinic", .size = world.clinics.size(), .labels = {}, .values = {}, .units = "1", .long_name = "clinic"};
    for (auto const& name : world.clinics.name.values()) clinic.labels.push_back(name);
    out.dimensions.push_back(clinic);
    std::vector<std::int32_t> patients(world.clinics.patients.values().begin(), world.clinics.patients.values().end());
    out.groups["sites"].push_back({"clinic_patients", {"clinic"}, patients, "person", "active patients aged 9-18 at the start", {}});
    std::vector<std::int32_t> of;
    for (auto s : world.clinics.system.values()) of.push_back(static_cast<std::int32_t>(s.row()));
    out.groups["sites"].push_back({"clinic_system", {"clinic"}, of, "1", "row of the clinic's system", {}});
  }
  auto const& measures = simulation_.measures();
  for (std::size_t m = 0; m < measures.size(); ++m) {
    auto const put = [&](char const* level, std::vector<float> const& cells) {
      if (cells.empty()) return;
      Variable v{measures[m].info.id + "_by_" + level, {"strategy", "replication", "week", level}, cells, "1", {}, {}};
      describe(v, measures[m].info);
      out.groups["sites"].push_back(std::move(v));
    };
    put("system", by_system_[m]);
    put("clinic", by_clinic_[m]);
  }
}

}  // namespace convene

// What `convene run` times: whole replications through assembly, organisations, measures and recording included.
#include <benchmark/benchmark.h>

#include <numeric>

#include "engine/assembly/simulation.hpp"
#include "engine/core/math.hpp"
#include "engine/execution/pool.hpp"

namespace convene {
namespace {

constexpr int clinics = 847, patients = 1181;  // one million patients; hpv.A7, Gilkey 2014

/// A made-up nation in systems of seven clinics; two partners and strategies that use them.
Scenario nation() {
  Scenario s;
  s.title = "benchmark";
  s.start = make_date(2026, 7, 6);
  s.seed = 1;
  s.path = "benchmark";
  for (int i = 0; i < clinics; ++i) {
    ClinicRow c;
    c.clinic = "clinic " + std::to_string(i);
    c.system = "system " + std::to_string(i / 7);
    c.patients = patients;
    c.providers = 5;
    double const z = normal_quantile(Draws::to_unit(mix(name_hash(c.clinic))));
    c.coverage_1_dose = expit(logit(0.76) + 0.5 * z);
    s.clinics.push_back(c);
  }
  s.partners.push_back({.id = "department", .kind = "health_department", .staff = {{"coach", 14, 30}}, .topics = {"hpv"}, .latitude = {}, .longitude = {}, .reputation = {}, .funded_weeks = {}, .kept_after = {}, .where = {}});
  s.partners.push_back({.id = "society", .kind = "cancer_society", .staff = {{"strategist", 7, 20}}, .topics = {"hpv"}, .latitude = {}, .longitude = {}, .reputation = {}, .funded_weeks = {}, .kept_after = {}, .where = {}});
  auto const add = [&](std::string name, Engagement engagement, std::vector<std::size_t> partners, std::vector<std::string> levers) {
    StrategySpec strategy;
    strategy.name = std::move(name);
    strategy.engagement = engagement;
    strategy.partners = std::move(partners);
    for (auto const& id : levers) strategy.levers.push_back({id, {}, {}});
    s.strategies.push_back(std::move(strategy));
  };
  add("no_partnership", Engagement::none, {}, {});
  for (int i = 0; i < 4; ++i) {
    auto const number = std::to_string(i);
    add("clinics " + number, Engagement::clinic, {0}, {"coaching"});
    add("systems " + number, Engagement::system, {0, 1}, {"coaching", "leader_identification", "priority_matching", "system_mapping"});
  }
  s.baseline = "no_partnership";
  return s;
}

Simulation const& simulation() {
  static Simulation const made{nation()};
  return made;
}

/// First strategies of the scenario, as many as asked for, over the same people.
void whole_replication(benchmark::State& state) {
  Pool const pool{static_cast<int>(state.range(0))};
  std::vector<std::size_t> strategies(static_cast<std::size_t>(state.range(1)));
  std::iota(strategies.begin(), strategies.end(), std::size_t{0});
  int replication = 0;
  for (auto _ : state)
    benchmark::DoNotOptimize(simulation().replicate(replication++, strategies, pool.parallel_for(), {}));
  state.counters["ns/patient"] = benchmark::Counter(1e-9 * clinics * patients, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

/// As many replications at once as there are threads, each on one thread.
void ensemble(benchmark::State& state) {
  auto const threads = static_cast<int>(state.range(0));
  Pool const pool{threads};
  std::vector<std::size_t> const strategies{0, 1};
  for (auto _ : state)
    pool.run_tasks(4, [&](std::size_t r) { benchmark::DoNotOptimize(simulation().replicate(static_cast<int>(r), strategies, serial_for, {})); });
  state.counters["ns/patient"] = benchmark::Counter(4e-9 * clinics * patients, benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

BENCHMARK(whole_replication)
    ->Args({1, 1})->Args({2, 1})->Args({1, 2})->Args({1, 9})
    ->ArgNames({"threads", "strategies"})->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(ensemble)->Arg(1)->Arg(2)->ArgName("threads")->Unit(benchmark::kMillisecond)->UseRealTime();

}  // namespace
}  // namespace convene

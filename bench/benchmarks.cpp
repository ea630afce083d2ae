#include <benchmark/benchmark.h>

#include <memory>

#include "bench/national.hpp"
#include "bench/yardsticks/floor.hpp"
#include "bench/yardsticks/reference.hpp"
#include "engine/execution/pool.hpp"
#include "engine/processes/care/vaccination/vaccination.hpp"

namespace convene {
namespace {

constexpr std::size_t million = 1'000'000;
constexpr int weeks = 52;

/// ns a patient, and patient-years a second.
void per_patient(benchmark::State& state, std::size_t patients) {
  auto const done = static_cast<double>(patients) * static_cast<double>(state.iterations());
  state.counters["ns/patient"] =
      benchmark::Counter(done * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["patients/s"] = benchmark::Counter(done, benchmark::Counter::kIsRate);
}

struct Setting {
  explicit Setting(std::size_t size, int threads) : world{nation(size, weeks)}, pool{threads} {
    model = vaccination_care(world, parameters);
    conditions.vaccination = Column<ClinicId, CareConditions>(world.clinics.size());
    for (auto n : world.clinics.patients.values()) patients += static_cast<std::size_t>(n);
  }
  ParallelFor parallel() const { return pool.threads() == 1 ? ParallelFor{serial_for} : pool.parallel_for(); }

  Parameters parameters;
  World world;
  Pool pool;
  std::unique_ptr<CareModel> model;
  Conditions conditions;
  std::size_t patients = 0;
};

void year(CareLane& lane, Setting const& s, ParallelFor const& parallel) {
  for (int week = 0; week < weeks; ++week) lane.step(week, s.conditions, parallel);
}

void floor(benchmark::State& state) {
  Floor floor{million};
  std::uint64_t replication = 0;
  for (auto _ : state) benchmark::DoNotOptimize(floor.run(++replication));
  per_patient(state, million);
}

void reference(benchmark::State& state) {
  Parameters parameters;
  auto const world = nation(million, weeks);
  Reference plain{world, parameters};
  Column<ClinicId, CareConditions> const conditions(world.clinics.size());
  std::uint64_t seed = 0;
  for (auto _ : state) {
    plain.populate(++seed);
    for (int week = 0; week < weeks; ++week) plain.step(week, conditions);
    benchmark::DoNotOptimize(plain.counts());
  }
  per_patient(state, world.clinics.size() * 1181);
}

void reference_stripped(benchmark::State& state) {
  std::uint64_t seed = 0;
  for (auto _ : state) benchmark::DoNotOptimize(stripped_reference(million, ++seed));
  per_patient(state, million);
}

/// People and calendar of a replication.
void people(benchmark::State& state) {
  Setting const s{million, static_cast<int>(state.range(0))};
  auto const parallel = s.parallel();
  std::uint64_t replication = 0;
  for (auto _ : state) benchmark::DoNotOptimize(s.model->people(Draws{1, ++replication}, parallel));
  per_patient(state, s.patients);
}

/// From scratch: people, calendar, a lane, 52 weeks.
void replication_year(benchmark::State& state) {
  Setting const s{static_cast<std::size_t>(state.range(1)), static_cast<int>(state.range(0))};
  auto const parallel = s.parallel();
  std::uint64_t replication = 0;
  for (auto _ : state) {
    auto const people = s.model->people(Draws{1, ++replication}, parallel);
    auto const lane = people->open_lane();
    year(*lane, s, parallel);
    benchmark::DoNotOptimize(lane->counts());
  }
  per_patient(state, s.patients);
}

/// One more strategy over the same people: reset and 52 weeks; conditions change weekly at a share of
/// clinics.
void extra_strategy(benchmark::State& state) {
  Setting s{million, static_cast<int>(state.range(0))};
  auto const parallel = s.parallel();
  auto const people = s.model->people(Draws{1, 1}, parallel);
  auto const lane = people->open_lane();
  for (auto _ : state) {
    lane->reset();
    for (int week = 0; week < weeks; ++week) {
      if (state.range(1) > 0)
        for (std::size_t c = 0; c < s.world.clinics.size(); c += static_cast<std::size_t>(state.range(1)))
          s.conditions.vaccination[ClinicId{c}] = {0.5f - 0.005f * static_cast<float>(week), 0, 0, 0.3f, 0, 2};
      lane->step(week, s.conditions, parallel);
    }
    benchmark::DoNotOptimize(lane->counts());
  }
  per_patient(state, s.patients);
}

/// One week of care in the middle of the year.
void care_week(benchmark::State& state) {
  Setting const s{million, static_cast<int>(state.range(0))};
  auto const parallel = s.parallel();
  auto const people = s.model->people(Draws{1, 1}, parallel);
  auto const lane = people->open_lane();
  int week = 0;
  for (auto _ : state) {
    if (week == weeks) {
      state.PauseTiming();
      lane->reset();
      week = 0;
      state.ResumeTiming();
    }
    lane->step(week++, s.conditions, parallel);
  }
  per_patient(state, s.patients);
}

BENCHMARK(floor)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(reference)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(reference_stripped)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(people)->Arg(1)->Arg(2)->ArgName("threads")->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(replication_year)
    ->Args({1, million})
    ->Args({2, million})
    ->Args({1, million / 10})
    ->Args({1, 10 * million})
    ->ArgNames({"threads", "patients"})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(extra_strategy)
    ->Args({1, 0})
    ->Args({2, 0})
    ->Args({1, 8})
    ->ArgNames({"threads", "one_helped_in"})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(care_week)->Arg(1)->Arg(2)->ArgName("threads")->Unit(benchmark::kMicrosecond)->UseRealTime();

}  // namespace
}  // namespace convene

#include "engine/experiments/scenario_observer.hpp"

#include <fmt/format.h>

#include <numeric>

#include "engine/assembly/simulation.hpp"
#include "engine/assembly/validate.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/execution/pool.hpp"

namespace convene {
namespace {

double total_of(std::vector<double> const& series, MeasureKind kind) {
  if (series.empty()) return 0;
  return kind == MeasureKind::level ? series.back() : std::accumulate(series.begin(), series.end(), 0.0);
}

}  // namespace

struct ScenarioObserver::Parts {
  Parts(Scenario const& scenario, int threads, std::atomic<bool> const* stop_flag, Journal* kept)
      : simulation{scenario}, pool{threads}, stop{stop_flag}, journal{kept},
        outcome{scenario.outcome.empty() ? default_outcome(scenario.setting) : scenario.outcome} {}

  std::size_t column(std::string const& id) const {
    auto const& wanted = id.empty() ? outcome : id;
    std::vector<std::string> known;
    for (auto const& measure : simulation.measures()) {
      if (measure.info.id == wanted) return known.size();
      known.push_back(measure.info.id);
    }
    auto const near = nearest(wanted, known);
    throw InputError(Fault{{},
                           "measure '" + wanted + "'",
                           "there is none of this name",
                           near.empty() ? "`convene describe --measures` lists them" : "did you mean '" + near + "'?"});
  }

  Simulation simulation;
  Pool pool;
  std::atomic<bool> const* stop;
  Journal* journal;
  std::string outcome;
};

ScenarioObserver::ScenarioObserver(Scenario const& scenario, int threads, std::atomic<bool> const* stop, Journal* journal)
    : parts_{std::make_unique<Parts>(scenario, threads, stop, journal)} {}
ScenarioObserver::~ScenarioObserver() = default;

MeasureInfo ScenarioObserver::measure(std::string const& id) const {
  return parts_->simulation.measures()[parts_->column(id)].info;
}

std::vector<Matrix> ScenarioObserver::totals(std::vector<std::string> const& measures,
                                             std::span<std::size_t const> strategies, std::size_t first,
                                             std::size_t count) const {
  std::vector<std::size_t> columns;
  for (auto const& id : measures) columns.push_back(parts_->column(id));
  std::vector<Matrix> totals(measures.size(), Matrix(count, strategies.size()));
  auto const& kinds = parts_->simulation.measures();
  // With few replications at once they share their people's care.
  bool const plenty = count >= 4 * static_cast<std::size_t>(parts_->pool.threads());
  auto const inner = plenty ? ParallelFor(serial_for) : parts_->pool.parallel_for();
  auto* const journal = parts_->journal;
  auto const number = journal ? journal->ask(count * strategies.size()) : 0;
  auto const asked = [&](std::size_t r, std::size_t s) {
    return std::vector<double>{static_cast<double>(strategies[s]), static_cast<double>(first + r)};
  };
  auto const report = parts_->pool.run_tasks(
      count,
      [&](std::size_t r) {
        std::vector<std::size_t> missing, places;
        for (std::size_t s = 0; s < strategies.size(); ++s) {
          auto const* const seen = journal ? journal->find(number + r * strategies.size() + s, asked(r, s)) : nullptr;
          for (std::size_t m = 0; seen && m < columns.size(); ++m) totals[m](r, s) = seen[m];
          if (!seen) missing.push_back(strategies[s]), places.push_back(s);
        }
        if (missing.empty()) return;
        auto const lived = parts_->simulation.replicate(static_cast<int>(first + r), missing, inner, {});
        for (std::size_t i = 0; i < places.size(); ++i) {
          std::vector<double> row;
          for (std::size_t m = 0; m < columns.size(); ++m) {
            row.push_back(total_of(lived.lanes[i].series[columns[m]], kinds[columns[m]].info.kind));
            totals[m](r, places[i]) = row.back();
          }
          if (journal) journal->keep(number + r * strategies.size() + places[i], asked(r, places[i]), row);
        }
      },
      {.stop = parts_->stop});
  if (!report.failures.empty())
    throw RunFailed(
        fmt::format("replication {}: {}", first + report.failures[0].task, report.failures[0].message));
  if (report.stopped) throw Stopped{};
  return totals;
}

Observe ScenarioObserver::observe(std::string const& measure) const {
  return [this, measure](std::span<std::size_t const> strategies, std::size_t first, std::size_t count) {
    return totals({measure}, strategies, first, count)[0];
  };
}

}  // namespace convene

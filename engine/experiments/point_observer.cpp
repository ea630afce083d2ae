#include "engine/experiments/point_observer.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "engine/assembly/simulation.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/execution/pool.hpp"
#include "engine/experiments/stopped.hpp"

namespace convene {
namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

struct MeasureColumn {
  std::size_t measure;
  MeasureKind kind;
};

double read(std::vector<double> const& series, MeasureKind kind, int from, int week) {
  if (kind == MeasureKind::level) return series[static_cast<std::size_t>(week) - 1];
  return std::accumulate(series.begin() + from, series.begin() + week, 0.0);
}

}  // namespace

struct PointObserver::Parts {
  Scenario scenario;
  std::vector<Factor> factors;
  std::vector<PointReading> readings;
  std::vector<std::vector<MeasureColumn>> columns;  // by reading
  std::vector<std::optional<MeasureColumn>> per;    // by reading
  std::vector<std::size_t> strategies;       // those that are read, in order
  std::vector<std::size_t> lane, lane_beyond;  // by reading
  Pool pool;
  std::atomic<bool> const* stop;
  Journal* journal;

  Parts(Scenario s, std::vector<Factor> f, std::vector<PointReading> r, int threads, std::atomic<bool> const* flag, Journal* kept)
      : scenario{std::move(s)}, factors{std::move(f)}, readings{std::move(r)}, pool{threads}, stop{flag}, journal{kept} {}

  std::vector<double> live(Simulation const& simulation, std::size_t replication, ParallelFor const& inner) const {
    auto const lived = simulation.replicate(static_cast<int>(replication), strategies, inner, {});
    std::vector<double> row;
    for (std::size_t i = 0; i < readings.size(); ++i) {
      double sum = 0;
      for (auto const& [measure, kind] : columns[i]) {
        auto const of = [&](std::size_t at) {
          return read(lived.lanes[at].series[measure], kind, readings[i].from_week, readings[i].week);
        };
        sum += readings[i].beyond ? of(lane[i]) - of(lane_beyond[i]) : of(lane[i]);
      }
      if (per[i])
        sum /= read(lived.lanes[lane[i]].series[per[i]->measure], per[i]->kind, readings[i].from_week, readings[i].week);
      row.push_back(sum);
    }
    return row;
  }
};

PointObserver::PointObserver(Scenario scenario, std::vector<Factor> factors, std::vector<PointReading> readings,
                             int threads, std::atomic<bool> const* stop, Journal* journal)
    : parts_{std::make_unique<Parts>(std::move(scenario), std::move(factors), std::move(readings), threads, stop, journal)} {
  auto& p = *parts_;
  Simulation const simulation{p.scenario};
  std::vector<std::string> known;
  for (auto const& measure : simulation.measures()) known.push_back(measure.info.id);
  for (auto& reading : p.readings) {
    if (reading.week == 0) reading.week = p.scenario.horizon_weeks;
    if (reading.week < 1 || reading.week > p.scenario.horizon_weeks || reading.from_week < 0 ||
        reading.from_week >= reading.week)
      throw InputError(Fault{{},
                             "weeks " + std::to_string(reading.from_week) + " to " + std::to_string(reading.week),
                             "must lie in the horizon, which ends with week " + std::to_string(p.scenario.horizon_weeks),
                             ""});
    p.columns.emplace_back();
    p.per.emplace_back();
    auto const column_of = [&](std::string const& id) {
      auto const found = std::find(known.begin(), known.end(), id);
      if (found == known.end()) {
        auto const near = nearest(id, known);
        throw InputError(Fault{{},
                               "measure '" + id + "'",
                               "there is none of this name",
                               near.empty() ? "`convene describe --measures` lists them" : "did you mean '" + near + "'?"});
      }
      auto const m = static_cast<std::size_t>(found - known.begin());
      return MeasureColumn{m, simulation.measures()[m].info.kind};
    };
    for (auto const& id : reading.measures) p.columns.back().push_back(column_of(id));
    if (!reading.per.empty()) p.per.back() = column_of(reading.per);
    auto const lane_of = [&](std::size_t strategy) {
      auto const found_lane = std::find(p.strategies.begin(), p.strategies.end(), strategy);
      auto const place = static_cast<std::size_t>(found_lane - p.strategies.begin());
      if (found_lane == p.strategies.end()) p.strategies.push_back(strategy);
      return place;
    };
    p.lane.push_back(lane_of(reading.strategy));
    p.lane_beyond.push_back(reading.beyond ? lane_of(*reading.beyond) : p.lane.back());
  }
}

PointObserver::~PointObserver() = default;

std::vector<Matrix> PointObserver::observe(Matrix const& values, std::span<std::size_t const> first,
                                           std::size_t count) const {
  auto const& p = *parts_;
  std::vector<Matrix> found(values.rows(), Matrix(count, p.readings.size(), none));
  auto const number = p.journal ? p.journal->ask(values.rows() * count) : 0;
  auto const asked = [&](std::size_t point, std::size_t r) {
    std::vector<double> question(values.row(point).begin(), values.row(point).end());
    question.push_back(static_cast<double>(first[point] + r));
    return question;
  };
  std::vector<std::vector<std::size_t>> missing(values.rows());  // replications, by point
  std::vector<std::size_t> points;                               // that miss some
  for (std::size_t point = 0; point < values.rows(); ++point) {
    for (std::size_t r = 0; r < count; ++r) {
      auto const* const seen = p.journal ? p.journal->find(number + point * count + r, asked(point, r)) : nullptr;
      if (seen)
        std::copy_n(seen, p.readings.size(), found[point].row(r).begin());
      else
        missing[point].push_back(r);
    }
    if (!missing[point].empty()) points.push_back(point);
  }
  auto const live = [&](Simulation const& simulation, std::size_t point, std::size_t r) {
    std::vector<double> row(p.readings.size(), none);
    try {
      row = p.live(simulation, first[point] + r, serial_for);
    } catch (std::exception const&) {  // it failed: NaN
    }
    std::copy(row.begin(), row.end(), found[point].row(r).begin());
    if (p.journal) p.journal->keep(number + point * count + r, asked(point, r), row);
  };
  auto const made = [&](std::size_t point) -> std::unique_ptr<Simulation> {
    try {
      return std::make_unique<Simulation>(apply_factors(p.scenario, p.factors, values.row(point)));
    } catch (InputError const&) {
      return nullptr;  // these values make no valid scenario
    }
  };
  bool stopped = false;
  std::vector<TaskFailure> failures;  // to write, not to live
  if (points.size() >= static_cast<std::size_t>(p.pool.threads())) {
    auto const report = p.pool.run_tasks(
        points.size(),
        [&](std::size_t task) {
          auto const simulation = made(points[task]);
          for (auto const r : missing[points[task]])
            if (simulation && !(p.stop && p.stop->load())) live(*simulation, points[task], r);
        },
        {.stop = p.stop});
    stopped = report.stopped || (p.stop && p.stop->load());
    failures = report.failures;
  } else {
    for (auto const point : points) {
      auto const simulation = made(point);
      if (!simulation) continue;
      auto const report = p.pool.run_tasks(
          missing[point].size(), [&](std::size_t task) { live(*simulation, point, missing[point][task]); }, {.stop = p.stop});
      stopped = stopped || report.stopped;
      failures.insert(failures.end(), report.failures.begin(), report.failures.end());
      if (stopped) break;
    }
  }
  if (!failures.empty()) throw FileError("the journal", failures[0].message);
  if (stopped) throw Stopped{};
  return found;
}

std::vector<Matrix> PointObserver::observe(Matrix const& values, std::size_t first, std::size_t count) const {
  return observe(values, std::vector(values.rows(), first), count);
}

}  // namespace convene

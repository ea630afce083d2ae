#include "engine/experiments/sweep/simulated_sweep.hpp"

#include <algorithm>
#include <memory>
#include <numeric>

#include "engine/assembly/gather.hpp"
#include "engine/assembly/simulation.hpp"
#include "engine/store/scenario_record.hpp"

namespace convene {
namespace {

/// How a variable of the results of one replication becomes a column of the study.
struct Source {
  std::string name;
  bool by_strategy = true;  ///< else the same for every strategy
  std::size_t length = 1;   ///< weeks, or 1
  bool summed = false, last = false;  ///< totals: what is kept of the weeks
};

bool is_kept(Variable const& v, std::vector<PlacedText> const& measures) {
  if (!std::holds_alternative<std::vector<double>>(v.cells)) return false;
  bool const weekly = v.dimensions == std::vector<std::string>{"strategy", "replication", "week"};
  if (!weekly)
    return v.dimensions == std::vector<std::string>{"strategy", "replication"} ||
           v.dimensions == std::vector<std::string>{"replication"};
  if (measures.empty() || v.name == "outcome") return true;
  return std::any_of(measures.begin(), measures.end(), [&](PlacedText const& m) { return m.text == v.name; });
}

class Simulated {
 public:
  explicit Simulated(PreparedStudy study) : study_{std::move(study)} {
    Simulation const simulation{study_.scenario};
    auto frame = gathered(study_.scenario, simulation, {}).finish();
    make_columns(frame);
    make_frame(std::move(frame));
  }

  Study const& study() const { return made_; }

  RunJob prepare(std::size_t point) const {
    struct Ready {
      Scenario scenario;
      Simulation simulation;
      explicit Ready(Scenario asked) : scenario{std::move(asked)}, simulation{scenario} {}
    };
    auto const ready = std::make_shared<Ready>(scenario_at(study_, point));
    return [this, ready](Job const& job, ParallelFor const& inner) {
      std::vector<std::size_t> const strategies(job.strategies.begin(), job.strategies.end());
      auto const replication = static_cast<int>(job.replication);
      Gatherer gatherer{ready->scenario, ready->simulation, strategies, {replication}, Detail::summary};
      gatherer.add(ready->simulation.replicate(replication, strategies, inner, {}));
      return rows_of_results(gatherer.finish(), strategies.size());
    };
  }

 private:
  static Gatherer gathered(Scenario const& scenario, Simulation const& simulation, std::vector<int> replications) {
    std::vector<std::size_t> strategies(scenario.strategies.size());
    std::iota(strategies.begin(), strategies.end(), std::size_t{0});
    return {scenario, simulation, strategies, std::move(replications), Detail::summary};
  }

  void make_columns(ResultSet& frame) {
    bool const totals = study_.spec.series == SeriesDetail::totals;
    auto const weeks = frame.dimension("week").size;
    for (auto& variable : frame.variables) {
      if (!is_kept(variable, study_.spec.measures)) continue;
      Source source{variable.name};
      source.by_strategy = variable.dimensions[0] == "strategy";
      bool const weekly = variable.dimensions.back() == "week";
      source.length = weekly ? weeks : 1;
      bool const flow = weekly && variable.attributes["cell_methods"] == "week: sum";
      source.summed = weekly && totals && flow, source.last = weekly && totals && !flow;
      sources_.push_back(source);
      Variable column{variable.name, {}, std::vector<double>{}, variable.units, variable.long_name, variable.attributes};
      if (weekly && !totals) column.dimensions = {"week"};
      made_.columns.push_back(std::move(column));
    }
    // What the study is about comes first in the file.
    for (std::size_t i = 1; i < sources_.size(); ++i)
      if (sources_[i].name == "outcome") {
        std::rotate(sources_.begin(), sources_.begin() + static_cast<std::ptrdiff_t>(i), sources_.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        std::rotate(made_.columns.begin(), made_.columns.begin() + static_cast<std::ptrdiff_t>(i), made_.columns.begin() + static_cast<std::ptrdiff_t>(i) + 1);
      }
  }

  void make_frame(ResultSet gathered) {
    auto& frame = made_.frame;
    bool const totals = study_.spec.series == SeriesDetail::totals;
    auto replication = gathered.dimension("replication");
    replication.size = static_cast<std::size_t>(study_.scenario.replications);
    replication.values.resize(replication.size);
    std::iota(replication.values.begin(), replication.values.end(), 0);
    frame.dimensions = {gathered.dimension("strategy"), std::move(replication)};
    if (!totals) frame.dimensions.push_back(gathered.dimension("week"));
    frame.attributes = std::move(gathered.attributes);
    if (study_.spec.design->kind == DesignKind::draws)
      for (auto const grade : study_.scenario.uncertainty.grades)
        frame.attributes["drawn_grades"] += (frame.attributes["drawn_grades"].empty() ? "" : ", ") + std::string(1, static_cast<char>(grade));
    if (!study_.spec.title.empty()) frame.attributes["title"] = study_.spec.title;
    frame.attributes["series"] = totals ? "totals" : "weekly";
    frame.attributes["weeks"] = std::to_string(study_.scenario.horizon_weeks);
    frame.provenance = std::move(gathered.provenance);
    record_scenario(frame, study_.scenario);
    for (auto const& [name, text] : study_.spec.files) frame.provenance["study/" + name] = text;
    std::vector<std::string> taken{"status", "error", "runs", "run", "design", "provenance"};
    for (auto const& column : made_.columns) taken.push_back(column.name);
    add_design(frame, *study_.spec.design, *study_.design, study_.factors, taken);
    made_.run_dimensions = {"design_point", "strategy", "replication"};
  }

  /// One row a strategy.
  JobResult rows_of_results(ResultSet const& results, std::size_t strategies) const {
    JobResult rows(strategies);
    for (auto const& source : sources_) {
      auto const& cells = std::get<std::vector<double>>(results.find(source.name)->cells);
      for (std::size_t s = 0; s < strategies; ++s) {
        auto const first = cells.begin() + static_cast<std::ptrdiff_t>(source.by_strategy ? s * source.length : 0);
        auto const end = first + static_cast<std::ptrdiff_t>(source.length);
        if (source.summed)
          rows[s].push_back(std::accumulate(first, end, 0.0));
        else
          rows[s].insert(rows[s].end(), source.last ? end - 1 : first, end);
      }
    }
    return rows;
  }

  PreparedStudy study_;
  std::vector<Source> sources_;
  Study made_;
};

}  // namespace

SweepModel simulated_sweep(PreparedStudy study) {
  auto const simulated = std::make_shared<Simulated const>(std::move(study));
  return {simulated->study(), [simulated](std::size_t point) { return simulated->prepare(point); }};
}

}  // namespace convene

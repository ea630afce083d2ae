#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"
#include "engine/results/table.hpp"

namespace convene::fake {

using Cell = std::function<double(std::size_t strategy, std::size_t replication, std::size_t week)>;

/// Results without a simulator behind them: a few lines that say what every cell holds.
class Results {
 public:
  Results(std::vector<std::string> strategies, std::size_t replications, std::size_t weeks) {
    auto const count = strategies.size();
    set_.dimensions = {{"strategy", count, std::move(strategies), {}, "1", ""},
                       {"replication", replications, {}, {}, "1", ""},
                       {"week", weeks, {}, {}, "week", ""}};
    for (std::size_t w = 1; w <= weeks; ++w)
      set_.dimensions[2].values.push_back(static_cast<std::int32_t>(w));
    set_.attributes = {{"title", "Three counties"},
                       {"setting", "vaccination"},
                       {"currency", "USD"},
                       {"baseline", set_.dimensions[0].labels[0]}};
  }

  Results& add(std::string const& name, std::string const& cell_methods, std::string const& better,
               Cell const& cell, std::string const& units = "1", std::string const& long_name = "") {
    std::vector<double> cells;
    for (std::size_t s = 0; s < set_.dimensions[0].size; ++s)
      for (std::size_t r = 0; r < set_.dimensions[1].size; ++r)
        for (std::size_t w = 0; w < set_.dimensions[2].size; ++w) cells.push_back(cell(s, r, w));
    set_.variables.push_back({name,
                              {"strategy", "replication", "week"},
                              std::move(cells),
                              units,
                              long_name,
                              {{"cell_methods", cell_methods}, {"better", better}}});
    return *this;
  }
  Results& level(std::string const& name, Cell const& cell, std::string const& better = "more") {
    return add(name, "week: point", better, cell);
  }
  Results& flow(std::string const& name, Cell const& cell, std::string const& units = "1") {
    return add(name, "week: sum", "neither", cell, units);
  }
  /// The primary measure: a level, more is better.
  Results& outcome(Cell const& cell) {
    add("outcome", "week: point", "more", cell, "1", "HPV coverage, at least one dose, ages 13-17");
    set_.variables.back().attributes["measure"] = "coverage_1_dose";
    return *this;
  }
  /// One value per strategy and replication.
  Results& once(std::string const& name, std::function<double(std::size_t, std::size_t)> const& cell,
                std::string const& units = "1") {
    std::vector<double> cells;
    for (std::size_t s = 0; s < set_.dimensions[0].size; ++s)
      for (std::size_t r = 0; r < set_.dimensions[1].size; ++r) cells.push_back(cell(s, r));
    set_.variables.push_back({name, {"strategy", "replication"}, std::move(cells), units, "", {}});
    return *this;
  }
  Results& start(double value) {
    set_.variables.push_back({"outcome_at_start",
                              {"replication"},
                              std::vector<double>(set_.dimensions[1].size, value),
                              "1",
                              "",
                              {}});
    return *this;
  }
  ResultSet& set() { return set_; }
  operator ResultSet const&() const { return set_; }

 private:
  ResultSet set_;
};

/// Addressed standard normal noise, the same in every build.
inline double noise(std::uint64_t study, std::size_t replication, std::uint64_t stream) {
  return normal(Draws{study, replication}.uniform(Decision{"fake.noise"}, stream), 0, 1);
}

}  // namespace convene::fake

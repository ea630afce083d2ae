#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/estimate.hpp"
#include "engine/experiments/sweep/sweep_results.hpp"
#include "engine/scenario/names.hpp"

namespace convene {
namespace {

std::size_t row_of(SweepResults const& sweep, std::string const& name) {
  auto const place = std::find(sweep.strategies.begin(), sweep.strategies.end(), name);
  if (place == sweep.strategies.end())
    refuse("strategy '" + name + "'", "the sweep does not have it",
           did_you_mean(name, sweep.strategies, "it has " + listed(sweep.strategies)));
  return static_cast<std::size_t>(place - sweep.strategies.begin());
}

struct Choice {
  std::size_t of = 0;
  std::optional<std::size_t> against;
};

Choice choose(SweepResults const& sweep, std::string const& of, std::string const& against) {
  auto const count = sweep.strategies.size();
  if (!of.empty()) {
    Choice choice{row_of(sweep, of), {}};
    if (against.empty()) return choice;
    choice.against = row_of(sweep, against);
    if (*choice.against == choice.of)
      refuse("strategy '" + of + "' against itself", "the difference is 0 everywhere", "name two strategies");
    return choice;
  }
  if (count == 1 && against.empty()) return {};
  auto const other = against.empty() ? sweep.baseline : against;
  auto const place = std::find(sweep.strategies.begin(), sweep.strategies.end(), other);
  if (!against.empty()) row_of(sweep, against);
  if (count != 2 || place == sweep.strategies.end())
    refuse("which strategies", "the sweep has " + listed(sweep.strategies), "say --of A --against B, or --of A alone");
  auto const row = static_cast<std::size_t>(place - sweep.strategies.begin());
  return {1 - row, row};
}

}  // namespace

Contrast contrast(SweepResults const& sweep, std::string const& of, std::string const& against) {
  auto const choice = choose(sweep, of, against);
  Contrast result;
  result.of = sweep.strategies[choice.of];
  if (choice.against) result.against = sweep.strategies[*choice.against];
  double squares = 0;
  std::size_t counted = 0;
  for (std::size_t p = 0; p < sweep.points(); ++p) {
    std::vector<double> values;
    for (std::size_t r = 0; r < sweep.replications; ++r) {
      double const value =
          sweep.at(p, choice.of, r) - (choice.against ? sweep.at(p, *choice.against, r) : 0);
      if (std::isnan(value))
        ++result.unfinished;
      else
        values.push_back(value);
    }
    auto const n = static_cast<double>(values.size());
    double sum = 0, about = 0;
    for (double const v : values) sum += v;
    result.values.push_back(values.empty() ? no_value : sum / n);
    for (double const v : values) about += (v - sum / n) * (v - sum / n);
    if (values.size() < 2) continue;
    squares += about / (n - 1) / n;
    ++counted;
  }
  result.chance = counted > 0 ? std::sqrt(squares / static_cast<double>(counted)) : no_value;
  return result;
}

}  // namespace convene

#include <cmath>

#include "engine/experiments/parts.hpp"

namespace convene {
namespace {

Shortage shortage_of(Series const& unmet, std::size_t strategy, std::vector<int> const& week_numbers,
                     Kept const& kept) {
  Shortage shortage;
  for (std::size_t w = 0; w < unmet.weeks(); ++w) {
    std::size_t short_runs = 0;
    for (auto const r : kept) short_runs += unmet.at(strategy, r, w) > 0;
    if (2 * short_runs < kept.size() || short_runs == 0) continue;
    if (!shortage.first_week) shortage.first_week = week_numbers[w];
    ++shortage.weeks_short;
  }
  return shortage;
}

std::vector<int> week_numbers(ResultSet const& results) {
  auto const& week = results.dimension("week");
  std::vector<int> numbers(week.values.begin(), week.values.end());
  for (auto w = numbers.size(); w < week.size; ++w) numbers.push_back(static_cast<int>(w) + 1);
  return numbers;
}

}  // namespace

void add_capacity(Comparison& comparison, ResultSet const& results, Kept const& kept) {
  auto unmet = Series::find(results, "hours_unmet");
  if (unmet && unmet->weeks() != results.dimension("week").size) unmet.reset();  // totals alone: no week is known
  auto const waited = find_totals(results, "weeks_to_agreement");
  auto const numbers = week_numbers(results);
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    auto& strategy = comparison.strategies[s];
    if (unmet) strategy.shortage = shortage_of(*unmet, s, numbers, kept);
    if (waited) {
      auto const weeks = estimate(keep(waited->of(s), kept), comparison.confidence);
      strategy.agreement = AgreementTime{weeks, weeks.replications};
    }
  }
}

}  // namespace convene

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "engine/experiments/parts.hpp"

namespace convene {
namespace {

/// The sum of those measures that the results hold.
std::optional<Totals> sum_of(ResultSet const& results, std::span<char const* const> names) {
  std::optional<Totals> sum;
  for (auto const* name : names) {
    auto const totals = find_totals(results, name);
    if (!totals) continue;
    if (!sum) {
      sum = totals;
      continue;
    }
    for (std::size_t s = 0; s < sum->strategies(); ++s)
      for (std::size_t r = 0; r < sum->replications(); ++r) sum->at(s, r) += totals->at(s, r);
  }
  return sum;
}

constexpr std::array costs{"cost_partner", "cost_clinic", "cost_system", "cost_travel", "cost_services"};

std::optional<Totals> staff_hours(ResultSet const& results) {
  bool const apart = Series::find(results, "partner_hours").has_value();
  std::array const names{apart ? "partner_hours" : "hours_used", "clinic_hours", "system_hours"};
  return sum_of(results, names);
}

void add_amounts(Comparison& comparison, ResultSet const& results, Kept const& kept) {
  for (auto const& variable : results.variables) {
    auto const series = Series::find(results, variable.name);
    if (!series || variable.name == "outcome") continue;
    auto const totals = series->totals();
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s)
      comparison.strategies[s].amounts.push_back(
          {series->info(), estimate(keep(totals.of(s), kept), comparison.confidence),
           estimate(keep(totals.difference(s, comparison.baseline), kept), comparison.confidence)});
  }
}

constexpr std::string_view averted = "_averted";

/// Fewer readmissions and harms are gains: their falls are amounts of their own.
void add_averted(Comparison& comparison, ResultSet const& results, Kept const& kept) {
  for (auto const* name : {"readmissions", "harms"}) {
    auto const gain = std::string{name} + std::string{averted};
    auto const totals = find_gain(results, gain);
    auto const series = Series::find(results, name);
    if (!totals || !series) continue;
    auto info = series->info();
    info.id = gain;
    info.title += ", averted";
    info.better = Better::more;
    for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
      auto const fewer = estimate(keep(totals->difference(s, comparison.baseline), kept), comparison.confidence);
      comparison.strategies[s].amounts.push_back({info, fewer, fewer});
    }
  }
}

void add_standings(Comparison& comparison) {
  std::vector<double> cost, effect;
  for (auto const& strategy : comparison.strategies) {
    if (!strategy.cost || comparison.gain.empty()) return;
    cost.push_back(strategy.cost->mean);
    effect.push_back(strategy.amount(comparison.gain)->difference.mean);
  }
  auto const points = frontier(cost, effect);
  for (std::size_t s = 0; s < points.size(); ++s) comparison.strategies[s].standing = points[s];
}

}  // namespace

std::optional<Totals> total_cost(ResultSet const& results) {
  return sum_of(results, costs);
}

std::optional<Totals> find_gain(ResultSet const& results, std::string const& gain) {
  if (!gain.ends_with(averted)) return find_totals(results, gain);
  auto totals = find_totals(results, gain.substr(0, gain.size() - averted.size()));
  if (!totals) return {};
  for (std::size_t s = 0; s < totals->strategies(); ++s)
    for (std::size_t r = 0; r < totals->replications(); ++r) totals->at(s, r) *= -1;
  return totals;
}

void add_resources(Comparison& comparison, ResultSet const& results, Kept const& kept) {
  add_amounts(comparison, results, kept);
  add_averted(comparison, results, kept);
  auto const hours = staff_hours(results);
  auto const money = total_cost(results);
  std::optional<Totals> gained;
  for (auto const* name : {"first_doses", "doses", "needs_met", "readmissions_averted"}) {
    gained = find_gain(results, name);
    if (!gained) continue;
    comparison.gain = name;
    break;
  }
  for (std::size_t s = 0; s < comparison.strategies.size(); ++s) {
    auto& strategy = comparison.strategies[s];
    auto const difference = [&](Totals const& totals) {
      return keep(totals.difference(s, comparison.baseline), kept);
    };
    if (hours) strategy.staff_hours = estimate(difference(*hours), comparison.confidence);
    if (money) strategy.cost = estimate(difference(*money), comparison.confidence);
    if (!gained) continue;
    if (hours)
      strategy.hours_per_gain = fieller(difference(*hours), difference(*gained), comparison.confidence);
    if (money)
      strategy.cost_per_gain = fieller(difference(*money), difference(*gained), comparison.confidence);
  }
  add_standings(comparison);
}

}  // namespace convene

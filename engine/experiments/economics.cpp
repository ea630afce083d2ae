#include <algorithm>
#include <charconv>
#include <cmath>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/parts.hpp"

namespace convene {
namespace {

/// "100, 500, 1000"
std::vector<double> numbers_of(std::string const& text) {
  std::vector<double> numbers;
  auto const* const end = text.data() + text.size();
  for (auto const* at = text.data(); at < end;) {
    double value = 0;
    auto const [next, fault] = std::from_chars(at, end, value);
    if (fault == std::errc{}) numbers.push_back(value);
    at = fault == std::errc{} ? next : at + 1;
  }
  return numbers;
}

/// Replications x strategies, beyond the baseline.
Matrix beyond_baseline(Totals const& totals, std::size_t baseline, Kept const& kept, double sign = 1) {
  Matrix result(kept.size(), totals.strategies());
  for (std::size_t i = 0; i < kept.size(); ++i)
    for (std::size_t s = 0; s < totals.strategies(); ++s)
      result(i, s) = sign * (totals.at(s, kept[i]) - totals.at(baseline, kept[i]));
  return result;
}

std::vector<Estimate> estimates(Matrix const& table, double confidence) {
  std::vector<Estimate> result;
  std::vector<double> column(table.rows());
  for (std::size_t s = 0; s < table.columns(); ++s) {
    for (std::size_t r = 0; r < table.rows(); ++r) column[r] = table(r, s);
    result.push_back(estimate(column, confidence));
  }
  return result;
}

std::vector<double> means(std::vector<Estimate> const& estimates) {
  std::vector<double> result;
  for (auto const& e : estimates) result.push_back(e.mean);
  return result;
}

}  // namespace

void add_economics(Comparison& comparison, ResultSet const& results, Totals const& totals, Kept const& kept) {
  auto const asked = results.attributes.find("willingness_to_pay");
  auto const money = total_cost(results);
  if (asked == results.attributes.end() || !money) return;
  auto const gained = comparison.gain.empty() ? std::optional<Totals>(totals) : find_gain(results, comparison.gain);
  bool const by_outcome = comparison.gain.empty();
  if (by_outcome && comparison.measure.better == Better::neither) return;

  CostEffectiveness e;
  e.effect = by_outcome ? comparison.measure.id : comparison.gain;
  if (auto const year = results.attributes.find("price_year"); year != results.attributes.end())
    e.price_year = std::atoi(year->second.c_str());
  auto const costs = beyond_baseline(*money, comparison.baseline, kept);
  auto const effects = beyond_baseline(*gained, comparison.baseline, kept, by_outcome ? comparison.sign() : 1);
  auto const has_values = [](Matrix const& table) {
    return std::ranges::all_of(table.cells(), [](double x) { return std::isfinite(x); });
  };
  if (!has_values(costs) || !has_values(effects)) return;
  e.costs = estimates(costs, comparison.confidence);
  e.effects = estimates(effects, comparison.confidence);
  auto const paid = find_totals(results, "cost_payroll"), used = find_totals(results, "cost_partner");
  if (paid && used) {
    auto with_payroll = *money;
    for (std::size_t s = 0; s < with_payroll.strategies(); ++s)
      for (std::size_t r = 0; r < with_payroll.replications(); ++r) with_payroll.at(s, r) += paid->at(s, r) - used->at(s, r);
    e.payroll = estimates(beyond_baseline(with_payroll, comparison.baseline, kept), comparison.confidence);
  }
  e.standing = frontier(means(e.costs), means(e.effects));
  e.steps = incremental_steps(costs, effects, comparison.confidence);
  e.choices = acceptability(costs, effects, numbers_of(asked->second));
  std::vector<std::string> names;
  for (auto const& strategy : comparison.strategies) names.push_back(strategy.name);
  for (auto const& choice : e.choices)
    if (auto warning = acceptability_warning(choice, names); !warning.empty()) e.warnings.push_back(std::move(warning));
  comparison.economics = std::move(e);
}

}  // namespace convene

#include "engine/experiments/decision/robustness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "engine/experiments/decision/paired_tables.hpp"

namespace convene {
namespace {

struct Rule {
  char const* name;
  double Robustness::*value;
  bool larger_is_better;
};

constexpr Rule rules[] = {
    {"maximin", &Robustness::maximin, true},      {"laplace", &Robustness::laplace, true},
    {"hurwicz", &Robustness::hurwicz, true},      {"maximum_regret", &Robustness::maximum_regret, false},
    {"regret_90", &Robustness::regret_90, false}, {"satisficing", &Robustness::satisficing, true}};

}  // namespace

double linear_quantile(std::span<double const> values, double share) {
  CONVENE_CHECK(!values.empty() && share >= 0 && share <= 1);
  std::vector<double> sorted(values.begin(), values.end());
  std::ranges::sort(sorted);
  double const place = share * static_cast<double>(sorted.size() - 1);
  auto const below = static_cast<std::size_t>(place);
  double const low = sorted[below], high = sorted[std::min(below + 1, sorted.size() - 1)];
  return low + (place - static_cast<double>(below)) * (high - low);
}

std::vector<Robustness> robustness(Matrix const& outcomes, RobustnessOptions const& options) {
  expect_finite(outcomes, "outcomes");
  if (!(options.optimism >= 0 && options.optimism <= 1))
    refuse(fmt::format("optimism = {}", options.optimism), "must be in [0, 1]", "use 0.5");
  auto const futures = outcomes.columns();
  std::vector<double> best(futures);
  for (std::size_t f = 0; f < futures; ++f) {
    best[f] = outcomes(0, f);
    for (std::size_t s = 1; s < outcomes.rows(); ++s) best[f] = std::max(best[f], outcomes(s, f));
  }
  std::vector<Robustness> result;
  std::vector<double> regret(futures);
  for (std::size_t s = 0; s < outcomes.rows(); ++s) {
    auto const row = outcomes.row(s);
    auto const [worst, most] = std::ranges::minmax(row);
    for (std::size_t f = 0; f < futures; ++f) regret[f] = best[f] - row[f];
    auto const n = static_cast<double>(futures);
    auto const enough = std::ranges::count_if(row, [&](double x) { return x >= options.aim; });
    result.push_back({.maximin = worst,
                      .laplace = std::accumulate(row.begin(), row.end(), 0.0) / n,
                      .hurwicz = options.optimism * most + (1 - options.optimism) * worst,
                      .maximum_regret = std::ranges::max(regret),
                      .regret_90 = linear_quantile(regret, 0.9),
                      .satisficing = static_cast<double>(enough) / n});
  }
  return result;
}

std::vector<RobustChoice> robust_choices(std::span<Robustness const> strategies) {
  std::vector<RobustChoice> choices;
  for (auto const& rule : rules) {
    RobustChoice choice{rule.name, {}};
    auto const worth = [&](std::size_t s) {
      return (rule.larger_is_better ? 1 : -1) * (strategies[s].*rule.value);
    };
    for (std::size_t s = 0; s < strategies.size(); ++s) {
      if (!choice.best.empty() && worth(s) > worth(choice.best[0])) choice.best.clear();
      if (choice.best.empty() || worth(s) == worth(choice.best[0])) choice.best.push_back(s);
    }
    choices.push_back(std::move(choice));
  }
  return choices;
}

std::string disagreement(std::span<RobustChoice const> choices, std::span<std::string const> strategies) {
  for (std::size_t s = 0; s < strategies.size(); ++s)
    if (std::ranges::all_of(choices, [&](auto const& c) { return std::ranges::count(c.best, s) > 0; }))
      return {};
  std::string text = "The rules disagree, so the choice depends on how bad futures are weighed:";
  for (std::size_t s = 0; s < strategies.size(); ++s) {
    std::string preferring;
    for (auto const& choice : choices)
      if (std::ranges::count(choice.best, s) > 0)
        preferring += (preferring.empty() ? "" : ", ") + choice.rule;
    if (!preferring.empty()) text += fmt::format(" {} by {};", strategies[s], preferring);
  }
  text.back() = '.';
  return text;
}

}  // namespace convene

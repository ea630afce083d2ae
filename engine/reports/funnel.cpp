#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"
#include "engine/scenario/complex_care.hpp"

namespace convene {
namespace {

constexpr std::array<char const*, 7> steps{"found", "wanted", "referred", "reached", "eligible", "served", "resolved"};
using Steps = std::array<double, steps.size()>;

std::optional<Steps> steps_of(StrategyComparison const& strategy, std::string_view need) {
  Steps found{};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    auto const* amount = strategy.amount(std::string{need} + "_" + steps[i]);
    if (!amount) return std::nullopt;
    found[i] = amount->total.mean;
  }
  return found;
}

std::string share(double part, double whole) { return whole > 0 ? fmt::format("{:.0f}%", 100 * part / whole) : "-"; }

std::vector<TableCell> cells(std::string name, Steps const& n) {
  std::vector<TableCell> row{{std::move(name)}};
  for (double x : n) row.push_back({grouped(x, 1)});
  row.push_back({share(n[1], n[0])});
  row.push_back({share(n[3], n[2])});
  row.push_back({share(n[6], n[3])});
  return row;
}

std::string funnel_of(StrategyComparison const& strategy, Style const& style) {
  TextTable text("needs: " + strategy.name);
  for (auto const* head : {"told", "wanted", "referred", "reached", "qualified", "served", "met", "wanted\nof told", "reached of\nreferred", "met of\nreached"})
    text.column(head);
  Steps sum{};
  for (auto const need : need_words) {
    auto const n = steps_of(strategy, need);
    if (!n) return "";
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += (*n)[i];
    text.row(cells(std::string{need}, *n));
  }
  text.row(cells("all", sum));
  text.row({{"published", Tone::faint}, {""}, {""}, {""}, {""}, {""}, {""}, {""}, {"53-71%", Tone::faint}, {"38%", Tone::faint}, {"17-67%", Tone::faint}});
  return text.print(style) + "\n";
}

}  // namespace

std::string funnel_text(Comparison const& comparison, Style const& style) {
  auto const& baseline = comparison.strategies[comparison.baseline];
  if (!steps_of(baseline, need_words[0])) return "";
  auto text = funnel_of(baseline, style);
  auto const best = comparison.best();
  if (best != comparison.baseline) text += funnel_of(comparison.strategies[best], style);
  return text + "Referrals include those to a second service. Published shares: wish for help 53% and 71%, reached 38% (without care\n"
                "managers), helped of those reached 17% (housing) to 67% (food): studies of their own, not to be multiplied.\n\n";
}

}  // namespace convene

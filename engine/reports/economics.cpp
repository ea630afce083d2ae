#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/reports/wording.hpp"

namespace convene {
namespace {

std::string money_cell(Estimate const& e) {
  if (e.always_zero) return "0";
  if (!(e.half_width > 0)) return grouped(e.mean, 0);
  return fmt::format("{} ({} to {})", grouped(e.mean, 0), grouped(e.low(), 0), grouped(e.high(), 0));
}

/// Cheapest first: the order in which money is spent.
std::vector<std::size_t> by_cost(CostEffectiveness const& e) {
  std::vector<std::size_t> rows(e.costs.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::stable_sort(rows, {}, [&](std::size_t s) { return e.costs[s].mean; });
  return rows;
}

std::string standing_words(CostEffectiveness const& e, std::size_t s) {
  switch (e.standing[s].standing) {
    case Standing::dominated:
      return "dominated";
    case Standing::extendedly_dominated:
      return "dominated by a mixture";
    case Standing::efficient:
      break;
  }
  for (auto const& step : e.steps)
    if (step.strategy == s) {
      Estimate const gain{step.effect, 0, 2, false};
      return ratio_cell(step.ratio, gain);
    }
  return "cheapest";
}

std::string frontier_table(Comparison const& c, CostEffectiveness const& e, Style const& style) {
  auto const interval = "\n(" + interval_words(c.confidence) + ")";
  TextTable table("beyond the baseline,\ncheapest first");
  table.column("gained" + interval);
  table.column(c.currency + ",\nhours used priced" + interval);
  if (!e.payroll.empty()) table.column(c.currency + ",\npayroll" );
  table.column(c.currency + " for each further,\nover the next cheaper" + interval);
  for (auto const s : by_cost(e)) {
    std::vector<TableCell> row{{c.strategies[s].name}, {money_cell(e.effects[s])}, {money_cell(e.costs[s])}};
    if (!e.payroll.empty()) row.push_back({grouped(e.payroll[s].mean, 0)});
    bool const efficient = e.standing[s].standing == Standing::efficient;
    row.push_back({standing_words(e, s), efficient ? Tone::plain : Tone::faint});
    table.row(std::move(row));
  }
  return table.print(style) + "\n";
}

std::string choice_table(Comparison const& c, CostEffectiveness const& e, Style const& style) {
  TextTable table("willingness to pay");
  for (auto const& at : e.choices) {
    table.column(fmt::format("{}:\nchance best", grouped(at.willingness, 0)));
    table.column("\nexpected loss");
  }
  for (auto const s : by_cost(e)) {
    std::vector<TableCell> row{{c.strategies[s].name}};
    for (auto const& at : e.choices) {
      auto const tone = at.best == s ? Tone::good : Tone::plain;
      row.push_back({percent(at.probability_best[s]), tone});
      row.push_back({grouped(at.expected_loss[s], 0), tone});
    }
    table.row(std::move(row));
  }
  return table.print(style) + "\n";
}

}  // namespace

std::string economics_text(Comparison const& c, Style const& style) {
  if (!c.economics || c.strategies.size() < 2) return "";
  auto const& e = *c.economics;
  auto const unit = effect_unit(e.effect);
  std::string text;
  auto const add = [&](std::string const& paragraph, std::string const& first, Tone tone) {
    for (auto const& line : wrap(paragraph, style.width, first)) text += toned(line, tone, style) + "\n";
  };
  add("What the money buys", "", Tone::strong);
  for (auto const& at : e.choices)
    add(fmt::format("At {} {} for a {}, {} has the highest expected benefit; it is best in {} of {}, and knowing "
                    "beforehand which is best would be worth {} {}.",
                    grouped(at.willingness, 0), c.currency, unit, c.strategies[at.best].name, percent(at.frontier),
                    fmt::format("the {}", c.trials()), grouped(at.perfect_information, 0), c.currency),
        "", Tone::plain);
  for (auto const& warning : e.warnings) add(warning, "", Tone::bad);
  text += "\n" + frontier_table(c, e, style);
  if (!e.choices.empty()) text += choice_table(c, e, style);
  add(fmt::format("Money: prices of {}, all payers, beyond {}. A strategy is dominated when another gains as much for no "
                  "more money, or a mixture of two others does. Expected loss: benefit forgone against the best of each of "
                  "the {}; the choice is where it is least, not where the chance of being best is highest.{}",
                  e.price_year, c.strategies[c.baseline].name, c.trials(),
                  c.replications_in_future > 0 ? ""
                                               : " The replications of one run differ by luck alone: what knowing the "
                                                 "parameters is worth needs a sweep over them."),
      "- ", Tone::faint);
  return text;
}

}  // namespace convene

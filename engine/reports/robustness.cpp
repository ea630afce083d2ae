#include <fmt/format.h>

#include <algorithm>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/reports/wording.hpp"

namespace convene {
namespace {

bool chosen_by(RobustFutures const& r, std::string const& rule, std::size_t s) {
  for (auto const& choice : r.choices)
    if (choice.rule == rule) return std::ranges::count(choice.best, s) > 0;
  return false;
}

std::string share_cell(double share) {
  return share == 0 ? "0%" : share == 1 ? "100%" : percent(share);
}

}  // namespace

std::string robustness_text(Comparison const& c, Style const& style) {
  // Of draws the shares stand elsewhere; an aim is another question.
  if (!c.robustness || c.strategies.size() < 2 || (c.under_draws && !c.robustness->aim_given)) return "";
  auto const& r = *c.robustness;
  Wording const words(c.measure);
  std::string text;
  auto const add = [&](std::string const& paragraph, std::string const& first, Tone tone) {
    for (auto const& line : wrap(paragraph, style.width, first)) text += toned(line, tone, style) + "\n";
  };
  add(fmt::format("Over {} {}", c.replications, c.trials()), "", Tone::strong);
  std::vector<std::string> always;
  for (std::size_t s = 0; s < c.strategies.size(); ++s)
    if (std::ranges::all_of(r.choices, [&](auto const& choice) { return std::ranges::count(choice.best, s) > 0; }))
      always.push_back(c.strategies[s].name);
  if (!r.disagreement.empty())
    add(r.disagreement, "", Tone::bad);
  else if (!always.empty())
    add(fmt::format("Whatever the rule, the choice is the same: {}.", enumerate(always)), "", Tone::plain);
  text += "\n";
  TextTable table("strategy");
  auto const unit = words.difference_unit().empty() ? "" : ", " + words.difference_unit();
  for (auto const* head : {"worst\nfuture", "mean", "half worst,\nhalf best"}) table.column(head);
  table.column("regret" + unit + "\nat most");
  table.column("regret in\n90% below");
  table.column(fmt::format("enough\n({})", words.amount(r.aim, c.strategies[c.baseline].outcome.half_width)));
  for (auto const s : ranking(c)) {
    auto const& of = r.strategies[s];
    auto const half = c.strategies[s].outcome.half_width;
    auto const cell = [&](double value, char const* rule) {
      return TableCell{words.amount(value, half), chosen_by(r, rule, s) ? Tone::good : Tone::plain};
    };
    table.row({{c.strategies[s].name},
               cell(of.maximin, "maximin"),
               cell(of.laplace, "laplace"),
               cell(of.hurwicz, "hurwicz"),
               cell(of.maximum_regret, "maximum_regret"),
               cell(of.regret_90, "regret_90"),
               {share_cell(of.satisficing), chosen_by(r, "satisficing", s) ? Tone::good : Tone::plain}});
  }
  text += table.print(style) + "\n";
  add(fmt::format("A future is one {}, the mean of its {} replications{}. "
                  "Regret: what another strategy would have done better in the same future. Enough: share of futures with {} {}{}.",
                  c.under_draws ? "draw of the parameters" : "design point of the sweep", c.replications_in_future,
                  c.under_draws ? "" : "; nobody says how likely each is", c.measure.better == Better::less ? "at most" : "at least",
                  words.amount(r.aim, c.strategies[c.baseline].outcome.half_width),
                  r.aim_given ? "" : fmt::format(", the mean of {} (--aim sets it)", c.strategies[c.baseline].name)),
      "- ", Tone::faint);
  return text + "\n";
}

}  // namespace convene

#include <fmt/format.h>

#include <functional>
#include <optional>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/wording.hpp"

namespace convene {
namespace {

using Cell = std::function<std::optional<TableCell>(StrategyComparison const&)>;

struct TableColumn {
  std::string head;
  Cell cell;
};

std::string row_name(Comparison const& c, std::size_t row) {
  return c.strategies[row].name + (row == c.baseline ? " (baseline)" : "");
}

/// A table of those columns that have something to show for some strategy.
std::string table(Comparison const& c, std::string const& corner, std::vector<TableColumn> const& columns,
                  Style const& style) {
  TextTable text(corner);
  auto const rows = ranking(c);
  std::vector<std::vector<TableCell>> cells;
  for (auto const row : rows) cells.push_back({{row_name(c, row), Tone::plain}});
  for (auto const& column : columns) {
    std::vector<std::optional<TableCell>> shown;
    bool any = false;
    for (auto const row : rows) {
      shown.push_back(column.cell(c.strategies[row]));
      any = any || shown.back().has_value();
    }
    if (!any) continue;
    text.column(column.head);
    for (std::size_t i = 0; i < rows.size(); ++i) cells[i].push_back(shown[i].value_or(TableCell{"-"}));
  }
  for (auto& row : cells) text.row(std::move(row));
  return text.empty() ? "" : text.print(style) + "\n";
}

Tone tone_of(Verdict verdict) {
  return verdict == Verdict::better ? Tone::good : verdict == Verdict::worse ? Tone::bad : Tone::plain;
}

/// Mean over the replications, each divided by `weeks`.
TableColumn total(std::string head, std::string id, int weeks = 1) {
  return {std::move(head), [id, weeks](StrategyComparison const& s) -> std::optional<TableCell> {
            auto const* amount = s.amount(id);
            if (!amount) return std::nullopt;
            return TableCell{grouped(amount->total.mean / weeks, 1)};
          }};
}

TableColumn beyond_baseline(std::string head, std::function<Amount const*(StrategyComparison const&)> pick) {
  return {std::move(head), [pick](StrategyComparison const& s) -> std::optional<TableCell> {
            auto const* amount = pick(s);
            if (!amount) return std::nullopt;
            return TableCell{grouped(amount->difference.mean, 0)};
          }};
}

std::string outcome_table(Comparison const& c, Style const& style) {
  Wording const words(c.measure);
  bool const judged = c.measure.better != Better::neither;
  auto const is_baseline = [&](StrategyComparison const& s) { return &s == &c.strategies[c.baseline]; };
  auto const when = c.measure.kind == MeasureKind::level ? fmt::format("week {}", c.weeks)
                                                         : fmt::format("{} weeks", c.weeks);
  std::vector<TableColumn> columns{
      {when,
       [&](auto const& s) {
         return TableCell{words.value(s.outcome), Tone::strong};
       }},
      {"difference" + (words.difference_unit().empty() ? "" : ", " + words.difference_unit()) + "\n(" +
           interval_words(c.confidence) + ")",
       [&](auto const& s) -> std::optional<TableCell> {
         if (is_baseline(s)) return std::nullopt;
         return TableCell{words.signed_cell(s.difference)};
       }}};
  if (judged) {
    columns.push_back({"against\nthe baseline", [&](auto const& s) -> std::optional<TableCell> {
                         if (is_baseline(s)) return std::nullopt;
                         return TableCell{
                             s.verdict == Verdict::not_told_apart ? "not told apart" : to_string(s.verdict),
                             tone_of(s.verdict)};
                       }});
    columns.push_back({"chance\nbest", [](auto const& s) { return TableCell{percent(s.chance_best)}; }});
    columns.push_back({"chance\nworse", [&](auto const& s) -> std::optional<TableCell> {
                         if (is_baseline(s)) return std::nullopt;
                         return TableCell{percent(s.chance_worse)};
                       }});
    columns.push_back({"regret\nmean", [&](auto const& s) {
                         return TableCell{words.amount(s.regret.mean, s.regret.half_width)};
                       }});
  }
  return table(c, "strategy", columns, style);
}

std::string price_table(Comparison const& c, Style const& style) {
  auto const is_baseline = [&](StrategyComparison const& s) { return &s == &c.strategies[c.baseline]; };
  auto const gain_of = [&](StrategyComparison const& s) {
    return is_baseline(s) ? nullptr : s.amount(c.gain);
  };
  auto const interval = "\n(" + interval_words(c.confidence) + ")";
  return table(
      c, "beyond the baseline",
      {{gain_words(c.gain) + interval,
        [&](auto const& s) -> std::optional<TableCell> {
          auto const* gain = gain_of(s);
          if (!gain) return std::nullopt;
          return TableCell{Wording(gain->measure).signed_cell(gain->difference)};
        }},
       beyond_baseline("partner\nhours", [](auto const& s) { return s.partner_hours(); }),
       beyond_baseline("clinic\nhours", [](auto const& s) { return s.amount("clinic_hours"); }),
       beyond_baseline("system\nhours", [](auto const& s) { return s.amount("system_hours"); }),
       {"hours\nfor each",
        [&](auto const& s) -> std::optional<TableCell> {
          auto const* gain = gain_of(s);
          if (!gain || !s.hours_per_gain) return std::nullopt;
          auto const hours = s.hours_per_gain->value;
          return TableCell{gain->difference.mean > 0 ? grouped(hours, plain_decimals(hours)) : "no gain"};
        }},
       {c.currency.empty() ? "cost" : c.currency,
        [](auto const& s) -> std::optional<TableCell> {
          if (!s.cost) return std::nullopt;
          return TableCell{grouped(s.cost->mean, 0)};
        }},
       {c.currency + " for each" + interval,
        [&](auto const& s) -> std::optional<TableCell> {
          auto const* gain = gain_of(s);
          if (!gain || !s.cost_per_gain) return std::nullopt;
          return TableCell{ratio_cell(*s.cost_per_gain, gain->difference)};
        }}},
      style);
}

std::string capacity_table(Comparison const& c, Style const& style) {
  return table(c, "partners' hours a week",
               {total("offered", "hours_offered", c.weeks),
                total("used", "hours_used", c.weeks),

                total("undone", "hours_unmet", c.weeks),
                total("of these\nlate", "hours_late", c.weeks),
                {"short\nfrom week",
                 [](auto const& s) -> std::optional<TableCell> {
                   if (!s.shortage || !s.shortage->first_week) return std::nullopt;
                   return TableCell{std::to_string(*s.shortage->first_week)};
                 }},
                {"first agreement\nin week (runs)",
                 [&](auto const& s) -> std::optional<TableCell> {
                   if (!s.agreement || s.agreement->agreed == 0) return std::nullopt;
                   return TableCell{fmt::format("{} ({}/{})", grouped(s.agreement->weeks.mean, 0),
                                                s.agreement->agreed, c.replications)};
                 }},
                total("agree-\nments", "agreements"),
                total("refusals", "refusals"),
                total("drop-\nouts", "drop_outs")},
               style);
}

}  // namespace

std::string answer_tables(Comparison const& comparison, Style const& style) {
  return outcome_table(comparison, style) + price_table(comparison, style) +
         capacity_table(comparison, style);
}

}  // namespace convene

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

/// A table of those columns that have something to show for some of the strategies `rows`.
std::string table(Comparison const& c, std::vector<std::size_t> const& rows, std::string const& corner,
                  std::vector<TableColumn> const& columns, Style const& style) {
  TextTable text(corner);
  std::vector<std::vector<TableCell>> cells;
  for (auto const row : rows) cells.push_back({{c.strategies[row].name}});
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
      {(c.under_draws ? "mean difference" : "difference") + (words.difference_unit().empty() ? "" : ", " + words.difference_unit()) + "\n(" +
           interval_words(c.confidence) + ")",
       [&](auto const& s) -> std::optional<TableCell> {
         if (is_baseline(s)) return TableCell{"baseline", Tone::faint};
         return TableCell{words.signed_cell(s.difference)};
       }}};
  if (judged) {
    columns.push_back({"against\nthe baseline", [&](auto const& s) -> std::optional<TableCell> {
                         if (is_baseline(s)) return std::nullopt;
                         return TableCell{
                             s.verdict != Verdict::not_told_apart ? to_string(s.verdict) : c.under_draws ? "left open" : "not told apart",
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
  return table(c, ranking(c), "strategy", columns, style);
}

std::string price_table(Comparison const& c, Style const& style) {
  auto rows = ranking(c);
  std::erase(rows, c.baseline);
  auto const interval = "\n(" + interval_words(c.confidence) + ")";
  std::vector<TableColumn> columns;
  if (c.gain != c.measure.id)
    columns.push_back({gain_words(c.gain) + interval, [&](auto const& s) -> std::optional<TableCell> {
                         auto const* gain = s.amount(c.gain);
                         if (!gain) return std::nullopt;
                         return TableCell{Wording(gain->measure).signed_cell(gain->difference)};
                       }});
  columns.push_back(beyond_baseline("partner\nhours", [](auto const& s) { return s.partner_hours(); }));
  columns.push_back(beyond_baseline(site_words(c) + "\nhours", [](auto const& s) { return s.amount("clinic_hours"); }));
  columns.push_back(beyond_baseline("system\nhours", [](auto const& s) { return s.amount("system_hours"); }));
  columns.push_back({"hours\nfor each", [&](auto const& s) -> std::optional<TableCell> {
                       auto const* gain = s.amount(c.gain);
                       if (!gain || !s.hours_per_gain) return std::nullopt;
                       auto const hours = s.hours_per_gain->value;
                       return TableCell{gain->difference.mean > 0 ? grouped(hours, plain_decimals(hours))
                                                                  : "no gain"};
                     }});
  columns.push_back({c.currency.empty() ? "cost" : c.currency, [](auto const& s) -> std::optional<TableCell> {
                       if (!s.cost) return std::nullopt;
                       return TableCell{grouped(s.cost->mean, 0)};
                     }});
  columns.push_back({c.currency + " for each" + interval, [&](auto const& s) -> std::optional<TableCell> {
                       auto const* gain = s.amount(c.gain);
                       if (!gain || !s.cost_per_gain) return std::nullopt;
                       return TableCell{ratio_cell(*s.cost_per_gain, gain->difference)};
                     }});
  return table(c, rows, "beyond the baseline", columns, style);
}

std::string capacity_table(Comparison const& c, Style const& style) {
  std::vector<TableColumn> columns{
      total("offered", "hours_offered", c.weeks), total("used", "hours_used", c.weeks),
      total("undone", "hours_unmet", c.weeks), total("of these\nlate", "hours_late", c.weeks)};
  columns.push_back({"weeks\nshort", [](auto const& s) -> std::optional<TableCell> {
                       if (!s.shortage) return std::nullopt;
                       return TableCell{std::to_string(s.shortage->weeks_short)};
                     }});
  columns.push_back({"first agreement\nin week (runs)", [&](auto const& s) -> std::optional<TableCell> {
                       if (!s.agreement || s.agreement->agreed == 0) return std::nullopt;
                       return TableCell{fmt::format("{} ({}/{})", grouped(s.agreement->weeks.mean, 0),
                                                    s.agreement->agreed, c.replications)};
                     }});
  columns.push_back(total("agree-\nments", "agreements"));
  columns.push_back(total("refusals", "refusals"));
  columns.push_back(total("drop-\nouts", "drop_outs"));
  return table(c, ranking(c), "partners' hours a week", columns, style);
}

}  // namespace

std::string answer_tables(Comparison const& comparison, Style const& style) {
  return outcome_table(comparison, style) + price_table(comparison, style) +
         capacity_table(comparison, style);
}

}  // namespace convene

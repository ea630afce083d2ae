#include <fmt/format.h>

#include <array>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"

namespace convene {
namespace {

struct CohortColumn {
  char const *head, *id;
  bool share;
};
constexpr std::array columns{CohortColumn{"enrolled", "enrolled", false},
                             CohortColumn{"admissions\nbefore", "admissions_before", false},
                             CohortColumn{"followed up\nin 14 days", "follow_up", true},
                             CohortColumn{"admitted in\n1st half-year", "readmitted_first", true},
                             CohortColumn{"in the\n2nd", "readmitted_second", true},
                             CohortColumn{"in the\n3rd", "readmitted_third", true},
                             CohortColumn{"admissions\n1st half-year", "admissions_first", false},
                             CohortColumn{"emergency\n1st half-year", "emergency_first", false}};

TableCell cell(StrategyComparison const& strategy, CohortColumn const& column, std::string const& arm) {
  auto const* amount = strategy.amount(std::string{column.id} + "_" + arm);
  if (!amount || amount->total.replications == 0) return {"-"};
  double const mean = amount->total.mean, half = amount->total.half_width;
  return {column.share ? fmt::format("{:.1f}% (+-{:.1f})", 100 * mean, 100 * half) : grouped(mean, 2)};
}

}  // namespace

std::string cohort_text(Comparison const& comparison, Style const& style) {
  std::string text;
  for (auto const& strategy : comparison.strategies) {
    auto const *control = strategy.amount("enrolled_control"), *treated = strategy.amount("enrolled_treated");
    if (!control || !treated || !(control->total.mean > 0) || !(treated->total.mean > 0)) continue;
    TextTable table("enrolled: " + strategy.name);
    for (auto const& column : columns) table.column(column.head);
    for (auto const* arm : {"control", "treated"}) {
      std::vector<TableCell> row{{arm}};
      for (auto const& column : columns) row.push_back(cell(strategy, column, arm));
      table.row(std::move(row));
    }
    text += table.print(style) + "\n";
  }
  return text;
}

}  // namespace convene

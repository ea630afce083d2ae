#include "engine/experiments/series.hpp"

#include <algorithm>

#include "engine/core/check.hpp"
#include "engine/core/diagnostics.hpp"

namespace convene {
namespace {

bool has_dimension(ResultSet const& results, std::string const& name) {
  return std::any_of(results.dimensions.begin(), results.dimensions.end(),
                     [&](Dimension const& d) { return d.name == name; });
}

Better better_of(std::string const& word) {
  return word == "more" ? Better::more : word == "less" ? Better::less : Better::neither;
}

bool is_numeric(Cells const& cells) {
  return !std::holds_alternative<std::vector<std::string>>(cells);
}

std::size_t count_of(Cells const& cells) {
  return std::visit([](auto const& values) { return values.size(); }, cells);
}

double number_at(Cells const& cells, std::size_t i) {
  return std::visit(
      [i](auto const& values) -> double {
        if constexpr (std::is_arithmetic_v<typename std::decay_t<decltype(values)>::value_type>)
          return static_cast<double>(values[i]);
        else
          return 0;
      },
      cells);
}

}  // namespace

Totals::Totals(std::size_t strategies, std::size_t replications)
    : strategies_{strategies}, replications_{replications}, values_(strategies * replications) {}

double& Totals::at(std::size_t strategy, std::size_t replication) {
  return values_[strategy * replications_ + replication];
}

double Totals::at(std::size_t strategy, std::size_t replication) const {
  return values_[strategy * replications_ + replication];
}

std::vector<double> Totals::of(std::size_t strategy) const {
  auto const first = values_.begin() + static_cast<std::ptrdiff_t>(strategy * replications_);
  return {first, first + static_cast<std::ptrdiff_t>(replications_)};
}

std::vector<double> Totals::difference(std::size_t a, std::size_t b) const {
  std::vector<double> result(replications_);
  for (std::size_t r = 0; r < replications_; ++r) result[r] = at(a, r) - at(b, r);
  return result;
}

void require_comparable(ResultSet const& results) {
  for (char const* name : {"strategy", "replication", "week"})
    if (!has_dimension(results, name))
      throw InputError(Fault{{},
                             std::string("no dimension '") + name + "'",
                             "these are not the results of a run",
                             "name a file that `convene run` wrote"});
  if (results.dimension("strategy").labels.empty())
    throw InputError(Fault{{},
                           "the strategies have no names",
                           "these are not the results of a run",
                           "name a file that `convene run` wrote"});
}

std::optional<Series> Series::find(ResultSet const& results, std::string const& name) {
  auto const* variable = results.find(name);
  if (!variable || !is_numeric(variable->cells)) return std::nullopt;
  auto const& dimensions = variable->dimensions;
  bool const weekly = dimensions == std::vector<std::string>{"strategy", "replication", "week"};
  if (!weekly && dimensions != std::vector<std::string>{"strategy", "replication"}) return std::nullopt;
  if (count_of(variable->cells) != results.length(*variable)) return std::nullopt;

  Series series;
  series.variable_ = variable;
  series.strategies_ = results.dimension("strategy").size;
  series.replications_ = results.dimension("replication").size;
  if (weekly) series.weeks_ = results.dimension("week").size;
  series.info_.id = name;
  series.info_.title = variable->long_name.empty() ? name : variable->long_name;
  series.info_.units = variable->units;
  series.info_.kind =
      series.attribute("cell_methods") == "week: sum" ? MeasureKind::flow : MeasureKind::level;
  series.info_.better = better_of(series.attribute("better"));
  return series;
}

std::string Series::attribute(std::string const& name) const {
  auto const found = variable_->attributes.find(name);
  return found == variable_->attributes.end() ? std::string{} : found->second;
}

double Series::at(std::size_t strategy, std::size_t replication, std::size_t week) const {
  return number_at(variable_->cells, (strategy * replications_ + replication) * weeks_ + week);
}

Totals Series::totals() const {
  Totals totals(strategies_, replications_);
  for (std::size_t s = 0; s < strategies_; ++s)
    for (std::size_t r = 0; r < replications_; ++r) {
      double& total = totals.at(s, r);
      if (info_.kind == MeasureKind::level) {
        if (weeks_ > 0) total = at(s, r, weeks_ - 1);
      } else {
        for (std::size_t w = 0; w < weeks_; ++w) total += at(s, r, w);
      }
    }
  return totals;
}

std::optional<Totals> find_totals(ResultSet const& results, std::string const& name) {
  auto const series = Series::find(results, name);
  if (!series) return std::nullopt;
  return series->totals();
}

}  // namespace convene

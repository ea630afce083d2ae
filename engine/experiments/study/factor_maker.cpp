#include "engine/experiments/study/factor_maker.hpp"

#include <algorithm>
#include <cmath>

#include "engine/experiments/study/spread.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

using Kind = FactorDistribution::Kind;

constexpr double most_multiplied = 1000;

/// A path as a name for a variable: "strategy.a.levers.b" -> "strategy_a_levers_b".
std::string name_of(std::string const& path, bool multiplied) {
  std::string name;
  for (char const c : path) {
    bool const kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    name += kept ? std::string(1, c) : c == '*' ? "every" : "_";
  }
  return multiplied ? name + "_multiplier" : name;
}

std::string shown(SettingValue const& value) {
  if (auto const* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (auto const* number = std::get_if<double>(&value)) return number_text(*number);
  return '"' + std::get<std::string>(value) + '"';
}

std::function<double(double)> pick(std::vector<double> levels) {
  return [levels = std::move(levels)](double u) {
    auto const place = static_cast<std::size_t>(u * static_cast<double>(levels.size()));
    return levels[std::min(place, levels.size() - 1)];
  };
}

}  // namespace

void FactorMaker::refuse(Where const& where, std::string what, std::string why, std::string remedy) {
  ok_ = false;
  diagnostics_.add(where, std::move(what), std::move(why), std::move(remedy));
}

void FactorMaker::set_bounds() {
  low_ = target_.low, high_ = target_.high;
  if (multiplies()) low_ = 0, high_ = most_multiplied;
}

std::vector<double> FactorMaker::cells() const {
  std::vector<double> values;
  for (auto const row : target_.rows)
    if (double const value = target_.column->get(scenario_, row); !std::isnan(value)) values.push_back(value);
  return values;
}

void FactorMaker::check_multiplier() {
  if (!multiplies()) return;
  auto const what = "as = \"multiplier\" on " + spec_.path;
  if (!target_.column || is_word()) {
    refuse(spec_.where, what, "only a roster's column of numbers can be multiplied", "leave as out and give values");
    return;
  }
  auto const rows = target_.rows.size(), empty = rows - cells().size();
  if (empty == rows)
    refuse(spec_.where, what, "the column is empty", "fill it in, or leave as out and give values");
  else if (empty > 0 && !target_.column->empty_stays)
    refuse(spec_.where, what,
           "the column is empty in " + std::to_string(empty) + " of " + std::to_string(rows) +
               " rows, and what is drawn cannot be multiplied",
           "fill it in, or vary the parameters it is drawn from");
}

void FactorMaker::check_number(double value, Where const& where) {
  if (!(value >= low_ && value <= high_))
    refuse(where, spec_.path + " = " + number_text(value), must_be_in(low_, high_) + (target_.units == "1" ? "" : " " + target_.units));
  else if (is_whole() && value != std::round(value))
    refuse(where, spec_.path + " = " + number_text(value), "must be a whole number");
}

void FactorMaker::take_words(Factor& factor) {
  bool const truth = target_.kind == FactorKind::truth;
  factor.words = truth ? std::vector<std::string>{"false", "true"} : target_.choices;
  factor.units = "1";
  if (spec_.distribution)
    return refuse(spec_.spread_where, spec_.path + ": a range",
                  truth ? "it is true or false" : "it is one of " + listed(target_.choices), "give it values");
  if (spec_.values.empty())
    for (std::size_t i = 0; i < factor.words.size(); ++i) factor.levels.push_back(static_cast<double>(i));
  for (auto const& [value, where] : spec_.values) {
    auto const* text = std::get_if<std::string>(&value);
    auto const* flag = std::get_if<bool>(&value);
    auto const place = text ? std::find(factor.words.begin(), factor.words.end(), *text) : factor.words.end();
    if (truth && flag)
      factor.levels.push_back(*flag);
    else if (!truth && place != factor.words.end())
      factor.levels.push_back(static_cast<double>(place - factor.words.begin()));
    else
      refuse(where, spec_.path + " = " + shown(value),
             truth ? "must be true or false" : "must be one of " + listed(factor.words),
             text && !truth ? did_you_mean(*text, factor.words) : "");
  }
}

void FactorMaker::take_numbers(Factor& factor) {
  for (auto const& [value, where] : spec_.values) {
    if (auto const* number = std::get_if<double>(&value)) {
      check_number(*number, where);
      factor.levels.push_back(*number);
    } else {
      refuse(where, spec_.path + " = " + shown(value), "must be a number");
    }
  }
}

void FactorMaker::take_distribution(Factor& factor) {
  auto d = *spec_.distribution;
  bool const open = d.kind == Kind::normal || d.kind == Kind::lognormal;
  if (open) d.low = d.low.value_or(low_), d.high = d.high.value_or(high_);
  for (double const end : {*d.low, *d.high}) check_number(end, spec_.spread_where);
  if (!spec_.spread_given && target_.spread == Spread::log_uniform && !multiplies() && *d.low > 0)
    d.kind = Kind::log_uniform;
  if (open && ok_ && !std::isfinite(*d.low + *d.high))
    refuse(spec_.spread_where, spec_.path + ": a distribution without ends", "the register gives none",
           "add low and high");
  if (!ok_) return;
  factor.low = *d.low, factor.high = *d.high;
  factor.logarithmic = d.kind == Kind::log_uniform;
  factor.quantile_ = quantile_of(d, is_whole());
}

void FactorMaker::take_registered(Factor& factor) {
  bool const registered = target_.kind == FactorKind::number && !target_.column && std::isfinite(high_ - low_);
  if (!registered || multiplies())
    return refuse(spec_.spread_where, spec_.path + ": no range, values or distribution",
                  "it has no registered range to take", "add one");
  FactorDistribution d;
  d.low = low_, d.high = high_;
  if (target_.spread == Spread::log_uniform && low_ > 0) d.kind = Kind::log_uniform;
  if (is_whole()) d.low = std::ceil(low_), d.high = std::floor(high_);
  factor.low = *d.low, factor.high = *d.high;
  factor.logarithmic = d.kind == Kind::log_uniform;
  factor.quantile_ = quantile_of(d, is_whole());
}

/// Multiplied cells must stay in their range.
void FactorMaker::check_rows(Factor const& factor) {
  if (!multiplies() || !ok_) return;
  for (double const cell : cells()) {
    double const most = cell * (cell < 0 ? factor.low : factor.high), least = cell * (cell < 0 ? factor.high : factor.low);
    if (most <= target_.high && (least >= target_.low || target_.kind == FactorKind::whole)) continue;
    refuse(spec_.spread_where, spec_.path + " times " + number_text(most > target_.high ? factor.high : factor.low),
           "a row would hold " + number_text(most > target_.high ? most : least) + ", and it " +
               must_be_in(target_.low, target_.high),
           "narrow the range");
    return;
  }
}

void FactorMaker::bind(Factor& factor) const {
  if (multiplies()) {
    factor.set_ = [target = target_](Scenario& to, double value) { multiply_rows(target, to, value); };
    return;
  }
  factor.set_ = [set = target_.set, where = spec_.where, kind = target_.kind, words = factor.words](Scenario& to,
                                                                                                   double value) {
    if (kind == FactorKind::truth)
      set(to, value != 0, where);
    else if (kind == FactorKind::text)
      set(to, words.at(static_cast<std::size_t>(value)), where);
    else
      set(to, value, where);
  };
}

std::optional<Factor> FactorMaker::make() {
  Factor factor;
  factor.path = spec_.path, factor.name = name_of(spec_.path, multiplies());
  factor.group = spec_.group, factor.meaning = target_.meaning, factor.turn_ = target_.turn;
  factor.units = multiplies() ? "1" : target_.units;
  if (multiplies()) factor.meaning += ", times the factor";
  set_bounds();
  check_multiplier();
  if (!ok_) return std::nullopt;
  if (spec_.whole && is_word())
    refuse(spec_.where, "whole on " + spec_.path, "it is no number", "leave it out");
  if (is_word())
    take_words(factor);
  else if (!spec_.values.empty())
    take_numbers(factor);
  else if (spec_.distribution)
    take_distribution(factor);
  else
    take_registered(factor);
  if (!ok_) return std::nullopt;
  if (!factor.levels.empty()) {
    auto const [least, most] = std::minmax_element(factor.levels.begin(), factor.levels.end());
    factor.low = *least, factor.high = *most;
    factor.quantile_ = pick(factor.levels);
  }
  check_rows(factor);
  bind(factor);
  return ok_ ? std::optional{std::move(factor)} : std::nullopt;
}

}  // namespace convene

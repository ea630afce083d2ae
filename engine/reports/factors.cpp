#include "engine/reports/factors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/experiments/study/factor_target.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

using nlohmann::ordered_json;

constexpr std::array kind_words{"number", "whole", "truth", "text"};
constexpr std::size_t names_shown = 12;

/// What a roster's column holds now.
struct ColumnNow {
  double low = INFINITY, high = -INFINITY;
  std::size_t empty = 0;
};

ColumnNow now_of(FactorTarget const& target, Scenario const& scenario) {
  ColumnNow now;
  for (auto const row : target.rows) {
    double const value = target.column->get(scenario, row);
    now.empty += std::isnan(value);
    if (!std::isnan(value)) now.low = std::min(now.low, value), now.high = std::max(now.high, value);
  }
  return now;
}

std::string word(FactorTarget const& target, double value) {
  if (target.kind == FactorKind::truth) return value != 0 ? "true" : "false";
  auto const place = static_cast<std::size_t>(value);
  return target.kind == FactorKind::text && place < target.choices.size() ? target.choices[place] : number_text(value);
}

std::string now_text(FactorTarget const& target, Scenario const& scenario) {
  if (!target.column) return target.now;
  auto const now = now_of(target, scenario);
  if (now.empty == target.rows.size()) return "empty";
  auto text = word(target, now.low);
  if (now.high > now.low) text += (target.kind == FactorKind::number || target.kind == FactorKind::whole ? " to " : ", ") + word(target, now.high);
  return now.empty > 0 ? fmt::format("{}, {} of {} empty", text, now.empty, target.rows.size()) : text;
}

std::string range_text(FactorTarget const& target) {
  if (target.kind == FactorKind::truth) return "true | false";
  if (target.kind == FactorKind::text) return target.choices.empty() ? "a text" : fmt::format("{}", fmt::join(target.choices, " | "));
  return fmt::format("[{}, {}]{}{}", number_text(target.low), number_text(target.high),
                     target.kind == FactorKind::whole ? " whole" : "", target.units == "1" ? "" : " " + target.units);
}

std::string line(std::string const& path, std::string const& now, FactorTarget const& target) {
  return fmt::format("{:<52} {:<14} {}  {}{}\n", path, now.empty() ? "-" : now, range_text(target),
                     target.grade.empty() ? "" : "grade " + target.grade + "  -  ", target.meaning);
}

/// Paths of one strategy as those of any: "strategy.NAME.levers.coaching.mode".
std::string of_any(std::string const& path) {
  auto const end = path.find(".levers."), policy = path.find(".policy.");
  return "strategy.NAME" + path.substr(std::min(end, policy));
}

std::string strategies_text(Scenario const& scenario, FactorTargets const& targets) {
  struct Shared {
    FactorTarget const* target;
    std::string now;
  };
  std::map<std::string, Shared> shared;
  for (auto const& [path, target] : targets) {
    if (!path.starts_with("strategy.") || path.starts_with("strategy.*")) continue;
    auto const [place, is_new] = shared.emplace(of_any(path), Shared{&target, target.now});
    if (!is_new && !target.now.empty() && place->second.now != target.now)
      place->second.now = place->second.now.empty() ? target.now : "differs";
  }
  if (shared.empty()) return "";
  std::vector<std::string> names;
  for (auto const& strategy : scenario.strategies)
    if (!strategy.partners.empty()) names.push_back(strategy.name);
  auto text = "\nStrategies. NAME: " + listed(names) + "; of levers also *, every strategy that has the lever.\n" +
              "A lever that is off has no settings: give it a factor of its own, or turn it on in the scenario.\n";
  for (auto const& [path, one] : shared) text += line(path, one.now, *one.target);
  return text;
}

std::string rosters_text(Scenario const& scenario, FactorTargets const& targets) {
  std::string text;
  std::vector<std::string> before;
  for (auto const& [path, target] : targets) {
    if (!target.column) continue;
    if (text.empty()) text = "\nRosters: every row's value, or with as = \"multiplier\" each row's own times the factor.\n";
    auto names = row_names(*target.column, scenario);
    if (!names.empty() && names != before) {
      before = names;
      auto const more = names.size() - std::min(names.size(), names_shown);
      names.resize(names.size() - more);
      text += fmt::format("{}.NAME.COLUMN for some rows: {}{}\n", path.substr(0, path.find('.')), listed(names),
                          more > 0 ? fmt::format(" and {} more", more) : "");
    }
    text += line(path, now_text(target, scenario), target);
  }
  return text;
}

}  // namespace

std::string factors_text(Scenario const& scenario) {
  auto const targets = factor_targets(scenario);
  std::string text = "What a study of this scenario can vary: path, value now, range, unit, grade, meaning.\n", parameters;
  text += line("seed", targets.at("seed").now, targets.at("seed"));
  for (auto const& [path, target] : targets) {
    if (path.starts_with("partner.")) text += line(path, target.now, target);
    if (!target.grade.empty()) parameters += line(path, target.now, target);
  }
  return text + rosters_text(scenario, targets) + strategies_text(scenario, targets) +
         "\nRegistered parameters: without range, values or distribution a factor takes the range shown.\n" + parameters;
}

std::string factors_json(Scenario const& scenario) {
  auto all = ordered_json::array();
  for (auto const& [path, target] : factor_targets(scenario)) {
    ordered_json j{{"path", path}, {"kind", kind_words[static_cast<std::size_t>(target.kind)]}, {"unit", target.units}};
    bool const is_number = target.kind == FactorKind::number || target.kind == FactorKind::whole;
    if (is_number) j["low"] = target.low, j["high"] = target.high;
    if (!target.choices.empty()) j["choices"] = target.choices;
    if (auto const now = now_text(target, scenario); !now.empty()) j["now"] = now;
    j["grade"] = target.grade.empty() ? ordered_json(nullptr) : ordered_json(target.grade);
    j["range_optional"] = target.kind == FactorKind::number && !target.column;  // the one shown is taken
    if (is_number && !target.grade.empty()) j["distribution"] = target.spread == Spread::log_uniform ? "log_uniform" : "uniform";
    if (!target.needs.empty()) j["needs"] = target.needs;
    if (target.column) {
      j["can_multiply"] = is_number;
      j["rows"] = target.rows.size();
      j["names"] = row_names(*target.column, scenario);
    }
    j["meaning"] = target.meaning;
    all.push_back(std::move(j));
  }
  return all.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace convene

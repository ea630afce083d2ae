#include "engine/assembly/describe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/assembly/catalogue.hpp"

namespace convene {
namespace {

using nlohmann::ordered_json;

ordered_json json_of(SettingSpec const& s) {
  ordered_json j{{"name", s.name}, {"meaning", s.meaning}};
  std::visit([&](auto const& value) { j["default"] = value; }, s.fallback);
  if (std::holds_alternative<double>(s.fallback)) j["low"] = s.low, j["high"] = s.high, j["unit"] = s.unit;
  if (!s.choices.empty()) j["choices"] = s.choices;
  return j;
}

std::string text_of(SettingSpec const& s) {
  std::string value = std::visit([](auto const& v) { return fmt::format("{}", v); }, s.fallback);
  std::string range = !s.choices.empty()                           ? fmt::format("{}", fmt::join(s.choices, " | "))
                      : std::holds_alternative<double>(s.fallback) ? fmt::format("{} to {} {}", s.low, s.high, s.unit)
                                                                   : "true | false";
  return fmt::format("    {} = {}  ({})  {}\n", s.name, value, range, s.meaning);
}

std::string joined(std::vector<std::string> const& words) { return fmt::format("{}", fmt::join(words, "; ")); }

std::vector<std::string> names_of(std::vector<Setting> const& settings) {
  std::vector<std::string> names;
  for (auto s : settings) names.push_back(to_string(s));
  return names;
}

/// " [vaccination]" behind what one setting alone has.
std::string only(std::vector<Setting> const& settings) {
  return settings.empty() ? "" : fmt::format(" [{}]", fmt::join(names_of(settings), ", "));
}

std::string_view word(MeasureKind kind) { return kind == MeasureKind::flow ? "flow" : "level"; }

}  // namespace

std::string describe_week() {
  auto processes = processes_catalogue();
  std::stable_sort(processes.begin(), processes.end(), [](auto const& a, auto const& b) { return a.phase < b.phase; });
  std::string text = "A week, in this order:\n";
  auto const lines = [&](Phase phase, std::string_view more) {
    text += fmt::format("  {}. {}\n", static_cast<int>(phase) + 1, to_string(phase));
    for (auto const& p : processes)
      if (p.phase == phase) text += fmt::format("       {:<24}{}{}\n", p.id, p.title, only(p.serves));
    if (!more.empty()) text += fmt::format("       {}\n", more);
  };
  lines(Phase::calendar, "");
  lines(Phase::plan, "levers ask for tasks; the policy gives staff hours to tasks; tasks whose hours are all in are done");
  lines(Phase::outreach, "");
  lines(Phase::govern, "");
  lines(Phase::improve, "");
  lines(Phase::care, "the week's patient visits happen, clinic by clinic");
  lines(Phase::measure, "");
  lines(Phase::account, "");
  return text;
}

std::string describe_levers(bool json) {
  auto const levers = levers_catalogue();
  if (json) {
    auto all = ordered_json::array();
    for (auto const& l : levers) {
      ordered_json j{{"id", l.id},           {"title", l.title},     {"seed", l.seed},
                     {"settings", names_of(l.serves)},   {"tasks", l.tasks},     {"needs", l.needs},
                     {"touches", l.touches}, {"observable", l.observable}, {"direction", l.direction > 0 ? "up" : "down"}};
      j["options"] = ordered_json::array();
      for (auto const& s : l.settings) j["options"].push_back(json_of(s));
      all.push_back(j);
    }
    return all.dump(2) + "\n";
  }
  std::string text;
  for (auto const& l : levers) {
    text += fmt::format("{}  -  {}\n    from: {}\n    tasks: {}\n", l.id, l.title, l.seed, l.tasks);
    if (!l.needs.empty()) text += fmt::format("    needs: {}\n", joined(l.needs));
    text += fmt::format("    changes: {}   shows in: {} ({})\n", l.touches, l.observable, l.direction > 0 ? "up" : "down");
    for (auto const& s : l.settings) text += text_of(s);
    text += "\n";
  }
  return text;
}

std::string describe_policies(bool json) {
  auto const policies = policies_catalogue();
  if (json) {
    auto all = ordered_json::array();
    for (auto const& p : policies) {
      ordered_json j{{"id", p.id}, {"title", p.title}, {"meaning", p.meaning}};
      j["options"] = ordered_json::array();
      for (auto const& s : policy_cadence()) j["options"].push_back(json_of(s));
      for (auto const& s : p.settings) j["options"].push_back(json_of(s));
      all.push_back(j);
    }
    return all.dump(2) + "\n";
  }
  std::string text;
  for (auto const& p : policies) {
    text += fmt::format("{}  -  {}: {}\n", p.id, p.title, p.meaning);
    for (auto const& s : policy_cadence()) text += text_of(s);
    for (auto const& s : p.settings) text += text_of(s);
  }
  return text;
}

std::string describe_measures(bool json) {
  auto const measures = all_measures();
  if (json) {
    auto all = ordered_json::array();
    for (auto const& m : measures)
      all.push_back({{"id", m.info.id}, {"title", m.info.title}, {"units", m.info.units}, {"kind", word(m.info.kind)}, {"by_clinic", m.by_clinic()}, {"settings", names_of(m.serves)}});
    return all.dump(2) + "\n";
  }
  std::string text;
  for (auto const& m : measures)
    text += fmt::format("{:<28}{:<8}{:<7}{}{}\n", m.info.id, m.info.units, word(m.info.kind), m.info.title, only(m.serves));
  return text;
}

std::string describe_parameters(bool json) {
  auto const& declared = declared_parameters();
  if (json) {
    auto all = ordered_json::array();
    for (auto const& s : declared.specs())
      all.push_back({{"path", s.path}, {"default", s.fallback}, {"low", s.low}, {"high", s.high}, {"unit", s.unit},
                     {"distribution", s.spread == Spread::log_uniform ? "log_uniform" : "uniform"},
                     {"grade", std::string(1, static_cast<char>(s.grade))}, {"source", s.source}, {"meaning", s.meaning}});
    return all.dump(2) + "\n";
  }
  std::string text = "path                                          default  [range] unit  grade  source  -  meaning\n";
  for (auto const& s : declared.specs())
    text += fmt::format("{:<44} {:>8.6g}  [{:g}, {:g}] {}  {}  {}  -  {}\n", s.path, s.fallback, s.low, s.high, s.unit,
                        static_cast<char>(s.grade), s.source, s.meaning);
  return text;
}

}  // namespace convene

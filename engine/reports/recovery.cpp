#include "engine/reports/recovery.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;

/// What chance cannot explain.
char const* verdict(RecoveredParameter const& of) {
  return of.high < 0.9 ? "too narrow" : of.low > 0.9 ? "too wide" : "";
}

std::string names(Recovery const& recovery, auto const& which) {
  std::vector<std::string> paths;
  for (auto const& of : recovery.parameters)
    if (which(of)) paths.push_back(of.path);
  return enumerate(paths);
}

}  // namespace

std::string recovery_text(Recovery const& recovery, Style const& style) {
  std::string text;
  auto const add = [&](std::string const& paragraph, std::string const& first = "", Tone tone = Tone::plain) {
    for (auto const& line : wrap(paragraph, style.width, first)) text += toned(line, tone, style) + "\n";
  };
  if (recovery.worlds == 0) {
    add(fmt::format("None of {} simulated worlds could be calibrated.", recovery.failed));
    return text;
  }
  auto const narrow = names(recovery, [](auto const& of) { return of.high < 0.9; });
  auto const flat = names(recovery, [](auto const& of) { return of.flat > 0.5; });
  add(fmt::format("In {} simulated worlds, each calibrated as the study says, 90% intervals held the truth {}.", recovery.worlds,
                  narrow.empty() ? "about as often as they should" : "too seldom for " + narrow + ": do not believe them"));
  if (!flat.empty()) add(fmt::format("Flat: such targets say next to nothing about {}.", flat));
  if (recovery.reached < recovery.worlds)
    add(fmt::format("{} of the worlds did not come within {} sd of their targets: the attempts ran out.", recovery.worlds - recovery.reached,
                    recovery.tolerance));
  if (recovery.failed > 0) add(fmt::format("{} further worlds could not be calibrated.", recovery.failed));
  TextTable table("parameter");
  for (auto const* head : {"90% intervals\nhold the truth", "95% interval\nof that", "variance\nleft", "called\nflat", ""}) table.column(head);
  for (auto const& of : recovery.parameters)
    table.row({{of.path}, {percent(of.covered), Tone::strong}, {percent(of.low) + " to " + percent(of.high)}, {percent(of.left)},
               {percent(of.flat)}, {verdict(of), Tone::bad}});
  text += "\n" + table.print(style) + "\n";
  add(fmt::format("Truths are drawn from the ranges; each world has a seed, futures and errors of observation of its own, and {:.0f} sets of "
                  "values were tried in each on average. What the targets leave out, such as a model that is wrong, no simulated world shows.",
                  recovery.runs),
      "- ", Tone::faint);
  return text;
}

std::string recovery_json(Recovery const& recovery) {
  Json json{{"worlds", recovery.worlds}, {"failed", recovery.failed},         {"tolerance", recovery.tolerance},
            {"reached", recovery.reached}, {"runs_each", recovery.runs}, {"parameters", Json::array()}};
  for (auto const& of : recovery.parameters)
    json["parameters"].push_back({{"path", of.path}, {"covered_90", of.covered}, {"covered_90_interval", {of.low, of.high}},
                                  {"variance_left", of.left}, {"flat", of.flat}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convene

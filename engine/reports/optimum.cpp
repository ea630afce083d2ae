#include "engine/reports/optimum.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>

#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;

std::string amount(double value) {
  return grouped(value, plain_decimals(value));
}

std::string interval(Estimate const& e) {
  return e.half_width > 0 ? fmt::format("{} ± {}", amount(e.mean), amount(e.half_width)) : amount(e.mean);
}

/// "levers.coaching.mode" -> "coaching.mode", "partner.a.staff.coach.people" -> "a.coach".
std::string short_path(std::string path) {
  for (char const* part : {"levers.", "partner."})
    if (path.starts_with(part)) path.erase(0, std::string_view(part).size());
  for (char const* part : {".staff", ".people", ".kind"})
    if (auto const at = path.find(part); at != std::string::npos) path.erase(at, std::string_view(part).size());
  return path;
}

/// "coaching.mode webinar, no joint_letter"
std::string setting_words(OptimisationStudy const& study, FrontMember const& member) {
  std::vector<std::string> words;
  auto const prefix = "strategy." + study.strategy + ".";
  for (std::size_t f = 0; f < member.values.size(); ++f) {
    auto const& factor = study.study.factors[f];
    auto const path = short_path(factor.path.starts_with(prefix) ? factor.path.substr(prefix.size()) : factor.path);
    auto const value = factor.words.empty() ? fmt::format("{:.4g}", member.values[f]) : factor.text(member.values[f]);
    words.push_back(value == "true" ? path : value == "false" ? "no " + path : path + " " + value);
  }
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string front_table(OptimisationStudy const& study, Optimum const& optimum, Style const& style) {
  TextTable table("member");
  table.column("");
  for (auto const& o : study.objectives) {
    table.column(fmt::format("{}, {}\n(new replications)", o.name, o.units));
    table.column("search\nsaid");
  }
  for (auto const& l : study.limits)
    table.column(fmt::format("{}\n{} {}", l.name, l.at_most ? "at most" : "at least", amount(l.bound)));
  for (std::size_t i = 0; i < optimum.front.size(); ++i) {
    auto const& m = optimum.front[i];
    std::vector<TableCell> row{{std::to_string(i + 1)}};
    row.push_back({optimum.winner == i ? "winner" : m.finalist ? "finalist" : m.feasible ? "" : "beyond a limit",
                   optimum.winner == i ? Tone::good : m.feasible ? Tone::plain : Tone::bad});
    for (std::size_t o = 0; o < study.objectives.size(); ++o) {
      row.push_back({interval(m.fresh[o]), Tone::strong});
      row.push_back({amount(m.searched[o]), Tone::faint});
    }
    for (auto const& e : m.limits) row.push_back({amount(e.mean)});
    table.row(std::move(row));
  }
  return table.print(style) + "\n";
}

}  // namespace

std::string optimum_text(OptimisationStudy const& study, Optimum const& optimum, Style const& style) {
  std::string text;
  auto const add = [&](std::string const& paragraph, std::string const& first, Tone tone) {
    for (auto const& line : wrap(paragraph, style.width, first)) text += toned(line, tone, style) + "\n";
  };
  if (optimum.winner) {
    auto const& m = optimum.front[*optimum.winner];
    std::vector<std::string> achieved;
    for (std::size_t o = 0; o < study.objectives.size(); ++o)
      achieved.push_back(fmt::format("{} {} ({})", interval(m.fresh[o]), study.objectives[o].units, study.objectives[o].name));
    bool const decided = !optimum.choice || optimum.choice->decided;
    add(fmt::format("{} {}, member {}: {}.", decided ? "The winner is" : "The best so far is", study.strategy, *optimum.winner + 1,
                    setting_words(study, m)),
        "", Tone::strong);
    add(fmt::format("It gives {}, beyond {}.", enumerate(achieved), study.baseline), "", Tone::plain);
    if (optimum.choice) add(optimum.choice->guarantee, "", Tone::plain);
  } else {
    add("No member of the front keeps the limits in new replications: nothing wins. What seemed to fit was luck.", "", Tone::bad);
  }
  text += "\n" + front_table(study, optimum, style);
  for (std::size_t i = 0; i < optimum.front.size(); ++i)
    add(setting_words(study, optimum.front[i]), fmt::format("{:>3}. ", i + 1), Tone::plain);
  text += "\n";
  add(fmt::format("{} settings were tried in {} replications each, in the same futures. The front: none of its members is beaten in "
                  "every objective. What the search said is of its own few futures, and it kept the settings lucky there; beside it stand {} new replications "
                  "of each, and the winner (best in {}) was chosen among {} finalists in yet others. {} runs in all.",
                  optimum.evaluations, study.options.replications, study.options.fresh, study.winner, optimum.finalists.size(),
                  grouped(static_cast<double>(optimum.runs), 0)),
      "- ", Tone::faint);
  return text;
}

std::string optimum_json(OptimisationStudy const& study, Optimum const& optimum) {
  auto const json_of = [](Estimate const& e) {
    return Json{{"mean", e.mean}, {"low", e.low()}, {"high", e.high()}, {"replications", e.replications}};
  };
  Json json{{"strategy", study.strategy},
            {"baseline", study.baseline},
            {"winner", optimum.winner ? Json(*optimum.winner + 1) : Json()},
            {"winner_is_best_in", study.winner},
            {"decided", optimum.choice ? Json(optimum.choice->decided) : Json()},
            {"guarantee", optimum.choice ? optimum.choice->guarantee : ""},
            {"settings_tried", optimum.evaluations},
            {"runs", optimum.runs},
            {"front", Json::array()}};
  for (std::size_t i = 0; i < optimum.front.size(); ++i) {
    auto const& m = optimum.front[i];
    Json member{{"member", i + 1}, {"feasible", m.feasible}, {"finalist", m.finalist}, {"settings", Json::object()},
                {"objectives", Json::object()}, {"limits", Json::object()}};
    for (std::size_t f = 0; f < m.values.size(); ++f) {
      auto const& factor = study.study.factors[f];
      member["settings"][factor.path] = factor.words.empty() ? Json(m.values[f]) : Json(factor.text(m.values[f]));
    }
    for (std::size_t o = 0; o < study.objectives.size(); ++o)
      member["objectives"][study.objectives[o].name] = {{"fresh", json_of(m.fresh[o])}, {"searched", m.searched[o]}};
    for (std::size_t l = 0; l < study.limits.size(); ++l)
      member["limits"][study.limits[l].name] = {{"fresh", json_of(m.limits[l])}, {"bound", study.limits[l].bound}};
    json["front"].push_back(std::move(member));
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convene

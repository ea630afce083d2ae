#include "engine/reports/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <numeric>

#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/reports/wording.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;

char const* method_id(SelectMethod method) {
  char const* const ids[] = {"kn", "ocba", "subset"};
  return ids[static_cast<int>(method)];
}

char const* method_words(SelectMethod method) {
  char const* const words[] = {"Kim and Nelson's procedure with common random numbers",
                               "optimal computing budget allocation", "a subset that holds the best"};
  return words[static_cast<int>(method)];
}

std::vector<std::size_t> best_first(Choice const& choice) {
  std::vector<std::size_t> rows(choice.contenders.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::ranges::stable_sort(rows, {}, [&](std::size_t s) { return choice.contenders[s].behind.mean; });
  if (choice.chosen) {  // later replications may have turned the means of those dropped
    std::erase(rows, *choice.chosen);
    rows.insert(rows.begin(), *choice.chosen);
  }
  return rows;
}

std::vector<std::string> names_of(Choice const& choice, auto const& wanted) {
  std::vector<std::string> names;
  for (auto const& c : choice.contenders)
    if (wanted(c)) names.push_back(c.name);
  return names;
}

std::vector<std::string> sentences(Choice const& choice, ChoiceSubject const& subject, Wording const& words) {
  auto const when = fmt::format("{} {} weeks", subject.measure.kind == MeasureKind::level ? "after" : "over", subject.weeks);
  std::vector<std::string> text;
  if (choice.chosen) {
    auto const& chosen = choice.contenders[*choice.chosen];
    text.push_back(fmt::format("{} {}: {} ({}, {}).", chosen.name, choice.decided ? "is chosen" : "has the best mean so far",
                               words.value(chosen.outcome), subject.measure.title, when));
  } else {
    auto const kept = names_of(choice, [](Contender const& c) { return c.remains; });
    text.push_back(fmt::format("Not to be told from the best: {} ({}, {}).", enumerate(kept), subject.measure.title, when));
  }
  auto const alike = names_of(choice, [](Contender const& c) { return c.alike; });
  if (!alike.empty()) text.push_back(fmt::format("Exactly as good: {}.", enumerate(alike)));
  text.push_back(choice.guarantee);
  return text;
}

std::string contender_table(Choice const& choice, Wording const& words, Style const& style) {
  TextTable table("strategy");
  table.column("mean");
  table.column("behind" + (words.difference_unit().empty() ? "" : ", " + words.difference_unit()) + "\n(95% interval)");
  table.column("replica-\ntions");
  table.column("verdict");
  for (auto const row : best_first(choice)) {
    auto const& c = choice.contenders[row];
    bool const chosen = choice.chosen && *choice.chosen == row;
    std::string const verdict = chosen ? (choice.decided ? "chosen" : "leads") : c.alike ? "alike" : c.remains ? "may be best" : choice.method == SelectMethod::ocba ? "behind" : "dropped";
    table.row({{c.name},
               {words.value(c.outcome), Tone::strong},
               {chosen || c.behind.always_zero ? "-" : words.signed_cell(c.behind)},
               {std::to_string(c.replications)},
               {verdict, chosen ? Tone::good : Tone::plain}});
  }
  return table.print(style);
}

}  // namespace

std::string choice_text(Choice const& choice, ChoiceSubject const& subject, Style const& style) {
  Wording const words(subject.measure);
  std::string text;
  auto const add = [&](std::string const& paragraph, std::string const& first, Tone tone) {
    for (auto const& line : wrap(paragraph, style.width, first)) text += toned(line, tone, style) + "\n";
  };
  if (!subject.title.empty()) {
    add(subject.title, "", Tone::strong);
    text += "\n";
  }
  for (auto const& sentence : sentences(choice, subject, words)) add(sentence, "", Tone::plain);
  text += "\n" + contender_table(choice, words, style) + "\n";
  auto const unit = words.difference_unit().empty() ? "" : " " + words.difference_unit();
  auto method = fmt::format("Method: {}, alpha {:g}", method_words(choice.method), choice.alpha);
  if (choice.method == SelectMethod::kim_nelson)
    method += fmt::format("; differences below {}{} are held not to matter{}", words.amount(choice.indifference, choice.indifference), unit,
                          choice.piloted ? fmt::format(", a twentieth of the gap between the best and the worst strategy in {} "
                                                       "pilot replications that served for nothing else (--indifference sets it)",
                                                       pilot_replications)
                                         : "");
  add(method + ".", "- ", Tone::faint);
  std::size_t most = 0;
  for (auto const& c : choice.contenders) most = std::max(most, c.replications);
  add(fmt::format("{} runs (strategies x replications){}; {} for every strategy would have taken {}.", choice.runs,
                  choice.piloted ? fmt::format(", {} of them in the pilot", choice.pilot_runs) : "",
                  most, most * choice.contenders.size()),
      "- ", Tone::faint);
  add("\"Behind\" is paired: over the replications that both strategies lived, in the same futures. Intervals are each a 95% "
      "interval of its own, and because the procedure looks at the outcomes to decide when to stop, they serve for "
      "orientation; the promise is the sentence above.",
      "- ", Tone::faint);
  add("Chance alone is meant, under the parameters as given, not how well those are known.", "- ", Tone::faint);
  return text;
}

std::string choice_json(Choice const& choice, ChoiceSubject const& subject) {
  auto const json_of = [](Estimate const& e) {
    return Json{{"mean", e.mean}, {"low", e.low()}, {"high", e.high()}, {"replications", e.replications}};
  };
  Json json{{"title", subject.title},
            {"measure", {{"id", subject.measure.id}, {"title", subject.measure.title}, {"units", subject.measure.units}}},
            {"method", method_id(choice.method)},
            {"alpha", choice.alpha},
            {"indifference", choice.method == SelectMethod::kim_nelson ? Json(choice.indifference) : Json()},
            {"indifference_from_pilot", choice.piloted},
            {"chosen", choice.chosen ? Json(choice.contenders[*choice.chosen].name) : Json()},
            {"decided", choice.decided},
            {"probability_correct_estimated", choice.probability_correct},
            {"guarantee", choice.guarantee},
            {"runs", choice.runs},
            {"pilot_runs", choice.pilot_runs},
            {"strategies", Json::array()}};
  for (auto const row : best_first(choice)) {
    auto const& c = choice.contenders[row];
    json["strategies"].push_back({{"strategy", c.name},
                                  {"replications", c.replications},
                                  {"outcome", json_of(c.outcome)},
                                  {"behind", json_of(c.behind)},
                                  {"remains", c.remains},
                                  {"alike", c.alike}});
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convene

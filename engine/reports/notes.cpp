#include <fmt/format.h>

#include <algorithm>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/wording.hpp"

namespace convene {
namespace {

/// The first few of a list with commas, and how many more there are.
std::string some_of(std::string const& list) {
  constexpr std::ptrdiff_t shown = 4;
  auto const more = std::count(list.begin(), list.end(), ',') + 1 - shown;
  if (more <= 1) return list;
  std::size_t end = 0;
  for (std::ptrdiff_t i = 0; i < shown; ++i) end = list.find(',', end + (i > 0));
  return list.substr(0, end) + fmt::format(" and {} more", more);
}

}  // namespace

std::vector<std::string> answer_notes(Comparison const& c) {
  std::vector<std::string> notes;
  Wording const words(c.measure);
  auto measure = fmt::format("Measure: {} ({}), ", c.measure.title, c.measure.id);
  measure += c.measure.kind == MeasureKind::level ? fmt::format("as it stands in week {}", c.weeks)
                                                  : fmt::format("summed over {} weeks", c.weeks);
  if (c.start.replications > 0 && c.measure.kind == MeasureKind::level)
    measure += fmt::format("; {} at the start", words.value(c.start));
  notes.push_back(measure + ".");

  auto replications = fmt::format(
      "{} replications a strategy, paired: in each, every strategy meets the same people and the same luck.",
      c.replications);
  if (c.under_draws)
    replications = fmt::format(
        "{} draws, each of {} parameters of grades {} from the ranges in the register, independent of each other; each draw is lived in "
        "the same {} replications a strategy, paired: in each, every strategy and every draw meets the same luck.",
        c.replications, c.under_draws->parameters, c.under_draws->grades, c.under_draws->replications);
  else if (c.replications_in_future > 0)
    replications = fmt::format(
        "{} futures (points of the sweep), each the mean of {} replications a strategy, paired: in each, every strategy meets "
        "the same people and the same luck.",
        c.replications, c.replications_in_future);
  if (c.unfinished > 0)
    replications += fmt::format(" Left out, because {}: {}.", c.under_draws ? "a run of theirs failed" : "some strategy did not finish them",
                                c.unfinished);
  if (c.replications < 2 && !c.under_draws) replications += " One replication cannot show chance: no verdict is given.";
  notes.push_back(replications);

  if (c.under_draws && c.strategies.size() > 1) {
    notes.push_back(fmt::format(
        "\"Better\" and \"worse\" are said when the mean over draws is surely on one side, and surely more than {:.0f}% of the draws are: {}, all "
        "pairs together (Bonferroni), which takes {} draws or more. Intervals of hours and money are over draws.",
        100 * share_of_draws_for_a_verdict, interval_words(c.confidence), least_draws_for_a_verdict(c)));
    notes.push_back(
        "Grades say how well a number is founded: A trial or table, B observational, C secondary, D derived, E judgement. What [parameters] gives "
        "is not drawn. Ranges say what is possible, not what is likely: a narrower one for what you know narrows the answer.");
  } else if (c.strategies.size() > 1 && c.replications > 1) {
    auto verdicts = fmt::format("Each interval is a {} of its own.", interval_words(c.confidence));
    if (c.pairs.size() > 1)
      verdicts += fmt::format(
          " Verdicts hold for all {} pairs together (Bonferroni), so an interval may leave out 0 and its "
          "verdict stay open.",
          c.pairs.size());
    notes.push_back(verdicts +
                    (c.replications_in_future > 0
                         ? " Both take the points for a sample of futures: they hold for factors as likely as the design spreads them."
                         : " Both speak of chance under the parameters as given, not of how well those are known."));
  }
  if (c.measure.better != Better::neither && c.strategies.size() > 1)
    notes.push_back(
        fmt::format("Chance best and chance worse (than the baseline) are shares of {}, ties split; regret is what choosing "
                    "the strategy loses against the best of each.",
                    c.trials()));
  if (!c.gain.empty() && !c.strategies.empty() && c.strategies[0].cost)
    notes.push_back(fmt::format(
        "Hours and money are those of partners, {}s and systems beyond the baseline's; \"for each\" "
        "divides them by the "
        "{} beyond the baseline's (Fieller's interval; it has no upper limit when the gain may be none).",
        site_words(c), gain_words(c.gain)));
  std::vector<std::string> dominated;
  for (auto const& strategy : c.strategies)
    if (strategy.standing && strategy.standing->standing == Standing::dominated)
      dominated.push_back(strategy.name);
  if (!dominated.empty())
    notes.push_back(
        fmt::format("Another strategy gains at least as much and costs no more, by their means, than: {}.",
                    fmt::join(dominated, ", ")));
  if (c.baseline < c.strategies.size())
    if (auto const* lucky = c.strategies[c.baseline].amount("clinics_seeming_improved"); lucky && lucky->total.mean > 0)
      notes.push_back(fmt::format(
          "A single clinic proves little: under {} {:.1f} clinics seem to have risen by 5 points or more (13-17) in an "
          "average replication, by luck and ageing alone.",
          c.strategies[c.baseline].name, lucky->total.mean));
  if (!c.judgement.empty())
    notes.push_back(fmt::format(
        "Rest on judgement, not on a published figure (grade E): {} parameters of the model.", c.judgement));
  if (!c.drawn.empty()) notes.push_back("Left out of the rosters, and so drawn: " + some_of(c.drawn) + ".");
  if (!c.content_sha256.empty()) notes.push_back("content_sha256 " + c.content_sha256);
  return notes;
}

}  // namespace convene

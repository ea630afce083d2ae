#include <fmt/format.h>

#include <cmath>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/reports/wording.hpp"

namespace convene {
namespace {

/// Writes the sentences one after the other; each may find that it has nothing to say.
class Writer {
 public:
  explicit Writer(Comparison const& comparison)
      : c_{comparison}, words_{comparison.measure}, best_{comparison.best()} {}

  std::vector<std::string> write() {
    if (c_.measure.better == Better::neither) {
      add_differences();
    } else {
      add_best();
      add_rivals();
      add_standing_to_baseline();
      add_price();
      add_first_agreement();
    }
    for (auto& sentence : under_draws_sentences(c_)) say(std::move(sentence));
    add_shortages();
    add_overstretched();
    add_information();
    return std::move(sentences_);
  }

 private:
  std::string const& name(std::size_t row) const { return c_.strategies[row].name; }
  StrategyComparison const& best() const { return c_.strategies[best_]; }
  StrategyComparison const& baseline() const { return c_.strategies[c_.baseline]; }
  void say(std::string sentence) { sentences_.push_back(std::move(sentence)); }

  std::string size_with_interval(Estimate const& e) const {
    if (e.half_width == 0) return words_.size(e) + " (in every replication)";
    auto const interval = words_.interval(e);
    return words_.size(e) +
           (interval.empty() ? "" : " (" + interval_words(c_.confidence) + (c_.under_draws ? " of the mean over draws " : " ") + interval + ")");
  }

  std::string when() const {
    return c_.measure.kind == MeasureKind::level ? fmt::format("after {} weeks", c_.weeks)
                                                 : fmt::format("over {} weeks", c_.weeks);
  }

  std::string on_top(StrategyComparison const& strategy) const {
    return fmt::format("it comes out on top in {} of the {}", percent(strategy.chance_best), c_.trials());
  }

  std::vector<std::string> names_with(std::size_t than, Verdict verdict) const {
    std::vector<std::string> names;
    for (std::size_t s = 0; s < c_.strategies.size(); ++s)
      if (s != than && c_.verdict(s, than) == verdict) names.push_back(name(s));
    return names;
  }

  /// "62.4% (HPV coverage ..., after 52 weeks)"
  std::string measured(StrategyComparison const& strategy) const {
    return fmt::format("{} ({}, {})", words_.value(strategy.outcome), c_.measure.title, when());
  }

  std::string gap(StrategyComparison const& strategy) const {
    return fmt::format("{} {} than under {}", size_with_interval(strategy.difference),
                       strategy.difference.mean > 0 ? "more" : "less", name(c_.baseline));
  }

  void add_best() {
    if (c_.strategies.size() == 1)
      return say(fmt::format("{} is the only strategy here: {}.", name(0), measured(best())));
    if (best_ == c_.baseline)
      return say(
          fmt::format("No strategy does better than {}, the baseline: {}.", name(best_), measured(best())));
    bool const alone = names_with(best_, Verdict::not_told_apart).empty();
    if (best().verdict == Verdict::better)
      return say(fmt::format("{} {}: {}, {}; {}.", name(best_), alone ? "is best" : "has the best mean",
                             measured(best()), gap(best()), on_top(best())));
    auto const* const open = c_.under_draws ? "What is not known leaves open whether any strategy is better than {}, the baseline. The best mean is that of {}: {}, {}."
                                            : "No strategy can be told apart from {}, the baseline, for the better. The best mean is that of {}: {}, {}.";
    say(fmt::format(fmt::runtime(open), name(c_.baseline), name(best_), measured(best()), gap(best())));
  }

  void add_differences() {
    for (std::size_t s = 0; s < c_.strategies.size(); ++s) {
      auto const& strategy = c_.strategies[s];
      if (s == c_.baseline)
        say(fmt::format("{}, the baseline: {}.", strategy.name, measured(strategy)));
      else if (strategy.difference.always_zero)
        say(fmt::format("{}: exactly as under {}.", strategy.name, name(c_.baseline)));
      else
        say(fmt::format("{}: {}, {}.", strategy.name, words_.value(strategy.outcome), gap(strategy)));
    }
  }

  /// Who might be the best after all. The baseline has its own sentence.
  void add_rivals() {
    if (best().verdict != Verdict::better) return;
    auto const open = names_with(best_, Verdict::not_told_apart),
               same = names_with(best_, Verdict::identical);
    if (!open.empty())
      say(fmt::format("It cannot be told apart from {} by these {}.", enumerate(open), c_.trials()));
    if (!same.empty())
      say(fmt::format("It gives exactly the same as {} in every replication.", enumerate(same)));
  }

  void add_standing_to_baseline() {
    auto const list = [&](Verdict verdict, char const* sentence) {
      auto names = names_with(c_.baseline, verdict);
      if (verdict == Verdict::better || verdict == Verdict::not_told_apart) std::erase(names, name(best_));
      if (!names.empty()) say(fmt::format(fmt::runtime(sentence), enumerate(names), name(c_.baseline)));
    };
    list(Verdict::better, "Better than {1} as well: {0}.");
    list(Verdict::not_told_apart, c_.under_draws ? "Left open against {1} as well: {0}." : "Not to be told apart from {1}: {0}.");
    list(Verdict::identical, "Exactly as {1} in every replication: {0}.");
    list(Verdict::worse, "Worse than {1}: {0}.");
  }

  void add_price() {
    auto const* gain = best().amount(c_.gain);
    if (best_ == c_.baseline || !best().cost || !gain) return;
    std::vector<std::string> spent;
    auto const add = [&](Amount const* hours, std::string const& whose) {
      if (hours) spent.push_back(grouped(hours->difference.mean, 0) + " " + whose + " hours");
    };
    add(best().partner_hours(), "partner");
    add(best().amount("clinic_hours"), site_words(c_));
    add(best().amount("system_hours"), "system");
    spent.push_back(grouped(best().cost->mean, 0) + " " + c_.currency);
    auto const more = Wording(gain->measure).amount(gain->difference.mean, gain->difference.half_width);
    auto const price =
        fmt::format("Beyond {}, {} takes {}", name(c_.baseline), name(best_), enumerate(spent));
    if (!(gain->difference.mean > 0)) return say(price + " and gains no " + gain_words(c_.gain) + ".");
    auto const ratio = best().cost_per_gain ? ratio_cell(*best().cost_per_gain, gain->difference) : "-";
    say(fmt::format("{} and gains {} {}: {} {} for each.", price, more, gain_words(c_.gain), ratio,
                    c_.currency));
  }

  std::string a_week(Amount const& amount) const {
    auto const hours = amount.total.mean / c_.weeks;
    return grouped(hours, plain_decimals(hours));
  }

  void add_shortages() {
    std::vector<std::string> shortages;
    bool known = false;
    for (auto const row : ranking(c_)) {
      auto const& strategy = c_.strategies[row];
      auto const* unmet = strategy.amount("hours_unmet");
      if (!strategy.shortage || !unmet) continue;
      known = true;
      if (strategy.shortage->first_week)
        shortages.push_back(
            fmt::format("under {} in {} of {} weeks, first in week {} ({} hours undone in a week on average)",
                        strategy.name, strategy.shortage->weeks_short, c_.weeks,
                        *strategy.shortage->first_week, a_week(*unmet)));
    }
    if (shortages.size() > 2)
      say(fmt::format("Some partner has more work than hours {}; the table tells of {} more strategies.", shortages.front(),
                      shortages.size() - 1));
    else if (!shortages.empty())
      say("Some partner has more work than hours " + enumerate(shortages) + ".");
    else if (known)
      say(fmt::format("No partner has more work than hours under any strategy (in half of the {} or more).", c_.trials()));
  }

  double total(StrategyComparison const& strategy, char const* id) const {
    auto const* amount = strategy.amount(id);
    return amount ? amount->total.mean : 0;
  }

  double joint_share(StrategyComparison const& s) const { return total(s, "joint_hours") / std::max(1.0, total(s, "hours_used")); }

  /// Strategies that do worse because hours run out: those that spend much more of them among partners than the best, or
  /// else the one that leaves most undone.
  void add_overstretched() {
    if (c_.measure.better == Better::neither || best_ == c_.baseline || !best().amount("hours_unmet")) return;
    std::vector<std::size_t> over;
    std::size_t most = best_;
    for (auto const s : ranking(c_)) {
      auto const& strategy = c_.strategies[s];
      if (c_.verdict(s, best_) != Verdict::worse || !strategy.shortage || !strategy.shortage->first_week) continue;
      double const undone = total(strategy, "hours_unmet");
      if (undone <= total(best(), "hours_unmet")) continue;
      if (joint_share(strategy) > joint_share(best()) + 0.1) over.push_back(s);
      if (undone > total(c_.strategies[most], "hours_unmet")) most = s;
    }
    if (over.empty() && most != best_) over.push_back(most);
    for (auto const s : over) say_overstretched(c_.strategies[s]);
  }

  void say_overstretched(StrategyComparison const& over) {
    say(fmt::format("Partners' hours run out under {} from week {} on: {} are left undone in an average week against {} under {}; {:.0f}% of "
                    "the hours spent go to other partners (against {:.0f}%), {} coaching sessions are held (against {}), and {} agreements reached (against {}).",
                    over.name, *over.shortage->first_week, a_week(*over.amount("hours_unmet")), a_week(*best().amount("hours_unmet")), name(best_),
                    100 * joint_share(over), 100 * joint_share(best()), grouped(total(over, "sessions"), 0), grouped(total(best(), "sessions"), 0),
                    grouped(total(over, "agreements"), 0), grouped(total(best(), "agreements"), 0)));
  }

  /// perfect_information against benefit_per_hour, and why knowing need not be best.
  void add_information() {
    if (!c_.information) return;
    auto const& knowing = c_.strategies[c_.information->knowing];
    auto const& believing = c_.strategies[c_.information->believing];
    auto const& worth = c_.information->worth;
    auto sentence = fmt::format("Information is worth {}: {} gains {} {} than {}, which differs only in what its policy is told.",
                                worth.mean - worth.half_width > 0 ? "something" : worth.mean + worth.half_width < 0 ? "less than nothing" : "nothing that shows",
                                knowing.name, size_with_interval(worth), worth.mean < 0 ? "less" : "more", believing.name);
    std::size_t better = c_.information->knowing;
    for (std::size_t s = 0; s < c_.strategies.size(); ++s)
      if (c_.strategies[s].content == knowing.content && c_.sign() * c_.strategies[s].outcome.mean > c_.sign() * c_.strategies[better].outcome.mean) better = s;
    if (better != c_.information->knowing) {
      auto const& other = c_.strategies[better];
      sentence += fmt::format(" It is not best: {} is. It weighs each piece of work by what that alone would bring now, and looks no further; it reaches {} agreements "
                              "(against {}), holds {} sessions (against {}) and loses {} {}s (against {}).",
                              other.name, grouped(total(knowing, "agreements"), 0), grouped(total(other, "agreements"), 0), grouped(total(knowing, "sessions"), 0),
                              grouped(total(other, "sessions"), 0), grouped(total(knowing, "drop_outs"), 0), site_words(c_), grouped(total(other, "drop_outs"), 0));
    }
    say(sentence);
  }

  void add_first_agreement() {
    if (!best().agreement || best_ == c_.baseline) return;
    auto const& agreement = *best().agreement;
    if (agreement.agreed == 0) return say(fmt::format("No agreement is reached under {}.", name(best_)));
    say(fmt::format(
        "The first agreement under {} takes {} weeks on average; {} of {} {} reach one.",
        name(best_), grouped(agreement.weeks.mean, 0), agreement.agreed, c_.replications, c_.trials()));
  }

  Comparison const& c_;
  Wording words_;
  std::size_t best_;
  std::vector<std::string> sentences_;
};

}  // namespace

std::vector<std::string> answer_sentences(Comparison const& comparison) {
  return Writer(comparison).write();
}

}  // namespace convene

#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/experiments/decision/icer.hpp"
#include "engine/experiments/decision/net_benefit.hpp"
#include "engine/experiments/decision/robustness.hpp"
#include "engine/experiments/estimate.hpp"
#include "engine/experiments/fieller.hpp"
#include "engine/experiments/frontier.hpp"
#include "engine/experiments/uncertainty/rests_on.hpp"
#include "engine/experiments/uncertainty/two_levels.hpp"
#include "engine/results/measure.hpp"

namespace convene {

/// How two strategies stand to each other, all pairs judged together.
enum class Verdict {
  better,
  worse,
  not_told_apart,  ///< the replications leave it open
  identical        ///< the difference is exactly 0 in every replication
};

/// Two strategies on the measure compared; `difference` is `first` minus `second`, paired by replication.
struct PairVerdict {
  std::size_t first = 0, second = 0;   ///< rows of Comparison::strategies
  Estimate difference;                 ///< with this pair's own interval
  double joint_half_width = no_value;  ///< of the interval that holds for all pairs at once (Bonferroni)
  Verdict verdict = Verdict::not_told_apart;  ///< of `first` against `second`
};

/// A measure's total over the horizon (flows) or its value in the last week (levels).
struct Amount {
  MeasureInfo measure;
  Estimate total;
  Estimate difference;  ///< to the baseline, paired
};

/// When the partners' hours did not suffice: weeks that end with work left undone, in at least half of the
/// replications.
struct Shortage {
  std::optional<int> first_week;
  int weeks_short = 0;
};

/// What knowing everything would be worth: two strategies that differ only in what their policy is told.
struct InformationWorth {
  std::size_t believing = 0, knowing = 0;  ///< rows of Comparison::strategies
  Estimate worth;                          ///< of the measure compared, paired, turned so that more is better
};

struct AgreementTime {
  Estimate weeks;          ///< to the first agreement, over the replications that reached one
  std::size_t agreed = 0;  ///< replications that reached one
};

/// One strategy against the baseline.
struct StrategyComparison {
  std::string name;
  std::string policy;                    ///< kind of policy; empty when unknown
  std::string content;                   ///< the same for strategies that differ in nothing but the kind of policy
  Estimate outcome;                      ///< the measure compared
  Estimate difference;                   ///< outcome minus the baseline's, paired
  Verdict verdict = Verdict::identical;  ///< against the baseline
  double chance_best = no_value;         ///< share of replications in which it is best, ties split
  double chance_worse = no_value;        ///< share of replications in which it is worse than the baseline
  Estimate regret;                       ///< lost by not having chosen each replication's best, >= 0
  double regret_most = no_value;         ///< the same in its worst replication
  std::vector<Amount> amounts;           ///< every measure of the results, in their order
  std::optional<Estimate> staff_hours;   ///< partner + clinic + system hours beyond the baseline's
  std::optional<Estimate> cost;          ///< all payers, beyond the baseline's
  std::optional<Ratio> hours_per_gain, cost_per_gain;  ///< per person gained: Comparison::gain
  std::optional<FrontierPoint> standing;               ///< cost against gain, by their means
  std::optional<Shortage> shortage;
  std::optional<AgreementTime> agreement;

  Amount const* amount(std::string const& id) const;  ///< nullptr when the results do not hold it
  Amount const* partner_hours() const;                ///< partner_hours, else hours_used
};

/// What the strategies buy for their money, all of it beyond the baseline's. Rows of the matrices behind it are
/// replications.
struct CostEffectiveness {
  std::string effect;   ///< id of the measure that is bought
  int price_year = 0;
  std::vector<Estimate> costs;    ///< by strategy, hours used are priced
  std::vector<Estimate> payroll;  ///< by strategy: the same with partners' staff as paid; empty when unknown
  std::vector<Estimate> effects;  ///< by strategy, turned so that more is better
  std::vector<FrontierPoint> standing;
  std::vector<IncrementalStep> steps;   ///< up the frontier, cheapest first
  std::vector<Acceptability> choices;   ///< by willingness to pay
  std::vector<std::string> warnings;    ///< where the strategy most often best is not the choice
};

/// How the strategies do over futures of which nobody knows the chances: the design points of a sweep.
struct RobustFutures {
  double aim = 0;  ///< for satisficing, in the measure's unit; at least so much, or at most where less is better
  bool aim_given = false;
  std::vector<Robustness> strategies;  ///< by strategy; outcomes in the measure's own direction
  std::vector<RobustChoice> choices;   ///< what each rule would choose
  std::string disagreement;            ///< says so when the rules disagree; else ""
};

/// What is left of the answer when parameters are drawn from what the register thinks possible: a run with [uncertainty].
struct UnderDraws {
  std::size_t draws = 0;         ///< used: those of which every run finished
  std::size_t replications = 0;  ///< of each draw
  std::size_t parameters = 0;    ///< drawn
  std::string grades;            ///< of these, as the results say: "C, D, E"
  std::vector<TwoLevels> pairs;  ///< in the order of Comparison::pairs
  std::vector<std::vector<Influence>> rests_on;  ///< by pair; filled in where the baseline or the best mean takes part
};

/// "Better" over draws: surely above 0 in the mean, and surely so in more than this share of the draws.
inline constexpr double share_of_draws_for_a_verdict = 0.9;  ///< judgement

/// What a set of runs says about the choice between strategies.
struct Comparison {
  std::string title, setting, currency, content_sha256;
  std::string judgement;     ///< what rests on judgement alone, as the results say; may be empty
  std::string drawn;         ///< what the roster left out, as the results say; may be empty
  MeasureInfo measure;       ///< the one compared; better == neither: no chances, no regret
  std::string gain;          ///< measure that costs are set against: first_doses, else doses, else needs_met; may be empty
  Estimate start;            ///< the measure at the start; no replications when unknown
  std::size_t baseline = 0;  ///< row of `strategies`
  std::size_t replications_in_future = 0;  ///< of a sweep: each of the `replications` is a future, a mean over so many; else 0
  std::size_t replications = 0;  ///< used: those that every strategy finished
  std::size_t unfinished = 0;    ///< left out
  int weeks = 0;                 ///< horizon
  double confidence = 0.95;
  std::vector<StrategyComparison> strategies;
  std::vector<PairVerdict> pairs;  ///< first < second, in order
  std::optional<InformationWorth> information;  ///< when two strategies show it
  std::optional<RobustFutures> robustness;     ///< of a sweep
  std::optional<UnderDraws> under_draws;       ///< of a run with [uncertainty]; `replications` are then its draws
  std::optional<CostEffectiveness> economics;  ///< when the scenario names a willingness to pay

  /// The row with the best mean (the lower row of equal ones).
  std::size_t best() const;
  /// Of row `a` against row `b`.
  Verdict verdict(std::size_t a, std::size_t b) const;
  /// What `row` has more than `against`, over draws; only with under_draws.
  TwoLevels over_draws(std::size_t row, std::size_t against) const;
  /// What differs from one pairing to the next: "replications", the "draws" of parameters, or the "futures" of a sweep.
  char const* trials() const { return under_draws ? "draws" : replications_in_future > 0 ? "futures" : "replications"; }
  /// +1 when more of the measure is better (or neither is), -1 when less is.
  double sign() const { return measure.better == Better::less ? -1 : 1; }
};

}  // namespace convene

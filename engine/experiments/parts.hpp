#pragma once

#include <cstddef>
#include <vector>

#include "engine/experiments/comparison.hpp"
#include "engine/experiments/series.hpp"
#include "engine/experiments/sweep/sweep_results.hpp"

/// The parts `compare` is made of. Each fills in its own members of a Comparison whose names, baseline and
/// replications are set.
namespace convene {

/// Rows of the replications that every strategy finished.
using Kept = std::vector<std::size_t>;

/// The values of the kept replications.
std::vector<double> keep(std::vector<double> const& values, Kept const& kept);

/// Outcome, difference, verdicts, chances and regret. `totals` is the measure compared.
void judge(Comparison& comparison, Totals const& totals, Kept const& kept);

/// Draws of which every run finished: a table without holes.
Kept complete_draws(SweepResults const& draws);

/// After judge, whose totals were the draws' means: intervals with luck that draws share, verdicts that hold over draws.
void add_under_draws(Comparison& comparison, SweepResults const& draws, Kept const& kept);

/// Every measure's amount, staff hours, costs and what they buy.
void add_resources(Comparison& comparison, ResultSet const& results, Kept const& kept);

/// Costs and effects beyond the baseline's, when the results name a willingness to pay. After add_resources.
void add_economics(Comparison& comparison, ResultSet const& results, Totals const& totals, Kept const& kept);

/// Over the futures of a sweep; nothing for a run. `aim`: without, the baseline's mean outcome.
void add_robustness(Comparison& comparison, Totals const& totals, Kept const& kept, std::optional<double> aim);

/// Costs of all payers by strategy and replication, hours used priced; nothing when the results hold none.
std::optional<Totals> total_cost(ResultSet const& results);

/// Totals of a gain: a measure as it is, or "readmissions_averted", the fall of one that should be small.
std::optional<Totals> find_gain(ResultSet const& results, std::string const& gain);

/// When hours ran out, and when the first agreements came.
void add_capacity(Comparison& comparison, ResultSet const& results, Kept const& kept);

}  // namespace convene

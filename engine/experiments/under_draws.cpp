#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/experiments/parts.hpp"

namespace convene {
namespace {

/// Of one strategy, or of what it has more than another: a row a draw, a column a replication.
Matrix table_of(SweepResults const& draws, Kept const& kept, std::size_t first, std::optional<std::size_t> second = {}) {
  Matrix table(kept.size(), draws.replications);
  for (std::size_t k = 0; k < kept.size(); ++k)
    for (std::size_t r = 0; r < draws.replications; ++r)
      table(k, r) = draws.at(kept[k], first, r) - (second ? draws.at(kept[k], *second, r) : 0);
  return table;
}

Estimate estimate_of(TwoLevels const& t, double confidence) {
  return {t.mean, t.half_width(confidence), t.draws, t.always_zero};
}

/// The mean must be surely on one side, and so must more than nine tenths of the draws: a mean that a few draws carry is no
/// verdict, nor is a side that most draws happen to take.
Verdict verdict_of(TwoLevels const& t, double sign, double joint) {
  if (t.always_zero) return Verdict::identical;
  auto const above = surely_above(share_of_draws_for_a_verdict, t.draws_above, t.draws, joint);
  auto const below = surely_above(share_of_draws_for_a_verdict, t.draws_below, t.draws, joint);
  if (!(std::abs(t.mean) > t.half_width(joint)) || !(t.mean > 0 ? above : below)) return Verdict::not_told_apart;
  return sign * t.mean > 0 ? Verdict::better : Verdict::worse;
}

std::vector<Influence> influences(SweepResults const& draws, Kept const& kept, Matrix const& table, double confidence) {
  Matrix points;
  std::vector<double> effects;
  std::vector<std::string> paths;
  for (auto const& factor : draws.factors) paths.push_back(factor.path);
  for (std::size_t k = 0; k < kept.size(); ++k) {
    points.append(draws.values.row(kept[k]));
    double sum = 0;
    for (double const d : table.row(k)) sum += d;
    effects.push_back(sum);
  }
  return rests_on(paths, points, effects, confidence);
}

}  // namespace

Kept complete_draws(SweepResults const& draws) {
  Kept kept;
  for (std::size_t k = 0; k < draws.points(); ++k) {
    bool complete = true;
    for (std::size_t s = 0; s < draws.strategies.size(); ++s)
      for (std::size_t r = 0; r < draws.replications; ++r) complete = complete && !std::isnan(draws.at(k, s, r));
    if (complete) kept.push_back(k);
  }
  return kept;
}

void add_under_draws(Comparison& c, SweepResults const& draws, Kept const& kept) {
  UnderDraws found;
  found.draws = kept.size(), found.replications = draws.replications, found.parameters = draws.factors.size();
  auto const joint = 1 - (1 - c.confidence) / static_cast<double>(std::max<std::size_t>(1, c.pairs.size()));
  for (auto& pair : c.pairs) {
    auto const table = table_of(draws, kept, pair.first, pair.second);
    auto const t = two_levels(table, c.confidence);
    pair.difference = estimate_of(t, c.confidence);
    pair.joint_half_width = t.half_width(joint);
    pair.verdict = verdict_of(t, c.sign(), joint);
    bool const matters = pair.first == c.baseline || pair.second == c.baseline || pair.first == c.best() || pair.second == c.best();
    found.rests_on.push_back(matters ? influences(draws, kept, table, c.confidence) : std::vector<Influence>{});
    found.pairs.push_back(t);
  }
  c.under_draws = std::move(found);
  for (std::size_t s = 0; s < c.strategies.size(); ++s) {
    auto& strategy = c.strategies[s];
    strategy.outcome = estimate_of(two_levels(table_of(draws, kept, s), c.confidence), c.confidence);
    if (s != c.baseline) strategy.difference = estimate_of(c.over_draws(s, c.baseline), c.confidence);
    strategy.verdict = c.verdict(s, c.baseline);
  }
}

TwoLevels Comparison::over_draws(std::size_t row, std::size_t against) const {
  CONVENE_CHECK(under_draws);
  for (std::size_t p = 0; p < pairs.size(); ++p) {
    if (pairs[p].first == row && pairs[p].second == against) return under_draws->pairs[p];
    if (pairs[p].first == against && pairs[p].second == row) return turned(under_draws->pairs[p]);
  }
  CONVENE_CHECK(false);
  return {};
}

}  // namespace convene

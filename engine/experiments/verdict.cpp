#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/experiments/parts.hpp"

namespace convene {
namespace {

Verdict turned(Verdict verdict) {
  if (verdict == Verdict::better) return Verdict::worse;
  if (verdict == Verdict::worse) return Verdict::better;
  return verdict;
}

/// Verdicts hold together: with `pairs` of them, each gets its share of the chance of error (Bonferroni).
PairVerdict judge_pair(Comparison const& comparison, std::size_t first, std::size_t second,
                       Totals const& totals, Kept const& kept, std::size_t pairs) {
  PairVerdict pair{first, second, {}, no_value, Verdict::not_told_apart};
  auto const difference = keep(totals.difference(first, second), kept);
  pair.difference = estimate(difference, comparison.confidence);
  auto const joint = 1 - (1 - comparison.confidence) / static_cast<double>(pairs);
  pair.joint_half_width = estimate(difference, joint).half_width;
  auto const gain = comparison.sign() * pair.difference.mean;
  if (pair.difference.always_zero)
    pair.verdict = Verdict::identical;
  else if (std::abs(gain) > pair.joint_half_width)  // never with a single replication: NaN
    pair.verdict = gain > 0 ? Verdict::better : Verdict::worse;
  return pair;
}

/// Chances and regret, replication by replication.
void add_chances(Comparison& comparison, Totals const& totals, Kept const& kept) {
  auto const count = comparison.strategies.size();
  auto const sign = comparison.sign();
  std::vector<double> shares(count), worse(count);
  std::vector<std::vector<double>> regrets(count);
  for (auto const r : kept) {
    double best = sign * totals.at(0, r);
    for (std::size_t s = 1; s < count; ++s) best = std::max(best, sign * totals.at(s, r));
    double winners = 0;
    for (std::size_t s = 0; s < count; ++s) winners += sign * totals.at(s, r) == best;
    for (std::size_t s = 0; s < count; ++s) {
      auto const value = sign * totals.at(s, r);
      shares[s] += value == best ? 1 / winners : 0;
      worse[s] += value < sign * totals.at(comparison.baseline, r);
      regrets[s].push_back(best - value);
    }
  }
  auto const n = static_cast<double>(kept.size());
  for (std::size_t s = 0; s < count; ++s) {
    auto& strategy = comparison.strategies[s];
    strategy.chance_best = shares[s] / n;
    strategy.chance_worse = worse[s] / n;
    strategy.regret = estimate(regrets[s], comparison.confidence);
    strategy.regret_most = *std::max_element(regrets[s].begin(), regrets[s].end());
  }
}

}  // namespace

void judge(Comparison& comparison, Totals const& totals, Kept const& kept) {
  auto const count = comparison.strategies.size();
  for (std::size_t first = 0; first < count; ++first)
    for (std::size_t second = first + 1; second < count; ++second)
      comparison.pairs.push_back(
          judge_pair(comparison, first, second, totals, kept, count * (count - 1) / 2));
  for (std::size_t s = 0; s < count; ++s) {
    auto& strategy = comparison.strategies[s];
    strategy.outcome = estimate(keep(totals.of(s), kept), comparison.confidence);
    strategy.difference =
        estimate(keep(totals.difference(s, comparison.baseline), kept), comparison.confidence);
    strategy.verdict = comparison.verdict(s, comparison.baseline);
  }
  if (comparison.measure.better != Better::neither) add_chances(comparison, totals, kept);
}

Amount const* StrategyComparison::amount(std::string const& id) const {
  for (auto const& entry : amounts)
    if (entry.measure.id == id) return &entry;
  return nullptr;
}

Amount const* StrategyComparison::partner_hours() const {
  auto const* apart = amount("partner_hours");
  return apart ? apart : amount("hours_used");
}

std::size_t Comparison::best() const {
  std::size_t row = 0;
  for (std::size_t s = 1; s < strategies.size(); ++s)
    if (sign() * strategies[s].outcome.mean > sign() * strategies[row].outcome.mean) row = s;
  return row;
}

Verdict Comparison::verdict(std::size_t a, std::size_t b) const {
  if (a == b) return Verdict::identical;
  for (auto const& pair : pairs) {
    if (pair.first == a && pair.second == b) return pair.verdict;
    if (pair.first == b && pair.second == a) return turned(pair.verdict);
  }
  CONVENE_CHECK(false);
  return Verdict::not_told_apart;
}

}  // namespace convene

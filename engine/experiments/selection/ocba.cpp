#include "engine/experiments/selection/ocba.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

std::size_t best_of(std::span<double const> means, Best best) {
  auto const place =
      best == Best::largest ? std::ranges::max_element(means) : std::ranges::min_element(means);
  return static_cast<std::size_t>(place - means.begin());
}

/// Shares of the whole budget, to a factor: w_i = variance_i / (mean_i - mean_b)^2, w_b = s_b sqrt(sum w_i^2
/// / s_i^2). Strategies that tie with the best, where there are any, take all: no finite budget tells them
/// apart.
std::vector<double> shares(std::span<double const> means, std::span<double const> variances, std::size_t b) {
  auto const k = means.size();
  std::vector<double> share(k, 0.0);
  double nearest = std::numeric_limits<double>::infinity();
  for (std::size_t i = 0; i < k; ++i)
    if (i != b) nearest = std::min(nearest, std::abs(means[i] - means[b]));
  double sum = 0;
  for (std::size_t i = 0; i < k; ++i) {
    if (i == b || variances[i] <= 0) continue;
    double const gap = std::abs(means[i] - means[b]);
    double const relative = nearest > 0 ? nearest / gap : (gap > 0 ? 0.0 : 1.0);
    share[i] = relative * relative * variances[i];
    sum += share[i] * share[i] / variances[i];
  }
  share[b] = std::sqrt(variances[b] * sum);
  return share;
}

/// Of choosing rightly, from means and variances as if they were known (Bonferroni over the others).
double bound(OcbaSelection const& s) {
  double wrong = 0;
  for (std::size_t i = 0; i < s.means.size(); ++i) {
    if (i == s.chosen) continue;
    auto const of_mean = [&](std::size_t j) { return s.variances[j] / static_cast<double>(s.replications[j]); };
    double const gap = std::abs(s.means[i] - s.means[s.chosen]), sd = std::sqrt(of_mean(i) + of_mean(s.chosen));
    wrong += sd > 0 ? std::erfc(gap / sd / std::sqrt(2.0)) / 2 : (gap > 0 ? 0.0 : 0.5);
  }
  return std::max(0.0, 1 - wrong);
}

}  // namespace

std::vector<std::size_t> ocba_allocation(std::span<double const> means, std::span<double const> variances,
                                         std::span<std::size_t const> replications, std::size_t additional,
                                         Best best) {
  auto const k = means.size();
  if (k == 0 || variances.size() != k || replications.size() != k)
    refuse("an allocation of replications", "means, variances and replications differ in number",
           "give one each");
  for (std::size_t i = 0; i < k; ++i)
    if (!std::isfinite(means[i]) || !(variances[i] >= 0 && std::isfinite(variances[i])))
      refuse(fmt::format("mean or variance of strategy number {}", i), "it has no value",
             "observe it twice at least");
  auto const b = best_of(means, best);
  auto const share = shares(means, variances, b);
  std::size_t const all = std::accumulate(replications.begin(), replications.end(), additional);

  std::vector<std::size_t> total(replications.begin(), replications.end());
  std::vector<bool> open(k, true);
  for (bool again = true; again;) {
    again = false;
    double shared = 0;
    std::size_t left = all;
    for (std::size_t i = 0; i < k; ++i) {
      if (open[i])
        shared += share[i];
      else
        left -= total[i];
    }
    if (shared <= 0) break;
    for (std::size_t i = 0; i < k; ++i) {
      if (!open[i]) continue;
      total[i] = static_cast<std::size_t>(static_cast<double>(left) / shared * share[i]);
      if (total[i] >= replications[i]) continue;
      total[i] = replications[i];  // had more than its share already
      open[i] = false;
      again = true;
    }
  }
  std::vector<std::size_t> more(k);
  for (std::size_t i = 0; i < k; ++i) more[i] = total[i] - replications[i];
  more[b] += additional - std::accumulate(more.begin(), more.end(), std::size_t{0});
  return more;
}

OcbaSelection ocba(std::size_t strategies, Observe const& observe, OcbaOptions const& options) {
  if (strategies == 0 || options.first < 2 || options.step == 0 ||
      options.budget < strategies * options.first)
    refuse(fmt::format("a budget of {} runs for {} strategies", options.budget, strategies),
           fmt::format("each needs {} replications to begin with, and a variance two", options.first),
           "allow more");
  OcbaSelection s;
  std::vector<double> sums(strategies, 0.0);
  std::vector<std::vector<double>> values(strategies);
  s.means.resize(strategies);
  s.variances.resize(strategies);
  s.replications.assign(strategies, 0);
  auto const get = [&](std::size_t i, std::size_t count) {
    if (count == 0) return;
    Matrix const more = observe(std::span{&i, 1}, s.replications[i], count);
    for (double const x : more.cells()) {
      if (!std::isfinite(x)) refuse(fmt::format("an outcome of strategy number {}", i), "it has no value");
      values[i].push_back(x);
      sums[i] += x;
    }
    s.replications[i] += count;
    auto const n = static_cast<double>(values[i].size());
    s.means[i] = sums[i] / n;
    double squares = 0;
    for (double const x : values[i]) squares += (x - s.means[i]) * (x - s.means[i]);
    s.variances[i] = squares / (n - 1);
  };
  for (std::size_t i = 0; i < strategies; ++i) get(i, options.first);
  for (std::size_t spent = strategies * options.first; spent < options.budget;) {
    s.chosen = best_of(s.means, options.best);
    if (bound(s) >= options.enough) break;
    auto const step = std::min(options.step, options.budget - spent);
    auto const more = ocba_allocation(s.means, s.variances, s.replications, step, options.best);
    for (std::size_t i = 0; i < strategies; ++i) get(i, more[i]);
    spent += step;
  }

  s.chosen = best_of(s.means, options.best);
  s.probability_correct = bound(s);
  s.guarantee = fmt::format(
      "Nothing is guaranteed: the budget was spent where it tells most. From the outcomes seen, the chance "
      "that the "
      "choice is the best is put at {:.1f}% or more, as if means and variances were known and futures not "
      "shared.",
      100 * s.probability_correct);
  return s;
}

}  // namespace convene

#include "engine/experiments/uncertainty/two_levels.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

namespace convene {
namespace {

struct Means {
  double all = 0;
  std::vector<double> draws, replications;
};

Means means_of(Matrix const& d) {
  Means means{0, std::vector<double>(d.rows()), std::vector<double>(d.columns())};
  auto const n = static_cast<double>(d.rows()), r = static_cast<double>(d.columns());
  for (std::size_t k = 0; k < d.rows(); ++k)
    for (std::size_t c = 0; c < d.columns(); ++c) means.draws[k] += d(k, c) / r, means.replications[c] += d(k, c) / n;
  means.all = std::accumulate(means.draws.begin(), means.draws.end(), 0.0) / n;
  return means;
}

double squares_about(std::vector<double> const& values, double centre) {
  double sum = 0;
  for (double const v : values) sum += (v - centre) * (v - centre);
  return sum;
}

double rest_squares(Matrix const& d, Means const& m) {
  double sum = 0;
  for (std::size_t k = 0; k < d.rows(); ++k)
    for (std::size_t r = 0; r < d.columns(); ++r) {
      double const e = d(k, r) - m.draws[k] - m.replications[r] + m.all;
      sum += e * e;
    }
  return sum;
}

/// The draws' effects with their own luck taken out.
std::vector<double> without_luck(Matrix const& d, Means const& m, TwoLevels const& t) {
  auto effects = m.draws;
  double const own = t.rest + t.luck > 0 ? t.rest / (t.rest + t.luck) : 0;  // of a draw's spread, what is not shared by all
  auto const n = static_cast<double>(d.columns());
  for (std::size_t k = 0; k < d.rows(); ++k) {
    std::vector<double> const row(d.row(k).begin(), d.row(k).end());
    double const variance = own * squares_about(row, m.draws[k]) / (n - 1) / n;
    double const kept = t.parameters + variance > 0 ? t.parameters / (t.parameters + variance) : 1;
    effects[k] = m.all + std::sqrt(kept) * (effects[k] - m.all);
  }
  return effects;
}

/// Value at place (n + 1) p among sorted values; beyond the ends the end itself.
double at_place(std::vector<double> const& sorted, double p) {
  auto const last = static_cast<double>(sorted.size() - 1);
  double const place = std::clamp(static_cast<double>(sorted.size() + 1) * p - 1, 0.0, last);
  auto const below = static_cast<std::size_t>(place);
  auto const next = std::min(below + 1, sorted.size() - 1);
  return sorted[below] + (place - static_cast<double>(below)) * (sorted[next] - sorted[below]);
}

/// Variances and the mean's standard error. With one replication luck cannot be seen: all is laid to the draws.
void take_apart(Matrix const& d, Means const& m, TwoLevels& t) {
  double const n = static_cast<double>(d.rows()), r = static_cast<double>(d.columns());
  double const a = r * squares_about(m.draws, m.all) / (n - 1);
  t.standard_error = std::sqrt(a / (n * r)), t.degrees = n - 1;
  if (d.columns() < 2) return;
  double const b = n * squares_about(m.replications, m.all) / (r - 1);
  double const e = rest_squares(d, m) / ((n - 1) * (r - 1));
  t.parameters = std::max(0.0, (a - e) / r), t.luck = std::max(0.0, (b - e) / n), t.rest = e;
  double const total = std::max({a, b, a + b - e});
  t.standard_error = std::sqrt(total / (n * r));
  if (b >= total) t.degrees = r - 1;
  if (a < total && b < total) t.degrees = total * total / (a * a / (n - 1) + b * b / (r - 1) + e * e / ((n - 1) * (r - 1)));
}

void add_interval(Matrix const& d, Means const& m, double confidence, TwoLevels& t) {
  bool const luck_is_seen = d.columns() > 1;
  auto effects = luck_is_seen ? without_luck(d, m, t) : m.draws;
  std::sort(effects.begin(), effects.end());
  double const n = static_cast<double>(d.rows()), r = static_cast<double>(d.columns());
  t.held = std::min(confidence, (n - 1) / (n + 1));
  t.low = at_place(effects, (1 - confidence) / 2), t.high = at_place(effects, (1 + confidence) / 2);
  if (!luck_is_seen) return;
  double const shared = t.luck / r + t.rest / (n * r);
  double const widening = student_factor(confidence, d.columns()) * std::sqrt(shared);
  t.low = m.all - std::hypot(std::max(0.0, m.all - t.low), widening);
  t.high = m.all + std::hypot(std::max(0.0, t.high - m.all), widening);
  double const spread = t.parameters * (1 + 1 / n);
  t.from_parameters = spread + shared > 0 ? spread / (spread + shared) : 0;
}

}  // namespace

double TwoLevels::half_width(double confidence) const {
  return always_zero ? 0 : standard_error * student_factor_at(confidence, degrees);
}

TwoLevels two_levels(Matrix const& d, double confidence) {
  TwoLevels t;
  t.draws = d.rows(), t.replications = d.columns();
  if (d.cells().empty()) return t;
  auto const m = means_of(d);
  t.mean = m.all;
  t.always_zero = std::all_of(d.cells().begin(), d.cells().end(), [](double x) { return x == 0; });
  for (double const effect : m.draws) t.draws_above += effect > 0, t.draws_below += effect < 0;
  auto const n = static_cast<double>(d.rows());
  t.above = static_cast<double>(t.draws_above) / n, t.below = static_cast<double>(t.draws_below) / n;
  t.luck_half_width = estimate(m.replications, confidence).half_width;
  if (d.rows() < 2) return t;
  take_apart(d, m, t);
  add_interval(d, m, confidence, t);
  return t;
}

TwoLevels turned(TwoLevels t) {
  t.mean = -t.mean;
  std::swap(t.low, t.high);
  t.low = -t.low, t.high = -t.high;
  std::swap(t.above, t.below), std::swap(t.draws_above, t.draws_below);
  return t;
}

}  // namespace convene

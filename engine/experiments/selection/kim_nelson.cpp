#include "engine/experiments/selection/kim_nelson.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/experiments/design/refuse.hpp"

namespace convene {
namespace {

void check(std::size_t strategies, KimNelsonOptions const& o) {
  if (strategies == 0) refuse("a choice among no strategies", "there is nothing to choose", "name two");
  if (!(o.alpha > 0 && o.alpha < 1))
    refuse(fmt::format("alpha = {}", o.alpha), "must be in (0, 1)", "use 0.05");
  if (!(o.indifference > 0 && std::isfinite(o.indifference)))
    refuse(fmt::format("indifference = {}", o.indifference), "must be above 0",
           "say which difference is too small to matter");
  if (o.first < 2 || o.step < 1)
    refuse("the first replications of a selection", "a variance needs two", "use 10 or more");
  if (o.budget > 0 && o.budget < strategies * o.first)
    refuse(fmt::format("a budget of {} runs", o.budget),
           fmt::format("{} strategies need {} replications each to begin with", strategies, o.first),
           "allow more");
}

/// One run of the procedure. Values are turned so that larger is better.
class Procedure {
 public:
  Procedure(std::size_t strategies, Observe const& observe, KimNelsonOptions const& options)
      : observe_{observe},
        options_{options},
        sign_{options.best == Best::largest ? 1.0 : -1.0},
        values_(strategies),
        sums_(strategies, 0.0),
        in_(strategies),
        bounds_(strategies, strategies) {
    std::iota(in_.begin(), in_.end(), std::size_t{0});
  }

  Selection run() {
    auto const k = values_.size();
    fetch(options_.first);
    if (k > 1) {
      auto const constants = kim_nelson_constants(k, options_.first, options_.alpha);
      for (std::size_t i = 0; i < k; ++i)
        for (std::size_t l = 0; l < i; ++l)
          bounds_(i, l) = bounds_(l, i) = constants.h2 * variance_of_difference(i, l);
    }
    if (options_.at_most) options_.at_most(most_runs());
    for (r_ = options_.first;; ++r_) {
      bool const final = screen();
      if (in_.size() == 1 || final) break;
      if (values_[in_[0]].size() == r_ && !fetch(options_.step)) {
        stop_ = Stop::budget;
        break;
      }
      for (auto const i : in_) sums_[i] += values_[i][r_];
    }
    return answer();
  }

 private:
  /// Asks for `count` more replications of those that remain, or for fewer when the budget ends.
  bool fetch(std::size_t count) {
    if (options_.budget > 0) count = std::min(count, (options_.budget - spent_) / in_.size());
    if (count == 0) return false;
    auto const first = values_[in_[0]].size();
    Matrix const more = observe_(in_, first, count);
    CONVENE_CHECK(more.rows() == count && more.columns() == in_.size());
    for (std::size_t c = 0; c < in_.size(); ++c)
      for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(more(i, c)))
          refuse(fmt::format("replication {} of strategy number {}", first + i, in_[c]), "it has no value",
                 "leave the strategy out, or find why it fails");
        values_[in_[c]].push_back(sign_ * more(i, c));
      }
    spent_ += count * in_.size();
    if (first == 0)
      for (std::size_t i = 0; i < values_.size(); ++i)
        sums_[i] = std::accumulate(values_[i].begin(), values_[i].end(), 0.0);
    return true;
  }

  /// S^2 over the first n0 replications.
  double variance_of_difference(std::size_t i, std::size_t l) const {
    double sum = 0, squares = 0;
    auto const n = static_cast<double>(options_.first);
    for (std::size_t j = 0; j < options_.first; ++j) sum += values_[i][j] - values_[l][j];
    for (std::size_t j = 0; j < options_.first; ++j) {
      double const off = values_[i][j] - values_[l][j] - sum / n;
      squares += off * off;
    }
    return squares / (n - 1);
  }

  /// A pair leaves no room for chance after h^2 S^2 / indifference^2 replications: nobody stays longer than that.
  std::size_t most_runs() const {
    double runs = 0;
    for (std::size_t i = 0; i < values_.size(); ++i) {
      double last = static_cast<double>(options_.first);
      for (std::size_t l = 0; l < values_.size(); ++l)
        if (l != i) last = std::max(last, bounds_(i, l) / (options_.indifference * options_.indifference) + 1);
      runs += last;
    }
    double const limit = options_.budget > 0 ? static_cast<double>(options_.budget) : 1e15;
    return static_cast<std::size_t>(std::min(runs, limit));
  }

  /// Drops what is worse than another by more than chance allows. True when no room for chance is left in any
  /// pair: those that still remain are tied.
  bool screen() {
    auto const r = static_cast<double>(r_);
    double const delta = options_.indifference;
    bool settled = true;
    std::vector<std::size_t> kept;
    for (auto const i : in_) {
      bool keep = true;
      for (auto const l : in_) {
        if (l == i) continue;
        double const room = std::max(0.0, delta / (2 * r) * (bounds_(i, l) / (delta * delta) - r));
        keep = keep && sums_[i] / r >= sums_[l] / r - room;
        settled = settled && room == 0;
      }
      if (keep) kept.push_back(i);
    }
    CONVENE_CHECK(!kept.empty());
    in_ = std::move(kept);
    return settled;
  }

  Selection answer() const {
    Selection s;
    s.stop = stop_;
    s.remaining = in_;
    auto const r = static_cast<double>(r_);
    s.chosen = *std::max_element(in_.begin(), in_.end(), [&](auto a, auto b) { return sums_[a] < sums_[b]; });
    for (auto const i : in_)
      if (i != s.chosen && sums_[i] == sums_[s.chosen]) s.alike.push_back(i);
    for (auto const& v : values_) {
      s.replications.push_back(v.size());
      s.means.push_back(sign_ * std::accumulate(v.begin(), v.end(), 0.0) / static_cast<double>(v.size()));
    }
    for (auto const i : in_) s.means[i] = sign_ * sums_[i] / r;
    s.guarantee =
        stop_ == Stop::decided
            ? fmt::format(
                  "With a chance of at least {:g}% the choice is the best strategy, provided that the best "
                  "is "
                  "better than any other by {:g} or more on average and that outcomes are nearly normal; "
                  "strategies closer than that may be confused.",
                  100 * (1 - options_.alpha), options_.indifference)
            : "The budget ended before the procedure could decide: the choice is the best mean so far, and "
              "nothing is "
              "guaranteed.";
    return s;
  }

  Observe const& observe_;
  KimNelsonOptions const& options_;
  double sign_;
  std::vector<std::vector<double>> values_;  // by strategy, as fetched
  std::vector<double> sums_;                 // by strategy, of the first r_ values while it is in
  std::vector<std::size_t> in_;
  Matrix bounds_;  // h^2 S^2
  std::size_t r_ = 0, spent_ = 0;
  Stop stop_ = Stop::decided;
};

}  // namespace

KimNelsonConstants kim_nelson_constants(std::size_t strategies, std::size_t first, double alpha) {
  CONVENE_CHECK(strategies >= 2 && first >= 2);
  auto const k = static_cast<double>(strategies), n0 = static_cast<double>(first);
  double const eta = (std::pow(2 * alpha / (k - 1), -2 / (n0 - 1)) - 1) / 2;
  return {eta, 2 * eta * (n0 - 1)};
}

Selection kim_nelson(std::size_t strategies, Observe const& observe, KimNelsonOptions const& options) {
  check(strategies, options);
  return Procedure(strategies, observe, options).run();
}

}  // namespace convene

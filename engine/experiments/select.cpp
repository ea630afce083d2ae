#include "engine/experiments/select.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/selection/kim_nelson.hpp"
#include "engine/experiments/selection/ocba.hpp"
#include "engine/experiments/selection/subset.hpp"

namespace convene {
namespace {

constexpr std::size_t step = 10;  ///< replications asked for at once, so that threads have something to share

/// The number with one digit that counts: 43.7 -> 40.
double one_digit(double x) {
  double const unit = std::pow(10, std::floor(std::log10(x)));
  return std::round(x / unit) * unit;
}

/// Keeps what was observed, and counts it.
class Selector {
 public:
  Selector(std::vector<std::string> const& names, Observe const& observe, SelectOptions const& options)
      : names_{names}, observe_{observe}, options_{options}, values_(names.size()) {
    all_.resize(names.size());
    std::iota(all_.begin(), all_.end(), std::size_t{0});
    choice_.method = options.method;
    choice_.alpha = options.alpha;
    choice_.indifference = options.indifference;
  }

  Choice choose() {
    if (names_.empty()) refuse("a choice among no strategies", "there is nothing to choose", "name two");
    switch (options_.method) {
      case SelectMethod::kim_nelson:
        by_kim_nelson();
        break;
      case SelectMethod::ocba:
        by_ocba();
        break;
      case SelectMethod::subset:
        by_subset();
        break;
    }
    compare();
    return std::move(choice_);
  }

 private:
  Observe recording() {
    return [this](std::span<std::size_t const> strategies, std::size_t first, std::size_t count) {
      Matrix const more = observe_(strategies, first, count);
      for (std::size_t c = 0; c < strategies.size(); ++c)
        for (std::size_t r = 0; r < count; ++r) values_[strategies[c]].push_back(more(r, c));
      spend(count * strategies.size());
      return more;
    };
  }

  void spend(std::size_t runs) {
    choice_.runs += runs;
    if (options_.progress) options_.progress(choice_.runs, std::max(at_most_, choice_.runs));
  }

  /// A twentieth of the gap between the best and the worst mean of replications that serve for nothing else: the
  /// promise needs an indifference that the replications it is made of had no part in.
  void find_indifference() {
    Matrix const pilot = observe_(all_, pilot_from, pilot_replications);
    std::vector<double> means(all_.size(), 0.0);
    for (std::size_t r = 0; r < pilot.rows(); ++r)
      for (std::size_t s = 0; s < all_.size(); ++s) means[s] += pilot(r, s) / static_cast<double>(pilot.rows());
    auto const [least, most] = std::ranges::minmax(means);
    double const gap = most - least;
    choice_.pilot_runs = pilot_replications * all_.size();
    choice_.piloted = true;
    if (!std::isfinite(gap)) refuse("a pilot replication", "it has no value", "find why it fails");
    if (gap == 0)
      refuse("no indifference", "the strategies do not differ in a pilot of 10 replications",
             "give --indifference: the smallest difference that matters");
    choice_.indifference = one_digit(gap / 20);
    at_most_ = choice_.pilot_runs + options_.first * all_.size();
    spend(choice_.pilot_runs);
  }

  void by_kim_nelson() {
    at_most_ = options_.first * all_.size();
    if (options_.indifference == 0) find_indifference();
    KimNelsonOptions kn;
    kn.alpha = options_.alpha;
    kn.indifference = choice_.indifference;
    kn.first = options_.first;
    kn.step = step;
    kn.best = options_.best;
    if (options_.budget > 0) {
      if (options_.budget <= choice_.pilot_runs)
        refuse(fmt::format("a budget of {} runs", options_.budget), fmt::format("the pilot alone takes {}", choice_.pilot_runs),
               "allow more, or give --indifference");
      kn.budget = options_.budget - choice_.pilot_runs;
    }
    kn.at_most = [this](std::size_t runs) { at_most_ = choice_.pilot_runs + runs; };
    auto const found = kim_nelson(names_.size(), recording(), kn);
    choice_.chosen = found.chosen;
    choice_.decided = found.stop == Stop::decided;
    choice_.guarantee = found.guarantee;
    mark(found.remaining);
    for (auto const s : found.alike) choice_.contenders[s].alike = true;
  }

  void by_ocba() {
    at_most_ = budget();
    OcbaOptions ocba_options;
    ocba_options.budget = at_most_;
    ocba_options.first = options_.first;
    ocba_options.step = step * 2;
    ocba_options.enough = 1 - options_.alpha;
    ocba_options.best = options_.best;
    auto const found = ocba(names_.size(), recording(), ocba_options);
    choice_.chosen = found.chosen;
    choice_.decided = found.probability_correct >= ocba_options.enough;
    choice_.probability_correct = found.probability_correct;
    choice_.guarantee = found.guarantee;
    mark({found.chosen});
  }

  void by_subset() {
    at_most_ = budget();
    auto const each = at_most_ / names_.size();
    if (each < 2) refuse(fmt::format("a budget of {} runs", at_most_), "each strategy needs two replications", "allow more");
    auto const observe = recording();
    Matrix outcomes(0, names_.size());
    for (std::size_t first = 0; first < each; first += step) {
      Matrix const more = observe(all_, first, std::min(step, each - first));
      for (std::size_t r = 0; r < more.rows(); ++r) outcomes.append(more.row(r));
    }
    auto const found = subset_of_best(outcomes, options_.alpha, options_.best);
    if (found.kept.size() == 1) choice_.chosen = found.kept[0];
    choice_.guarantee = found.guarantee;
    mark(found.kept);
  }

  std::size_t budget() const { return options_.budget > 0 ? options_.budget : options_.each * names_.size(); }

  void mark(std::vector<std::size_t> const& remaining) {
    for (auto const& name : names_) choice_.contenders.emplace_back().name = name;
    for (auto const s : remaining) choice_.contenders[s].remains = true;
  }

  /// Outcomes, and how far each is behind the chosen one or the best mean.
  void compare() {
    double const sign = options_.best == Best::largest ? 1 : -1;
    for (std::size_t s = 0; s < names_.size(); ++s) {
      choice_.contenders[s].replications = values_[s].size();
      choice_.contenders[s].outcome = estimate(values_[s]);
    }
    auto const leader = choice_.chosen.value_or(static_cast<std::size_t>(
        std::ranges::max_element(choice_.contenders, {}, [&](Contender const& c) { return sign * c.outcome.mean; }) -
        choice_.contenders.begin()));
    for (std::size_t s = 0; s < names_.size(); ++s) {
      std::vector<double> behind;
      for (std::size_t r = 0; r < std::min(values_[s].size(), values_[leader].size()); ++r)
        behind.push_back(sign * (values_[leader][r] - values_[s][r]));
      choice_.contenders[s].behind = estimate(behind);
    }
  }

  std::vector<std::string> const& names_;
  Observe const& observe_;
  SelectOptions const& options_;
  std::vector<std::size_t> all_;
  std::vector<std::vector<double>> values_;  // by strategy, as observed
  std::size_t at_most_ = 0;
  Choice choice_;
};

}  // namespace

Choice select(std::vector<std::string> const& strategies, Observe const& observe, SelectOptions const& options) {
  return Selector(strategies, observe, options).choose();
}

}  // namespace convene

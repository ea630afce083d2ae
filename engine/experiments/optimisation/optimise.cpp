#include "engine/experiments/optimisation/optimise.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/optimisation/pareto.hpp"

namespace convene {
namespace {

class Optimiser {
 public:
  Optimiser(std::vector<TurnedSetting> const& settings, std::vector<Objective> const& objectives,
            std::vector<OptimiseLimit> const& limits, LiveSettings const& live, OptimiseOptions const& options)
      : settings_{settings}, objectives_{objectives}, limits_{limits}, live_{live}, options_{options} {
    weights_ = options.weights.empty() ? std::vector<double>(objectives.size(), 0.0) : options.weights;
    if (options.weights.empty()) weights_[0] = objectives[0].more ? 1 : -1;
  }

  Optimum run() {
    search();
    live_again();
    choose();
    return std::move(optimum_);
  }

 private:
  double turned(std::size_t objective, double value) const { return objectives_[objective].more ? -value : value; }

  /// How far beyond its bound, as a share of the bound where that is not 0.
  double beyond(std::size_t limit, double value) const {
    auto const& l = limits_[limit];
    double const over = l.at_most ? value - l.bound : l.bound - value;
    return std::max(0.0, over / std::max(1e-9, std::abs(l.bound)));
  }

  double value_of(std::size_t setting, double decision) const {
    auto const& s = settings_[setting];
    return s.value(s.levels == 0 ? decision : (decision + 0.5) / static_cast<double>(s.levels));
  }

  std::vector<double> values_of(std::span<double const> decisions) const {
    std::vector<double> values;
    for (std::size_t s = 0; s < settings_.size(); ++s) values.push_back(value_of(s, decisions[s]));
    return values;
  }

  void spend(std::size_t runs) {
    optimum_.runs += runs;
    auto const search = (options_.generations + 1) * options_.population * options_.replications;
    if (options_.progress) options_.progress(optimum_.runs, std::max(optimum_.runs, search));
  }

  /// Objectives and violation of settings, each lived once however often the search comes back to it.
  Evaluations evaluate(Matrix const& decisions) {
    Matrix fresh;
    std::vector<std::vector<double>> asked;
    for (std::size_t i = 0; i < decisions.rows(); ++i) {
      asked.push_back(values_of(decisions.row(i)));
      if (seen_.contains(asked.back())) continue;
      seen_[asked.back()] = {};
      fresh.append(asked.back());
    }
    if (fresh.rows() > 0) {
      auto const lived = live_(fresh, 0, options_.replications);
      for (std::size_t i = 0; i < fresh.rows(); ++i) {
        std::vector<double> means;
        for (auto const& e : estimates(lived[i])) means.push_back(e.mean);
        seen_[{fresh.row(i).begin(), fresh.row(i).end()}] = means;
      }
      optimum_.evaluations += fresh.rows();
      spend(fresh.rows() * options_.replications);
    }
    Evaluations result{Matrix(decisions.rows(), objectives_.size()), std::vector<double>(decisions.rows(), 0.0)};
    for (std::size_t i = 0; i < decisions.rows(); ++i) {
      auto const& means = seen_[asked[i]];
      for (std::size_t o = 0; o < objectives_.size(); ++o) result.objectives(i, o) = turned(o, means[o]);
      for (std::size_t l = 0; l < limits_.size(); ++l) result.violation[i] += beyond(l, means[objectives_.size() + l]);
    }
    return result;
  }

  /// A NaN anywhere makes the mean one.
  static std::vector<Estimate> estimates(Matrix const& lived) {
    std::vector<Estimate> result;
    std::vector<double> column(lived.rows());
    for (std::size_t c = 0; c < lived.columns(); ++c) {
      bool missing = false;
      for (std::size_t r = 0; r < lived.rows(); ++r) {
        column[r] = lived(r, c);
        missing = missing || std::isnan(column[r]);
      }
      result.push_back(missing ? Estimate{} : estimate(column));
    }
    return result;
  }

  void search() {
    ParetoProblem problem;
    for (auto const& s : settings_)
      problem.variables.push_back(s.levels == 0 ? DecisionVariable{0, 1, false}
                                                : DecisionVariable{0, static_cast<double>(s.levels - 1), true});
    problem.objectives = objectives_.size();
    problem.evaluate = [this](Matrix const& decisions) { return evaluate(decisions); };
    auto const set = nsga2(problem, {options_.population, options_.generations, options_.seed});
    if (set.settings.rows() == 0)
      refuse("an optimisation", "no setting that was tried keeps the limits", "raise them, or widen the factors");
    std::map<std::vector<double>, std::vector<double>> members;  // different places may mean the same values
    for (std::size_t i = 0; i < set.settings.rows(); ++i) {
      std::vector<double> objectives;
      for (std::size_t o = 0; o < objectives_.size(); ++o) objectives.push_back(turned(o, set.objectives(i, o)));
      members[values_of(set.settings.row(i))] = objectives;
    }
    for (auto const& [values, objectives] : members) optimum_.front.push_back({values, objectives, {}, {}, false, false});
  }

  void live_again() {
    Matrix values;
    for (auto const& member : optimum_.front) values.append(member.values);
    auto const lived = live_(values, fresh_from, options_.fresh);
    spend(values.rows() * options_.fresh);
    for (std::size_t i = 0; i < optimum_.front.size(); ++i) {
      auto& member = optimum_.front[i];
      auto const all = estimates(lived[i]);
      auto const objectives = static_cast<std::ptrdiff_t>(objectives_.size());
      member.fresh.assign(all.begin(), all.begin() + objectives);
      member.limits.assign(all.begin() + objectives, all.end());
      member.feasible = std::ranges::none_of(all, [](Estimate const& e) { return std::isnan(e.mean); });
      for (std::size_t l = 0; l < limits_.size(); ++l) member.feasible = member.feasible && beyond(l, member.limits[l].mean) <= 0;
    }
    std::ranges::stable_sort(optimum_.front, {}, [&](FrontMember const& m) { return turned(0, m.fresh[0].mean); });
  }

  double worth(auto const& value) const {
    double sum = 0;
    for (std::size_t o = 0; o < objectives_.size(); ++o)
      if (weights_[o] != 0) sum += weights_[o] * value(o);
    return sum;
  }

  void choose() {
    auto& finalists = optimum_.finalists;
    for (std::size_t i = 0; i < optimum_.front.size(); ++i)
      if (optimum_.front[i].feasible) finalists.push_back(i);
    std::ranges::stable_sort(finalists, {}, [&](std::size_t i) {
      return -worth([&](std::size_t o) { return optimum_.front[i].fresh[o].mean; });
    });
    finalists.resize(std::min(finalists.size(), options_.finalists));
    if (finalists.empty()) return;
    std::vector<std::string> names;
    for (auto const i : finalists) {
      names.push_back("member " + std::to_string(i + 1));
      optimum_.front[i].finalist = true;
    }
    if (finalists.size() == 1) {
      optimum_.winner = finalists[0];
      return;
    }
    Observe const observe = [&](std::span<std::size_t const> which, std::size_t first, std::size_t count) {
      Matrix values;
      for (auto const f : which) values.append(optimum_.front[finalists[f]].values);
      auto const lived = live_(values, finals_from + first, count);
      spend(values.rows() * count);
      Matrix result(count, which.size());
      for (std::size_t f = 0; f < which.size(); ++f)
        for (std::size_t r = 0; r < count; ++r) result(r, f) = worth([&](std::size_t o) { return lived[f](r, o); });
      return result;
    };
    SelectOptions select_options;
    select_options.alpha = options_.alpha;
    select_options.indifference = options_.indifference > 0 ? options_.indifference : indifference();
    select_options.budget = options_.budget;
    optimum_.choice = select(names, observe, select_options);
    if (optimum_.choice->chosen) optimum_.winner = finalists[*optimum_.choice->chosen];
  }

  /// A hundredth of the best finalist's worth in the new replications, which have no part in the choice: finalists are
  /// alike by their making, and the gap between them would be too fine a measure.
  double indifference() const {
    double const best = std::abs(worth([&](std::size_t o) { return optimum_.front[optimum_.finalists[0]].fresh[o].mean; }));
    if (best == 0) return 1e-9;
    double const unit = std::pow(10, std::floor(std::log10(best / 100)));  // one digit that counts
    return std::round(best / 100 / unit) * unit;
  }

  std::vector<TurnedSetting> const& settings_;
  std::vector<Objective> const& objectives_;
  std::vector<OptimiseLimit> const& limits_;
  LiveSettings const& live_;
  OptimiseOptions const& options_;
  std::vector<double> weights_;
  std::map<std::vector<double>, std::vector<double>> seen_;  ///< values -> means of objectives and limits
  Optimum optimum_;
};

}  // namespace

Optimum optimise(std::vector<TurnedSetting> const& settings, std::vector<Objective> const& objectives,
                 std::vector<OptimiseLimit> const& limits, LiveSettings const& live, OptimiseOptions const& options) {
  if (objectives.size() < 2) refuse("an optimisation", "it weighs two objectives or more", "name another");
  if (!options.weights.empty() && options.weights.size() != objectives.size())
    refuse("the winner's weights", "each objective has one", "give as many");
  for (auto const& s : settings)
    if (s.levels == 1) refuse("factor " + s.path, "has a single value", "give it two, or leave it out");
  return Optimiser(settings, objectives, limits, live, options).run();
}

}  // namespace convene

#include <gmock/gmock.h>

#include <cmath>
#include <numbers>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/estimate.hpp"
#include "engine/experiments/optimisation/pareto.hpp"

namespace convene {
namespace {

using testing::ElementsAre;

/// Zitzler, Deb and Thiele (2000), problems 1 to 3: f1 = x1, f2 = g h(x1 / g).
std::vector<double> zdt(int number, std::span<double const> x) {
  double sum = 0;
  for (std::size_t i = 1; i < x.size(); ++i) sum += x[i];
  double const g = 1 + 9 * sum / static_cast<double>(x.size() - 1), r = x[0] / g;
  double const h = number == 2
                       ? 1 - r * r
                       : 1 - std::sqrt(r) - (number == 3 ? r * std::sin(10 * std::numbers::pi * x[0]) : 0);
  return {x[0], g * h};
}

ParetoProblem zdt_problem(int number) {
  return {DecisionVariables(30), 2, [number](Matrix const& settings) {
            Evaluations found;
            for (std::size_t i = 0; i < settings.rows(); ++i)
              found.objectives.append(zdt(number, settings.row(i)));
            return found;
          }};
}

TEST(TestProblems, AreZdt) {
  std::vector<double> const x(30, .25);
  EXPECT_DOUBLE_EQ(zdt(1, x)[1], 2.3486121811340026);
  EXPECT_DOUBLE_EQ(zdt(3, x)[1], 2.0986121811340026);
}

TEST(Nsga2, ReachesTheWholeFront) {
  double const volume[] = {0.8766666667, 0.5433333333, 1.33176291};
  for (int number = 1; number <= 3; ++number) {
    auto const set = nsga2(zdt_problem(number));
    double const reached = hypervolume(set.objectives, {1.1, 1.1});
    EXPECT_GE(reached, .99 * volume[number - 1]) << "ZDT" << number;
    EXPECT_LE(reached, volume[number - 1] + 1e-8) << "ZDT" << number;
    EXPECT_EQ(non_dominated(set.objectives).size(), set.objectives.rows());
    for (std::size_t i = 0; i < set.objectives.rows(); ++i) {
      auto const again = zdt(number, set.settings.row(i));
      EXPECT_EQ(again[0], set.objectives(i, 0));
      EXPECT_EQ(again[1], set.objectives(i, 1));
      EXPECT_LE(set.objectives(i == 0 ? 0 : i - 1, 0), set.objectives(i, 0));
    }
  }
}

TEST(Nsga2, KeepsToLimitsAndWholeNumbersWhereverTheyStand) {
  // Levers 0 and 2 are on or off, variable 1 is hours in [0, 10]. Cost: hours + 4 a lever, at most 9 may be
  // spent.
  ParetoProblem problem;
  problem.variables = {{0, 1, true}, {0, 10}, {0, 1, true}};
  problem.evaluate = [](Matrix const& x) {
    Evaluations found;
    for (std::size_t i = 0; i < x.rows(); ++i) {
      EXPECT_TRUE((x(i, 0) == 0 || x(i, 0) == 1) && (x(i, 2) == 0 || x(i, 2) == 1));
      double const cost = x(i, 1) + 4 * x(i, 0) + 4 * x(i, 2);
      found.objectives.append(std::vector<double>{cost, -(x(i, 1) * (1 + x(i, 0)) + 0.5 * x(i, 2))});
      found.violation.push_back(std::max(0.0, cost - 9));
    }
    return found;
  };
  auto const set = nsga2(problem, {.population = 40, .generations = 100});
  ASSERT_GT(set.settings.rows(), 10u);
  for (std::size_t i = 0; i < set.settings.rows(); ++i) EXPECT_LE(set.objectives(i, 0), 9);
  EXPECT_NEAR(set.objectives(0, 0), 0, .05);
  auto const last = set.settings.rows() - 1;  // the most good for 9: lever 0 with 5 hours gives 10
  EXPECT_NEAR(set.objectives(last, 1), -10, .05);
  EXPECT_EQ(set.settings(last, 0), 1);
  EXPECT_EQ(set.evaluations, 40u * 101);
}

TEST(Nsga2, NoSettingInsideTheLimitsIsAnEmptySet) {
  auto problem = zdt_problem(1);
  problem.evaluate = [](Matrix const& x) {
    return Evaluations{Matrix(x.rows(), 2), std::vector<double>(x.rows(), 1.0)};
  };
  EXPECT_EQ(nsga2(problem, {.population = 8, .generations = 3}).settings.rows(), 0u);
  problem.evaluate = [](Matrix const& x) { return Evaluations{Matrix(x.rows(), 2, no_value), {}}; };
  EXPECT_EQ(nsga2(problem, {.population = 8, .generations = 3}).settings.rows(), 0u);
  EXPECT_THROW(nsga2(problem, {.population = 10}), InputError);
  EXPECT_THROW(nsga2({{}, 2, {}}), InputError);
}

TEST(Nsga2, OneSeedOneAnswer) {
  auto const a = nsga2(zdt_problem(1), {.population = 20, .generations = 10});
  EXPECT_EQ(a.settings, nsga2(zdt_problem(1), {.population = 20, .generations = 10}).settings);
  EXPECT_NE(a.settings, nsga2(zdt_problem(1), {.population = 20, .generations = 10, .seed = 2}).settings);
}

TEST(Hypervolume, OfAStaircase) {
  Matrix const points(4, 2, {1, 3, 2, 2, 3, 1, 5, 0});  // the last is beyond the reference
  EXPECT_DOUBLE_EQ(hypervolume(points, {4, 4}), 3 + 2 + 1);
  EXPECT_EQ(hypervolume(Matrix(), {4, 4}), 0);
  Matrix const cube(1, 3, {1, 1, 1});
  EXPECT_DOUBLE_EQ(hypervolume(cube, {3, 3, 3}), 8);
}

TEST(NonDominated, KeepsTheFirstOfEquals) {
  Matrix const points(5, 2, {1, 3, 2, 2, 1, 3, 2, 3, 0, 9});
  EXPECT_THAT(non_dominated(points), ElementsAre(0, 1, 4));
}

}  // namespace
}  // namespace convene

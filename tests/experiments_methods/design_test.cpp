#include <gmock/gmock.h>

#include <cmath>
#include <set>
#include <vector>

#include "engine/core/diagnostics.hpp"
#include "engine/experiments/design/factorial.hpp"
#include "engine/experiments/design/latin_hypercube.hpp"
#include "engine/experiments/design/morris.hpp"
#include "engine/experiments/design/saltelli.hpp"
#include "engine/experiments/design/sobol.hpp"

namespace convene {
namespace {

TEST(LatinHypercube, HasOnePointInEveryInterval) {
  for (auto const place : {CellPlace::random, CellPlace::centre}) {
    Matrix const points = latin_hypercube(37, 4, Draws(3, 0), 5, place);
    for (std::size_t d = 0; d < 4; ++d) {
      std::set<int> cells;
      for (std::size_t i = 0; i < 37; ++i) cells.insert(static_cast<int>(std::floor(points(i, d) * 37)));
      EXPECT_EQ(cells.size(), 37u);
      EXPECT_EQ(*cells.begin(), 0);
      EXPECT_EQ(*cells.rbegin(), 36);
    }
  }
}

TEST(LatinHypercube, MoreCandidatesNeverComeCloser) {
  Draws const draws(3, 0);
  double last = 0;
  for (std::size_t candidates : {1u, 5u, 25u, 100u}) {
    Matrix const points = latin_hypercube(20, 3, draws, candidates);
    EXPECT_GE(smallest_distance(points), last);
    last = smallest_distance(points);
    EXPECT_EQ(points, latin_hypercube(20, 3, draws, candidates));
  }
  EXPECT_GT(last, smallest_distance(latin_hypercube(20, 3, draws, 1)));
  EXPECT_THROW(latin_hypercube(0, 3, draws), InputError);
}

TEST(FullFactorial, HasEveryCombinationOnce) {
  std::vector<std::vector<double>> const levels{{1, 2}, {5}, {.1, .2, .3}};
  EXPECT_EQ(full_factorial(levels),
            Matrix(6, 3, {1, 5, .1, 1, 5, .2, 1, 5, .3, 2, 5, .1, 2, 5, .2, 2, 5, .3}));
  EXPECT_THROW(full_factorial({}), InputError);
  EXPECT_THROW(full_factorial(std::vector<std::vector<double>>{{1}, {}}), InputError);
  std::vector<std::vector<double>> const vast(40, std::vector<double>{0, 1});
  EXPECT_THROW(full_factorial(vast), InputError);
}

TEST(MorrisTrajectories, MoveEveryFactorOnceByTheSameStepOnTheGrid) {
  for (std::size_t levels : {2u, 4u, 6u}) {
    std::size_t const factors = 5;
    Matrix const points = morris_trajectories(30, factors, levels, Draws(2, 0));
    double const step = static_cast<double>(levels) / (2.0 * static_cast<double>(levels - 1));
    int up = 0, down = 0;
    for (std::size_t t = 0; t < 30; ++t) {
      std::set<std::size_t> moved;
      for (std::size_t s = 1; s <= factors; ++s) {
        auto const row = t * (factors + 1) + s;
        for (std::size_t f = 0; f < factors; ++f) {
          double const grid = points(row, f) * static_cast<double>(levels - 1);
          EXPECT_NEAR(grid, std::round(grid), 1e-12);
          EXPECT_GE(grid, 0);
          EXPECT_LE(points(row, f), 1);
          double const change = points(row, f) - points(row - 1, f);
          if (change == 0) continue;
          EXPECT_NEAR(std::abs(change), step, 1e-12);
          EXPECT_TRUE(moved.insert(f).second);
          ++(change > 0 ? up : down);
        }
      }
      EXPECT_EQ(moved.size(), factors);
    }
    EXPECT_GT(up, 40);
    EXPECT_GT(down, 40);
  }
  EXPECT_THROW(morris_trajectories(3, 2, 5, Draws(2, 0)), InputError);
}

TEST(SaltelliDesign, CutsBothHalvesFromTheColumnsOfOneSequence) {
  using Part = SaltelliDesign::Part;
  SaltelliDesign const design({.factors = 3, .base = 16, .second_order = true}, Draws(1, 0));
  Matrix const sequence = sobol_points(16, 6);
  EXPECT_EQ(design.points().rows(), 16u * 8);
  for (std::size_t i = 0; i < 16; ++i)
    for (std::size_t f = 0; f < 3; ++f) {
      double const a = sequence(i, f), b = sequence(i, f + 3);
      EXPECT_EQ(design.points()(design.row(i, Part::a), f), a);
      EXPECT_EQ(design.points()(design.row(i, Part::b), f), b);
      for (std::size_t g = 0; g < 3; ++g) {
        EXPECT_EQ(design.points()(design.row(i, Part::ab, g), f), g == f ? b : a);
        EXPECT_EQ(design.points()(design.row(i, Part::ba, g), f), g == f ? a : b);
      }
    }
}

TEST(SaltelliDesign, GroupsMoveTogether) {
  using Part = SaltelliDesign::Part;
  SaltelliDesign const design({.factors = 3, .base = 8, .groups = {{0, 2}, {1}}}, Draws(1, 0));
  EXPECT_EQ(design.points().rows(), 8u * 4);
  auto const a = design.points().row(design.row(5, Part::a)), b = design.points().row(design.row(5, Part::b));
  EXPECT_THAT(design.points().row(design.row(5, Part::ab, 0)), testing::ElementsAre(b[0], a[1], b[2]));
  EXPECT_THAT(design.points().row(design.row(5, Part::ab, 1)), testing::ElementsAre(a[0], b[1], a[2]));
}

TEST(SaltelliDesign, RefusesWhatItCannotBe) {
  Draws const draws(1, 0);
  EXPECT_THROW(SaltelliDesign({.factors = 0}, draws), InputError);
  EXPECT_THROW(SaltelliDesign({.factors = 2, .base = 1}, draws), InputError);
  EXPECT_THROW(SaltelliDesign({.factors = 2, .groups = {{0}}}, draws), InputError);
  EXPECT_THROW(SaltelliDesign({.factors = 2, .groups = {{0, 1}, {1}}}, draws), InputError);
  EXPECT_THROW(SaltelliDesign({.factors = 2, .groups = {{0, 2}, {1}}}, draws), InputError);
  EXPECT_THROW(SaltelliDesign({.factors = 2, .base = 100, .sampling = Sampling::owen}, draws), InputError);
  SaltelliDesign const design({.factors = 2, .base = 32}, draws);
  EXPECT_NO_THROW(design.expect(design.points()));
  EXPECT_THROW(design.expect(sobol_points(32 * 4, 2)), InputError);
  EXPECT_THROW(design.expect(sobol_points(32, 2)), InputError);
}

}  // namespace
}  // namespace convene

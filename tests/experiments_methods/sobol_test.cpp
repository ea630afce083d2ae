#include "engine/experiments/design/sobol.hpp"

#include <gmock/gmock.h>

#include <set>
#include <vector>

#include "engine/core/diagnostics.hpp"

namespace convene {
namespace {

TEST(SobolPoints, AreThoseOfJoeAndKuo) {
  Matrix const points = sobol_points(5, 5);
  Matrix const known(5, 5, {0,    0,    0,    0,    0,    //
                            .5,   .5,   .5,   .5,   .5,   //
                            .75,  .25,  .25,  .25,  .75,  //
                            .25,  .75,  .75,  .75,  .25,  //
                            .375, .375, .625, .875, .375});
  EXPECT_EQ(points, known);
}

TEST(SobolPoints, OfASmallerCountAreAPrefix) {
  Matrix const few = sobol_points(7, 3), many = sobol_points(64, 3);
  for (std::size_t i = 0; i < few.rows(); ++i)
    EXPECT_THAT(few.row(i), testing::ElementsAreArray(many.row(i)));
}

/// Each of the 2^m boxes of size 2^-a x 2^-(m-a) holds exactly one of the first 2^m points, for every a.
void expect_net(Matrix const& points, std::size_t m) {
  for (std::size_t a = 0; a <= m; ++a) {
    std::set<std::pair<int, int>> boxes;
    for (std::size_t i = 0; i < (std::size_t{1} << m); ++i)
      boxes.emplace(static_cast<int>(points(i, 0) * std::ldexp(1.0, static_cast<int>(a))),
                    static_cast<int>(points(i, 1) * std::ldexp(1.0, static_cast<int>(m - a))));
    EXPECT_EQ(boxes.size(), std::size_t{1} << m) << "m = " << m << ", a = " << a;
  }
}

TEST(SobolPoints, FirstTwoDimensionsAreANetScrambledOrNot) {
  for (std::size_t m = 1; m <= 9; ++m) {
    expect_net(sobol_points(std::size_t{1} << m, 2), m);
    for (std::uint64_t seed = 1; seed <= 3; ++seed)
      for (auto const kind : {Scrambling::digital_shift, Scrambling::owen})
        expect_net(sobol_points(std::size_t{1} << m, 2, kind, Draws(seed, 0)), m);
  }
}

TEST(SobolPoints, ScramblingIsAddressed) {
  Draws const draws(5, 0);
  for (auto const kind : {Scrambling::digital_shift, Scrambling::owen}) {
    Matrix const few = sobol_points(10, 3, kind, draws), wide = sobol_points(32, 6, kind, draws);
    for (std::size_t i = 0; i < few.rows(); ++i)
      for (std::size_t d = 0; d < 3; ++d) EXPECT_EQ(few(i, d), wide(i, d));
    EXPECT_NE(few, sobol_points(10, 3, kind, draws, 1));
    EXPECT_NE(few, sobol_points(10, 3, kind, Draws(6, 0)));
    for (double const x : wide.cells()) {
      EXPECT_GT(x, 0);
      EXPECT_LT(x, 1);
    }
  }
  EXPECT_EQ(sobol_points(8, 2, Scrambling::none, draws), sobol_points(8, 2));
}

// Owen's scrambling makes each point uniform: the mean of point 0 over 4,000 randomisations is .5 within
// 4 standard errors in each of 2 dimensions (false alarm 1.3e-4), and variance 1/12 likewise.
TEST(SobolPoints, EachScrambledPointIsUniform) {
  constexpr int count = 4000;
  for (auto const kind : {Scrambling::digital_shift, Scrambling::owen}) {
    double sum[2] = {}, squares[2] = {};
    for (std::uint32_t r = 0; r < count; ++r) {
      Matrix const points = sobol_points(2, 2, kind, Draws(9, 0), r);
      for (std::size_t d = 0; d < 2; ++d) {
        sum[d] += points(1, d) - .5;
        squares[d] += (points(1, d) - .5) * (points(1, d) - .5);
      }
    }
    for (std::size_t d = 0; d < 2; ++d) {
      EXPECT_NEAR(sum[d] / count, 0, 4 * std::sqrt(1 / 12.0 / count));
      EXPECT_NEAR(squares[d] / count, 1 / 12.0, 4 * std::sqrt(1 / 180.0 / count));
    }
  }
}

TEST(SobolPoints, RefusesDimensionsWithoutDirectionNumbers) {
  EXPECT_NO_THROW(sobol_points(3, sobol_dimensions_at_most()));
  EXPECT_THROW(sobol_points(3, sobol_dimensions_at_most() + 1), InputError);
  EXPECT_THROW(sobol_points(3, 0), InputError);
}

}  // namespace
}  // namespace convene

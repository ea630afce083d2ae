#pragma once

#include <cstddef>

#include "engine/experiments/design/matrix.hpp"
#include "engine/experiments/estimate.hpp"

namespace convene {

/// Of the two levels at which a paired difference varies: what is not known (draws of the parameters) and luck (replications).
///
/// Replication r is the same luck in every draw, so the levels cross: d(k, r) = mean + parameters(k) + luck(r) + rest(k, r). With
/// mean squares A of draws (n - 1 degrees of freedom), B of replications (R - 1) and E of the rest, ((n - 1)(R - 1)), the
/// variances are (A - E) / R, (B - E) / n and E, at least 0 (two-way analysis of variance with random effects; Searle, Casella
/// and McCulloch 1992, chapter 4). The one-way formula of nested simulation (between - within / R; Sun, Apley and Staum 2011)
/// is for replications of each draw's own: here it would take away from the draws a luck that they share, and forget that this
/// luck does not average out over draws.
struct TwoLevels {
  std::size_t draws = 0, replications = 0;
  double mean = no_value;
  double parameters = no_value, luck = no_value, rest = no_value;  ///< variances; NaN with one replication, or one draw
  bool always_zero = false;                                        ///< exactly 0 in every run

  /// Luck alone: half width of the mean's interval under these very draws; Student t over the replications' means.
  double luck_half_width = no_value;

  /// Where the true mean effect lies if the true parameters are as likely as the register spreads them. From the quantiles of
  /// the draws' own effects, at places (n + 1) p: for n draws from any distribution a further one lies between the least and
  /// the largest with chance (n - 1) / (n + 1) (Wilks 1941), so that 95% needs 39 draws. Luck of each draw's own is taken out
  /// first by shrinking it towards the mean until the variance is that of the parameters (Louis 1984); a draw without luck
  /// stays where it is. Luck that all draws share widens the ends.
  double low = no_value, high = no_value;
  double held = no_value;  ///< chance that the interval holds it: the confidence, less with fewer than 39 draws

  double from_parameters = no_value;            ///< share of the variance behind low and high that is not luck [0, 1]
  double above = 0, below = 0;                  ///< shares of the draws with a mean effect above and below 0
  std::size_t draws_above = 0, draws_below = 0;

  /// Half width of the interval of the mean over all that the register thinks possible: (A + B - E) / (n R), at least that of A or
  /// B alone, with Satterthwaite's degrees of freedom (1946).
  double half_width(double confidence) const;

  double standard_error = no_value, degrees = no_value;  ///< of half_width
};

/// `differences`: a row a draw, a column a replication, none missing.
TwoLevels two_levels(Matrix const& differences, double confidence = 0.95);

/// The same of b - a, given a - b.
TwoLevels turned(TwoLevels of);

}  // namespace convene

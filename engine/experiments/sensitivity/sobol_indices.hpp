#pragma once

#include <span>
#include <vector>

#include "engine/experiments/design/saltelli.hpp"
#include "engine/experiments/sensitivity/bootstrap.hpp"

namespace convene {

struct PairIndex {
  std::size_t first = 0, second = 0;  ///< groups, first < second
  IndexEstimate interaction;          ///< share of variance that the two explain only together
};

/// What the outcome is measured from before products are summed. The true indices are the same, the scatter
/// is not: a mean that is large against the spread drowns first-order indices in noise.
enum class Origin {
  zero,      ///< the formulas as published
  mean,      ///< the mean over A and B
  automatic  ///< the mean when it is more than two standard deviations from 0, else zero
};

struct SobolOptions {
  Origin origin = Origin::automatic;
  BootstrapOptions bootstrap{};
};

/// Shares of the variance of an outcome. Indices are by group; without groups, by factor.
struct SobolIndices {
  double mean = no_value, variance = no_value;  ///< over the rows of A and B
  double origin = 0;                            ///< what was taken off the outcome, see Origin
  std::vector<IndexEstimate> first;             ///< alone: V(E(y | group)) / V(y) (Saltelli et al. 2010)
  std::vector<IndexEstimate> total;             ///< with all its interactions (Jansen 1999)
  std::vector<PairIndex> second;                ///< when the design has the points (Saltelli 2002)
};

/// `outcome` has one finite value a row of the design, in its order; throws InputError otherwise. An outcome
/// that never varies has NaN indices.
///
/// The interval resamples the design's independent parts: base rows, or randomisations. Rows of a Sobol'
/// sequence that is not scrambled are no independent draws: there the interval is on the safe side, wider
/// than 95% needs.
SobolIndices sobol_indices(SaltelliDesign const& design, std::span<double const> outcome, Draws const& draws,
                           SobolOptions const& options = {});

}  // namespace convene

#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/experiments/calibration/posterior.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// How far what each row of parameters leads to is from the targets. Row i is attempt number `first` + i,
/// which may address the draws of its simulation; the seed is no parameter. NaN: the simulation failed, which
/// counts as far.
using Distances = std::function<std::vector<double>(Matrix const& parameters, std::uint64_t first)>;

struct AbcOptions {
  double tolerance = 0;          ///< the kernel is uniform: all within count alike, all beyond not at all
  std::size_t particles = 1000;  ///< parameter values to accept
  std::size_t batch = 256;       ///< attempts asked for at once; the answer does not depend on it
  std::size_t attempts_at_most = 1'000'000;
  double keep = 0.5;  ///< SMC: share of particles that the next, smaller tolerance would have kept
};

/// Approximate Bayesian computation by rejection (Pritchard et al. 1999): draws from the prior, keeps what
/// comes within the tolerance.
Posterior abc_rejection(std::span<Prior const> priors, Distances const& distances, Draws const& draws,
                        AbcOptions const& options);

/// By sequential Monte Carlo (Toni et al. 2009; Beaumont et al. 2009): the tolerance shrinks from generation
/// to generation; each is drawn around the one before by a normal step of twice its covariance and weighted
/// so that the prior still counts. Far fewer attempts than rejection when the posterior is narrow. When
/// attempts run out, the last complete generation comes back with its own tolerance and `reached` false.
Posterior abc_smc(std::span<Prior const> priors, Distances const& distances, Draws const& draws,
                  AbcOptions const& options);

}  // namespace convene

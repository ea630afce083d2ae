#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/experiments/design/matrix.hpp"

namespace convene {

/// A parameter that goes with an effect over draws.
struct Influence {
  std::string path;
  double correlation = 0;  ///< of ranks (Spearman) [-1, 1]
  double explained = 0;    ///< its square: share of the ranks' variance
};

/// Fewest draws that anything is said on.
inline constexpr std::size_t least_draws_for_influence = 20;

/// Parameters whose rank correlation with the effect cannot be chance, strongest first. With hundreds of parameters some
/// correlate by chance with few draws, so all are judged together (Bonferroni over the columns; Student t of a rank
/// correlation): when nothing matters, any is named in 5 of 100 studies at most. `points`: a row a draw, a column a parameter.
std::vector<Influence> rests_on(std::vector<std::string> const& paths, Matrix const& points, std::span<double const> effects,
                                double confidence = 0.95);

/// The share of the ranks' variance that a parameter must explain to be named among so many, with so many draws; 1 when none can.
double least_explained(std::size_t draws, std::size_t parameters, double confidence = 0.95);

}  // namespace convene

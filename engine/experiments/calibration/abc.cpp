#include "engine/experiments/calibration/abc.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "engine/experiments/design/refuse.hpp"
#include "engine/random/distributions.hpp"

namespace convene {
namespace {

using Vector = Eigen::VectorXd;

void check(std::span<Prior const> priors, AbcOptions const& o) {
  if (priors.empty()) refuse("a calibration of no parameters", "there is nothing to fit", "name some");
  if (!(o.tolerance >= 0) || o.particles < 2 || o.batch == 0 || !(o.keep > 0 && o.keep < 1))
    refuse("the options of a calibration",
           "tolerance must be 0 or more, particles at least 2, keep between 0 and 1");
}

Vector from_prior(std::span<Prior const> priors, Draws const& draws, std::uint64_t attempt) {
  static constexpr Decision decision{"abc.prior"};
  Vector theta(static_cast<Eigen::Index>(priors.size()));
  for (std::size_t p = 0; p < priors.size(); ++p)
    theta[static_cast<Eigen::Index>(p)] =
        priors[p].draw(draws.uniform(decision, attempt, static_cast<std::uint32_t>(p)));
  return theta;
}

double prior_density(std::span<Prior const> priors, Vector const& theta) {
  double density = 1;
  for (std::size_t p = 0; p < priors.size(); ++p)
    density *= priors[p].density(theta[static_cast<Eigen::Index>(p)]);
  return density;
}

/// Proposals and their fate, in the order of their numbers.
class Attempts {
 public:
  Attempts(Distances const& distances, AbcOptions const& options)
      : distances_{distances}, options_{options} {}
  std::size_t spent() const { return static_cast<std::size_t>(next_); }

  /// The first `particles` of `propose(number)` that come within `tolerance`; nothing when attempts run out.
  template <class Propose>
  std::optional<Posterior> accept(double tolerance, Propose const& propose) {
    Posterior found;
    found.tolerance = tolerance;
    while (found.distances.size() < options_.particles) {
      auto const count = std::min(options_.batch, options_.attempts_at_most - spent());
      if (count == 0) return {};
      Matrix batch;
      for (std::size_t i = 0; i < count; ++i) {
        Vector const theta = propose(next_ + i);
        batch.append({theta.data(), static_cast<std::size_t>(theta.size())});
      }
      auto const far = distances_(batch, next_);
      CONVENE_CHECK(far.size() == count);
      std::size_t used = 0;
      while (used < count && found.distances.size() < options_.particles) {
        if (far[used] <= tolerance && std::isfinite(far[used])) {
          found.parameters.append(batch.row(used));
          found.distances.push_back(far[used]);
        }
        ++used;
      }
      next_ += used;  // what was asked for beyond the last particle is asked for again: numbers don't depend
                      // on batches
    }
    found.weights.assign(found.distances.size(), 1 / static_cast<double>(found.distances.size()));
    found.attempts = spent();
    return found;
  }

 private:
  Distances const& distances_;
  AbcOptions const& options_;
  std::uint64_t next_ = 0;
};

Vector particle(Posterior const& p, std::size_t i) {
  auto const row = p.parameters.row(i);
  return Eigen::Map<Vector const>(row.data(), static_cast<Eigen::Index>(row.size()));
}

/// The normal step from one generation to the next.
struct Step {
  Eigen::MatrixXd root;   ///< lower triangle L, L L' = twice the covariance
  Eigen::MatrixXd white;  ///< parameters x particles: L^-1 times each particle of the last generation

  explicit Step(Posterior const& last) {
    auto const d = static_cast<Eigen::Index>(last.parameters.columns());
    Vector mean = Vector::Zero(d);
    Eigen::MatrixXd covariance = Eigen::MatrixXd::Zero(d, d);
    for (std::size_t i = 0; i < last.weights.size(); ++i) mean += last.weights[i] * particle(last, i);
    for (std::size_t i = 0; i < last.weights.size(); ++i) {
      Vector const off = particle(last, i) - mean;
      covariance += last.weights[i] * off * off.transpose();
    }
    covariance.diagonal().array() += 1e-12 * covariance.diagonal().array() + 1e-300;
    root = Eigen::LLT<Eigen::MatrixXd>(2 * covariance).matrixL();
    white.resize(d, static_cast<Eigen::Index>(last.weights.size()));
    for (std::size_t i = 0; i < last.weights.size(); ++i)
      white.col(static_cast<Eigen::Index>(i)) = root.triangularView<Eigen::Lower>().solve(particle(last, i));
  }

  /// Density of `theta` one step from the last generation, to a factor that is the same for all.
  double density(Posterior const& last, Vector const& theta) const {
    Vector const to = root.triangularView<Eigen::Lower>().solve(theta);
    double sum = 0;
    for (std::size_t j = 0; j < last.weights.size(); ++j)
      sum += last.weights[j] * std::exp(-(white.col(static_cast<Eigen::Index>(j)) - to).squaredNorm() / 2);
    return sum;
  }
};

std::size_t pick(std::vector<double> const& weights, double uniform) {
  double below = 0;
  for (std::size_t i = 0; i + 1 < weights.size(); ++i)
    if (uniform < (below += weights[i])) return i;
  return weights.size() - 1;
}

/// One proposal: a particle of the last generation and a step; again, until the prior allows it.
Vector moved(std::span<Prior const> priors, Posterior const& last, Step const& step, Draws const& draws,
             std::uint64_t attempt) {
  static constexpr Decision parent{"abc.parent"}, move{"abc.step"};
  Vector noise(static_cast<Eigen::Index>(priors.size()));
  for (std::uint32_t turn = 0;; ++turn) {
    for (Eigen::Index p = 0; p < noise.size(); ++p)
      noise[p] = normal(draws.uniform(move, attempt, static_cast<std::uint32_t>(p), turn), 0, 1);
    Vector theta = particle(last, pick(last.weights, draws.uniform(parent, attempt, 0, turn)));
    theta += step.root.triangularView<Eigen::Lower>() * noise;
    if (prior_density(priors, theta) > 0) return theta;
  }
}

void weigh(Posterior& next, std::span<Prior const> priors, Posterior const& last, Step const& step) {
  double sum = 0;
  for (std::size_t i = 0; i < next.weights.size(); ++i) {
    Vector const theta = particle(next, i);
    next.weights[i] = prior_density(priors, theta) / step.density(last, theta);
    sum += next.weights[i];
  }
  for (double& w : next.weights) w /= sum;
}

double next_tolerance(Posterior const& last, AbcOptions const& options) {
  auto sorted = last.distances;
  std::ranges::sort(sorted);
  auto const place = static_cast<std::size_t>(options.keep * static_cast<double>(sorted.size()));
  return std::max(options.tolerance, sorted[std::min(place, sorted.size() - 1)]);
}

[[noreturn]] void out_of_attempts(AbcOptions const& options) {
  refuse("a calibration", std::to_string(options.attempts_at_most) + " attempts gave too few that come near",
         "widen the tolerance, or allow more attempts");
}

}  // namespace

Posterior abc_rejection(std::span<Prior const> priors, Distances const& distances, Draws const& draws,
                        AbcOptions const& options) {
  check(priors, options);
  Attempts attempts(distances, options);
  auto found = attempts.accept(options.tolerance,
                               [&](std::uint64_t attempt) { return from_prior(priors, draws, attempt); });
  if (!found) out_of_attempts(options);
  return std::move(*found);
}

Posterior abc_smc(std::span<Prior const> priors, Distances const& distances, Draws const& draws,
                  AbcOptions const& options) {
  check(priors, options);
  Attempts attempts(distances, options);
  auto first = attempts.accept(std::numeric_limits<double>::max(),
                               [&](std::uint64_t attempt) { return from_prior(priors, draws, attempt); });
  if (!first) out_of_attempts(options);
  Posterior last = std::move(*first);
  while (last.tolerance > options.tolerance) {
    Step const step(last);
    double const tolerance = next_tolerance(last, options);
    auto next = tolerance < last.tolerance
                    ? attempts.accept(tolerance, [&](auto n) { return moved(priors, last, step, draws, n); })
                    : std::nullopt;
    if (!next) {  // out of attempts, or distances that do not shrink
      last.reached = false;
      last.attempts = attempts.spent();
      return last;
    }
    weigh(*next, priors, last, step);
    last = std::move(*next);
  }
  return last;
}

}  // namespace convene

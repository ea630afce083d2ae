#include "engine/experiments/trials/misfit.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <cmath>

namespace convene {
namespace {

/// Is there a published number, and is the simulated one further from it than allowed?
bool differs(double simulated, double published, double allowed) {
  return std::fabs(simulated - published) > allowed;  // false for NaN
}

void add_of_control(TrialFinding const& f, std::vector<Misfit>& all) {
  auto const check = [&](MisfitKind kind, double simulated, double published, double allowed) {
    if (differs(simulated, published, f.amount ? allowed_of_amounts * std::fabs(published) : allowed))
      all.push_back({kind, f.outcome, {}, simulated, published, EffectUnit::points, f.amount});
  };
  check(MisfitKind::baseline, f.baseline, f.published_baseline, allowed_baseline);
  check(MisfitKind::control_change, f.control, f.published_control, allowed_control_change);
}

void add_of_arm(TrialFinding const& f, int replications, std::vector<Misfit>& all) {
  auto const& p = f.published;
  auto const effect = f.effect.mean;
  auto const reach = effect < p.value ? p.value - p.low : p.high - p.value;
  if (!f.inside || differs(effect, p.value, reach / 2))
    all.push_back({f.inside ? MisfitKind::off_centre : MisfitKind::effect, f.outcome, f.arm, p.told(effect), p.told(p.value), p.unit});
  auto const bounds = coverage_bounds(replications - f.without_ratio);
  if (f.covered < bounds.low || f.covered > bounds.high)
    all.push_back({MisfitKind::coverage, f.outcome, f.arm, f.covered, 0.95});
}

}  // namespace

CoverageBounds coverage_bounds(int replications) {
  boost::math::binomial const covering{static_cast<double>(replications), 0.95};
  return {boost::math::quantile(covering, 0.0005) / replications,
          boost::math::quantile(boost::math::complement(covering, 0.0005)) / replications};
}

std::vector<Misfit> misfits(Reenactment const& reenactment) {
  std::vector<Misfit> all;
  std::string outcome;
  for (auto const& f : reenactment.findings) {
    if (f.outcome != outcome) add_of_control(f, all);
    outcome = f.outcome;
    add_of_arm(f, reenactment.finished, all);
  }
  return all;
}

}  // namespace convene

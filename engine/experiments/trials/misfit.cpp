#include "engine/experiments/trials/misfit.hpp"

#include <boost/math/distributions/binomial.hpp>
#include <cmath>

namespace convene {
namespace {

/// Is there a published number, and is the simulated one further from it than allowed?
bool differs(double simulated, double published, double allowed) {
  return std::fabs(simulated - published) > allowed;  // false for NaN
}

void add_level(TrialFinding const& f, std::string const& arm, double simulated, double published, double sd, std::vector<Misfit>& all) {
  if (differs(simulated, published, 1.96 * sd))
    all.push_back({MisfitKind::level, f.outcome, arm, simulated, published, EffectUnit::points, f.amount, f.a_person});
}

/// Each arm's level against what trials of this size find.
void add_of_care_control(TrialFinding const& f, std::string const& control, std::vector<Misfit>& all) {
  add_level(f, control + " before", f.baseline, f.published_baseline, f.baseline_sd, all);
  add_level(f, control, f.control, f.published_control, f.control_sd, all);
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
    all.push_back({f.inside ? MisfitKind::off_centre : MisfitKind::effect, f.outcome, f.arm, p.told(effect), p.told(p.value), p.unit, f.amount, f.a_person});
  add_level(f, f.arm, f.level, f.published_level, f.level_sd, all);
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
  if (auto const asked = reenactment.trial.enrolment.people; asked && !reenactment.findings.empty()) {
    auto const& f = reenactment.findings.front();
    double const found = f.people[control_arm] + f.people[treated_arm];
    if (found < (1 - allowed_people) * *asked) all.push_back({MisfitKind::people, f.outcome, {}, found, static_cast<double>(*asked)});
  }
  for (auto const& f : reenactment.findings) {
    if (f.outcome != outcome)
      reenactment.trial.setting == Setting::complex_care ? add_of_care_control(f, reenactment.trial.arms.front().id, all) : add_of_control(f, all);
    outcome = f.outcome;
    add_of_arm(f, reenactment.finished, all);
  }
  return all;
}

}  // namespace convene

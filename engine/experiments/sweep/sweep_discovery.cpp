#include "engine/experiments/sweep/sweep_discovery.hpp"

#include <cmath>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/discovery/sentence.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {
namespace {

/// A future is of interest when sign * (value - threshold) is above 0.
struct Question {
  double threshold = 0, sign = 1;
  std::string claim;
};

Question question_of(SweepResults const& sweep, Contrast const& contrast, SweepDiscoverOptions const& options) {
  if (options.above && options.below)
    refuse("--above and --below", "futures of interest lie on one side", "give one of them");
  auto const measure = sweep.measure.id;
  if (options.above || options.below) {
    auto const& threshold = options.above ? options.above : options.below;
    return {*threshold, options.above ? 1.0 : -1.0,
            measure + " of " + contrast.words() + (options.above ? " is above " : " is below ") + number_text(*threshold)};
  }
  if (contrast.against.empty())
    refuse("where " + contrast.of + " does what", "a strategy by itself needs a threshold",
           "add --above or --below, or --against another strategy");
  if (sweep.measure.better == Better::neither)
    refuse("where " + contrast.of + " beats " + contrast.against + " on " + measure, "more of it is neither better nor worse",
           "say --above or --below");
  return {0, sweep.measure.better == Better::more ? 1.0 : -1.0, contrast.of + " beats " + contrast.against};
}

}  // namespace

SweepDiscovery discover_in(SweepResults const& sweep, SweepDiscoverOptions const& options) {
  SweepDiscovery result;
  result.contrast = contrast(sweep, options.of, options.against);
  auto const question = question_of(sweep, result.contrast, options);
  Matrix points;
  std::vector<double> interest;
  for (auto const p : independent_rows(sweep, "discover")) {
    double const value = result.contrast.values[p];
    if (std::isnan(value)) continue;
    points.append(sweep.values.row(p));
    interest.push_back(question.sign * (value - question.threshold) > 0 ? 1 : 0);
  }
  result.used = points.rows();
  if (result.used == 0) refuse("the sweep", "no run of these strategies finished", "run it again");
  result.claim = question.claim;
  result.found = discover(points, interest, Draws{sweep.design.seed, 2}, options.discover);
  std::vector<FactorName> names;
  for (auto const& factor : sweep.factors) names.push_back({factor.path, factor.units, factor.words});
  result.sentence = discovery_sentence(result.found, result.claim, names);
  return result;
}

}  // namespace convene

#include "engine/experiments/calibration/recovery.hpp"

#include <cmath>
#include <memory>
#include <numeric>

#include "engine/core/hash.hpp"
#include "engine/experiments/design/refuse.hpp"
#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"
#include "engine/scenario/number_text.hpp"
#include "engine/store/scenario_record.hpp"

namespace convene {
namespace {

/// Replications of the data: far from those of any attempt.
constexpr std::size_t data_from = 2'000'000'000;

class Worlds {
 public:
  Worlds(CalibrationStudy study, std::size_t worlds, std::atomic<bool> const* stop) : study_{std::move(study)}, stop_{stop} {
    make_frame(worlds);
    auto const column = [&](char const* name, char const* of, char const* meaning) {
      made_.columns.push_back({name, *of ? std::vector<std::string>{of} : std::vector<std::string>{}, std::vector<double>{}, "1", meaning, {}});
    };
    column("truth", "parameter", "value that the world was made with");
    column("low", "parameter", "lower end of the posterior's 90%");
    column("median", "parameter", "median of the posterior");
    column("high", "parameter", "upper end of the posterior's 90%");
    column("variance_left", "parameter", "variance left, as a share of the prior's");
    column("observed", "target", "what the world was seen to lead to");
    column("tolerance", "", "of the last generation");
    column("tried", "", "sets of values tried");
  }

  Study const& study() const { return made_; }

  std::vector<double> live(std::size_t world) const {
    auto scenario = study_.study.scenario;
    scenario.seed = combine(scenario.seed, world + 1);
    auto const replications = static_cast<std::size_t>(scenario.replications);
    PointObserver const observer(scenario, study_.study.factors, study_.readings, 1, stop_);
    static constexpr Decision truths{"recovery.truth"}, errors{"recovery.error"};
    Draws const draws{study_.options.seed, 2};
    Matrix truth(1, study_.parameters.size());
    for (std::size_t p = 0; p < truth.columns(); ++p)
      truth(0, p) = study_.parameters[p].value(draws.uniform(truths, world, static_cast<std::uint32_t>(p)));
    auto const data = means_of(observer.observe(truth, data_from, replications));
    auto targets = study_.targets;
    for (std::size_t t = 0; t < targets.size(); ++t)
      targets[t].value = normal(draws.uniform(errors, world, static_cast<std::uint32_t>(t)), data(0, t), targets[t].sd);
    auto options = study_.options;
    options.seed = combine(options.seed, world + 1);
    options.progress = {};
    auto const found = calibrate(study_.parameters, targets, lived_by(observer, replications), options);
    std::vector<double> row(truth.cells().begin(), truth.cells().end());
    for (auto const member : {&ParameterFit::low, &ParameterFit::median, &ParameterFit::high, &ParameterFit::left})
      for (auto const& fit : found.parameters) row.push_back(fit.*member);
    for (auto const& target : targets) row.push_back(target.value);
    row.push_back(found.posterior.tolerance);
    row.push_back(static_cast<double>(found.runs));
    return row;
  }

 private:
  void make_frame(std::size_t worlds) {
    auto& frame = made_.frame;
    Dimension world{"design_point", worlds, {}, {}, "1", "simulated world"}, only{"replication", 1, {}, {0}, "1", "replication"};
    world.values.resize(worlds);
    std::iota(world.values.begin(), world.values.end(), 0);
    Dimension parameter{"parameter", study_.parameters.size(), {}, {}, "1", "what was sought"};
    Dimension target{"target", study_.targets.size(), {}, {}, "1", "what the model should come near"};
    for (auto const& p : study_.parameters) parameter.labels.push_back(p.path);
    for (auto const& t : study_.targets) target.labels.push_back(t.name);
    frame.dimensions = {world, {"strategy", 1, {"calibration"}, {}, "1", "what was done"}, only, parameter, target};
    frame.attributes["title"] = "Recovery: " + (study_.study.spec.title.empty() ? study_.study.scenario.title : study_.study.spec.title);
    frame.attributes["setting"] = to_string(study_.study.scenario.setting);
    frame.attributes["created"] = to_string(study_.study.scenario.start);
    frame.attributes["tolerance_asked"] = number_text(study_.options.tolerance);
    frame.provenance["seed"] = std::to_string(study_.study.scenario.seed);
    record_scenario(frame, study_.study.scenario);
    for (auto const& [name, text] : study_.study.spec.files) frame.provenance["study/" + name] = text;
    made_.run_dimensions = {"design_point", "strategy", "replication"};
  }

  CalibrationStudy study_;
  std::atomic<bool> const* stop_;
  Study made_;
};

/// 95% interval of a share (Wilson 1927).
void set_interval(RecoveredParameter& of, double worlds) {
  double const z2 = 1.959964 * 1.959964, middle = (of.covered + z2 / (2 * worlds)) / (1 + z2 / worlds);
  double const half = std::sqrt(z2 * (of.covered * (1 - of.covered) / worlds + z2 / (4 * worlds * worlds))) / (1 + z2 / worlds);
  of.low = middle - half, of.high = middle + half;
}

}  // namespace

SweepModel recovery_sweep(CalibrationStudy study, std::size_t worlds, std::atomic<bool> const* stop) {
  if (study.options.method != CalibrationMethod::abc_smc)
    refuse("a recovery by CMA-ES", "a point has no interval that could hold the truth", "use method = \"abc_smc\"");
  auto const made = std::make_shared<Worlds const>(std::move(study), worlds, stop);
  return {made->study(), [made](std::size_t world) {
            return [made, world](Job const&, ParallelFor const&) { return JobResult{made->live(world)}; };
          }};
}

Recovery recovery_of(ResultSet const& merged) {
  auto const cells = [&](char const* name) -> auto const& { return std::get<std::vector<double>>(merged.find(name)->cells); };
  auto const &truth = cells("truth"), &low = cells("low"), &high = cells("high"), &left = cells("variance_left");
  auto const &tolerance = cells("tolerance"), &tried = cells("tried");
  Recovery found;
  found.tolerance = std::stod(merged.attributes.at("tolerance_asked"));
  for (auto const& path : merged.dimension("parameter").labels) found.parameters.push_back({path, 0, 0, 1, 0, 0});
  auto const count = found.parameters.size();
  for (std::size_t w = 0; w < tolerance.size(); ++w) {
    if (std::isnan(tolerance[w])) {
      ++found.failed;
      continue;
    }
    ++found.worlds;
    found.reached += tolerance[w] <= found.tolerance;
    found.runs += tried[w];
    for (std::size_t p = 0; p < count; ++p) {
      auto const at = w * count + p;
      found.parameters[p].covered += low[at] <= truth[at] && truth[at] <= high[at];
      found.parameters[p].left += left[at];
      found.parameters[p].flat += left[at] > flat_above;
    }
  }
  if (found.worlds == 0) return found;
  auto const worlds = static_cast<double>(found.worlds);
  found.runs /= worlds;
  for (auto& of : found.parameters) {
    of.covered /= worlds, of.left /= worlds, of.flat /= worlds;
    set_interval(of, worlds);
  }
  return found;
}

}  // namespace convene

#include <nlohmann/json.hpp>

#include <cmath>

#include "engine/experiments/trials/misfit.hpp"
#include "engine/reports/trials.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(double value) {
  return std::isfinite(value) ? Json(value) : Json();
}

Json json_of(TrialFinding const& f) {
  return {
      {"outcome", f.outcome},
      {"arm", f.arm},
      {"published",
       {{"effect", json_of(f.published.value)},
        {"low", json_of(f.published.low)},
        {"high", json_of(f.published.high)},
        {"sign", f.published.sign},
        {"null", f.published.null}}},
      {"effect", {{"mean", json_of(f.effect.mean)}, {"half_width", json_of(f.effect.half_width)}}},
      {"caused", {{"mean", json_of(f.caused.mean)}, {"half_width", json_of(f.caused.half_width)}}},
      {"inside", f.inside},
      {"trial_mean", json_of(f.trial_mean)},
      {"trial_sd", json_of(f.trial_sd)},
      {"covered", json_of(f.covered)},
      {"covered_zero", json_of(f.covered_zero)},
      {"control_change", {{"published", json_of(f.published_control)}, {"simulated", json_of(f.control)}}},
      {"baseline_percent",
       {{"published", json_of(f.published_baseline)}, {"simulated", json_of(f.baseline)}}}};
}

Json json_of(Misfit const& m) {
  static constexpr char const* kinds[] = {"effect", "off_centre", "control_change", "baseline_percent",
                                          "coverage"};
  return {{"kind", kinds[static_cast<int>(m.kind)]},
          {"outcome", m.outcome},
          {"arm", m.arm.empty() ? Json() : Json(m.arm)},
          {"simulated", json_of(m.simulated)},
          {"published", json_of(m.published)}};
}

}  // namespace

std::string trials_json(std::span<Reenactment const> trials, std::span<StudyOutOfScope const> studies) {
  Json json{{"unit", "percentage points"}, {"trials", Json::array()}};
  for (auto const& r : trials) {
    static constexpr char const* designs[] = {"parallel", "factorial", "stepped_wedge", "pre_post"};
    Json trial{{"title", r.trial.title},        {"design", designs[static_cast<int>(r.trial.design)]},
               {"randomised", r.trial.unit == TrialUnit::clinics ? "clinics" : "patients"},
                      {"study", r.trial.study},     {"file", r.trial.path},
               {"replications_asked", r.asked}, {"replications", r.finished}, {"interrupted", r.stopped},
               {"findings", Json::array()},     {"misfits", Json::array()},   {"failures", Json::array()}};
    for (auto const& f : r.findings) trial["findings"].push_back(json_of(f));
    for (auto const& m : misfits(r)) trial["misfits"].push_back(json_of(m));
    for (auto const& f : r.failures)
      trial["failures"].push_back({{"replication", f.replication}, {"message", f.message}});
    json["trials"].push_back(std::move(trial));
  }
  json["out_of_scope"] = Json::array();
  for (auto const& s : studies)
    json["out_of_scope"].push_back({{"study", s.study}, {"title", s.title}, {"reason", s.reason}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convene

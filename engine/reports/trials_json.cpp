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

Json json_of(Estimate const& e, PublishedEffect const& p) {
  return {{"mean", json_of(p.told(e.mean))},
          {"low", json_of(p.told(e.low()))},
          {"high", json_of(p.told(e.high()))},
          {"half_width", json_of(p.told_spread(e.mean, e.half_width))}};
}

Json json_of(TrialFinding const& f) {
  static constexpr char const* units[] = {"points", "ratio", "percent"};
  auto const& p = f.published;
  return {
      {"outcome", f.outcome},
      {"arm", f.arm},
      {"unit", f.a_person && !p.relative() ? "a person" : units[static_cast<int>(p.unit)]},
      {"published",
       {{"effect", json_of(p.told(p.value))},
        {"low", json_of(p.told(p.low))},
        {"high", json_of(p.told(p.high))},
        {"sign", p.sign},
        {"null", p.null}}},
      {"effect", json_of(f.effect, p)},
      {"caused", json_of(f.caused, p)},
      {"inside", f.inside},
      {"trial_mean", json_of(p.told(f.trial_mean))},
      {"trial_sd", json_of(p.told_spread(f.trial_mean, f.trial_sd))},
      {"without_ratio", f.without_ratio},
      {"covered", json_of(f.covered)},
      {"covered_zero", json_of(f.covered_zero)},
      {"control_change", {{"published", json_of(f.published_control)}, {"simulated", json_of(f.control)}}},
      {f.amount ? "baseline" : "baseline_percent",
       {{"published", json_of(f.published_baseline)}, {"simulated", json_of(f.baseline)}}},
      {"level", {{"published", json_of(f.published_level)}, {"simulated", json_of(f.level)}}},
      {"people", {{"control", f.people[control_arm]}, {"treated", f.people[treated_arm]}}}};
}

Json json_of(Misfit const& m) {
  static constexpr char const* kinds[] = {"effect", "off_centre", "control_change", "baseline_percent",
                                          "level",  "people",     "coverage"};
  return {{"kind", kinds[static_cast<int>(m.kind)]},
          {"outcome", m.outcome},
          {"arm", m.arm.empty() ? Json() : Json(m.arm)},
          {"simulated", json_of(m.simulated)},
          {"published", json_of(m.published)}};
}

}  // namespace

std::string trials_json(std::span<Reenactment const> trials, std::span<StudyOutOfScope const> studies) {
  Json json{{"trials", Json::array()}};
  for (auto const& r : trials) {
    static constexpr char const* designs[] = {"parallel", "factorial", "stepped_wedge", "pre_post"};
    static constexpr char const* units[] = {"clinics", "patients", "people"};
    Json trial{{"title", r.trial.title},        {"design", designs[static_cast<int>(r.trial.design)]},
               {"randomised", units[static_cast<int>(r.trial.unit)]},
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

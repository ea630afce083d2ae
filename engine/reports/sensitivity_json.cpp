#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/reports/sensitivity.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(); }

Json json_of(IndexEstimate const& e) {
  return {{"value", number(e.value)}, {"low", number(e.low)}, {"high", number(e.high)}};
}

Json head(SweepResults const& sweep, Contrast const& contrast) {
  return {{"title", sweep.title},
          {"content_sha256", sweep.content_sha256},
          {"design", to_string(sweep.design.kind)},
          {"measure", sweep.measure.id},
          {"units", sweep.measure.units},
          {"of", contrast.of},
          {"against", contrast.against.empty() ? Json() : Json(contrast.against)},
          {"replications", sweep.replications},
          {"standard_error_of_a_point", number(contrast.chance)},
          {"unfinished", contrast.unfinished}};
}

std::string dumped(Json const& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"; }

}  // namespace

std::string sensitivity_json(SweepResults const& sweep, Sensitivity const& found) {
  auto json = head(sweep, found.contrast);
  json["method"] = to_string(found.method);
  json["points"] = found.points, json["mean"] = number(found.mean), json["deviation"] = number(found.deviation);
  json["factors"] = Json::array();
  for (std::size_t i = 0; i < found.names.size(); ++i) {
    Json row{{"name", found.names[i]}};
    if (found.sobol) row["first"] = json_of(found.sobol->first[i]), row["total"] = json_of(found.sobol->total[i]);
    if (!found.morris.empty()) {
      row["mu_star"] = json_of(found.morris[i].mu_star), row["mu"] = json_of(found.morris[i].mu);
      row["sigma"] = json_of(found.morris[i].sigma);
    }
    if (found.regression) row["coefficient"] = json_of(found.regression->coefficients[i]);
    json["factors"].push_back(std::move(row));
  }
  if (found.sobol && !found.sobol->second.empty()) {
    json["second"] = Json::array();
    for (auto const& [first, second, interaction] : found.sobol->second)
      json["second"].push_back(
          {{"first", found.names[first]}, {"second", found.names[second]}, {"interaction", json_of(interaction)}});
  }
  if (found.regression) {
    json["explained"] = json_of(found.regression->explained);
    json["ranks"] = found.ranks, json["logarithmic"] = found.logarithmic;
  }
  return dumped(json);
}

std::string discovery_json(SweepResults const& sweep, SweepDiscovery const& found) {
  auto json = head(sweep, found.contrast);
  auto const& d = found.found;
  json["claim"] = found.claim, json["sentence"] = found.sentence, json["points"] = found.used;
  json["base_rate"] = d.base_rate, json["significant"] = d.significant, json["noise_p"] = d.noise_p;
  json["coverage"] = d.count.coverage, json["density"] = d.count.density, json["mass"] = d.count.mass;
  json["density_elsewhere"] = d.density_elsewhere;
  json["limits"] = Json::array();
  for (auto const& limit : d.limits)
    json["limits"].push_back({{"factor", sweep.factors[limit.factor].path},
                              {"end", limit.low_end ? "low" : "high"},
                              {"value", limit.value},
                              {"quasi_p", limit.quasi_p},
                              {"reproduced", limit.reproduced}});
  json["trajectory"] = Json::array();
  for (auto const& box : d.trajectory)
    json["trajectory"].push_back({{"coverage", box.count.coverage},
                                  {"density", box.count.density},
                                  {"mass", box.count.mass},
                                  {"evidence", box.evidence}});
  return dumped(json);
}

}  // namespace convene

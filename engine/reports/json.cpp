#include "engine/reports/json.hpp"

#include <nlohmann/json.hpp>

#include "engine/reports/wording.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;  // writes NaN and infinity as null

Json json_of(Estimate const& e) {
  return {{"mean", e.mean}, {"low", e.low()}, {"high", e.high()}, {"replications", e.replications}};
}

Json json_of(Ratio const& ratio) {
  char const* const kinds[] = {"undefined", "bounded", "outside", "unbounded"};
  return {{"value", ratio.value},
          {"interval", kinds[static_cast<int>(ratio.kind)]},
          {"low", ratio.low},
          {"high", ratio.high}};
}

Json json_of(MeasureInfo const& measure) {
  char const* const better[] = {"more", "less", "neither"};
  return {{"id", measure.id},
          {"title", measure.title},
          {"units", measure.units},
          {"kind", measure.kind == MeasureKind::flow ? "flow" : "level"},
          {"better", better[static_cast<int>(measure.better)]}};
}

Json json_of(FrontierPoint const& point) {
  char const* const standings[] = {"efficient", "dominated", "extendedly_dominated"};
  return {{"standing", standings[static_cast<int>(point.standing)]},
          {"cost_per_gain_over_next", point.ratio}};
}

Json json_of(StrategyComparison const& s) {
  Json json{{"strategy", s.name},
            {"outcome", json_of(s.outcome)},
            {"difference", json_of(s.difference)},
            {"identical", s.difference.always_zero},
            {"verdict", verdict_id(s.verdict)},
            {"chance_best", s.chance_best},
            {"chance_worse", s.chance_worse},
            {"regret", {{"mean", s.regret.mean}, {"most", s.regret_most}}}};
  if (s.staff_hours) json["staff_hours"] = json_of(*s.staff_hours);
  if (s.cost) json["cost"] = json_of(*s.cost);
  if (s.hours_per_gain) json["hours_per_gain"] = json_of(*s.hours_per_gain);
  if (s.cost_per_gain) json["cost_per_gain"] = json_of(*s.cost_per_gain);
  if (s.standing) json["frontier"] = json_of(*s.standing);
  if (s.shortage) {
    auto const& first = s.shortage->first_week;
    json["shortage"] = {{"first_week", first ? Json(*first) : Json()},
                        {"weeks_short", s.shortage->weeks_short}};
  }
  if (s.agreement)
    json["first_agreement"] = {{"weeks", json_of(s.agreement->weeks)},
                               {"replications_agreed", s.agreement->agreed}};
  if (!s.policy.empty()) json["policy"] = s.policy;
  json["measures"] = Json::object();
  for (auto const& amount : s.amounts)
    json["measures"][amount.measure.id] = {{"total", json_of(amount.total)},
                                           {"difference", json_of(amount.difference)}};
  return json;
}

Json json_of(RobustFutures const& r, Comparison const& c) {
  Json json{{"aim", r.aim}, {"aim_given", r.aim_given}, {"strategies", Json::object()}, {"choices", Json::object()},
            {"disagreement", r.disagreement}};
  for (std::size_t s = 0; s < c.strategies.size(); ++s) {
    auto const& of = r.strategies[s];
    json["strategies"][c.strategies[s].name] = {{"maximin", of.maximin},
                                                {"laplace", of.laplace},
                                                {"hurwicz", of.hurwicz},
                                                {"maximum_regret", of.maximum_regret},
                                                {"regret_90", of.regret_90},
                                                {"satisficing", of.satisficing}};
  }
  for (auto const& choice : r.choices) {
    auto& names = json["choices"][choice.rule] = Json::array();
    for (auto const s : choice.best) names.push_back(c.strategies[s].name);
  }
  return json;
}

Json json_of(UnderDraws const& u, Comparison const& c) {
  Json json{{"draws", u.draws}, {"replications", u.replications}, {"parameters", u.parameters}, {"grades", u.grades}, {"pairs", Json::array()}};
  for (std::size_t p = 0; p < c.pairs.size(); ++p) {
    auto const& t = u.pairs[p];
    Json pair{{"first", c.strategies[c.pairs[p].first].name},
              {"second", c.strategies[c.pairs[p].second].name},
              {"mean", t.mean},
              {"mean_over_draws", {{"low", t.mean - t.half_width(c.confidence)}, {"high", t.mean + t.half_width(c.confidence)}}},
              {"luck_alone", {{"low", t.mean - t.luck_half_width}, {"high", t.mean + t.luck_half_width}}},
              {"not_known", {{"low", t.low}, {"high", t.high}, {"held", t.held}}},
              {"share_above", t.above},
              {"share_below", t.below},
              {"variance", {{"parameters", t.parameters}, {"luck_of_all_draws", t.luck}, {"rest", t.rest}}},
              {"share_from_parameters", t.from_parameters},
              {"rests_on", Json::array()}};
    for (auto const& i : u.rests_on[p]) pair["rests_on"].push_back({{"path", i.path}, {"rank_correlation", i.correlation}});
    json["pairs"].push_back(std::move(pair));
  }
  return json;
}

Json json_of(CostEffectiveness const& e, Comparison const& c) {
  char const* const standings[] = {"efficient", "dominated", "extendedly_dominated"};
  auto const by_strategy = [&](auto const& value) {
    Json json = Json::object();
    for (std::size_t s = 0; s < c.strategies.size(); ++s) json[c.strategies[s].name] = value(s);
    return json;
  };
  Json json{{"effect", e.effect},
            {"price_year", e.price_year},
            {"cost", by_strategy([&](auto s) { return json_of(e.costs[s]); })},
            {"gain", by_strategy([&](auto s) { return json_of(e.effects[s]); })},
            {"standing", by_strategy([&](auto s) { return standings[static_cast<int>(e.standing[s].standing)]; })},
            {"steps", Json::array()},
            {"willingness_to_pay", Json::array()},
            {"warnings", e.warnings}};
  if (!e.payroll.empty()) json["cost_with_payroll"] = by_strategy([&](auto s) { return json_of(e.payroll[s]); });
  for (auto const& step : e.steps)
    json["steps"].push_back({{"strategy", c.strategies[step.strategy].name},
                             {"against", c.strategies[step.against].name},
                             {"cost", step.cost},
                             {"gain", step.effect},
                             {"icer", json_of(step.ratio)}});
  for (auto const& at : e.choices)
    json["willingness_to_pay"].push_back(
        {{"per_unit", at.willingness},
         {"choice", c.strategies[at.best].name},
         {"most_often_best", c.strategies[at.most_often_best].name},
         {"expected_net_benefit", by_strategy([&](auto s) { return at.expected_benefit[s]; })},
         {"ceac", by_strategy([&](auto s) { return at.probability_best[s]; })},
         {"ceaf", at.frontier},
         {"expected_loss", by_strategy([&](auto s) { return at.expected_loss[s]; })},
         {"evpi", at.perfect_information}});
  return json;
}

}  // namespace

std::string comparison_json(Comparison const& c) {
  Json json{{"title", c.title},
            {"setting", c.setting},
            {"measure", json_of(c.measure)},
            {"baseline", c.strategies.empty() ? "" : c.strategies[c.baseline].name},
            {"best", c.strategies.empty() ? "" : c.strategies[c.best()].name},
            {"gain", c.gain},
            {"currency", c.currency},
            {"weeks", c.weeks},
            {"replications", c.replications},
            {"replications_in_future", c.replications_in_future},
            {"replications_left_out", c.unfinished},
            {"confidence", c.confidence},
            {"at_start", json_of(c.start)},
            {"strategies", Json::array()},
            {"pairs", Json::array()},
            {"measures", Json::array()},
            {"grade_e_parameters", c.judgement},
            {"drawn_columns", c.drawn},
            {"content_sha256", c.content_sha256}};
  for (auto const& strategy : c.strategies) json["strategies"].push_back(json_of(strategy));
  for (auto const& pair : c.pairs)
    json["pairs"].push_back({{"first", c.strategies[pair.first].name},
                             {"second", c.strategies[pair.second].name},
                             {"difference", json_of(pair.difference)},
                             {"joint_half_width", pair.joint_half_width},
                             {"verdict", verdict_id(pair.verdict)}});
  if (c.under_draws) json["under_draws"] = json_of(*c.under_draws, c);
  if (c.robustness) json["robustness"] = json_of(*c.robustness, c);
  if (c.economics) json["economics"] = json_of(*c.economics, c);
  if (!c.strategies.empty())
    for (auto const& amount : c.strategies[0].amounts) json["measures"].push_back(json_of(amount.measure));
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convene

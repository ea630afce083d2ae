#include "engine/experiments/optimisation/optimisation_study.hpp"

#include <algorithm>
#include <numeric>

#include "engine/assembly/catalogue.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/section.hpp"
#include "engine/store/scenario_record.hpp"

namespace convene {
namespace {

/// What [optimise] says, before the scenario is known.
struct Asked {
  struct Number {
    std::string measure;
    bool more = true, absolute = false;
    double bound = 0;
    Where where;
  };
  PlacedText strategy;
  std::vector<Number> objectives, limits;
  double willingness = 0;
  Where willingness_where;
};

std::vector<Asked::Number> read_numbers(Section& s, char const* key, bool limits, Need need) {
  std::vector<Asked::Number> numbers;
  auto const* const entry = s.array(key, need);
  if (!entry) return numbers;
  for (auto const& item : entry->value.items) {
    Section one{item, item.where, key, s.diagnostics(), std::string(key) + "."};
    Asked::Number number;
    number.measure = one.text("measure", Need::required).value_or("");
    number.where = one.any("measure") ? one.any("measure")->value.where : one.where();
    number.absolute = one.truth("absolute").value_or(false);
    if (limits) {
      auto const most = one.number("at_most", -1e300), least = one.number("at_least", -1e300);
      if (most.has_value() == least.has_value())
        s.diagnostics().add(one.where(), std::string(key) + ": a bound", "it needs one of at_most and at_least", "give one");
      number.more = least.has_value();
      number.bound = most.value_or(least.value_or(0));
    } else {
      number.more = one.choice("goal", {"more", "less"}, Need::required).value_or(0) == 0;
    }
    one.finish();
    numbers.push_back(std::move(number));
  }
  return numbers;
}

void read_options(Section& root, Asked& asked, OptimiseOptions& options) {
  auto const* const entry = root.any("optimise", Need::required) ? root.table("optimise") : nullptr;
  if (!entry) return;
  Section s{entry->value, entry->where, "[optimise]", root.diagnostics()};
  if (auto const name = s.text("strategy", Need::required)) asked.strategy = {*name, s.any("strategy")->value.where};
  asked.objectives = read_numbers(s, "objectives", false, Need::required);
  asked.limits = read_numbers(s, "limits", true, Need::optional);
  if (auto const w = s.number("willingness_to_pay", 0)) {
    asked.willingness = *w;
    asked.willingness_where = s.any("willingness_to_pay")->value.where;
  }
  auto const whole = [&](char const* key, std::int64_t low, std::int64_t high, auto fallback) {
    return static_cast<decltype(fallback)>(s.whole(key, low, high).value_or(static_cast<std::int64_t>(fallback)));
  };
  options.population = whole("population", 8, 100'000, options.population);
  options.generations = whole("generations", 1, 100'000, options.generations);
  options.seed = whole("seed", 0, 0xffff'ffff, options.seed);
  options.fresh = whole("fresh_replications", 2, 100'000, options.fresh);
  options.finalists = whole("finalists", 1, 1000, options.finalists);
  options.budget = whole("budget", 0, 1'000'000'000, options.budget);
  options.alpha = s.number("alpha", 1e-6, 0.5).value_or(options.alpha);
  options.indifference = s.number("indifference", 0).value_or(0);
  if (options.population % 4 != 0)
    s.refuse(*s.any("population"), "must be a multiple of 4", "NSGA-II pairs members by fours");
  s.finish();
}

std::vector<std::string> const payers{"cost_partner", "cost_clinic", "cost_system", "cost_travel", "cost_services"};

std::vector<std::string> measures_behind(std::string const& name) {
  auto ids = payers;
  if (name == "cost_with_payroll") ids[0] = "cost_payroll";
  return name == "cost" || name == "cost_with_payroll" ? ids : std::vector<std::string>{name};
}

class Preparation {
 public:
  Preparation(OptimisationStudy& out, Asked const& asked, std::string const& path) : out_{out}, asked_{asked}, path_{path} {}

  void run() {
    find_strategies();
    for (auto const& measure : measures_of(out_.study.scenario.setting)) units_[measure.info.id] = measure.info.units;
    units_["cost"] = units_["cost_with_payroll"] = out_.study.scenario.economics.currency;
    for (auto const& number : asked_.objectives)
      if (auto const units = known(number)) {
        out_.objectives.push_back({number.measure, *units, number.more});
        add_reading(number);
      }
    for (auto const& number : asked_.limits)
      if (auto const units = known(number)) {
        out_.limits.push_back({number.measure, *units, !number.more, number.bound});
        add_reading(number);
      }
    if (asked_.objectives.size() < 2)
      diagnostics_.add({path_, 1, 1}, "[optimise] objectives", "it weighs two or more", "name another");
    find_winner();
    if (!diagnostics_.ok()) throw InputError(diagnostics_);
  }

 private:
  void find_strategies() {
    std::vector<std::string> names;
    for (auto const& strategy : out_.study.scenario.strategies) names.push_back(strategy.name);
    auto const place = [&](std::string const& name) {
      return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
    };
    out_.strategy = asked_.strategy.text;
    out_.baseline = out_.study.scenario.baseline;
    strategy_ = place(out_.strategy);
    if (strategy_ == names.size()) {
      diagnostics_.add(asked_.strategy.where, "strategy = \"" + out_.strategy + '"', "the study has no such strategy",
                       did_you_mean(out_.strategy, names, "known are " + listed(names)));
      strategy_ = 0;
    }
    beyond_ = place(out_.baseline);
    if (beyond_ == names.size() || beyond_ == strategy_) beyond_.reset();
  }

  std::optional<std::string> known(Asked::Number const& number) {
    if (auto const found = units_.find(number.measure); found != units_.end()) return found->second;
    std::vector<std::string> ids;
    for (auto const& [id, units] : units_) ids.push_back(id);
    diagnostics_.add(number.where, "measure = \"" + number.measure + '"', "not in the catalogue",
                     did_you_mean(number.measure, ids, "`convene describe --measures` lists them"));
    return std::nullopt;
  }

  void add_reading(Asked::Number const& number) {
    PointReading reading;
    reading.strategy = strategy_;
    reading.measures = measures_behind(number.measure);
    if (beyond_ && !number.absolute) reading.beyond = *beyond_;
    out_.readings.push_back(std::move(reading));
  }

  /// The winner is best in the first objective, or in its worth less a cost.
  void find_winner() {
    if (out_.objectives.empty()) return;
    auto const& first = out_.objectives[0];
    out_.winner = (first.more ? "the most " : "the least ") + first.name;
    if (asked_.willingness <= 0) return;
    out_.options.weights.assign(out_.objectives.size(), 0.0);
    out_.options.weights[0] = first.more ? asked_.willingness : -asked_.willingness;
    for (std::size_t o = 1; o < out_.objectives.size(); ++o)
      if (out_.objectives[o].name == "cost" || out_.objectives[o].name == "cost_with_payroll") {
        out_.options.weights[o] = -1;
        out_.winner = number_text(asked_.willingness) + " " + out_.objectives[o].units + " for each of " + first.name +
                      ", less " + out_.objectives[o].name;
        return;
      }
    diagnostics_.add(asked_.willingness_where, "willingness_to_pay", "no objective is a cost to set it against",
                     "add { measure = \"cost\", goal = \"less\" }");
  }

  OptimisationStudy& out_;
  Asked const& asked_;
  std::string const& path_;
  Diagnostics diagnostics_;
  std::map<std::string, std::string> units_;
  std::size_t strategy_ = 0;
  std::optional<std::size_t> beyond_;
};

std::vector<TurnedSetting> settings_of(OptimisationStudy const& study) {
  std::vector<TurnedSetting> settings;
  for (auto const& factor : study.study.factors) {
    auto const levels = !factor.levels.empty() ? factor.levels.size() : factor.words.size();
    settings.push_back({factor.path, levels, [factor](double position) { return factor.value(position); }});
  }
  return settings;
}

}  // namespace

OptimisationStudy prepare_optimisation(std::string const& path) {
  OptimisationStudy out;
  Asked asked;
  StudyOptions options;
  options.design = DesignNeed::optional;
  options.own_tables = [&](Section& root) { read_options(root, asked, out.options); };
  out.study = prepare_study(path, options);
  out.options.replications = static_cast<std::size_t>(out.study.scenario.replications);
  Preparation(out, asked, path).run();
  return out;
}

Study journal_study(OptimisationStudy const& study) {
  std::vector<std::string> asked, seen;
  for (auto const& factor : study.study.factors) asked.push_back(factor.path);
  asked.push_back("replication");
  for (auto const& objective : study.objectives) seen.push_back(objective.name);
  for (auto const& limit : study.limits) seen.push_back("limit: " + limit.name);
  std::map<std::string, std::string> hangs_on{{"search", "optimise"}};
  for (auto const& [name, text] : study.study.spec.files) hangs_on["study/" + name] = text;
  return journal_study(study.study.scenario, std::move(asked), std::move(seen), hangs_on);
}

Optimum run_optimisation(OptimisationStudy const& study, int threads, std::atomic<bool> const* stop, Journal* journal) {
  PointObserver const observer(study.study.scenario, study.study.factors, study.readings, threads, stop, journal);
  return optimise(settings_of(study), study.objectives, study.limits,
                  [&](Matrix const& values, std::size_t first, std::size_t count) {
                    return observer.observe(values, first, count);
                  },
                  study.options);
}

ResultSet pareto_results(OptimisationStudy const& study, Optimum const& optimum) {
  ResultSet set;
  auto const count = optimum.front.size();
  Dimension member{"member", count, {}, {}, "1", "settings of which none is beaten in every objective"};
  member.values.resize(count);
  std::iota(member.values.begin(), member.values.end(), 1);
  Dimension factor{"factor", study.study.factors.size(), {}, {}, "1", "what was turned"};
  Dimension objective{"objective", study.objectives.size(), {}, {}, "1", "what was weighed"};
  for (auto const& f : study.study.factors) factor.labels.push_back(f.path);
  for (auto const& o : study.objectives) objective.labels.push_back(o.name);
  set.dimensions = {member, factor, objective};
  std::vector<double> values, searched, fresh, half;
  std::vector<std::int32_t> feasible, finalist, winner;
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < count; ++i) {
    auto const& m = optimum.front[i];
    values.insert(values.end(), m.values.begin(), m.values.end());
    for (std::size_t f = 0; f < m.values.size(); ++f) texts.push_back(study.study.factors[f].text(m.values[f]));
    searched.insert(searched.end(), m.searched.begin(), m.searched.end());
    for (auto const& e : m.fresh) fresh.push_back(e.mean), half.push_back(e.half_width);
    feasible.push_back(m.feasible), finalist.push_back(m.finalist), winner.push_back(optimum.winner == i);
  }
  set.variables.push_back({"value", {"member", "factor"}, values, "1", "value of the factor, in its own unit; of words their place, from 0", {}});
  set.variables.push_back({"setting", {"member", "factor"}, texts, "1", "the same as text", {}});
  set.variables.push_back({"fresh", {"member", "objective"}, fresh, "1", "objective, mean over new replications", {}});
  set.variables.push_back({"fresh_half_width", {"member", "objective"}, half, "1", "half-width of its 95% interval", {}});
  set.variables.push_back({"searched", {"member", "objective"}, searched, "1", "objective as the search saw it: lucky", {}});
  if (!study.limits.empty()) {
    Dimension limit{"limit", study.limits.size(), {}, {}, "1", "what must not go beyond a bound"};
    std::vector<double> bounds, held;
    for (auto const& l : study.limits) limit.labels.push_back(l.name), bounds.push_back(l.bound);
    for (auto const& m : optimum.front)
      for (auto const& e : m.limits) held.push_back(e.mean);
    set.dimensions.push_back(limit);
    set.variables.push_back({"bound", {"limit"}, bounds, "1", "the bound", {}});
    set.variables.push_back({"held", {"member", "limit"}, held, "1", "mean over new replications", {}});
  }
  set.variables.push_back({"feasible", {"member"}, feasible, "1", "1: keeps every limit in new replications", {}});
  set.variables.push_back({"finalist", {"member"}, finalist, "1", "1: was a finalist", {}});
  set.variables.push_back({"winner", {"member"}, winner, "1", "1: won", {}});
  auto& attributes = set.attributes;
  attributes["title"] = study.study.spec.title.empty() ? study.study.scenario.title : study.study.spec.title;
  attributes["setting"] = to_string(study.study.scenario.setting);
  attributes["created"] = to_string(study.study.scenario.start);
  attributes["strategy"] = study.strategy;
  attributes["baseline"] = study.baseline;
  attributes["winner_is_best_in"] = study.winner;
  attributes["settings_tried"] = std::to_string(optimum.evaluations);
  attributes["runs"] = std::to_string(optimum.runs);
  set.provenance["seed"] = std::to_string(study.study.scenario.seed);
  record_scenario(set, study.study.scenario);
  for (auto const& [name, text] : study.study.spec.files) set.provenance["study/" + name] = text;
  return set;
}

}  // namespace convene

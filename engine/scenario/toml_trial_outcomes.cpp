#include <algorithm>
#include <limits>

#include "engine/scenario/names.hpp"
#include "engine/scenario/toml_trial.hpp"

namespace convene {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Whatever an effect may be of: arms (but the control), and factors of a factorial trial.
std::vector<std::string> subjects(Trial const& trial) {
  std::vector<std::string> names;
  for (std::size_t a = trial.has_control() ? 1 : 0; a < trial.arms.size(); ++a) names.push_back(trial.arms[a].id);
  if (trial.design == TrialDesign::factorial)
    for (auto const& arm : trial.arms)
      for (auto const& factor : arm.factors)
        if (std::find(names.begin(), names.end(), factor) == names.end()) names.push_back(factor);
  return names;
}

void check_name(Section& section, char const* key, std::string const& name, Trial const& trial) {
  if (name.empty() || trial.arms.empty() || (trial.has_control() && trial.arms.size() < 2)) return;
  auto const known = subjects(trial);
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  bool const control = trial.has_control() && name == trial.arms.front().id;
  section.diagnostics().add(section.any(key)->where, std::string("effect.") + key + " = \"" + name + '"',
                            control ? "the control is what effects are measured against" : "no [[arm]] has this id",
                            did_you_mean(name, known, "known are " + listed(known)));
}

/// Published numbers, or no more than a direction.
void read_size(Section& s, PublishedEffect& effect) {
  if (auto const direction = s.choice("direction", {"more", "less", "none"})) {
    effect.value = effect.low = effect.high = unknown;
    if (*direction < 2) {
      effect.sign = *direction == 0 ? 1 : -1;
      effect.value = s.number("points", -1e9, 1e9).value_or(unknown);  // published without an interval
      return;
    }
    if (auto const within = s.number("within", 0, 1e9, Need::required)) {
      effect.value = 0, effect.low = -*within, effect.high = *within;
      effect.null = true;
    }
    return;
  }
  auto const points = s.number("points", -1e9, 1e9, Need::required);
  auto const low = s.number("low", -1e9, 1e9, Need::required);
  auto const high = s.number("high", -1e9, 1e9, Need::required);
  if (points && low && high) {
    effect.value = *points, effect.low = *low, effect.high = *high;
    if (*points < *low || *points > *high)
      s.refuse(*s.any("points"), "must lie in its interval, " + number_text(*low) + " to " + number_text(*high));
  }
  effect.null = effect.low <= 0 && effect.high >= 0;
}

void read_effects(Section& outcome, Trial const& trial, TrialOutcome& out) {
  auto const* const entry = outcome.array("effect");
  if (!entry) return;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "effect", outcome.diagnostics(), "effect."};
    PublishedEffect effect;
    effect.where = s.where();
    bool const wedge = trial.design == TrialDesign::stepped_wedge;
    effect.arm = wedge ? "" : s.text("arm", Need::required).value_or("");
    if (!wedge) effect.than = s.text("than").value_or("");
    read_size(s, effect);
    s.finish();
    check_name(s, "arm", effect.arm, trial);
    check_name(s, "than", effect.than, trial);
    out.effects.push_back(std::move(effect));
  }
}

/// The panel, the visits or the recorded measure that the outcome counts.
void read_what(Section& s, TrialOutcome& out) {
  if (out.measure == TrialMeasure::recorded) {
    out.recorded = s.text("id_of_measure", Need::required).value_or("");
    return;
  }
  if (out.measure == TrialMeasure::missed_opportunities) {
    auto const due = s.choice("due", {"any", "first", "later"}).value_or(0);
    out.first_dose = due != 2;
    out.later_doses = due != 1;
    auto const visits = s.choice("visits", {"any", "preventive", "other"}).value_or(0);
    out.preventive = visits != 2;
    out.other_visits = visits != 1;
    return;
  }
  out.records = static_cast<TrialRecords>(s.choice("records", {"everywhere", "registry"}).value_or(0));
  auto const sex = s.choice("sex", {"both", "girls", "boys"}).value_or(0);
  out.girls = sex != 2;
  out.boys = sex != 1;
  auto const ages = s.choice("ages", {"9-10", "11-12", "13-17", "13-18", "11-17"}, Need::required).value_or(1);
  static std::vector<std::size_t> const bands[] = {{0}, {1}, {2}, {2, 3}, {1, 2}};
  out.bands = bands[ages];
}

void read_window(Section& s, Trial const& trial, TrialOutcome& out) {
  out.day = static_cast<int>(s.whole("day", 1, 3650, Need::required).value_or(1));
  out.from = static_cast<int>(s.whole("from_day", 0, 3650).value_or(0));
  if (out.from >= out.day && s.any("from_day"))
    s.refuse(*s.any("from_day"), "must lie before the day the window ends, " + std::to_string(out.day));
  bool const change = out.measure == TrialMeasure::coverage_change || out.measure == TrialMeasure::completion_change;
  if (trial.design != TrialDesign::pre_post || change) return;
  auto const days = s.numbers("before_days", 0, 3650);
  if (days.size() == 2 && days[0] < days[1])
    out.before = {static_cast<int>(days[0]), static_cast<int>(days[1])};
  else
    s.diagnostics().add(s.where(), "outcome " + out.id + ": before_days", "a trial before and after needs the time before",
                        "give the first and the last day, as before_days = [0, 182]");
}

}  // namespace

void read_outcomes(Section& root, Trial& trial) {
  auto const* const entry = root.array("outcome", Need::required);
  if (!entry) return;
  UniqueNames names;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "[[outcome]]", root.diagnostics()};
    TrialOutcome out;
    if (auto const id = s.text("id", Need::required)) {
      out.id = *id;
      names.add(out.id, "id = \"" + out.id + '"', s.any("id")->where, root.diagnostics());
    }
    out.measure = static_cast<TrialMeasure>(s.choice("measure",
                                                     {"coverage_change", "completion_change", "initiation",
                                                      "missed_opportunities", "recorded"},
                                                     Need::required)
                                                .value_or(0));
    read_what(s, out);
    read_window(s, trial, out);
    out.baseline = s.number("baseline_percent", 0, 100).value_or(unknown);
    out.control = s.number("control_points", -100, 100).value_or(unknown);
    read_effects(s, trial, out);
    s.finish();
    trial.outcomes.push_back(std::move(out));
  }
}

}  // namespace convene

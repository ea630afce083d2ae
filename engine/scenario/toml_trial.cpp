#include <algorithm>
#include <limits>

#include "engine/scenario/file_text.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/section.hpp"
#include "engine/scenario/toml_sections.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> const context_keys{"doses_in_series", "coverage_band", "inactive_share",
                                            "visit_scale"};

void read_population(Section& root, Trial& trial) {
  auto const* const entry = root.any("population", Need::required) ? root.table("population") : nullptr;
  if (!entry) return;
  Section s{entry->value, entry->where, "[population]", root.diagnostics()};
  trial.patients = static_cast<int>(s.whole("patients_9_18", 1, 1'000'000, Need::required).value_or(0));
  trial.size_spread = s.number("size_spread", 0, 2).value_or(0);
  trial.providers = static_cast<int>(s.whole("providers", 1, 1000).value_or(4));
  trial.coverage = s.number("coverage_1_dose", 0.001, 0.999, Need::required).value_or(0);
  trial.coverage_spread = s.number("coverage_spread", 0, 3).value_or(0);
  s.finish();
}

void read_context(Section& root, Trial& trial) {
  auto const* const entry = root.table("context");
  if (!entry) return;
  Section s{entry->value, entry->where, "[context]", root.diagnostics()};
  for (auto const& key : context_keys)
    if (auto const value = s.number(key, 0, 10)) trial.context[key] = {*value, s.any(key)->where};
  s.finish();
}

void read_arms(Section& root, Trial& trial) {
  auto const* const entry = root.array("arm", Need::required);
  if (!entry) return;
  UniqueNames names;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "[[arm]]", root.diagnostics()};
    TrialArm arm;
    arm.where = s.where();
    if (auto const id = s.text("id", Need::required)) {
      arm.id = *id;
      names.add(arm.id, "id = \"" + arm.id + '"', s.any("id")->where, root.diagnostics());
    }
    arm.clinics = static_cast<int>(s.whole("clinics", 1, 100'000, Need::required).value_or(0));
    StrategySpec levers;
    read_levers(s, levers);
    arm.levers = std::move(levers.levers);
    s.finish();
    if (trial.arms.empty() && !arm.levers.empty())
      root.diagnostics().add(arm.where, "arm " + arm.id + ": has levers", "the first arm is the control",
                             "put the control first");
    if (!trial.arms.empty() && !arm.levers.empty() && !root.any("staff"))
      root.diagnostics().add(arm.where, "arm " + arm.id + ": levers without staff", "nobody would pull them",
                             "add [staff]");
    trial.arms.push_back(std::move(arm));
  }
  if (trial.arms.size() < 2)
    root.diagnostics().add(entry->where, "arm: only one", "an effect is the difference between arms",
                           "add another [[arm]]");
}

void read_staff_of(Section& root, Trial& trial) {
  auto const* const entry = root.table("staff");
  if (!entry) return;
  Section s{entry->value, entry->where, "[staff]", root.diagnostics()};
  StaffSpec staff;
  staff.role = s.text("role").value_or("coach");
  staff.people = static_cast<int>(s.whole("people", 0, 10'000, Need::required).value_or(0));
  staff.hours_per_week = s.number("hours_per_week", 0, 168, Need::required).value_or(0);
  s.finish();
  trial.staff = {staff};
}

/// An effect is that of an arm after the first, which is the control.
void check_arm(Section& section, PublishedEffect const& effect, Trial const& trial) {
  if (effect.arm.empty() || trial.arms.size() < 2) return;
  std::vector<std::string> active;
  for (std::size_t a = 1; a < trial.arms.size(); ++a) active.push_back(trial.arms[a].id);
  if (std::find(active.begin(), active.end(), effect.arm) != active.end()) return;
  bool const control = effect.arm == trial.arms.front().id;
  section.diagnostics().add(
      section.any("arm")->where, "effect.arm = \"" + effect.arm + '"',
      control ? "the control is what effects are measured against" : "no [[arm]] has this id",
      did_you_mean(effect.arm, active, "known are " + listed(active)));
}

void read_effects(Section& outcome, Trial const& trial, TrialOutcome& out) {
  auto const* const entry = outcome.array("effect");
  if (!entry) return;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "effect", outcome.diagnostics(), "effect."};
    PublishedEffect effect;
    effect.where = s.where();
    effect.arm = s.text("arm", Need::required).value_or("");
    auto const points = s.number("points", -100, 100, Need::required);
    auto const low = s.number("low", -100, 100, Need::required);
    auto const high = s.number("high", -100, 100, Need::required);
    if (points && low && high) {
      effect.value = *points, effect.low = *low, effect.high = *high;
      if (*points < *low || *points > *high)
        s.refuse(*s.any("points"),
                 "must lie in its interval, " + number_text(*low) + " to " + number_text(*high));
    }
    effect.null = effect.low <= 0 && effect.high >= 0;
    s.finish();
    check_arm(s, effect, trial);
    out.effects.push_back(std::move(effect));
  }
}

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
    out.measure = static_cast<TrialMeasure>(
        s.choice("measure", {"coverage_change", "completion_change", "initiation"}, Need::required)
            .value_or(0));
    out.records = static_cast<TrialRecords>(s.choice("records", {"everywhere", "registry"}).value_or(0));
    auto const sex = s.choice("sex", {"both", "girls", "boys"}).value_or(0);
    out.girls = sex != 2;
    out.boys = sex != 1;
    auto const ages =
        s.choice("ages", {"9-10", "11-12", "13-17", "13-18", "11-17"}, Need::required).value_or(1);
    static std::vector<std::size_t> const bands[] = {{0}, {1}, {2}, {2, 3}, {1, 2}};
    out.bands = bands[ages];
    out.day = static_cast<int>(s.whole("day", 1, 3650, Need::required).value_or(1));
    out.baseline = s.number("baseline_percent", 0, 100).value_or(unknown);
    out.control = s.number("control_points", -100, 100).value_or(unknown);
    read_effects(s, trial, out);
    s.finish();
    trial.outcomes.push_back(std::move(out));
  }
}

std::optional<TomlNode> tree_of(std::string const& path, Diagnostics& diagnostics) {
  return parse_toml(read_text_file(path), path, diagnostics);
}

}  // namespace

Trial load_trial(std::string const& path, Diagnostics& diagnostics) {
  Trial trial;
  trial.path = path;
  auto const tree = tree_of(path, diagnostics);
  if (!tree) return trial;
  Section root{*tree, {path, 1, 1}, "a trial", diagnostics};
  trial.title = root.text("title", Need::required).value_or("");
  trial.study = root.text("study", Need::required).value_or("");
  root.choice("setting", {"vaccination"}, Need::required);
  trial.start = root.date("start", Need::required).value_or(Date{});
  trial.seed =
      static_cast<std::uint64_t>(root.whole("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  trial.replications = static_cast<int>(root.whole("replications", 1, 1'000'000).value_or(100));
  read_population(root, trial);
  read_context(root, trial);
  read_staff_of(root, trial);
  read_arms(root, trial);
  read_outcomes(root, trial);
  root.finish();
  return trial;
}

TrialParameters load_trial_parameters(std::string const& path, Diagnostics& diagnostics) {
  auto const tree = tree_of(path, diagnostics);
  if (!tree) return {};
  Section root{*tree, {path, 1, 1}, "a file of parameters", diagnostics};
  Scenario holder;
  read_parameters(root, holder);
  root.finish();
  return std::move(holder.parameters);
}

}  // namespace convene

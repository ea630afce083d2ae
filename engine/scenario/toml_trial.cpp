#include <cerrno>
#include <fstream>
#include <iterator>
#include <limits>

#include "engine/scenario/section.hpp"
#include "engine/scenario/toml_sections.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {
namespace {

std::vector<std::string> const context_keys{"doses_in_series", "coverage_band", "inactive_share",
                                            "visit_scale"};

void read_population(Section& root, Trial& trial) {
  auto const* const entry = root.table("population");
  if (!entry) return;
  Section s{entry->value, entry->where, "[population]", root.diagnostics()};
  trial.patients = static_cast<int>(s.whole("patients_9_18", 1, 1'000'000, Need::required).value_or(0));
  trial.size_spread = s.number("size_spread", 0, 2).value_or(0);
  trial.providers = static_cast<int>(s.whole("providers", 1, 1000).value_or(4));
  trial.coverage = s.number("coverage_1_dose", 0, 1, Need::required).value_or(0);
  trial.coverage_spread = s.number("coverage_spread", 0, 3).value_or(0);
  s.finish();
}

void read_context(Section& root, Trial& trial) {
  auto const* const entry = root.table("context");
  if (!entry) return;
  Section s{entry->value, entry->where, "[context]", root.diagnostics()};
  for (auto const& key : context_keys)
    if (auto const value = s.number(key, 0, 10)) trial.context[key] = *value;
  s.finish();
}

void read_arms(Section& root, Trial& trial) {
  auto const* const entry = root.array("arm", Need::required);
  if (!entry) return;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "[[arm]]", root.diagnostics()};
    TrialArm arm;
    arm.where = s.where();
    arm.id = s.text("id", Need::required).value_or("");
    arm.clinics = static_cast<int>(s.whole("clinics", 1, 100'000, Need::required).value_or(0));
    StrategySpec levers;
    read_levers(s, levers);
    arm.levers = std::move(levers.levers);
    s.finish();
    if (trial.arms.empty() && !arm.levers.empty())
      root.diagnostics().add(arm.where, "arm " + arm.id + ": has levers", "the first arm is the control",
                             "put the control first");
    trial.arms.push_back(std::move(arm));
  }
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

void read_effects(Section& outcome, Trial const& trial, TrialOutcome& out) {
  auto const* const entry = outcome.array("effect");
  if (!entry) return;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "effect", outcome.diagnostics(), "effect."};
    PublishedEffect effect;
    effect.where = s.where();
    effect.arm = s.text("arm", Need::required).value_or("");
    effect.value = s.number("points", -100, 100, Need::required).value_or(0);
    effect.low = s.number("low", -100, 100, Need::required).value_or(0);
    effect.high = s.number("high", -100, 100, Need::required).value_or(0);
    effect.null = effect.low <= 0 && effect.high >= 0;
    s.finish();
    bool known = false;
    for (auto const& arm : trial.arms) known |= arm.id == effect.arm;
    if (!known)
      outcome.diagnostics().add(effect.where, "effect.arm = \"" + effect.arm + "\"", "no [[arm]] has this id",
                                "name an arm");
    out.effects.push_back(std::move(effect));
  }
}

void read_outcomes(Section& root, Trial& trial) {
  auto const* const entry = root.array("outcome", Need::required);
  if (!entry) return;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "[[outcome]]", root.diagnostics()};
    TrialOutcome out;
    out.id = s.text("id", Need::required).value_or("");
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
    out.control = s.number("control_points", -100, 100).value_or(std::numeric_limits<double>::quiet_NaN());
    read_effects(s, trial, out);
    s.finish();
    trial.outcomes.push_back(std::move(out));
  }
}

}  // namespace

Trial load_trial(std::string const& path, Diagnostics& diagnostics) {
  std::ifstream file{path, std::ios::binary};
  if (!file) throw FileError(path, "cannot be read", errno);
  std::string const text{std::istreambuf_iterator<char>{file}, {}};
  Trial trial;
  trial.path = path;
  auto const tree = parse_toml(text, path, diagnostics);
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

}  // namespace convene

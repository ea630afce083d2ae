#include <algorithm>
#include <limits>
#include <map>
#include <set>

#include "engine/scenario/file_text.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/section.hpp"
#include "engine/scenario/toml_sections.hpp"
#include "engine/scenario/toml_trial.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {
namespace {

/// Arms of one cohort share its clinics: they name the same number of them, and split the patients.
void share_cohorts(Trial& trial, Diagnostics& diagnostics) {
  struct Cohort {
    int arms = 0, unsaid = 0, clinics = 0;
    double given = 0;
  };
  std::map<std::string, Cohort> cohorts;
  std::set<std::string> seen;
  for (auto const& arm : trial.arms) {
    if (!seen.insert(arm.id).second) continue;  // a name given twice has its own fault
    auto& cohort = cohorts[arm.cohort];
    ++cohort.arms;
    cohort.unsaid += arm.share == 0;
    cohort.given += arm.share;
    if (cohort.clinics > 0 && cohort.clinics != arm.clinics)
      diagnostics.add(arm.where, "arm " + arm.id + ": clinics = " + std::to_string(arm.clinics),
                      "arms of the cohort " + arm.cohort + " share their clinics", "give them the same number");
    cohort.clinics = arm.clinics;
    if (cohort.arms > 1 && trial.unit == TrialUnit::clinics)
      diagnostics.add(arm.where, "arm " + arm.id + ": cohort = \"" + arm.cohort + '"',
                      "clinics are randomised, so each arm has its own", "say randomised = \"patients\"");
    if (cohort.given > 1 + 1e-9)
      diagnostics.add(arm.where, "arm " + arm.id + ": shares of the cohort " + arm.cohort + " add up to more than 1",
                      "no patient is in two arms", "lower them");
  }
  for (auto& arm : trial.arms)
    if (auto const& cohort = cohorts[arm.cohort]; arm.share == 0) arm.share = (1 - cohort.given) / cohort.unsaid;
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
    arm.clinics = static_cast<int>(s.whole(trial.setting == Setting::hospital_safety ? "hospitals" : "clinics", 1, 100'000, Need::required).value_or(0));
    arm.cohort = s.text("cohort").value_or(arm.id);
    arm.share = s.number("share", 0.01, 1).value_or(0);
    arm.begin_day = static_cast<int>(s.whole("begin_day", 0, 3650).value_or(0));
    for (auto const& factor : s.texts("factors")) arm.factors.push_back(factor.text);
    StrategySpec levers;
    read_levers(s, levers);
    arm.levers = std::move(levers.levers);
    s.finish();
    if (trial.arms.empty() && trial.has_control() && !arm.levers.empty())
      root.diagnostics().add(arm.where, "arm " + arm.id + ": has levers", "the first arm is the control",
                             "put the control first");
    if (!arm.levers.empty() && !root.any("staff") && !(trial.arms.empty() && trial.has_control()))
      root.diagnostics().add(arm.where, "arm " + arm.id + ": levers without staff", "nobody would pull them",
                             "add [staff]");
    trial.arms.push_back(std::move(arm));
  }
  if (trial.has_control() && trial.arms.size() < 2)
    root.diagnostics().add(entry->where, "arm: only one", "an effect is the difference between arms",
                           "add another [[arm]]");
  share_cohorts(trial, root.diagnostics());
}

void read_staff_of(Section& root, Trial& trial) {
  auto const* const entry = root.table("staff");
  if (!entry) return;
  Section s{entry->value, entry->where, "[staff]", root.diagnostics()};
  StaffSpec staff;
  staff.role = s.text("role").value_or("coach");
  staff.people = static_cast<int>(s.whole("people", 0, 10'000, Need::required).value_or(0));
  staff.hours_per_week = s.number("hours_per_week", 0, 168, Need::required).value_or(0);
  if (trial.setting == Setting::hospital_safety)
    for (auto const& topic : s.texts("topics")) trial.topics.push_back(topic.text);
  s.finish();
  trial.staff = {staff};
  trial.staff_where = s.any("topics") ? s.any("topics")->where : s.where();
}

/// Population, place, time, staff and arms.
void read_clinics_and_arms(Section& root, Trial& trial) {
  trial.setting == Setting::complex_care ? read_complex_care_trial(root, trial) : read_population(root, trial);
  if (trial.is_of_people()) return;
  read_staff_of(root, trial);
  read_arms(root, trial);
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
  trial.setting = static_cast<Setting>(root.choice("setting", {"vaccination", "hospital_safety", "complex_care"}, Need::required).value_or(0));
  trial.design = static_cast<TrialDesign>(
      root.choice("design", {"parallel", "factorial", "stepped_wedge", "pre_post"}).value_or(0));
  if (trial.setting == Setting::complex_care)
    trial.unit = root.choice("randomised", {"people", "clinics"}) == 1u ? TrialUnit::clinics : TrialUnit::people;
  else
    trial.unit = static_cast<TrialUnit>(root.choice("randomised", {"clinics", "patients"}).value_or(0));
  if (trial.setting == Setting::hospital_safety && trial.unit == TrialUnit::patients)
    root.refuse(*root.any("randomised"), "a hospital's care changes for all its patients", "leave it out: hospitals are drawn");
  trial.period_days = static_cast<int>(
      root.whole("period_days", 7, 3650, trial.design == TrialDesign::stepped_wedge ? Need::required : Need::optional)
          .value_or(0));
  trial.start = root.date("start", Need::required).value_or(Date{});
  trial.seed =
      static_cast<std::uint64_t>(root.whole("seed", 0, std::numeric_limits<std::int64_t>::max()).value_or(1));
  trial.replications = static_cast<int>(root.whole("replications", 1, 1'000'000).value_or(100));
  read_clinics_and_arms(root, trial);
  read_outcomes(root, trial);
  root.finish();
  return trial;
}

std::vector<StudyOutOfScope> load_out_of_scope(std::string const& path, Diagnostics& diagnostics) {
  std::vector<StudyOutOfScope> studies;
  auto const tree = tree_of(path, diagnostics);
  if (!tree) return studies;
  Section root{*tree, {path, 1, 1}, "a list of studies", diagnostics};
  if (auto const* const entry = root.array("study", Need::required))
    for (auto const& item : entry->value.items) {
      Section s{item, item.where, "[[study]]", diagnostics};
      studies.push_back({s.text("id", Need::required).value_or(""), s.text("title", Need::required).value_or(""),
                         s.text("reason", Need::required).value_or("")});
      s.finish();
    }
  root.finish();
  return studies;
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

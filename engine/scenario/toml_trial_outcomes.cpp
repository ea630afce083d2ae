#include <algorithm>
#include <limits>

#include "engine/scenario/names.hpp"
#include "engine/scenario/toml_trial.hpp"

namespace convene {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// What can be counted in a setting.
struct MeasureWord {
  TrialMeasure measure;
  char const* word;
};

std::vector<MeasureWord> measure_words(Setting setting) {
  using enum TrialMeasure;
  if (setting == Setting::hospital_safety)
    return {{harm_rate, "harm_rate"}, {readmission, "readmission"}, {recorded, "recorded"}, {cost, "cost"}};
  if (setting == Setting::complex_care)
    return {{readmitted, "readmission"}, {admissions, "admissions"}, {emergency, "emergency"}, {bed_days, "bed_days"}, {visits, "visits"},
            {follow_up, "follow_up"}, {needs_met, "needs_met"}, {deaths, "deaths"}, {recorded, "recorded"}, {cost, "cost"}};
  return {{coverage_change, "coverage_change"}, {completion_change, "completion_change"}, {initiation, "initiation"},
          {missed_opportunities, "missed_opportunities"}, {recorded, "recorded"}, {cost, "cost"}};
}

/// What is counted from enrolment, and what by site.
void check_measure(Section& s, Trial const& trial, TrialMeasure measure) {
  bool const cohort = is_of_cohort(measure);
  if (cohort && trial.design == TrialDesign::stepped_wedge)
    s.refuse(*s.any("measure"), "a stepped wedge is compared by calendar time, and this is counted from enrolment", "take a recorded measure");
  if (cohort && !trial.enrolment.to_week)
    s.refuse(*s.any("measure"), "is counted in people who are enrolled", "add [enrolment] with to_week");
  if (!cohort && trial.is_of_people())
    s.refuse(*s.any("measure"), "does not tell the people of a site apart", "count something from enrolment, or say randomised = \"clinics\"");
}

TrialMeasure read_measure(Section& s, Trial const& trial) {
  auto const measures = measure_words(trial.setting);
  std::vector<std::string> words;
  for (auto const& measure : measures) words.push_back(measure.word);
  auto const chosen = s.choice("measure", words, Need::required);
  if (chosen) check_measure(s, trial, measures[*chosen].measure);
  return measures[chosen.value_or(0)].measure;
}

void read_harm(Section& s, TrialOutcome& out) {
  std::vector<std::string> harms{hospital_topics.begin(), hospital_topics.end()};
  harms[0] = "all";  // in the place of readmissions, which are no harm
  out.harm = s.choice("harm", harms, Need::required).value_or(clabsi);
  out.units = static_cast<TrialUnits>(s.choice("unit", {"all", "intensive_care", "other"}).value_or(0));
  out.per_patient_day = s.choice("per", {"days_at_risk", "patient_days"}) == 1u || out.harm == 0;
}

/// The panel, the visits, the harms or the recorded measure that the outcome counts.
void read_what(Section& s, TrialOutcome& out) {
  if (out.measure == TrialMeasure::cost || is_of_cohort(out.measure)) return;
  if (out.measure == TrialMeasure::recorded) {
    out.recorded = s.text("id_of_measure", Need::required).value_or("");
    out.per = s.text("per").value_or("");
    if (auto const* const id = s.any("id_of_measure")) out.recorded_where = id->value.where;
    if (auto const* const per = s.any("per")) out.per_where = per->value.where;
    if (!out.per.empty()) out.times = s.number("times", 1e-6, 1e9).value_or(1);
    return;
  }
  if (out.measure == TrialMeasure::harm_rate) return read_harm(s, out);
  if (out.measure == TrialMeasure::readmission) {
    if (auto const condition = s.choice("condition", {hospital_conditions.begin(), hospital_conditions.end()})) out.condition = *condition;
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

/// Of stays alone it is known what was before.
bool is_known_before(TrialMeasure measure) {
  return measure == TrialMeasure::readmitted || measure == TrialMeasure::admissions;
}

void read_window(Section& s, Trial const& trial, TrialOutcome& out) {
  out.day = static_cast<int>(s.whole("day", 1, 3650, Need::required).value_or(1));
  out.from = static_cast<int>(s.whole("from_day", 0, 3650).value_or(0));
  if (out.from >= out.day && s.any("from_day"))
    s.refuse(*s.any("from_day"), "must lie before the day the window ends, " + std::to_string(out.day));
  if (is_of_cohort(out.measure)) {
    if (is_known_before(out.measure))
      out.before = {out.from - out.day, 0};
    else if (trial.design == TrialDesign::pre_post)
      s.diagnostics().add(s.where(), "outcome " + out.id + ": before enrolment", "only hospital stays are known of the time before",
                          "take readmission or admissions");
    return;
  }
  if (trial.design != TrialDesign::pre_post || out.is_change()) return;
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
    out.measure = read_measure(s, trial);
    read_what(s, out);
    read_window(s, trial, out);
    bool const levels = trial.setting == Setting::complex_care;
    out.baseline = (levels ? s.number("before_level", 0, 1e9) : out.is_amount() ? s.number("baseline", -1e9, 1e9) : s.number("baseline_percent", 0, 100)).value_or(unknown);
    out.control = (levels ? s.number("control_level", 0, 1e9) : out.is_amount() ? s.number("control", -1e9, 1e9) : s.number("control_points", -100, 100)).value_or(unknown);
    read_effects(s, trial, out);
    s.finish();
    trial.outcomes.push_back(std::move(out));
  }
}

}  // namespace convene

#include <array>

#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

using Part = std::function<double(ComplexCounts const&)>;

Measure share(std::string id, std::string title, std::string units, Part amount, Part per) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::level, Better::neither},
          [=](Lane const& lane, ClinicId c) { return amount(lane.care->complex_counts()[c]); },
          [=](Lane const& lane, ClinicId c) { return per(lane.care->complex_counts()[c]); },
          {}};
}

void add_arm(std::vector<Measure>& all, std::string const& arm, CohortArm a) {
  auto const whose = arm == "treated" ? std::string{"offered care management"} : std::string{"controls"};
  all.push_back({{"enrolled_" + arm, "people enrolled: " + whose, "person", MeasureKind::flow, Better::neither},
                 [=](Lane const& lane, ClinicId c) { return static_cast<double>(lane.care->complex_counts()[c].cohort[a]); }, {}, {}});
  auto const enrolled = [=](ComplexCounts const& n) { return static_cast<double>(n.cohort[a]); };
  all.push_back(share("admissions_before_" + arm, "admissions of the half-year up to enrolment, a person: " + whose, "admission",
                      [=](ComplexCounts const& n) { return static_cast<double>(n.cohort_before[a]); }, enrolled));
  all.push_back(share("follow_up_" + arm, "an ambulatory visit within 14 days of the discharge of enrolment: " + whose, "1",
                      [=](ComplexCounts const& n) { return static_cast<double>(n.cohort_followed[a]); }, enrolled));
  static constexpr std::array<char const*, half_years> words{"first", "second", "third"};
  for (std::size_t h = 0; h < half_years; ++h) {
    std::string const half = words[h];
    auto const due = [=](ComplexCounts const& n) { return static_cast<double>(n.cohort_due[a][h]); };
    all.push_back(share("readmitted_" + half + "_" + arm, "admitted in the " + half + " half-year after enrolment: " + whose, "1",
                        [=](ComplexCounts const& n) { return static_cast<double>(n.cohort_readmitted[a][h]); }, due));
    all.push_back(share("admissions_" + half + "_" + arm, "admissions of that half-year, a person: " + whose, "admission",
                        [=](ComplexCounts const& n) { return static_cast<double>(n.cohort_admissions[a][h]); }, due));
    all.push_back(share("emergency_" + half + "_" + arm, "emergency visits of that half-year, a person: " + whose, "visit",
                        [=](ComplexCounts const& n) { return static_cast<double>(n.cohort_emergency[a][h]); }, due));
  }
}

}  // namespace

/// Those who were enrolled by the scenario's rule, arm by arm, as a trial or an evaluation would count them.
std::vector<Measure> complex_care_cohort() {
  std::vector<Measure> all;
  add_arm(all, "control", control_arm);
  add_arm(all, "treated", treated_arm);
  return only_in(Setting::complex_care, std::move(all));
}

}  // namespace convene::measures

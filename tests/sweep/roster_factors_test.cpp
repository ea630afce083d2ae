#include <gmock/gmock.h>

#include "engine/experiments/run.hpp"
#include "study_texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string factor(std::string const& path, std::string const& rest) {
  return "[[factor]]\npath = \"" + path + "\"\n" + rest + "\n";
}

std::string const times = "as = \"multiplier\"\n";

Scenario shipped(std::string const& name) {
  Diagnostics diagnostics;
  auto scenario = load_scenario(CONVENE_SOURCE "/scenarios/" + name, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  return scenario;
}

Scenario changed(std::string const& text, std::vector<double> const& values, Scenario const& scenario) {
  return apply_factors(scenario, factors_of(text, scenario), values);
}

std::vector<std::string> faults(std::string const& text, Scenario const& scenario) {
  Diagnostics diagnostics;
  resolve_factors(good_study(study_text(text, ten_points)).factors, scenario, diagnostics);
  return lines_of(diagnostics);
}

/// Over the horizon, of one strategy, mean of a few replications.
double total(Scenario const& scenario, std::string const& strategy, std::string const& measure) {
  RunOptions options;
  options.strategies = {strategy}, options.replications = 3, options.threads = 1;
  auto const results = run(scenario, options).results;
  double sum = 0;
  for (double const cell : std::get<std::vector<double>>(results.find(measure)->cells)) sum += cell;
  return sum / 3;
}

ServiceRow const& service(Scenario const& scenario, std::string const& name) {
  for (auto const& row : scenario.complex_care.services)
    if (row.service == name) return row;
  throw std::runtime_error("no service " + name);
}

std::size_t hospital(Scenario const& scenario, std::string const& id) {
  for (std::size_t i = 0; i < scenario.clinics.size(); ++i)
    if (scenario.clinics[i].clinic == id) return i;
  throw std::runtime_error("no hospital " + id);
}

TEST(RosterFactors, OneServiceThoseOfANeedOrAll) {
  auto const county = shipped("complex_care_county");
  auto const text = factor("services.servers", "range = [0, 9]") + factor("services.housing.servers", "range = [0, 9]") +
                    factor("services.harbor_housing.servers", "range = [0, 9]");
  for (auto const& [after, turned] : {std::pair{changed(text, {1, 2, 3}, county), false},
                                      {apply_factors(county, factors_of(factor("services.harbor_housing.servers", "range = [0, 9]") +
                                                                            factor("services.housing.servers", "range = [0, 9]") +
                                                                            factor("services.servers", "range = [0, 9]"), county),
                                                     std::vector<double>{3, 2, 1}), true}}) {
    EXPECT_EQ(service(after, "bus_pass_office").servers, 1) << turned;
    EXPECT_EQ(service(after, "county_rent_fund").servers, 2) << turned;
    EXPECT_EQ(service(after, "harbor_housing").servers, 3) << "the narrower path holds in any order" << turned;
  }
  auto const doubled = changed(factor("services.food.servers", "range = [0.1, 4]\n" + times), {2}, county);
  EXPECT_EQ(service(doubled, "good_table_pantry").servers, 6);
  EXPECT_EQ(service(doubled, "harbor_housing").servers, 3);
  auto const more = changed(factor("services.hours_per_case", "range = [1, 2]\n" + times) + factor("services.waiting_limit", "range = [1, 2]\n" + times) +
                                factor("services.transport.other_clients", "range = [0, 2]\n" + times) + factor("services.eligibility", "range = [0, 1]"),
                            {2, 2, 0.5, 0.25}, county);
  EXPECT_EQ(service(more, "harbor_housing").hours_per_case, 68);
  EXPECT_EQ(service(more, "harbor_housing").waiting_limit, 80);
  EXPECT_EQ(service(more, "good_table_pantry").waiting_limit, std::nullopt) << "no limit stays none";
  EXPECT_EQ(service(more, "volunteer_drivers").other_clients, 8.5);
  EXPECT_EQ(service(more, "home_helpers").eligibility, 0.25);
}

TEST(RosterFactors, ARowsOwnNameGoesBeforeANeed) {
  auto county = shipped("complex_care_county");
  county.complex_care.services[2].service = "housing";  // a pantry of this name
  auto const after = changed(factor("services.housing.servers", "range = [0, 9]"), {7}, county);
  EXPECT_EQ(after.complex_care.services[2].servers, 7);
  EXPECT_EQ(service(after, "harbor_housing").servers, 3);
}

TEST(RosterFactors, MoreServersMeetMoreNeeds) {
  auto const county = shipped("complex_care_county");
  auto const met = [&](std::string const& path, double value) {
    return total(changed(factor(path, "range = [0, 50]"), {value}, county), "know_the_services", "needs_met");
  };
  double const none = met("services.servers", 0), many = met("services.servers", 50);
  EXPECT_EQ(none, 0) << "nobody is there to meet a need";
  EXPECT_GT(many, 1.05 * total(county, "know_the_services", "needs_met"));
  EXPECT_GT(met("services.harbor_housing.servers", 30), met("services.harbor_housing.servers", 1)) << "one service";
}

TEST(RosterFactors, MorePeopleHaveMoreAdmissions) {
  auto const county = shipped("complex_care_county");
  auto const text = factor("people.count", "range = [100, 10000]");
  EXPECT_NEAR(total(changed(text, {5200}, county), "no_partnership", "admissions") /
                  total(changed(text, {2600}, county), "no_partnership", "admissions"), 2, 0.2);
  EXPECT_EQ(changed(factor("clinics.patients", "range = [1, 2]\n" + times), {2}, county).clinics[0].patients, 2 * county.clinics[0].patients);
  EXPECT_EQ(changed(factor("clinics.riverbend_health.care_managers", "range = [0, 5]"), {4}, county).clinics[0].care_managers, 4);
  auto camden = shipped("camden_trial");
  camden.complex_care.people = {{.person = "ann", .clinic = camden.clinics[0].clinic, .admissions_last_year = 2, .needs = {}, .where = {}},
                                {.person = "bob", .clinic = camden.clinics[0].clinic, .admissions_last_year = 4, .needs = {}, .where = {}}};
  auto const twice = changed(factor("people.admissions_last_year", "range = [1, 2]\n" + times) + factor("people.bob.admissions_last_year", "range = [0, 9]"), {2, 1}, camden);
  EXPECT_EQ(twice.complex_care.people[0].admissions_last_year, 4);
  EXPECT_EQ(twice.complex_care.people[1].admissions_last_year, 1);
}

TEST(RosterFactors, HospitalsByConditionByHospitalAndBoth) {
  auto const michigan = shipped("michigan_hospitals");
  auto const own = hospital(michigan, "230002"), other = hospital(michigan, "230003");
  auto const after = changed(factor("hospitals.heart_failure.predicted_rate", "range = [0.5, 1]\n" + times) +
                                 factor("hospitals.230002.predicted_rate", "range = [0.1, 0.3]") +
                                 factor("hospitals.230002.pneumonia.predicted_rate", "range = [0.1, 0.3]") +
                                 factor("hospitals.discharges", "range = [1, 2]\n" + times) + factor("hospitals.beds", "values = [100, 200]") +
                                 factor("hospitals.champion", "values = [false, true]"),
                             {0.5, 0.25, 0.15, 2, 200, 1}, michigan);
  auto const& cells = after.hospitals[own].cells;
  EXPECT_EQ(cells[heart_failure].predicted, 0.25) << "the hospital's path is the narrower";
  EXPECT_EQ(cells[pneumonia].predicted, 0.15);
  EXPECT_EQ(after.hospitals[other].cells[heart_failure].predicted, *michigan.hospitals[other].cells[heart_failure].predicted * 0.5);
  EXPECT_EQ(after.hospitals[other].cells[pneumonia].predicted, michigan.hospitals[other].cells[pneumonia].predicted);
  int suppressed = 0;
  for (std::size_t h = 0; h < after.hospitals.size(); ++h)
    for (std::size_t c = 0; c < hospital_condition_count; ++c) {
      auto const& before = michigan.hospitals[h].cells[c].discharges;
      suppressed += !before;
      EXPECT_EQ(after.hospitals[h].cells[c].discharges, before ? std::optional{2 * *before} : std::nullopt);
    }
  EXPECT_GT(suppressed, 0) << "else the case is not tried";
  EXPECT_EQ(after.hospitals[other].beds, 200);
  EXPECT_EQ(after.clinics[other].champion, true);
}

TEST(RosterFactors, LowerRatesAndFewerDischargesAreFewerReadmissions) {
  auto const michigan = shipped("michigan_hospitals");
  double const now = total(michigan, "no_partnership", "readmissions");
  auto const low = [&](std::string const& text, std::vector<double> const& by) { return total(changed(text, by, michigan), "no_partnership", "readmissions"); };
  EXPECT_LT(low(factor("hospitals.predicted_rate", "range = [0.5, 1]\n" + times), {0.5}), 0.75 * now);
  EXPECT_LT(low(factor("hospitals.discharges", "range = [0.5, 1]\n" + times), {0.5}), 0.75 * now);
}

TEST(RosterFactors, TiesAndSystems) {
  auto const alliance = shipped("county_alliance");  // ties: 0, 2 and 3 of a partner with a system, 1 of two partners
  auto const after = changed(factor("ties.trust", "range = [0, 1]") + factor("ties.data_sharing", "values = [false, true]") +
                                 factor("ties.history_years", "range = [0, 9]\n" + times) +
                                 factor("ties.medicaid_plan.lakefront_health.history_years", "range = [0, 9]") +
                                 factor("systems.priority_setter", "values = [\"system\", \"provider\"]") +
                                 factor("systems.weight_care", "range = [0, 5]"),
                             {0.9, 1, 2, 7, 2, 3}, alliance);
  EXPECT_EQ(after.ties[1].trust, 0.9);
  EXPECT_EQ(after.ties[1].data_sharing, true);
  EXPECT_EQ(after.ties[0].trust, 0.5) << "the model reads trust between partners alone";
  EXPECT_EQ(after.ties[0].history_years, 8);
  EXPECT_EQ(after.ties[2].history_years, 7);
  EXPECT_EQ(after.systems[0].priority_setter, PrioritySetter::provider);
  EXPECT_EQ(after.systems[0].weight_care, 3);
  auto const trust = [&](double at) { return total(changed(factor("ties.trust", "range = [0, 1]"), {at}, alliance), "greatest_need", "partner_trust"); };
  EXPECT_GT(trust(1), trust(0));
}

TEST(RosterFactors, EveryFaultAtItsPlace) {
  auto const county = shipped("complex_care_county");
  EXPECT_THAT(
      faults(factor("services.harbour_housing.servers", "range = [1, 2]") + factor("services.hosing.servers", "range = [1, 2]") +
                 factor("services.harbor_housing.server", "range = [1, 2]") + factor("services.servers", "range = [1, 2.5]") +
                 factor("services.eligibility", "range = [0, 1.5]") + factor("services.other_clients", "range = [1, 2]\n" + times) +
                 factor("services.food.waiting_limit", "range = [1, 2]\n" + times) +
                 factor("services.housing.servers", "") + factor("clinics.coverage_1_dose", "range = [0, 1]") +
                 factor("people.count", "range = [1, 2]\n" + times) + factor("people.admissions_last_year", "range = [1, 2]") +
                 factor("systems.priority_setter", "values = [\"systm\"]") + factor("clinics.ehr_reports", "values = [true]\n" + times) +
                 factor("services..servers", "range = [1, 2]"),
             county),
      ElementsAre(HasSubstr("study.toml:3:8: path = \"services.harbour_housing.servers\" (nothing in this scenario has this path) did you mean 'services.harbor_housing.servers'?"),
                  HasSubstr("study.toml:6:8: path = \"services.hosing.servers\" (nothing in this scenario has this path) did you mean 'services.housing.servers'?"),
                  HasSubstr("study.toml:9:8: path = \"services.harbor_housing.server\" (nothing in this scenario has this path) did you mean 'services.harbor_housing.servers'?"),
                  HasSubstr("study.toml:13:9: services.servers = 2.5 (must be a whole number)"),
                  HasSubstr("study.toml:16:9: services.eligibility = 1.5 (must be in [0, 1])"),
                  HasSubstr("study.toml:18:8: as = \"multiplier\" on services.other_clients (the column is empty in 5 of 11 rows, and what is drawn cannot be multiplied) fill it in"),
                  HasSubstr("study.toml:23:8: as = \"multiplier\" on services.food.waiting_limit (the column is empty) fill it in, or leave as out and give values"),
                  HasSubstr("services.housing.servers: no range, values or distribution"),
                  HasSubstr("path = \"clinics.coverage_1_dose\" (nothing in this scenario has this path)"),
                  HasSubstr("as = \"multiplier\" on people.count (the column is empty)"),
                  HasSubstr("path = \"people.admissions_last_year\" (nothing in this scenario has this path)"),
                  HasSubstr("systems.priority_setter = \"systm\" (must be one of system, clinic, provider) did you mean 'system'?"),
                  HasSubstr("as = \"multiplier\" on clinics.ehr_reports (only a roster's column of numbers can be multiplied)"),
                  HasSubstr("path = \"services..servers\" (nothing in this scenario has this path)")));
  EXPECT_THAT(faults(factor("services.eligibility", "range = [1, 3]\n" + times), county),
              ElementsAre(HasSubstr("services.eligibility times 3 (a row would hold 1.35, and it must be in [0, 1]) narrow the range")));
  EXPECT_THAT(faults(factor("hospitals.predicted_rate", "range = [1, 9]\n" + times) + factor("clinics.providers", "range = [1, 2]") +
                         factor("hospitals.230002.bypas_surgery.discharges", "range = [1, 2]") + factor("hospitals.beds", "range = [1, 2]\n" + times),
                     shipped("michigan_hospitals")),
              ElementsAre(HasSubstr("hospitals.predicted_rate times 9 (a row would hold"), HasSubstr("path = \"clinics.providers\" (nothing"),
                          HasSubstr("did you mean 'hospitals.230002.bypass_surgery.discharges'?"), HasSubstr("on hospitals.beds (the column is empty)")));
}

}  // namespace
}  // namespace convene

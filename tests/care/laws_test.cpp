#include <gtest/gtest.h>

#include "tests/care/made_up_clinics.hpp"

namespace convene::test {
namespace {

CareConditions everything(ClinicId, int week) {
  return {0.6f, 0.5f, 0.7f, 0.8f, 0, week % 3 * 5};
}

/// What must hold after every week, whatever was done.
void expect_lawful(VaccinationCounts const& now, VaccinationCounts const& start) {
  std::int32_t given_here = 0, panel_first = 0;
  for (int stage = 0; stage < dose_stages; ++stage)
    for (int type = 0; type < visit_types; ++type) {
      EXPECT_LE(now.vaccinated[stage][type], now.eligible[stage][type]);
      EXPECT_GE(now.vaccinated[stage][type], 0);
      given_here += now.vaccinated[stage][type];
    }
  EXPECT_EQ(given_here + now.doses_elsewhere, now.doses);
  EXPECT_LE(now.first_doses, now.doses);
  EXPECT_LE(now.recall_visits, now.recall_contacts);
  for (int band = 0; band < age_bands; ++band) {
    EXPECT_LE(now.one_dose[band], now.patients[band]);
    EXPECT_LE(now.up_to_date[band], now.one_dose[band]);
    EXPECT_LE(now.one_dose_ehr[band], now.one_dose[band]);
    EXPECT_LE(now.one_dose_registry[band], now.one_dose[band]);
    EXPECT_GE(now.up_to_date[band], 0);
    EXPECT_GE(now.one_dose_ehr[band], 0);
    for (int sex = 0; sex < 2; ++sex) panel_first += now.panel_first[sex][band];
  }
  EXPECT_LE(panel_first, now.first_doses);
  EXPECT_EQ(start.doses, 0);
}

TEST(VaccinationLaws, HoldAtEveryClinicInEveryWeek) {
  auto const world = clinics_of({.clinics = 12, .weeks = 104});
  for (double era : {2.0, 3.0}) {
    Parameters parameters{{{"vaccination.era_doses", era}, {"vaccination.leave_rate", 0.2}}};
    auto const model = vaccination_care(world, parameters);
    auto const people = model->people(Draws{3, 1}, serial_for);
    auto const lane = people->open_lane();
    Column<ClinicId, CareConditions> conditions(world.clinics.size());
    auto const start = lane->counts();
    for (int week = 0; week < world.weeks; ++week) {
      for (auto c : rows_of<ClinicId>(conditions.size())) conditions[c] = everything(c, week);
      auto const before = lane->counts();
      lane->step(week, conditions, serial_for);
      for (auto c : rows_of<ClinicId>(conditions.size())) {
        expect_lawful(lane->counts()[c], start[c]);
        EXPECT_GE(lane->counts()[c].doses, before[c].doses);
        EXPECT_EQ(lane->counts()[c].recall_contacts - before[c].recall_contacts,
                  conditions[c].recall_contacts);
      }
    }
  }
}

TEST(VaccinationLaws, RosterPatientsAreTheActivePanelAtTheStart) {
  auto world = clinics_of({.clinics = 3});
  add_clinic(world, "tiny", 1, 0.5, 0.4);
  add_clinic(world, "empty", 0, 0.5, 0.4);
  add_clinic(world, "large", 40000, 0.9, 0.8);
  Parameters parameters;
  auto const model = vaccination_care(world, parameters);
  auto const people = model->people(Draws{1, 1}, serial_for);
  auto const lane = people->open_lane();
  for (auto c : rows_of<ClinicId>(world.clinics.size())) {
    auto const& now = lane->counts()[c];
    auto const& panel = people->panel()[c];
    std::int32_t active = 0, fixed = 0;
    for (int band = 0; band < age_bands; ++band) {
      active += now.patients[band];
      fixed += panel.patients[0][band] + panel.patients[1][band];
      EXPECT_EQ(now.one_dose[band], panel.one_dose[0][band] + panel.one_dose[1][band]);
      EXPECT_EQ(now.up_to_date[band], panel.up_to_date[0][band] + panel.up_to_date[1][band]);
    }
    EXPECT_EQ(active, world.clinics.patients[c]);
    EXPECT_EQ(fixed, world.clinics.patients[c]);
  }
}

TEST(VaccinationLaws, PanelsKeepTheirSizeWhenLeaversAreReplaced) {
  // Entrants and those who turn 19 balance to a patient or two a clinic; leavers are replaced one by one.
  CareRun const run{clinics_of({.clinics = 20, .weeks = 104}), {{"vaccination.leave_rate", 0.25}}, 1};
  std::int32_t before = 0, after = 0;
  for (int band = 0; band < age_bands; ++band) {
    before += run.start.patients[band];
    after += run.end.patients[band];
    EXPECT_NEAR(run.end.patients[band], run.start.patients[band], 20 * 4) << "band " << band;
  }
  EXPECT_NEAR(after, before, 20 * 2);
}

TEST(VaccinationLaws, NothingHappensWithoutVisits) {
  CareRun const run{clinics_of({.clinics = 5}), {{"vaccination.visit_scale", 0.0}}, 1};
  EXPECT_EQ(run.end.doses, 0);
  for (int stage = 0; stage < dose_stages; ++stage)
    for (int type = 0; type < visit_types; ++type) EXPECT_EQ(run.end.eligible[stage][type], 0);
}

TEST(VaccinationLaws, DosesExplainTheChangeOfCoverageWhenNobodyComesOrGoes) {
  // Ages 14 to 17 for half a year: with no leavers, those in the band at both ends changed by their doses
  // alone.
  CareRun const run{clinics_of({.clinics = 30, .weeks = 26}), {{"vaccination.leave_rate", 0.0}}, 1};
  std::int32_t first = 0, gained = 0;
  for (int band = 0; band < age_bands; ++band) {
    first += run.end.panel_first[0][band] + run.end.panel_first[1][band];
    gained += run.end.one_dose[band] - run.start.one_dose[band];
  }
  // Those who turned 19 took their doses with them: 1/20 of the panel, of whom most have one.
  double const lost = run.start.patients[band_18] * 0.5;
  EXPECT_LT(gained, run.end.first_doses);
  EXPECT_GT(gained, run.end.first_doses - lost);
  EXPECT_LE(first, run.end.first_doses);
}

TEST(VaccinationLaws, InactiveRecordsStandInThePanelAndNowhereElse) {
  auto const world = clinics_of({.clinics = 4, .weeks = 26});
  CareRun const with{world, {{"vaccination.inactive_share", 0.3}}, 1};
  std::int32_t records = 0, active = 0;
  for (int band = 0; band < age_bands; ++band) {
    records += with.panel.patients[0][band] + with.panel.patients[1][band];
    active += with.start.patients[band];
  }
  EXPECT_EQ(active, 4 * 1181);
  EXPECT_EQ(records - active, with.panel.inactive);
  EXPECT_NEAR(with.panel.inactive / static_cast<double>(records), 0.3, 0.001);
  EXPECT_GT(with.panel.inactive_one_dose, 0);
}

}  // namespace
}  // namespace convene::test

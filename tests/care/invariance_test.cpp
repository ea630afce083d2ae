#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "tests/care/made_up_clinics.hpp"

namespace convene::test {
namespace {

CareConditions some(ClinicId c, int week) {
  if (c.row() % 3 == 0) return {};
  return {0.01f * static_cast<float>(week), 0, 0.2f, 0.5f, 0.1f, static_cast<std::int32_t>(c.row() % 4)};
}

void backwards(std::size_t count, std::function<void(std::size_t)> const& body) {
  for (std::size_t i = count; i-- > 0;) body(i);
}

void two_threads(std::size_t count, std::function<void(std::size_t)> const& body) {
  auto const half = [&](std::size_t begin) {
    for (std::size_t i = begin; i < count; i += 2) body(i);
  };
  std::thread other{half, std::size_t{1}};
  half(0);
  other.join();
}

TEST(VaccinationInvariance, OrderAndThreadsChangeNoBit) {
  auto const world = clinics_of({.clinics = 70, .patients = 900});
  CareRun const plain{world, {}, 5, some};
  CareRun const reverse{world, {}, 5, some, backwards};
  CareRun const parallel{world, {}, 5, some, two_threads};
  for (auto c : rows_of<ClinicId>(world.clinics.size())) {
    EXPECT_EQ(all_fields(plain.lane->counts()[c]), all_fields(reverse.lane->counts()[c]));
    EXPECT_EQ(all_fields(plain.lane->counts()[c]), all_fields(parallel.lane->counts()[c]));
  }
}

TEST(VaccinationInvariance, OneMoreClinicChangesNoOther) {
  auto const world = clinics_of({.clinics = 40, .patients = 1100});
  auto more = world;
  add_clinic(more, "newcomer", 5000, 0.55, 0.40);
  auto const by_key = [](World const& w) {
    return [&w](ClinicId c, int week) {
      return CareConditions{0.2f, 0, 0, static_cast<float>(w.clinics.key[c] % 3) * 0.3f, 0, week % 2};
    };
  };
  CareRun const few{world, {}, 2, by_key(world)}, many{more, {}, 2, by_key(more)};
  std::size_t compared = 0;
  for (auto c : rows_of<ClinicId>(more.clinics.size())) {
    auto const keys = world.clinics.key.values();
    auto const place = std::find(keys.begin(), keys.end(), more.clinics.key[c]);
    if (place == keys.end()) continue;
    ClinicId const same{static_cast<std::size_t>(place - keys.begin())};
    EXPECT_EQ(all_fields(few.lane->counts()[same]), all_fields(many.lane->counts()[c]));
    ++compared;
  }
  EXPECT_EQ(compared, world.clinics.size());
}

TEST(VaccinationInvariance, AHelpedClinicChangesNoOther) {
  auto const world = clinics_of({.clinics = 10});
  CareRun const none{world, {}, 3};
  CareRun const one{world, {}, 3, [](ClinicId c, int) {
                      return c.row() == 4 ? CareConditions{1, 1, 1, 1, 0, 20} : CareConditions{};
                    }};
  for (auto c : rows_of<ClinicId>(world.clinics.size()))
    EXPECT_EQ(all_fields(none.lane->counts()[c]) == all_fields(one.lane->counts()[c]), c.row() != 4);
}

TEST(VaccinationInvariance, HelpWithoutEffectEqualsNoHelpBitForBit) {
  auto const world = clinics_of({.clinics = 10, .weeks = 104});
  std::map<std::string, double> powerless;
  for (auto const* name :
       {"prompts_notice", "standing_orders_notice", "standing_orders_later", "feedback_notice",
        "feedback_strong", "communication_notice", "communication_recommend", "communication_strong"})
    powerless[std::string{"vaccination.effect."} + name] = 0;
  CareRun const none{world, powerless, 3};
  CareRun const helped{world, powerless, 3, [](ClinicId, int) { return CareConditions{1, 1, 1, 1, 0, 0}; }};
  for (auto c : rows_of<ClinicId>(world.clinics.size()))
    EXPECT_EQ(all_fields(none.lane->counts()[c]), all_fields(helped.lane->counts()[c]));
}

TEST(VaccinationInvariance, ResetIsANewStart) {
  auto const world = clinics_of({.clinics = 8});
  CareRun const helped{world, {}, 4, some};
  CareRun const fresh{world, {}, 4};
  helped.lane->reset();
  Column<ClinicId, CareConditions> const none(world.clinics.size());
  for (int week = 0; week < world.weeks; ++week) helped.lane->step(week, none, serial_for);
  for (auto c : rows_of<ClinicId>(world.clinics.size()))
    EXPECT_EQ(all_fields(helped.lane->counts()[c]), all_fields(fresh.lane->counts()[c]));
}

TEST(VaccinationInvariance, UsedMemoryLeavesNoTrace) {
  auto const world = clinics_of({.clinics = 30});
  Parameters parameters;
  auto const model = vaccination_care(world, parameters);
  Column<ClinicId, CareConditions> helped(world.clinics.size(), {1, 1, 1, 1, 0, 9});
  auto const first = [&] {
    auto const people = model->people(Draws{1, 1}, serial_for);
    auto const lane = people->open_lane();
    for (int week = 0; week < 20; ++week) lane->step(week, helped, serial_for);
    return all_fields(summed(lane->counts()));
  };
  auto const once = first();
  {
    auto const other = model->people(Draws{1, 2}, serial_for)->patients();
    EXPECT_GT(other, 30u * 1181u);
  }
  EXPECT_EQ(once, first());
}

TEST(VaccinationInvariance, ALongerHorizonKeepsThePastStandingOfTheStart) {
  // Who is there at the start, and with which doses, does not depend on how long the run is.
  auto const start = [](int weeks) {
    CareRun const run{clinics_of({.clinics = 10, .weeks = weeks}), {}, 6};
    return all_fields(run.start);
  };
  EXPECT_EQ(start(26), start(104));
}

TEST(VaccinationInvariance, MoreRecallAttemptsIncludeTheFewer) {
  auto const world = clinics_of({.clinics = 10, .weeks = 1});
  std::vector<std::int32_t> visits;
  for (int contacts : {0, 5, 10, 40, 160}) {
    CareRun const run{world,
                      {{"vaccination.recall.first_response", 0.3}, {"vaccination.age_focus", 1}},
                      1,
                      [&](ClinicId, int) { return CareConditions{0, 0, 0, 0, 0, contacts}; }};
    visits.push_back(run.end.recall_visits);
  }
  EXPECT_TRUE(std::is_sorted(visits.begin(), visits.end()));
  EXPECT_EQ(visits.front(), 0);
  EXPECT_GT(visits.back(), 50);
}

}  // namespace
}  // namespace convene::test

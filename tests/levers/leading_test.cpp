// How partners stand to each other, who leads, and what a way to decide is needed for.
#include <gtest/gtest.h>

#include <set>

#include "engine/kernel/joint.hpp"
#include "tests/levers/partners_at_work.hpp"

namespace convene::test {
namespace {

TEST(Leading, AStanceIsTheWordOfThoseWhoLedThen) {
  PartnersAtWork them{{.partners = 3, .levers = {"partner_stance"}}};
  auto const last = them.partner(2);
  them.live(3, [&](Task const& task) { return task.partner != last; });
  EXPECT_EQ(them.alliance().stance, Stance::coexist) << "one has not given its word";
  them.live(1);
  EXPECT_EQ(them.alliance().stance, Stance::cooperate);
  double const hours = them.lane().ledger.meeting_hours;
  them.live(10);
  EXPECT_EQ(them.lane().ledger.meeting_hours, hours) << "once given, it stands";
  ++them.lane().organisations.partners.leader[last];  // what turnover does
  them.alliance().stance = Stance::coexist;
  them.live(1);
  EXPECT_EQ(them.alliance().stance, Stance::cooperate);
  EXPECT_DOUBLE_EQ(them.lane().ledger.meeting_hours, 2 * hours);
}

TEST(Leading, TheMostTrustedIsElectedAndReplacedWhenItsLeaderLeaves) {
  PartnersAtWork them{{.partners = 3, .levers = {"decision_method"}, .words = {{"decision_method", {"method", "elected"}}}}};
  auto const trusted = them.partner(1);
  for (auto tie : ties_of(them.lane(), trusted, Web::all)) them.alliance().ties.trust[tie] = 0.9;
  them.live(1);
  EXPECT_EQ(them.alliance().method, DecisionMethod::elected);
  EXPECT_EQ(them.alliance().lead, trusted);
  ++them.lane().organisations.partners.leader[trusted];
  them.alliance().lead = {};
  for (auto tie : ties_of(them.lane(), them.partner(0), Web::all)) them.alliance().ties.trust[tie] = 0.99;
  them.live(1);
  EXPECT_EQ(them.alliance().lead, them.partner(0));
}

TEST(Leading, ConferencesChangeAProcessOnlyWhereThoseWhoAttendMayDecide) {
  std::map<std::string, std::pair<std::string, std::string>> const on_process{{"case_conferences", {"work_on", "process"}}};
  PartnersAtWork talk{{.levers = {"case_conferences"}, .words = on_process}};
  PartnersAtWork act{{.levers = {"case_conferences", "decision_method"}, .words = on_process}};
  for (auto* them : {&talk, &act}) {
    them->open_clinic();
    them->live(26);
    EXPECT_GE(them->lane().ledger.case_conferences, 6);
    EXPECT_GT(them->alliance().services_known, 0) << "teams tell of their work";
    EXPECT_EQ(them->alliance().case_work, 0) << "they did not speak of cases";
  }
  EXPECT_EQ(talk.alliance().joint_process, 0);
  EXPECT_GT(act.alliance().joint_process, 0.3);
}

TEST(Leading, LeadershipThatRotatesGoesRoundAndBuildsTrust) {
  std::map<std::string, double> const stuck{{"governance.conflict", 0}, {"governance.unprepared", 0}};  // there is always something to meet about
  PartnersAtWork rotating{{.partners = 3, .levers = {"decision_method"}, .parameters = stuck, .words = {{"decision_method", {"method", "rotating"}}}}};
  PartnersAtWork empowered{{.partners = 3, .levers = {"decision_method"}, .parameters = stuck}};
  std::set<PartnerId> leads;
  for (auto* them : {&rotating, &empowered}) them->alliance().items[joint_goals].stage = ItemStage::open;
  for (int i = 0; i < 6; ++i) {
    rotating.live(4);
    empowered.live(4);
    if (rotating.alliance().lead) leads.insert(rotating.alliance().lead);
  }
  EXPECT_EQ(leads.size(), 3u);
  EXPECT_FALSE(empowered.alliance().lead);
  EXPECT_GT(rotating.alliance().ties.trust[TieId{0}], empowered.alliance().ties.trust[TieId{0}] + 0.03);
}

TEST(Leading, ConferencesOnAdvocacyPressForChangeOutside) {
  PartnersAtWork them{{.levers = {"case_conferences"}, .words = {{"case_conferences", {"work_on", "advocacy"}}}}};
  them.open_clinic();
  them.live(13);
  EXPECT_GT(them.alliance().advocacy, 0.2);
  EXPECT_EQ(them.alliance().case_work, 0);
}

TEST(Leading, ConferencesTakeAClinicsTeam) {
  PartnersAtWork them{{.levers = {"case_conferences"}}};
  them.live(8);
  EXPECT_EQ(them.lane().ledger.case_conferences, 0);
  EXPECT_EQ(them.lane().ledger.meeting_hours, 0);
  them.open_clinic();
  them.live(8);
  EXPECT_GT(them.alliance().case_work, 0);
  EXPECT_GT(them.lane().organisations.clinics.meeting_hours[ClinicId{0}].value(), 0);
}

TEST(Leading, TestsOfAProcessComeAfterItHasBeenDecided) {
  PartnersAtWork them{{.levers = {"joint_tests"}}};
  them.open_clinic();
  while (!settled(them.lane(), joint_workflow) && them.lane().week < 104) {
    EXPECT_EQ(them.alliance().joint_process, 0);
    them.live(1);
  }
  double const decided = them.alliance().joint_process;
  EXPECT_GT(decided, 0);
  them.live(12);
  EXPECT_GT(them.alliance().joint_process, decided) << "each month's test mends a little more";
}

TEST(Leading, OnePartnerAloneHasNobodyToMeet) {
  PartnersAtWork alone{{.partners = 1, .levers = {"celebrate", "data_sharing", "decision_method", "gatherings", "leverage_strengths", "partner_stance", "resource_sharing",
                                                  "shared_goals", "surface_competing_priorities", "case_conferences", "conflict_navigation"}}};
  alone.open_clinic();
  alone.live(52);
  EXPECT_EQ(alone.lane().ledger.meeting_hours, 0);
}

}  // namespace
}  // namespace convene::test

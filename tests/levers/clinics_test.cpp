// Levers that work at clinics which take part.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/levers/partners_at_work.hpp"

namespace convene::test {
namespace {

TEST(Measures, AreAlignedOnlyWhereSomethingIsMeasured) {
  PartnersAtWork alone{{.partners = 1, .levers = {"measure_alignment"}, .clinics = 40}};
  PartnersAtWork both{{.partners = 1, .levers = {"data_readiness", "measure_alignment"}, .clinics = 40}};
  for (auto* them : {&alone, &both}) {
    them->open_clinic();
    them->live(3);
  }
  auto const& reports = alone.lane().world.clinics.ehr_reports;
  ASSERT_TRUE(std::ranges::count(reports.values(), 0) > 0 && std::ranges::count(reports.values(), 1) > 0) << "clinics of both kinds";
  for (auto id : rows_of<ClinicId>(40)) {
    EXPECT_EQ(alone.lane().organisations.clinics.measure_aligned[id], reports[id]);
    EXPECT_EQ(both.lane().organisations.clinics.measure_aligned[id], 1);
    EXPECT_EQ(both.lane().organisations.clinics.data_ready[id], !reports[id]) << "what reports already is left alone";
  }
}

TEST(Workflows, AreLearntOncePerPartnerAndClinic) {
  PartnersAtWork them{{.partners = 2, .levers = {"workflow_learning"}}};
  them.open_clinic();
  them.live(20);
  EXPECT_DOUBLE_EQ(them.lane().organisations.clinics.workflow_fit[ClinicId{0}], 0.75) << "a half, and half of what is left";
}

TEST(Sustainability, IsPlannedWhenThereIsSomethingToKeep) {
  PartnersAtWork them{{.partners = 1, .levers = {"sustainability_plan"}}};
  them.open_clinic();
  auto const& built_in = them.lane().organisations.clinics.built_in;
  them.live(13);
  EXPECT_EQ(built_in[ClinicId{0}], 0);
  them.live(20);
  EXPECT_DOUBLE_EQ(built_in[ClinicId{0}], 0.5);
}

TEST(Answers, ThatComeAMonthLateAreNone) {
  PartnersAtWork prompt{{.partners = 1, .levers = {"responsiveness"}}}, late{{.partners = 1, .levers = {"responsiveness"}}};
  for (auto* them : {&prompt, &late}) them->open_clinic();
  prompt.live(5);
  late.live(4, [](Task const&) { return false; });
  late.live(1);
  EXPECT_GT(prompt.lane().organisations.enrolments.responsiveness[EnrolmentId{0}], 0.5);
  EXPECT_EQ(late.lane().organisations.enrolments.responsiveness[EnrolmentId{0}], 0);
}

TEST(PeerGroups, AreOfAtMostEightAndOfAtLeastTwo) {
  for (int const clinics : {1, 2, 8, 9, 16, 17}) {
    PartnersAtWork them{{.partners = 1, .levers = {"peer_groups"}, .clinics = clinics}};
    them.open_clinic();
    int groups = 0;
    them.live(1, [&](Task const& task) { return groups += task.enrolment ? 1 : 0, true; });
    EXPECT_EQ(groups, clinics == 1 ? 0 : (clinics + 7) / 8);
    EXPECT_EQ(them.lane().ledger.peer_meetings, clinics == 1 ? 0 : clinics) << "everybody once";
  }
}

TEST(PeerGroups, FeedTheSameDoseAsCoachingAndTakeTheSameHours) {
  PartnersAtWork them{{.partners = 1, .levers = {"peer_groups"}, .clinics = 3}};
  them.open_clinic();
  them.live(1);
  auto const& c = them.lane().organisations.clinics;
  for (auto id : rows_of<ClinicId>(3)) {
    EXPECT_DOUBLE_EQ(c.offered_dose[id], 2 * 0.5);
    EXPECT_DOUBLE_EQ(c.peers[id], 2);
    EXPECT_DOUBLE_EQ(c.meeting_hours[id].value(), 2 * 2);
  }
}

TEST(PeerGroups, MeetWithoutThoseWhoHaveLeftAndNotWhenItIsTooLate) {
  for (int const wait : {1, 8}) {
    PartnersAtWork them{{.partners = 1, .levers = {"peer_groups"}, .clinics = 4}};
    them.open_clinic();
    them.live(wait, [](Task const&) { return false; });
    them.lane().organisations.enrolments.active[EnrolmentId{2}] = 0;
    them.live(1, [](Task const& task) { return task.created == 0; });
    EXPECT_EQ(them.lane().ledger.peer_meetings, wait == 1 ? 3 : 0);
  }
}

}  // namespace
}  // namespace convene::test

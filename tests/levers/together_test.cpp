// What takes hours of several partners at once takes all of them.
#include <gtest/gtest.h>

#include "tests/levers/partners_at_work.hpp"

namespace convene::test {
namespace {

TEST(CommonMessage, TakesAllPartners) {
  PartnersAtWork them{{.partners = 3, .levers = {"common_messaging"}}};
  auto const absent = them.partner(2);
  them.live(30, [&](Task const& task) { return task.partner != absent; });
  EXPECT_EQ(them.alliance().common_message, 0) << "and what was missed is not made up for by the next time's hours of others";
  them.live(1);
  EXPECT_GT(them.alliance().common_message, 0.5);
}

TEST(JointVisits, TakeBothPartners) {
  PartnersAtWork alone{{.partners = 2, .levers = {"joint_site_visits"}}}, both{{.partners = 2, .levers = {"joint_site_visits"}}};
  for (auto* them : {&alone, &both}) them->open_clinic();
  alone.live(13, [&](Task const& task) { return task.partner == alone.partner(0); });
  both.live(13);
  EXPECT_EQ(alone.lane().ledger.joint_visits, 0);
  EXPECT_EQ(both.lane().ledger.joint_visits, 1);
  auto const& p = both.lane().organisations.prospects;
  for (auto id : rows_of<ProspectId>(p.size())) EXPECT_DOUBLE_EQ(p.contact[id], 1);
  EXPECT_GT(both.alliance().ties.contact[TieId{0}], 0);
}

TEST(JointVisits, GoWhereOneIsAtWorkAndTheOtherAsks) {
  PartnersAtWork them{{.partners = 3, .levers = {"joint_site_visits"}}};
  them.live(1);
  EXPECT_EQ(them.lane().ledger.joint_visits, 0) << "nobody is at work there";
  auto& o = them.lane().organisations;
  o.enrolments.active[EnrolmentId{2}] = 1;
  o.prospects.stage[ProspectId{0}] = Stage::declined;
  them.live(13);
  EXPECT_EQ(them.lane().ledger.joint_visits, 1);
  EXPECT_EQ(o.prospects.contact[ProspectId{0}], 0) << "it has been turned away";
  EXPECT_DOUBLE_EQ(o.prospects.contact[ProspectId{1}], 1);
  EXPECT_DOUBLE_EQ(o.prospects.contact[ProspectId{2}], 1);
}

TEST(Recognition, NeedsAPartnerToBeRecognised) {
  PartnersAtWork one{{.partners = 1, .levers = {"recognition"}}}, two{{.levers = {"recognition"}}}, silent{{}};
  one.live(8);
  two.live(8);
  silent.live(8);
  EXPECT_EQ(one.lane().ledger.meeting_hours, 0);
  EXPECT_DOUBLE_EQ(two.lane().ledger.meeting_hours, 2 * 2 * 0.25) << "each of the other, twice";
  EXPECT_GT(two.alliance().ties.trust[TieId{0}], silent.alliance().ties.trust[TieId{0}]);
}

TEST(NewService, IsThereForTheHoursThatAreStaffedThisWeek) {
  PartnersAtWork them{{.levers = {"new_service"}}};
  auto const& open = them.alliance().new_capacity;
  them.live(5, [](Task const&) { return false; });
  EXPECT_EQ(open, 0) << "it is not set up";
  them.live(1);
  EXPECT_EQ(open, 0) << "set up this week";
  them.live(1);
  EXPECT_DOUBLE_EQ(open, 20);
  int shifts = 0;
  them.live(1, [&](Task const&) { return ++shifts <= 2; });
  EXPECT_DOUBLE_EQ(open, 8) << "two half days";
  them.live(3, [](Task const&) { return false; });
  EXPECT_EQ(open, 0);
  EXPECT_EQ(them.lane().tasks.open().size(), 5u) << "nobody makes up for shifts of weeks ago";
}

}  // namespace
}  // namespace convene::test

// What holds partners together and what drives them apart.
#include <gtest/gtest.h>

#include <cmath>

#include "tests/levers/partners_at_work.hpp"

namespace convene::test {
namespace {

TEST(Cohesion, AnOpenConflictWearsItAndTrust) {
  std::map<std::string, double> const calm{{"governance.conflict", 0}, {"governance.settles_itself", 0}};
  PartnersAtWork peace{{.parameters = calm}}, quarrel{{.parameters = calm}};
  quarrel.alliance().ties.conflict[TieId{0}] = 1;
  peace.live(13);
  quarrel.live(13);
  EXPECT_LT(quarrel.alliance().ties.cohesion[TieId{0}], 0.75 * peace.alliance().ties.cohesion[TieId{0}]);
  EXPECT_LT(quarrel.alliance().ties.trust[TieId{0}], 0.9 * peace.alliance().ties.trust[TieId{0}]);
  EXPECT_EQ(quarrel.alliance().ties.conflict[TieId{0}], 1) << "nobody has done anything about it";
}

// 1,000 conflicts of 0.7 each: standard error 0.0145; four of them, once in 16,000 times.
TEST(Cohesion, TalkingItOutSettlesMostConflicts) {
  PartnersAtWork them{{.levers = {"conflict_navigation"}, .parameters = {{"governance.conflict", 0}, {"governance.settles_itself", 0}}}};
  int settled = 0;
  for (int i = 0; i < 1000; ++i) {
    them.alliance().ties.conflict[TieId{0}] = 1;
    them.live(4);
    settled += !them.alliance().ties.conflict[TieId{0}];
  }
  EXPECT_NEAR(settled / 1000.0, 0.7, 4 * 0.0145);
}

TEST(Cohesion, AConflictThatWillNotSettleIsTakenUpAgainAfterFourWeeks) {
  PartnersAtWork them{{.levers = {"conflict_navigation"},
                       .parameters = {{"governance.conflict", 0}, {"governance.settles_itself", 0}, {"lever.conflict_navigation.chance", 0}}}};
  them.alliance().ties.conflict[TieId{0}] = 1;
  double const before = them.lane().ledger.meeting_hours;
  them.live(12);
  EXPECT_DOUBLE_EQ(them.lane().ledger.meeting_hours - before, 3 * 2 * 3.0) << "three talks of three hours of each";
}

TEST(Cohesion, TalkingTakesBothSides) {
  PartnersAtWork them{{.partners = 3, .levers = {"conflict_navigation"},
                       .parameters = {{"governance.conflict", 0}, {"governance.settles_itself", 0}, {"lever.conflict_navigation.chance", 1}}}};
  auto const sulks = them.partner(0);
  for (auto& conflict : them.alliance().ties.conflict.values()) conflict = 1;
  them.live(8, [&](Task const& task) { return task.partner != sulks; });
  auto const& t = them.alliance().ties;
  for (auto id : rows_of<TieId>(t.size())) EXPECT_EQ(t.conflict[id], t.one[id] == sulks || t.other[id] == sulks);
}

TEST(Cohesion, CelebratingNeedsSomethingToCelebrate) {
  PartnersAtWork them{{.levers = {"celebrate", "commiserate"}, .parameters = {{"governance.conflict", 0}}}};
  them.live(4);
  EXPECT_EQ(them.lane().ledger.meeting_hours, 0);
  for (auto field : {&Alliance::cheers, &Alliance::setbacks}) {
    double const before = them.alliance().ties.cohesion[TieId{0}];
    them.alliance().*field = 2;
    them.live(4);
    EXPECT_GT(them.alliance().ties.cohesion[TieId{0}], before);
    EXPECT_EQ(them.alliance().*field, 0) << "told once";
  }
}

TEST(Cohesion, ALateGatheringHasNotTakenPlaceAndNobodyWaitsForIt) {
  PartnersAtWork them{{.levers = {"gatherings"}}};
  auto const late = them.partner(1);
  them.live(78, [&](Task const& task) { return task.partner != late; });
  EXPECT_EQ(them.lane().ledger.gatherings, 0);
  EXPECT_EQ(them.lane().tasks.open().size(), 1u) << "the hours of gatherings long past are asked of nobody";
  them.live(20, [&](Task const& task) { return task.partner != late; });
  them.live(1);
  EXPECT_EQ(them.lane().ledger.gatherings, 1) << "once the last has come, within its half-year";
}

TEST(Cohesion, LessonsNeedCoachingToTellOf) {
  PartnersAtWork them{{.levers = {"share_lessons"}}};
  them.live(8);
  EXPECT_EQ(them.alliance().craft, 0);
  them.lane().ledger.sessions = 3;
  them.live(4);
  double const once = them.alliance().craft;
  EXPECT_GT(once, 0);
  them.live(8);
  EXPECT_LT(them.alliance().craft, once) << "nothing new: it fades";
}

}  // namespace
}  // namespace convene::test

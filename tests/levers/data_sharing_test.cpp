// Data agreements: papers, then lawyers, then months; and what waits for them.
#include <gtest/gtest.h>

#include "engine/kernel/joint.hpp"
#include "tests/levers/partners_at_work.hpp"

namespace convene::test {
namespace {

/// Week in which data are first shared; -1 within two years: never.
int first_shared(PartnersAtWork& them) {
  for (int week = 0; week < 104; ++week) {
    them.live(1);
    if (share_with_data(them.lane()) > 0) return week;
  }
  return -1;
}

TEST(DataSharing, TakesMonths) {
  int shared = 0;
  for (std::uint64_t r = 0; r < 20; ++r) {
    PartnersAtWork them{{.levers = {"data_sharing"}, .replication = r}};
    int negotiating = -1;
    for (int week = 0; week < 104 && share_with_data(them.lane()) == 0; ++week) {
      them.live(1);
      if (negotiating < 0 && them.alliance().ties.sharing[TieId{0}] == Sharing::negotiating) negotiating = week;
    }
    if (share_with_data(them.lane()) == 0) continue;
    ++shared;
    EXPECT_GE(them.lane().week - negotiating, 6) << "half of 13 weeks, even before the mildest lawyers";
  }
  EXPECT_GE(shared, 18) << "two years are enough for a prepared agreement";
}

TEST(DataSharing, CompetitorsDoNotShare) {
  for (std::uint64_t r = 0; r < 10; ++r) {
    PartnersAtWork them{{.levers = {"data_sharing", "partner_stance"}, .words = {{"partner_stance", {"stance", "compete"}}}, .replication = r}};
    EXPECT_EQ(first_shared(them), -1);
    EXPECT_EQ(them.alliance().stance, Stance::compete);
  }
}

TEST(DataSharing, LapsesAndIsRenewed) {
  PartnersAtWork them{{.levers = {"data_sharing"}, .parameters = {{"governance.agreement_weeks", 26}, {"governance.prepared", 0.95}}}};
  ASSERT_GE(first_shared(them), 0);
  them.live(27);
  EXPECT_EQ(share_with_data(them.lane()), 0) << "its term is over";
  EXPECT_GE(first_shared(them), 0) << "and it is prepared and negotiated again";
}

TEST(DataSharing, ReportsAndOverlapWaitForIt) {
  PartnersAtWork them{{.levers = {"data_sharing", "overlap_identification", "streamlined_reporting"}}};
  while (share_with_data(them.lane()) == 0 && them.lane().week < 104) {
    EXPECT_EQ(them.alliance().items[reporting_form].stage, ItemStage::absent);
    EXPECT_EQ(them.alliance().overlap_known, 0);
    them.live(1);
  }
  them.live(2);
  EXPECT_NE(them.alliance().items[reporting_form].stage, ItemStage::absent);
  EXPECT_GT(them.alliance().overlap_known, 0);

  PartnersAtWork without{{.levers = {"overlap_identification", "streamlined_reporting"}}};
  without.live(52);
  EXPECT_EQ(without.alliance().items[reporting_form].stage, ItemStage::absent);
  EXPECT_EQ(without.alliance().overlap_known, 0);
}

}  // namespace
}  // namespace convene::test

// Levers that work on those who are approached: what is found out, what was before, asking again.
#include <gtest/gtest.h>

#include "tests/levers/partners_at_work.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

constexpr ProspectId target{0};

TEST(PriorityDiscovery, AsksOneWhoDecidesOrLearnsNoPriorities) {
  PartnersAtWork them{{.levers = {"priority_discovery"}}};
  auto& o = them.lane().organisations;
  o.prospects.stage[target] = Stage::in_relationship;
  them.live(1);
  EXPECT_EQ(o.prospects.priorities_known[target], 0);
  double const learnt = o.prospects.information[target];
  EXPECT_GT(learnt, 0);
  o.prospects.right_person[target] = 1;
  them.live(10);
  EXPECT_EQ(o.prospects.priorities_known[target], 0) << "once in a cycle";
  ++o.systems.cycle[o.prospects.system[target]];
  them.live(1);
  EXPECT_EQ(o.prospects.priorities_known[target], 1);
  EXPECT_DOUBLE_EQ(o.prospects.information[target], learnt + learnt * (1 - learnt));
}

TEST(History, IsOfNoUseOnceTheTargetHasBeenCourted) {
  for (auto stage : {Stage::unknown, Stage::leader_known, Stage::in_relationship}) {
    PartnersAtWork them{{.levers = {"build_on_history"}}};
    auto& p = them.lane().organisations.prospects;
    p.history_years[target] = 6;
    them.live(1, [](Task const&) { return false; });
    p.stage[target] = stage;  // while the task was waiting
    them.live(1);
    bool const in_time = stage != Stage::in_relationship;
    EXPECT_EQ(p.history_used[target], in_time);
    EXPECT_DOUBLE_EQ(p.contact[target], in_time ? 6.0 / 8 : 0);
    them.live(10);
    EXPECT_EQ(p.history_used[target], in_time);
    EXPECT_DOUBLE_EQ(p.contact[target], in_time ? 6.0 / 8 : 0) << "once";
  }
}

TEST(History, OfPartnersWithEachOtherGivesThemAStart) {
  auto s = made_up({.clinics = 4, .patients = 200, .weeks = 4});
  auto const a = add_partner(s, "association", 2, 40), b = add_partner(s, "organisation", 2, 40);
  s.ties.push_back({.from = "association", .to = "organisation", .trust = {}, .history_years = 3, .data_sharing = {}, .where = {}});
  add_strategy(s, "off", Engagement::system, {a, b}, {});
  add_strategy(s, "on", Engagement::system, {a, b}, {"build_on_history"});
  Study const study{s, 1};
  EXPECT_EQ(study.mean("off", "coordination"), 0);
  EXPECT_GT(study.mean("on", "coordination"), 0);
  EXPECT_DOUBLE_EQ(study.mean("on", "joint_hours"), 2);
}

TEST(Persistence, EarnsOneMoreOfferForEachThatLedNowhere) {
  PartnersAtWork them{{.partners = 1, .levers = {"persistence"}}};
  auto& p = them.lane().organisations.prospects;
  p.stage[target] = Stage::in_relationship;
  them.live(3);
  EXPECT_EQ(p.extra_offers[target], 0) << "nothing has been offered";
  for (int refusals = 1; refusals <= 5; ++refusals) {
    p.pitches[target] = refusals;
    p.ask_again[target] = them.lane().week + 10;
    int const word = them.lane().week;
    them.live(6);
    EXPECT_EQ(p.extra_offers[target], std::min(refusals, 3));
    EXPECT_EQ(p.ask_again[target], word + (refusals <= 3 ? 4 : 10));
  }
}

TEST(Relationships, InPersonCostTheDriveAndAreWorthMore) {
  auto const after_a_month = [](std::string const& how) {
    PartnersAtWork them{{.partners = 1, .levers = {"relationship_building"}, .words = {{"relationship_building", {"how", how}}}}};
    them.lane().organisations.prospects.stage[target] = Stage::in_relationship;
    them.live(4);
    return std::pair{them.lane().organisations.prospects.contact[target], them.lane().ledger.miles};
  };
  auto const there = after_a_month("in_person"), away = after_a_month("remote");
  EXPECT_DOUBLE_EQ(there.first, 1);
  EXPECT_DOUBLE_EQ(away.first, 0.4);
  EXPECT_GT(there.second, 0);
  EXPECT_EQ(away.second, 0);
}

TEST(Order, IsAllThatOrderingLeversChange) {
  for (std::string const lever : {"gap_prioritisation", "willing_first"}) {
    PartnersAtWork them{{.levers = {lever}}};
    them.live(2);
    auto const& p = them.lane().organisations.partners;
    EXPECT_EQ(p.order[them.partner(0)], lever == "willing_first" ? Order::willing_first : Order::gap_number);
    EXPECT_EQ(p.order_until[them.partner(0)], 17);
  }
}

}  // namespace
}  // namespace convene::test

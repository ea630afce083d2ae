#include <gtest/gtest.h>

#include "engine/kernel/lane.hpp"
#include "engine/kernel/task_book.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

Task task(std::uint64_t key, double hours) {
  Task t;
  t.key = key;
  t.work = Hours::of(hours);
  return t;
}

TEST(TaskBook, ATaskAskedForTwiceIsOneTask) {
  TaskBook book;
  book.ask(task(7, 2), 0);
  book.ask(task(7, 2), 1);
  book.ask(task(3, 1), 1);
  book.settle();
  ASSERT_EQ(book.open().size(), 2u);
  EXPECT_EQ(book.open()[0].key, 3u) << "in key order, however they were asked for";
  EXPECT_EQ(book.open()[1].created, 0);
}

TEST(TaskBook, ATaskIsDoneWhenAllItsHoursAreIn) {
  TaskBook book;
  book.ask(task(1, 2), 0);
  book.settle();
  book.open()[0].remaining = Hours::of(0.25);
  EXPECT_TRUE(book.take_finished().empty());
  book.open()[0].remaining = {};
  EXPECT_EQ(book.take_finished().size(), 1u);
  EXPECT_FALSE(book.is_open(1));
}

TEST(TaskBook, WithdrawnTasksMayBeAskedForAgain) {
  TaskBook book;
  book.ask(task(1, 2), 0);
  book.withdraw([](Task const& t) { return t.key == 1; });
  EXPECT_TRUE(book.open().empty());
  book.ask(task(1, 2), 5);
  EXPECT_EQ(book.open().size(), 1u);
}

TEST(TaskBook, WhatIsDoneOnceIsNotAskedForAgain) {
  TaskBook book;
  auto once = task(1, 2);
  once.once = true;
  for (auto const& t : {once, task(2, 2)}) book.ask(t, 0);
  book.settle();
  for (auto& t : book.open()) t.remaining = {};
  EXPECT_EQ(book.take_finished().size(), 2u);
  for (auto const& t : {once, task(2, 2)}) book.ask(t, 1);
  ASSERT_EQ(book.open().size(), 1u);
  EXPECT_EQ(book.open()[0].key, 2u);
  EXPECT_TRUE(book.was_done(1));
  EXPECT_FALSE(book.was_done(2));
}

TEST(Cycles, StartOnTheirOwnDates) {
  World world;
  world.systems.cycle_weeks.push_back(26);
  world.systems.cycle_offset.push_back(4);
  EXPECT_EQ(weeks_to_cycle(world, SystemId{0}, 0), 4);
  EXPECT_EQ(weeks_to_cycle(world, SystemId{0}, 4), 0);
  EXPECT_EQ(weeks_to_cycle(world, SystemId{0}, 5), 25);
  EXPECT_EQ(weeks_to_cycle(world, SystemId{0}, 30), 0);
}

// Laws that hold in every lane: hours used never exceed hours offered, and what clinics give is never negative.
TEST(Laws, HoursAreConserved) {
  auto scenario = made_up({.clinics = 16, .system_size = 4, .patients = 400});
  auto const a = add_partner(scenario, "department", 2, 10);
  for (auto const* policy : {"first_come", "equal_share", "benefit_per_hour"})
    add_strategy(scenario, policy, Engagement::hybrid, {a}, {"coaching", "leader_identification", "system_mapping"}).policy.kind = policy;
  Study const study{scenario, 5};
  auto const& measures = study.simulation().measures();
  auto const index = [&](std::string const& id) {
    std::size_t m = 0;
    while (measures[m].info.id != id) ++m;
    return m;
  };
  for (auto const& r : study.results())
    for (std::size_t s = 1; s < r.lanes.size(); ++s)
      for (std::size_t w = 0; w < 52; ++w) {
        auto const& series = r.lanes[s].series;
        EXPECT_LE(series[index("hours_used")][w], series[index("hours_offered")][w]);
        EXPECT_GE(series[index("hours_used")][w], 0);
        EXPECT_GE(series[index("clinic_hours")][w], 0);
        EXPECT_LE(series[index("reporting_hours")][w], series[index("clinic_hours")][w] + 1e-9);
        EXPECT_GE(series[index("coverage_1_dose")][w], series[index("coverage_up_to_date")][w]);
        EXPECT_LE(series[index("trust")][w], 1);
        EXPECT_GE(series[index("trust")][w], 0);
      }
}

}  // namespace
}  // namespace convene::test

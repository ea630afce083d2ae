#include <gtest/gtest.h>

#include "engine/assembly/catalogue.hpp"

namespace convene::test {
namespace {

struct Desk {
  std::vector<Task> tasks;
  std::vector<Person> people;

  void add(double hours, double benefit, int created = 0, Skill skill = Skill::outreach) {
    Task t;
    t.key = tasks.size() + 1;
    t.remaining = t.work = Hours::of(hours);
    t.benefit = benefit;
    t.created = created;
    t.skill = skill;
    tasks.push_back(t);
  }

  /// One week; returns the hours each task got.
  std::vector<double> week(std::string const& kind) {
    std::vector<Task*> open;
    std::vector<Hours> before;
    for (auto& t : tasks)
      if (t.remaining > Hours{}) open.push_back(&t);
    for (auto& t : tasks) before.push_back(t.remaining);
    for (auto const& info : policies_catalogue())
      if (info.id == kind) info.make(Settings{info.settings, {}})->allocate(open, people, 0);
    std::vector<double> given;
    for (std::size_t i = 0; i < tasks.size(); ++i) given.push_back((before[i] - tasks[i].remaining).value());
    return given;
  }
};

TEST(FirstCome, ServesTheOldestFirst) {
  Desk desk;
  desk.people = {{Hours::of(5)}};
  desk.add(4, 1, 3);
  desk.add(4, 9, 1);
  EXPECT_EQ(desk.week("first_come"), (std::vector<double>{1, 4}));
}

TEST(EqualShare, GivesEveryTaskTheSame) {
  Desk desk;
  desk.people = {{Hours::of(6)}};
  desk.add(4, 1);
  desk.add(1, 9);
  desk.add(4, 5);
  EXPECT_EQ(desk.week("equal_share"), (std::vector<double>{2.5, 1, 2.5}));
}

TEST(BenefitPerHour, ServesWhatIsWorthMostForAnHour) {
  Desk desk;
  desk.people = {{Hours::of(4)}};
  desk.add(4, 4);   // 1 an hour
  desk.add(2, 6);   // 3 an hour
  desk.add(2, 4);   // 2 an hour
  EXPECT_EQ(desk.week("benefit_per_hour"), (std::vector<double>{0, 2, 2}));
}

TEST(BestMatch, LeavesToOthersWhatACoachNeedNotDo) {
  Desk desk;
  desk.people = {{Hours::of(4), true}, {Hours::of(4), false}};
  desk.add(4, 10);                      // anybody
  desk.add(4, 8, 0, Skill::coaching);
  EXPECT_EQ(desk.week("best_match"), (std::vector<double>{4, 4}));
  EXPECT_EQ(desk.tasks[0].person, 1);
  EXPECT_EQ(desk.tasks[1].person, 0);
}

TEST(BestMatch, AsksWhatFitsAndNotHowLongItTakes) {
  for (std::string const policy : {"best_match", "benefit_per_hour"}) {
    Desk desk;
    desk.people = {{Hours::of(4)}};
    desk.add(4, 6);   // 1.5 an hour
    desk.add(2, 5);   // 2.5 an hour
    EXPECT_EQ(desk.week(policy), policy == "best_match" ? (std::vector<double>{4, 0}) : (std::vector<double>{2, 2})) << policy;
  }
}

TEST(PerfectInformation, IsTheOnlyPolicyThatIsToldTheTruth) {
  for (auto const& info : policies_catalogue()) EXPECT_EQ(info.make(Settings{info.settings, {}})->sees_truth(), info.id == "perfect_information") << info.id;
}

TEST(BenefitPerHour, LeavesCoachingToThoseWhoCan) {
  Desk desk;
  desk.people = {{Hours::of(4), false}, {Hours::of(4), true}};
  desk.add(4, 40, 0, Skill::coaching);
  desk.add(4, 20);
  EXPECT_EQ(desk.week("benefit_per_hour"), (std::vector<double>{4, 4}));
  EXPECT_EQ(desk.tasks[0].person, 1);
}

TEST(GreatestNeedAndMostWilling, ServeInTheirOwnOrder) {
  for (auto const* kind : {"greatest_need", "most_willing"}) {
    Desk desk;
    desk.people = {{Hours::of(3)}};
    desk.add(2, 1);
    desk.add(2, 1);
    (std::string{kind} == "greatest_need" ? desk.tasks[1].need : desk.tasks[1].willingness) = 5;
    EXPECT_EQ(desk.week(kind), (std::vector<double>{1, 2})) << kind;
  }
}

TEST(EveryPolicy, ConservesHoursAndKeepsATaskWithOnePerson) {
  for (auto const& info : policies_catalogue()) {
    Desk desk;
    for (int i = 0; i < 40; ++i) desk.add(1 + i % 7, i * 13 % 11, i % 5, i % 3 == 0 ? Skill::coaching : Skill::outreach);
    std::vector<std::int32_t> person(40, -1);
    for (int week = 0; week < 6; ++week) {
      desk.people = {{Hours::of(7.25), true}, {Hours::of(5), false}, {Hours::of(3.5), true}};
      double sum = 0;
      for (double h : desk.week(info.id)) sum += h;
      double left = 0;
      for (auto const& p : desk.people) {
        left += p.free.value();
        EXPECT_GE(p.free.value(), 0);
      }
      EXPECT_DOUBLE_EQ(sum + left, 15.75) << info.id;
      for (std::size_t i = 0; i < 40; ++i) {
        bool const begun = desk.tasks[i].work - desk.tasks[i].remaining > Hours{};
        if (!begun) continue;
        if (person[i] >= 0) {
          EXPECT_EQ(desk.tasks[i].person, person[i]) << info.id;
        }
        person[i] = desk.tasks[i].person;
      }
    }
  }
}

}  // namespace
}  // namespace convene::test

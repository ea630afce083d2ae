// The same seed gives the same bits, whatever the threads, the order or the company.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <thread>

#include "tests/support/study.hpp"

namespace convene::test {
namespace {

Scenario busy() {
  auto s = made_up({.clinics = 24, .system_size = 4, .patients = 600});
  auto const a = add_partner(s, "department", 2, 24), b = add_partner(s, "society", 1, 20);
  std::vector<std::string> const all{"champion_engagement", "coaching", "cycle_alignment", "deduplicate", "joint_letter",
                                     "leader_identification", "priority_matching", "standing_calls", "system_mapping"};
  add_strategy(s, "everything", Engagement::hybrid, {a, b}, all);
  add_strategy(s, "twin", Engagement::hybrid, {a, b}, all);
  add_strategy(s, "clinics", Engagement::clinic, {a}, {"coaching"}).policy.kind = "benefit_per_hour";
  return s;
}

std::vector<std::size_t> rows(std::size_t count) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < count; ++i) all.push_back(i);
  return all;
}

/// Four real threads that take iterations as they come, from the last to the first.
void backwards_on_threads(std::size_t count, std::function<void(std::size_t)> const& body) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = count; i-- > 0;)
        if (i % 4 == t) body(i);
    });
  for (auto& thread : threads) thread.join();
}

TEST(Invariance, ThreadsAndOrderChangeNothing) {
  auto const scenario = busy();
  Simulation const simulation{scenario};
  auto const all = rows(scenario.strategies.size());
  auto const one = simulation.replicate(3, all, serial_for, {});
  auto const many = simulation.replicate(3, all, backwards_on_threads, {});
  for (std::size_t s = 0; s < all.size(); ++s) EXPECT_EQ(one.lanes[s].series, many.lanes[s].series);
}

TEST(Invariance, CompanyOfOtherStrategiesChangesNothing) {
  auto const scenario = busy();
  Simulation const simulation{scenario};
  std::vector<std::size_t> const alone{3};
  EXPECT_EQ(simulation.replicate(1, alone, serial_for, {}).lanes[0].series,
            simulation.replicate(1, rows(4), serial_for, {}).lanes[3].series);
}

TEST(Invariance, ATwinUnderAnotherNameDiffersByExactlyZero) {
  Study const study{busy(), 5};
  for (auto const& r : study.results()) EXPECT_EQ(r.lanes[1].series, r.lanes[2].series);
}

TEST(Invariance, OneMoreClinicChangesNoOtherClinicsPatients) {
  auto smaller = made_up({.clinics = 12, .system_size = 1, .patients = 500});
  auto larger = smaller;
  auto extra = smaller.clinics.front();
  extra.clinic = "one-more";
  larger.clinics.insert(larger.clinics.begin() + 5, extra);
  Simulation const a{smaller}, b{larger};
  std::vector<std::size_t> const baseline{0};
  auto const before = a.replicate(0, baseline, serial_for, {}), after = b.replicate(0, baseline, serial_for, {});
  std::map<std::string, VaccinationCounts> counts;
  for (auto c : rows_of<ClinicId>(b.world().clinics.size())) counts[b.world().clinics.name[c]] = after.lanes[0].counts[c];
  for (auto c : rows_of<ClinicId>(a.world().clinics.size())) {
    auto const& x = before.lanes[0].counts[c];
    auto const& y = counts.at(a.world().clinics.name[c]);
    EXPECT_EQ(x.doses, y.doses);
    EXPECT_TRUE(std::equal(&x.eligible[0][0], &x.eligible[0][0] + 6, &y.eligible[0][0]));
  }
}

TEST(Invariance, RosterOrderChangesNothing) {
  auto forwards = busy();
  auto backwards = forwards;
  std::reverse(backwards.clinics.begin(), backwards.clinics.end());
  Study const a{forwards, 2}, b{backwards, 2};
  for (std::size_t r = 0; r < 2; ++r)
    for (std::size_t s = 0; s < 4; ++s) EXPECT_EQ(a.results()[r].lanes[s].series, b.results()[r].lanes[s].series);
}

TEST(BranchWeek, StrategiesShareThePastUntilThen) {
  auto scenario = busy();
  scenario.branch_week = 20;
  Study const study{scenario, 2};
  for (auto const& r : study.results())
    for (std::size_t m = 0; m < r.lanes[0].series.size(); ++m) {
      auto const until = [&](std::size_t s) { return std::vector<double>(r.lanes[s].series[m].begin(), r.lanes[s].series[m].begin() + 20); };
      if (study.simulation().measures()[m].info.id == "trust") continue;  // of nobody, before anybody is approached
      EXPECT_EQ(until(0), until(1)) << study.simulation().measures()[m].info.id;
    }
  EXPECT_GT(study.mean("everything", "hours_used"), 0);
  EXPECT_LT(study.mean("everything", "hours_offered"), 33 * (2 * 24 + 20));
}

}  // namespace
}  // namespace convene::test

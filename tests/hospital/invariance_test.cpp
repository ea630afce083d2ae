// Hospital safety: the same seed gives the same bits, whatever the threads, the order or the company.
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "tests/hospital/made_up_hospitals.hpp"

namespace convene::test {
namespace {

Scenario busy() {
  auto s = made_up_hospitals(70, 30);
  add_coaching(s, "coaching", {"readmissions", "cauti"});
  auto const a = add_partner(s, "a", 2, 30), b = add_partner(s, "b", 2, 30);
  s.partners[a].topics = s.partners[b].topics = {"readmissions"};
  add_strategy(s, "together", Engagement::clinic, {a, b}, {"coaching", "deduplicate", "joint_letter", "standing_calls"});
  return s;
}

void backwards_on_threads(std::size_t count, std::function<void(std::size_t)> const& body) {
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < 4; ++t)
    threads.emplace_back([&, t] {
      for (std::size_t i = count; i-- > 0;)
        if (i % 4 == t) body(i);
    });
  for (auto& thread : threads) thread.join();
}

TEST(HospitalInvariance, ThreadsOrderAndCompanyChangeNothing) {
  auto const scenario = busy();
  Simulation const simulation{scenario};
  std::vector<std::size_t> const all{0, 1, 2}, last{2};
  auto const one = simulation.replicate(3, all, serial_for, {});
  auto const many = simulation.replicate(3, all, backwards_on_threads, {});
  auto const alone = simulation.replicate(3, last, serial_for, {});
  for (std::size_t s = 0; s < all.size(); ++s) EXPECT_EQ(one.lanes[s].series, many.lanes[s].series);
  EXPECT_EQ(alone.lanes[0].series, one.lanes[2].series);
  EXPECT_NE(one.lanes[0].series, one.lanes[2].series);
}

TEST(HospitalInvariance, RowsInAnotherOrderAndMoreHospitalsChangeNothing) {
  auto const first = busy();
  auto turned = first;
  std::reverse(turned.clinics.begin(), turned.clinics.end());
  std::reverse(turned.hospitals.begin(), turned.hospitals.end());
  std::vector<std::size_t> const all{0, 1, 2};
  auto const a = Simulation{first}.replicate(1, all, serial_for, {}), b = Simulation{turned}.replicate(1, all, serial_for, {});
  for (std::size_t s = 0; s < all.size(); ++s) EXPECT_EQ(a.lanes[s].series, b.lanes[s].series);

  auto fewer = first;
  fewer.clinics.resize(40);
  fewer.hospitals.resize(40);
  Simulation const few{fewer}, many{first};
  auto const c = few.replicate(1, std::vector<std::size_t>{0}, serial_for, {}), d = many.replicate(1, std::vector<std::size_t>{0}, serial_for, {});
  auto const row_of = [](World const& world, std::string const& name) {
    auto const names = world.clinics.name.values();
    return ClinicId{static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin())};
  };
  for (auto const* name : {"clinic-0", "clinic-17", "clinic-39"}) {
    auto const& x = c.lanes[0].hospital_counts[row_of(few.world(), name)];
    auto const& y = d.lanes[0].hospital_counts[row_of(many.world(), name)];
    EXPECT_EQ(x.readmissions, y.readmissions) << name;
    EXPECT_EQ(x.harms, y.harms) << name;
  }
}

TEST(HospitalInvariance, WithoutHoursAPartnerChangesNothingAtAll) {
  auto s = made_up_hospitals(30, 40);
  add_coaching(s, "nobody", {"readmissions", "falls"}, 0);
  set(s, "process.engagement.enabled", 1);
  Study const study{s, 2};
  for (auto const* measure : {"readmissions", "harms", "compliance", "catheter_days", "sessions"})
    for (double x : study.differences("nobody", measure)) EXPECT_EQ(x, 0) << measure;
}

}  // namespace
}  // namespace convene::test

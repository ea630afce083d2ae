#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "tests/complex_care/county.hpp"

namespace convene {
namespace {

using namespace test;

/// Four threads that take whatever comes next.
void threads_for(std::size_t count, std::function<void(std::size_t)> const& body) {
  std::atomic<std::size_t> next{0};
  std::vector<std::jthread> threads;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (std::size_t i = next++; i < count; i = next++) body(i);
    });
}

ComplexConditions helped() {
  ComplexConditions c;
  c.screening = c.referral = c.contact = c.eligibility = c.feedback = c.shared_assessment = c.known_overlap = 0.5f;
  c.coordination = c.case_conference = c.primary_care = c.internal = c.spread = 0.6f;
  c.servers[housing] = 0.3f;
  return c;
}

std::vector<ComplexCareNumbers> numbers(Lived const& lived) {
  std::vector<ComplexCareNumbers> all;
  for (auto const& n : lived.weeks) all.push_back(std::bit_cast<ComplexCareNumbers>(n));
  return all;
}

TEST(ComplexCareInvariance, ThreadsChangeNoBit) {
  auto const inputs = county({.clinics = 9, .people = 120, .services = 2});
  ComplexCareCourse const one{inputs, Draws{5, 3}, serial_for}, four{inputs, Draws{5, 3}, threads_for};
  EXPECT_EQ(numbers(live(one, helped())), numbers(live(four, helped(), threads_for)));
}

TEST(ComplexCareInvariance, SameSeedSameBitsAndOthersDiffer) {
  auto const inputs = county({.clinics = 3, .people = 150});
  auto const run = [&](std::uint64_t replication) { return numbers(live(ComplexCareCourse{inputs, Draws{5, replication}, serial_for}, helped())); };
  EXPECT_EQ(run(1), run(1));
  EXPECT_NE(run(1), run(2));
}

// A strategy sees the people the baseline saw: it begins from the same state, whatever was lived before.
TEST(ComplexCareInvariance, StrategiesBeginAlike) {
  ComplexCareCourse const course{county({.clinics = 3, .people = 150}), Draws{5, 1}, serial_for};
  auto const before = numbers(live(course));
  live(course, helped());
  EXPECT_EQ(before, numbers(live(course)));
}

// Where nobody waits for anybody, one more person is one more person: all others live the same life.
TEST(ComplexCareInvariance, OneMorePersonShiftsNobodysDraws) {
  CountyShape const plenty{.clinics = 2, .people = 80, .managers = 50, .supply = 1000, .waiting_limit = -1};
  auto const few = county(plenty);
  auto const more = std::make_shared<ComplexCareInputs>(*few);
  auto& people = more->clinics[ClinicId{0}].people;
  people.insert(people.begin() + 30, PersonInput{combine(people[0].key, 77), {}, {}});
  auto const a = live(ComplexCareCourse{few, Draws{5, 1}, serial_for}, helped()).state;
  auto const b = live(ComplexCareCourse{more, Draws{5, 1}, serial_for}, helped()).state;
  for (std::size_t i = 0; i < 80; ++i) {
    auto const& p = a.clinics[ClinicId{0}].people[i];
    auto const& q = b.clinics[ClinicId{0}].people[i < 30 ? i : i + 1];
    EXPECT_EQ(p.died, q.died);
    EXPECT_EQ(p.admitted, q.admitted);
    EXPECT_EQ(p.screened, q.screened);
    EXPECT_EQ(p.assessed, q.assessed);
    EXPECT_EQ(p.opened, q.opened);
    EXPECT_EQ(p.home, q.home);
    EXPECT_EQ(p.managed_until, q.managed_until);
  }
  EXPECT_EQ(std::bit_cast<ComplexCareNumbers>(a.clinics[ClinicId{1}].counts), std::bit_cast<ComplexCareNumbers>(b.clinics[ClinicId{1}].counts));
}

// The future cannot be felt: a horizon twice as long has the same first half.
TEST(ComplexCareInvariance, AHorizonTwiceAsLongBeginsAlike) {
  CountyShape shape{.clinics = 3, .people = 100, .weeks = 20};
  auto const short_run = numbers(live(ComplexCareCourse{county(shape), Draws{5, 1}, serial_for}, helped()));
  shape.weeks = 40;
  auto long_run = numbers(live(ComplexCareCourse{county(shape), Draws{5, 1}, serial_for}, helped()));
  long_run.resize(20);
  EXPECT_EQ(short_run, long_run);
}

}  // namespace
}  // namespace convene

#include <gmock/gmock.h>

#include <cmath>

#include "tests/complex_care/county.hpp"
#include "tests/complex_care/paired.hpp"

namespace convene {
namespace {

using namespace test;

// One-sided t statistics of 12 paired replications: 4.03 is passed by chance once in 1,000.
constexpr int replications = 12;
constexpr double sure = 4.03;

using Amount = std::function<double(Lived const&)>;

/// Paired differences of `amount` between two conditions, over replications.
Paired difference(CountyShape const& shape, ComplexConditions const& with, ComplexConditions const& without, Amount const& amount) {
  std::vector<double> values;
  for (std::uint64_t r = 0; r < replications; ++r) {
    ComplexCareCourse const course{county(shape), Draws{20, r}, serial_for};
    values.push_back(amount(live(course, with)) - amount(live(course, without)));
  }
  return paired(values);
}

double met(Lived const& lived) {
  double sum = 0;
  for (auto const& f : lived.end().funnel) sum += static_cast<double>(f[step_resolved]);
  return sum;
}

double days_to_close(Lived const& lived) { return static_cast<double>(lived.end().closing_days) / static_cast<double>(lived.end().closed); }

double admissions(Lived const& lived) { return static_cast<double>(lived.end().admissions); }

/// Many referrals to two services for each need, which serve hardly anybody else.
CountyShape referring(double supply) {
  return {.clinics = 4, .people = 250, .supply = supply, .services = 2, .other_load = 0.2, .waiting_limit = 4};
}
ComplexConditions refers(float feedback) { return {.screening = 0.9f, .referral = 0.95f, .contact = 0.9f, .feedback = feedback}; }

// Pattern 8: feedback does not create capacity.
TEST(ComplexCarePatterns, Pattern8FeedbackClosesFasterAndMeetsNoMoreNeedsWhenServicesAreFull) {
  auto const full = referring(0.12);
  auto const faster = difference(full, refers(0.9f), refers(0), days_to_close);
  EXPECT_LT(faster.t, -sure);
  EXPECT_LT(faster.mean, -10);
  auto const more = difference(full, refers(0.9f), refers(0), met);
  double base = 0;
  for (std::uint64_t r = 0; r < 4; ++r) base += met(live(ComplexCareCourse{county(full), Draws{20, r}, serial_for}, refers(0))) / 4;
  EXPECT_LT(more.t, sure);
  EXPECT_LT(std::abs(more.mean), 0.05 * base);
}

// Without the mechanism (services have room), the same feedback does help: what one cannot do, another can.
TEST(ComplexCarePatterns, Pattern8FailsWhereServicesHaveRoom) {
  auto const room = referring(5);
  EXPECT_LT(difference(room, refers(0.9f), refers(0), days_to_close).t, -sure);
  EXPECT_GT(difference(room, refers(0.9f), refers(0), met).t, sure);
}

/// Emergency visits in the first 13 weeks of care management for whoever has been in hospital twice, against nobody in it.
Paired visits_after_opening(std::map<std::string, double> parameters) {
  std::vector<double> values;
  parameters["complex_care.programme.engaged"] = 0.9;
  for (std::uint64_t r = 0; r < replications; ++r) {
    CountyShape shape{.clinics = 4, .people = 400, .managers = 5, .weeks = 26, .parameters = parameters};
    auto const emergency = [&](double managers) {
      shape.managers = managers;
      return static_cast<double>(live(ComplexCareCourse{county(shape), Draws{20, r}, serial_for}).end().emergency);
    };
    values.push_back(emergency(5) - emergency(0));
  }
  return paired(values);
}

// Pattern 13: opening access can raise use for a while.
TEST(ComplexCarePatterns, Pattern13OpeningAccessRaisesUseForAWhile) {
  EXPECT_GT(visits_after_opening({{"complex_care.access.visits", 0.6}}).t, sure);
}

TEST(ComplexCarePatterns, Pattern13FailsWithoutTheAccessThatOpens) {
  EXPECT_LT(visits_after_opening({{"complex_care.access.visits", 0}}).t, sure);
}

// Pattern 3 in this setting: coordination short of the threshold raises the process alone.
TEST(ComplexCarePatterns, Pattern3OutcomesMovePastAThresholdOnly) {
  CountyShape const shape{.clinics = 4, .people = 300, .managers = 0};
  auto const at = [](float level) { return ComplexConditions{.coordination = level}; };
  EXPECT_EQ(difference(shape, at(0.55f), at(0), admissions).mean, 0);
  EXPECT_LT(difference(shape, at(0.95f), at(0), admissions).t, -sure);
}

TEST(ComplexCarePatterns, Pattern3FailsWithoutTheThreshold) {
  CountyShape const shape{.clinics = 4, .people = 300, .managers = 0, .parameters = {{"complex_care.coordination.threshold", 0}}};
  EXPECT_LT(difference(shape, {.coordination = 0.55f}, {}, admissions).t, -sure);
}

// More hands do meet more needs: what feedback cannot do.
TEST(ComplexCarePatterns, MoreServersMeetMoreNeeds) {
  auto more = refers(0);
  for (auto& servers : more.servers) servers = 1;  // of each clinic's: four more for each need
  EXPECT_GT(difference(referring(0.12), more, refers(0), met).t, sure);
}

// A part of a server is worth its part: 0.4 of one at each of two services, and twice that, bring help about as one to two.
TEST(ComplexCarePatterns, PartsOfAServerMeetTheirPartOfNeeds) {
  auto half = refers(0), whole = refers(0);
  for (auto& servers : half.servers) servers = 0.2f;
  for (auto& servers : whole.servers) servers = 0.4f;
  auto const some = difference(referring(0.12), half, refers(0), met), more = difference(referring(0.12), whole, refers(0), met);
  EXPECT_GT(some.t, sure);
  EXPECT_GT(more.mean, 1.5 * some.mean);
  EXPECT_LT(more.mean, 2.5 * some.mean);
}

// Knowing each other's lists spares assessments, not care.
TEST(ComplexCarePatterns, KnownOverlapSparesDuplicateAssessments) {
  CountyShape const shape{.clinics = 4, .people = 300};
  auto const duplicates = [](Lived const& lived) { return static_cast<double>(lived.end().duplicates); };
  auto const fewer = difference(shape, {.shared_assessment = 0.8f, .known_overlap = 0.6f}, {}, duplicates);
  EXPECT_LT(fewer.t, -sure);
}

}  // namespace
}  // namespace convene

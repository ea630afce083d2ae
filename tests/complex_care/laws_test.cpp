#include <gmock/gmock.h>

#include <numeric>

#include <cmath>

#include "tests/complex_care/county.hpp"

namespace convene {
namespace {

using namespace test;

TEST(ComplexCareLaws, NobodyIsLostAndNothingIsMadeUp) {
  CountyShape const shape{.clinics = 6, .people = 250, .managers = 0.4, .supply = 0.6, .services = 2, .other_load = 1, .waiting_limit = 8};
  ComplexCareCourse const course{county(shape), Draws{11, 0}, serial_for};
  auto const start = total(course.start());
  EXPECT_EQ(start.people, 1500);
  auto const lived = live(course, {.screening = 0.8f, .referral = 0.8f, .contact = 0.3f, .feedback = 0.5f});
  std::int64_t open_before = start.open_referrals;
  for (auto const& n : lived.weeks) {
    EXPECT_EQ(n.people + n.deaths, 1500);
    EXPECT_LE(n.managed, n.places);
    EXPECT_LE(n.duplicates, n.assessments);
    EXPECT_LE(n.followed_up, n.discharges);
    std::int64_t referred = 0;
    for (std::size_t k = 0; k < need_types; ++k) {
      auto const& f = n.funnel[k];
      EXPECT_LE(f[step_wanted], f[step_found]);
      EXPECT_LE(f[step_eligible], f[step_reached]);
      EXPECT_LE(f[step_resolved], f[step_served]);
      EXPECT_LE(n.met[k], n.present[k]);
      referred += f[step_referred];
    }
    EXPECT_EQ(open_before + referred, n.closed + n.open_referrals);
  }
  auto const& end = lived.end();
  EXPECT_GT(end.closed, 300);
  for (std::size_t k = 0; k < need_types; ++k) {
    auto const losses = std::accumulate(std::begin(end.losses[k]), std::end(end.losses[k]), std::int64_t{0});
    EXPECT_GT(losses, 0);
    EXPECT_LE(end.funnel[k][step_served], end.funnel[k][step_eligible] + start.open_referrals);
  }
}

TEST(ComplexCareLaws, ServicesServeNoMoreThanTheirServersCan) {
  CountyShape const shape{.clinics = 4, .people = 250, .supply = 0.3, .other_load = 3, .waiting_limit = -1};
  auto const inputs = county(shape);
  auto const lived = live(ComplexCareCourse{inputs, Draws{11, 0}, serial_for});
  for (auto id : rows_of<ServiceId>(inputs->services.size())) {
    auto const& s = inputs->services[id];
    auto const& counts = lived.state.services[id];
    // A server serves days / mean days of cases; its number is nearly normal, and 5 standard deviations a false alarm in a million.
    double const most = s.servers * 364 / (s.case_days + s.intake_days);
    EXPECT_LT(static_cast<double>(counts.served), most + 5 * std::sqrt(most) + s.servers) << need_words[s.need];
    EXPECT_GT(static_cast<double>(counts.served), 0.8 * most - 5 * std::sqrt(most)) << need_words[s.need];
  }
}

// The anchors, each with the denominator of its own study; 12,000 people, so that chance moves none by more than two
// points (five standard errors).
TEST(ComplexCareLaws, AnchorsComeOut) {
  CountyShape const shape{.clinics = 30, .people = 400, .managers = 0, .supply = 1};
  auto const n = live(ComplexCareCourse{county(shape), Draws{11, 0}, serial_for}).end();
  auto const ratio = [](auto a, auto b) { return static_cast<double>(a) / static_cast<double>(b); };
  EXPECT_NEAR(ratio(n.with_need, n.people), 0.37, 0.03);                        // par.A6: 37% have a need
  std::int64_t step[funnel_steps] = {}, never = 0;
  for (std::size_t k = 0; k < need_types; ++k) {
    for (std::size_t i = 0; i < funnel_steps; ++i) step[i] += n.funnel[k][i];
    never += n.losses[k][loss_contact];
  }
  EXPECT_GT(ratio(step[step_wanted], step[step_found]), 0.53);                  // 53% to 71% want help
  EXPECT_LT(ratio(step[step_wanted], step[step_found]), 0.71);
  EXPECT_NEAR(ratio(step[step_reached], step[step_reached] + never), 0.38, 0.06);  // 38% are reached; of about 1,700, four standard errors
}

}  // namespace
}  // namespace convene

#pragma once

#include "engine/experiments/compare.hpp"
#include "tests/experiments/fake_results.hpp"

namespace convene::fake {

/// Three strategies and a twin of the baseline over 52 weeks, with everything a run records, in round
/// numbers.
inline Results partnership_study(std::size_t replications = 40) {
  using std::size_t;
  Results results({"no_partnership", "clinic_by_clinic", "aligned_system", "placebo"}, replications, 52);
  auto const reach = [](size_t s) { return s == 1 ? 1.0 : s == 2 ? 3.0 : 0.0; };
  auto const luck = [](size_t s, size_t r) { return s == 0 || s == 3 ? 0.0 : noise(7, r, s); };
  results.outcome([=](size_t s, size_t r, size_t w) {
    return 0.61 + 0.01 * noise(7, r, 0) + 0.0001 * double(w) * (reach(s) + 0.5 * luck(s, r));
  });
  results.start(0.612);
  results.flow(
      "first_doses", [=](size_t s, size_t r, size_t) { return 20 + 2 * reach(s) + luck(s, r); }, "person");
  results.flow(
      "partner_hours", [=](size_t s, size_t, size_t) { return s == 0 ? 0.0 : 12 + 4 * double(s); }, "hour");
  results.flow(
      "clinic_hours", [=](size_t s, size_t, size_t) { return 9 * reach(s); }, "hour");
  results.flow(
      "system_hours", [=](size_t s, size_t, size_t) { return s == 2 ? 1.5 : 0.0; }, "hour");
  results.flow(
      "cost_partner", [=](size_t s, size_t, size_t) { return s == 0 ? 0.0 : 700 + 100 * double(s); }, "USD");
  results.flow(
      "cost_clinic", [=](size_t s, size_t, size_t) { return 300 * reach(s); }, "USD");
  results.flow(
      "hours_offered", [=](size_t s, size_t, size_t) { return s == 0 ? 0.0 : 60.0; }, "hour");
  results.flow(
      "hours_used", [=](size_t s, size_t, size_t) { return s == 0 ? 0.0 : 12 + 4 * double(s); }, "hour");
  results.flow(
      "hours_late", [=](size_t s, size_t, size_t w) { return s == 2 && w > 20 ? 3.0 : 0.0; }, "hour");
  results.flow(
      "hours_unmet", [=](size_t s, size_t, size_t w) { return s == 2 && w > 20 ? 8.0 : 0.0; }, "hour");
  results.flow("agreements", [=](size_t s, size_t, size_t w) { return w == 20 ? reach(s) : 0.0; });
  results.once(
      "weeks_to_agreement",
      [=](size_t s, size_t r) { return s == 0 || s == 3 || r == 0 ? no_value : 14.0 + double(s); }, "week");
  results.flow(
      "cost_payroll", [=](size_t s, size_t, size_t) { return s == 0 ? 0.0 : 1500.0; }, "USD");
  results.set().attributes["willingness_to_pay"] = "100, 1000";
  results.set().attributes["price_year"] = "2026";
  results.set().attributes["content_sha256"] = "0123456789abcdef0123456789abcdef";
  return results;
}

}  // namespace convene::fake

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <numeric>

#include "engine/core/queueing.hpp"
#include "engine/processes/care/complex_care/other_clients.hpp"

namespace convene {
namespace {

constexpr double never = std::numeric_limits<double>::infinity();

struct Figures {
  double waited = 0, left = 0, refused = 0, mean_wait = 0;  ///< shares of arrivals; days
};

/// One long run with plain arrivals, the first tenth thrown away.
Figures run(int servers, double a_day, double duration, double patience, int limit, int days, std::uint64_t seed) {
  OtherClients const clients{name_hash("service"), a_day, duration, patience};
  Draws const draws{seed, 0};
  ServiceQueue queue{servers, limit};
  Figures sum;
  double arrivals = 0;
  std::vector<ServiceClient> today;
  std::vector<ServiceDeparture> gone;
  for (int day = 0; day < days; ++day) {
    today.clear();
    gone.clear();
    clients.arrive(draws, day, today);
    queue.run(today, day + 1, gone);
    if (day < days / 10) continue;
    for (auto const& d : gone) {
      ++arrivals;
      sum.waited += d.wait > 0;
      sum.left += d.end == ServiceEnd::left;
      sum.refused += d.end == ServiceEnd::refused;
      sum.mean_wait += d.wait;
    }
  }
  return {sum.waited / arrivals, sum.left / arrivals, sum.refused / arrivals, sum.mean_wait / arrivals};
}

struct Interval {
  double mean, half;
};

/// 30 independent runs; the half-width is t(29) at 0.9999 two-sided: a true figure falls outside once in 10,000.
template <class Run>
Interval interval(Run one) {
  std::vector<double> values;
  for (std::uint64_t seed = 1; seed <= 30; ++seed) values.push_back(one(seed));
  double const n = static_cast<double>(values.size());
  double const mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (double v : values) squares += (v - mean) * (v - mean);
  return {mean, 4.506 * std::sqrt(squares / (n - 1) / n)};
}

void agrees(Interval found, double known) {
  EXPECT_NEAR(found.mean, known, found.half);
  EXPECT_LT(found.half, 0.1 * known) << "too wide to say anything";
}

// Rows of Erlang B: no place to wait.
TEST(ServiceQueue, LosesClientsAsErlangBWhenNobodyMayWait) {
  agrees(interval([](auto seed) { return run(3, 2, 1, never, 0, 4000, seed).refused; }), 4.0 / 19);
  agrees(interval([](auto seed) { return run(5, 5, 1, never, 0, 2000, seed).refused; }), 625.0 / 2194);
}

// Rows of Erlang C: everybody waits.
TEST(ServiceQueue, WaitsAsErlangCWhenEverybodyWaits) {
  agrees(interval([](auto seed) { return run(3, 2, 1, never, -1, 6000, seed).waited; }), 4.0 / 9);
  agrees(interval([](auto seed) { return run(10, 8, 1, never, -1, 4000, seed).waited; }), 4194304.0 / 10250507);
  agrees(interval([](auto seed) { return run(10, 8, 1, never, -1, 4000, seed).mean_wait; }), 0.204590075398222);
  agrees(interval([](auto seed) { return run(14, 10, 1, never, -1, 3000, seed).waited; }), 0.174131933595050);
}

// The row of Erlang A: 48 a day, one day of service, two days of patience, 50 servers.
TEST(ServiceQueue, GivesUpAsErlangAWhenPatienceEnds) {
  agrees(interval([](auto seed) { return run(50, 48, 1, 2, -1, 1500, seed).waited; }), 0.467774068554);
  agrees(interval([](auto seed) { return run(50, 48, 1, 2, -1, 1500, seed).left; }), 0.030912249162);
}

// A crowded service, far from the others: half of the demand can be served.
TEST(ServiceQueue, GivesUpAsErlangAWhenCrowded) {
  auto const known = erlang_a(4, 0.5, 0.25, 4);
  agrees(interval([](auto seed) { return run(4, 4, 2, 4, -1, 2500, seed).left; }), known.abandon);
  agrees(interval([](auto seed) { return run(4, 4, 2, 4, -1, 2500, seed).mean_wait; }), known.mean_wait);
}

// The day's cut must not show: lived in one piece or in 1,000, a queue does the same.
TEST(ServiceQueue, DoesNotSeeWhereTimeIsCut) {
  OtherClients const clients{name_hash("service"), 6, 1, 0.5};
  Draws const draws{7, 0};
  std::vector<ServiceClient> all;
  for (int day = 0; day < 50; ++day) clients.arrive(draws, day, all);
  std::vector<ServiceDeparture> whole, pieces;
  ServiceQueue{5, 3}.run(all, 50, whole);
  ServiceQueue queue{5, 3};
  std::size_t next = 0;
  for (int i = 1; i <= 1000; ++i) {
    double const until = 50.0 * i / 1000;
    auto const first = next;
    while (next < all.size() && all[next].arrival < until) ++next;
    queue.run({all.data() + first, next - first}, until, pieces);
  }
  ASSERT_EQ(whole.size(), pieces.size());
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_EQ(whole[i].time, pieces[i].time);
    EXPECT_EQ(whole[i].key, pieces[i].key);
    EXPECT_EQ(whole[i].end, pieces[i].end);
  }
}

TEST(ServiceQueue, LetsTheWaitingInWhenServersAreAdded) {
  ServiceQueue queue{1, -1};
  std::vector<ServiceDeparture> gone;
  std::vector<ServiceClient> const three{{0, 10, never, 1, 1}, {1, 1, never, 2, 2}, {2, 1, never, 3, 3}};
  queue.run(three, 5, gone);
  EXPECT_EQ(queue.waiting(), 2);
  queue.staff(3, 5);
  EXPECT_EQ(queue.waiting(), 0);
  queue.staff(1, 5.5);
  queue.run({}, 20, gone);
  ASSERT_EQ(gone.size(), 3u);
  EXPECT_EQ(gone[0].time, 6);
  EXPECT_EQ(gone[0].wait, 4);
  EXPECT_EQ(gone[1].wait, 3);
  EXPECT_EQ(gone[2].time, 10);
}

TEST(OtherClients, ArePlainArrivals) {
  // 40 days' counts of mean 40: dispersion is chi-square with 39 degrees; outside these bounds once in 1,000.
  OtherClients const clients{1, 40, 1, never};
  std::vector<double> counts;
  for (int day = -20; day < 20; ++day) {
    std::vector<ServiceClient> today;
    clients.arrive(Draws{3, 1}, day, today);
    counts.push_back(static_cast<double>(today.size()));
    for (auto const& c : today) EXPECT_TRUE(c.arrival > day && c.arrival < day + 1);
  }
  double const mean = std::accumulate(counts.begin(), counts.end(), 0.0) / 40;
  double chi = 0;
  for (double c : counts) chi += (c - mean) * (c - mean) / mean;
  EXPECT_NEAR(mean, 40, 3.3);
  EXPECT_GT(chi, 16.27);
  EXPECT_LT(chi, 75.6);
}

}  // namespace
}  // namespace convene

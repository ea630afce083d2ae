#include "engine/core/queueing.hpp"

#include <cmath>
#include <limits>

#include "engine/core/check.hpp"

namespace convene {

double erlang_b(double load, int servers) {
  CONVENE_CHECK(load >= 0 && servers >= 0);
  double blocked = 1;
  for (int s = 1; s <= servers; ++s) blocked = load * blocked / (s + load * blocked);
  return blocked;
}

double erlang_c(double load, int servers) {
  if (load >= servers) return 1;
  double const blocked = erlang_b(load, servers);
  return servers * blocked / (servers - load * (1 - blocked));
}

double erlang_c_wait(double load, int servers) {
  if (load >= servers) return std::numeric_limits<double>::infinity();
  return erlang_c(load, servers) / (servers - load);
}

ErlangA erlang_a(double arrivals, double service, double impatience, int servers) {
  CONVENE_CHECK(arrivals > 0 && service > 0 && impatience > 0 && servers >= 1);
  // Chances of the numbers present, as multiples of that of the likeliest number; from there both ways until
  // the rest, at most a geometric tail, no longer counts.
  auto const leaving = [&](double n) {
    return n <= servers ? n * service : servers * service + (n - servers) * impatience;
  };
  double const mode = arrivals < servers * service
                          ? std::floor(arrivals / service)
                          : servers + std::floor((arrivals - servers * service) / impatience);
  double all = 0, busy = 0, waiting = 0;
  auto const add = [&](double n, double chance) {
    all += chance;
    if (n >= servers) busy += chance;
    if (n > servers) waiting += (n - servers) * chance;
  };
  add(mode, 1);
  double chance = 1;
  for (double n = mode + 1;; ++n) {
    double const ratio = arrivals / leaving(n);
    add(n, chance *= ratio);
    if (ratio < 1 && n * chance < (1 - ratio) * (1 - ratio) * 1e-18) break;
  }
  chance = 1;
  for (double n = mode; n > 0; --n) {
    double const ratio = leaving(n) / arrivals;
    add(n - 1, chance *= ratio);
    if (ratio < 1 && n * chance < (1 - ratio) * (1 - ratio) * 1e-18) break;
  }
  ErlangA result;
  result.wait = busy / all;
  result.waiting = waiting / all;
  result.mean_wait = result.waiting / arrivals;
  result.abandon = impatience * result.mean_wait;
  return result;
}

}  // namespace convene

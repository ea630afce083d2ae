#pragma once

/// Services in steady state: plain (Poisson) arrivals, exponential durations, first come first served. Load
/// is arrival rate x mean duration, in servers.
namespace convene {

/// Erlang B: the share of arrivals that find all servers busy and go away (Erlang 1917). load >= 0, servers
/// >= 0.
double erlang_b(double load, int servers);

/// Erlang C: the share of arrivals that wait when nobody goes away. 1 when load >= servers: the queue grows
/// for ever.
double erlang_c(double load, int servers);

/// Mean wait of all arrivals under Erlang C, in mean durations; infinite when load >= servers.
double erlang_c_wait(double load, int servers);

struct ErlangA {
  double wait = 0;       ///< share of arrivals that find all servers busy
  double abandon = 0;    ///< share of arrivals that leave before they are served
  double waiting = 0;    ///< mean number waiting
  double mean_wait = 0;  ///< of all arrivals, those who leave included, in the time unit of the rates
};

/// Erlang A (Palm 1957): those who wait leave at rate `impatience` each. Rates per unit of time, all > 0;
/// servers >= 1.
ErlangA erlang_a(double arrivals, double service, double impatience, int servers);

}  // namespace convene

#pragma once

#include <cstdint>
#include <deque>
#include <queue>
#include <span>
#include <vector>

namespace convene {

/// Somebody who asks a service for help. Times in days since the start of the horizon.
struct ServiceClient {
  double arrival = 0;
  double duration = 0;       ///< of service, days
  double patience = 0;       ///< gives up waiting after so many days; infinite: never
  std::uint64_t key = 0;     ///< permanent; settles ties of time
  std::uint64_t handle = 0;  ///< the caller's own; no_handle: one of the other clients
};
inline constexpr std::uint64_t no_handle = ~std::uint64_t{0};

enum class ServiceEnd : std::uint8_t {
  refused,  ///< the waiting list was full
  left,     ///< gave up waiting
  served
};

/// How a client's visit to a service ended.
struct ServiceDeparture {
  double time = 0;       ///< days
  double wait = 0;       ///< days from arrival to service, or to leaving
  std::uint64_t key = 0;
  std::uint64_t handle = 0;
  ServiceEnd end = ServiceEnd::served;
};

/// A service as a queue: clients in order of arrival, each with its own duration and patience; time is continuous.
/// With plain (Poisson) arrivals and exponential durations and patience it is M/M/c/K+M (Erlang B, C and A).
class ServiceQueue {
 public:
  /// `waiting_limit`: places in the waiting list; negative: no limit.
  ServiceQueue(int servers, int waiting_limit) : servers_{servers}, waiting_limit_{waiting_limit} {}

  /// From `now` on there are so many servers. Those above the number finish what they have begun.
  void staff(int servers, double now);
  /// Lives until `until`. `arrivals` are ordered by (arrival, key), all before `until` and after what was lived.
  /// Appends departures in order of (time, key).
  void run(std::span<ServiceClient const> arrivals, double until, std::vector<ServiceDeparture>& departures);

  int servers() const { return servers_; }
  int busy() const { return static_cast<int>(at_work_.size()); }
  int waiting() const { return static_cast<int>(line_.size()); }

 private:
  struct Waiting {
    ServiceClient client;
    double deadline;
  };
  struct AtWork {
    double end, wait;
    std::uint64_t key;
    std::uint64_t handle;
    bool operator>(AtWork const& other) const { return end != other.end ? end > other.end : key > other.key; }
  };

  void finish_until(double time, std::vector<ServiceDeparture>& departures);
  void start_waiting(double now, std::vector<ServiceDeparture>& departures);
  void begin(ServiceClient const& client, double now);
  void give_up(double now, std::vector<ServiceDeparture>& departures);

  int servers_, waiting_limit_;
  std::priority_queue<AtWork, std::vector<AtWork>, std::greater<>> at_work_;
  std::deque<Waiting> line_;
};

}  // namespace convene

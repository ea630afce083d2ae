#include "engine/processes/care/complex_care/service_queue.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace convene {

void ServiceQueue::begin(ServiceClient const& client, double now) {
  at_work_.push({now + client.duration, now - client.arrival, client.key, client.handle});
}

void ServiceQueue::start_waiting(double now, std::vector<ServiceDeparture>& departures) {
  while (busy() < servers_ && !line_.empty()) {
    auto const head = line_.front();
    line_.pop_front();
    if (head.deadline <= now)
      departures.push_back({head.deadline, head.client.patience, head.client.key, head.client.handle, ServiceEnd::left});
    else
      begin(head.client, now);
  }
}

void ServiceQueue::give_up(double now, std::vector<ServiceDeparture>& departures) {
  std::erase_if(line_, [&](Waiting const& w) {
    if (w.deadline > now) return false;
    departures.push_back({w.deadline, w.client.patience, w.client.key, w.client.handle, ServiceEnd::left});
    return true;
  });
}

void ServiceQueue::finish_until(double time, std::vector<ServiceDeparture>& departures) {
  while (!at_work_.empty() && at_work_.top().end <= time) {
    auto const done = at_work_.top();
    at_work_.pop();
    departures.push_back({done.end, done.wait, done.key, done.handle, ServiceEnd::served});
    start_waiting(done.end, departures);
  }
}

void ServiceQueue::staff(int servers, double now) {
  servers_ = servers;
  std::vector<ServiceDeparture> none;
  give_up(now, none);
  CONVENE_CHECK(none.empty());  // whoever gave up before now has left when the time before now was lived
  start_waiting(now, none);
}

void ServiceQueue::run(std::span<ServiceClient const> arrivals, double until,
                       std::vector<ServiceDeparture>& departures) {
  auto const first = static_cast<std::ptrdiff_t>(departures.size());
  for (auto const& client : arrivals) {
    CONVENE_CHECK(client.arrival <= until);
    finish_until(client.arrival, departures);
    if (busy() < servers_) {
      begin(client, client.arrival);
      continue;
    }
    if (waiting_limit_ >= 0) {
      give_up(client.arrival, departures);  // their places are free
      if (waiting() >= waiting_limit_) {
        departures.push_back({client.arrival, 0, client.key, client.handle, ServiceEnd::refused});
        continue;
      }
    }
    line_.push_back({client, client.arrival + client.patience});
  }
  finish_until(until, departures);
  give_up(until, departures);
  std::sort(departures.begin() + first, departures.end(), [](auto const& a, auto const& b) {
    return a.time != b.time ? a.time < b.time : a.key < b.key;
  });
}

}  // namespace convene

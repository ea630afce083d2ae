#pragma once

#include <cstdint>
#include <unordered_set>
#include <vector>

#include "engine/kernel/task.hpp"

namespace convene {

/// The open tasks of one strategy, ordered by key. A task asked for twice is one task.
class TaskBook {
 public:
  /// Adds `task` unless one with the same key is open, or is once and was done; sets `remaining` and `created`.
  void ask(Task task, std::int32_t week);
  bool is_open(std::uint64_t key) const { return keys_.contains(key); }
  /// True of a task that was asked for as one to be done once, when it is done.
  bool was_done(std::uint64_t key) const { return done_once_.contains(key); }
  /// Takes back every open task that `unwanted` says so of.
  template <class Predicate>
  void withdraw(Predicate unwanted) {
    std::erase_if(tasks_, [&](Task const& t) { return unwanted(t) && (keys_.erase(t.key), true); });
  }
  /// Orders what was added since; call before reading `open`.
  void settle();
  std::vector<Task>& open() { return tasks_; }
  std::vector<Task> const& open() const { return tasks_; }
  /// Removes and returns the tasks whose hours are all in, in key order.
  std::vector<Task> take_finished();

 private:
  std::vector<Task> tasks_;
  std::unordered_set<std::uint64_t> keys_, done_once_;  // membership only, never iterated
};

}  // namespace convene

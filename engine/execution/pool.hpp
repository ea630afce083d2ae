#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/kernel/care_model.hpp"

namespace convene {

/// Threads this process may run at once (its processor affinity counts), at least 1.
int available_threads();

struct TaskFailure {
  std::size_t task;
  std::string message;
};

/// What became of a list of tasks.
struct TaskReport {
  std::vector<std::uint8_t> finished;  ///< by task: 1 when its body returned
  std::vector<TaskFailure> failures;   ///< bodies that threw, ordered by task
  bool stopped = false;                ///< a stop left at least one task unstarted
  std::size_t finished_count() const;
};

struct TaskOptions {
  std::atomic<bool> const* stop = nullptr;  ///< once true, no further task is started
  /// Called after each task, never twice at once, from any thread.
  std::function<void(std::size_t ended, std::size_t count)> progress{};
};

/// A fixed number of threads, the caller's among them.
class Pool {
 public:
  /// 0 means available_threads(); more threads than processors are allowed.
  explicit Pool(int threads = 0);
  ~Pool();
  Pool(Pool const&) = delete;
  Pool& operator=(Pool const&) = delete;

  int threads() const;

  /// Spreads the iterations of one loop; valid as long as the pool lives. May be called inside a task.
  ParallelFor parallel_for() const;

  /// Runs body(0) .. body(count-1), started in this order, each by the next free thread.
  TaskReport run_tasks(std::size_t count, std::function<void(std::size_t)> const& body,
                       TaskOptions const& options = {}) const;

 private:
  struct Hidden;
  std::unique_ptr<Hidden> hidden_;
};

}  // namespace convene

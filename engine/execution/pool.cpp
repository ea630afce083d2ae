#include "engine/execution/pool.hpp"

#include <sched.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>

namespace convene {

int available_threads() {
  cpu_set_t processors;
  if (sched_getaffinity(0, sizeof processors, &processors) != 0) return 1;
  return std::max(1, CPU_COUNT(&processors));
}

std::size_t TaskReport::finished_count() const {
  return std::accumulate(finished.begin(), finished.end(), std::size_t{0});
}

struct Pool::Hidden {
  explicit Hidden(int count) : threads{count}, arena{count} {
    // Only ever raised: of several allowances alive at once, oneTBB obeys the least.
    if (count > available_threads())
      allowance.emplace(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(count));
  }
  int threads;
  std::optional<tbb::global_control> allowance;
  tbb::task_arena arena;
};

Pool::Pool(int threads) : hidden_{std::make_unique<Hidden>(threads > 0 ? threads : available_threads())} {}
Pool::~Pool() = default;

int Pool::threads() const {
  return hidden_->threads;
}

ParallelFor Pool::parallel_for() const {
  return [hidden = hidden_.get()](std::size_t count, std::function<void(std::size_t)> const& body) {
    if (hidden->threads == 1 || count < 2) {
      for (std::size_t i = 0; i < count; ++i) body(i);
      return;
    }
    hidden->arena.execute([&] {
      // Isolated: a thread that waits here must not start another task of run_tasks on top of its own.
      tbb::this_task_arena::isolate(
          [&] { tbb::parallel_for(std::size_t{0}, count, [&](std::size_t i) { body(i); }); });
    });
  };
}

TaskReport Pool::run_tasks(std::size_t count, std::function<void(std::size_t)> const& body,
                           TaskOptions const& options) const {
  TaskReport report;
  report.finished.assign(count, 0);
  std::atomic<std::size_t> next{0}, ended{0};
  std::mutex one_at_a_time;

  auto const run_one = [&](std::size_t task) {
    std::string message;
    bool failed = false;
    try {
      body(task);
    } catch (std::exception const& fault) {
      failed = true;
      message = fault.what();
    }
    std::lock_guard lock{one_at_a_time};
    if (failed) report.failures.push_back({task, std::move(message)});
    report.finished[task] = !failed;
    auto const now_ended = ++ended;
    if (options.progress) options.progress(now_ended, count);
  };
  auto const work = [&] {
    while (!(options.stop && options.stop->load())) {
      auto const task = next++;
      if (task >= count) return;
      run_one(task);
    }
  };

  auto const workers = std::min(count, static_cast<std::size_t>(hidden_->threads));
  if (workers <= 1) {
    work();
  } else {
    hidden_->arena.execute([&] {
      tbb::parallel_for(
          std::size_t{0}, workers, [&](std::size_t) { work(); }, tbb::simple_partitioner{});
    });
  }
  report.stopped = ended.load() < count;
  std::sort(report.failures.begin(), report.failures.end(),
            [](auto const& a, auto const& b) { return a.task < b.task; });
  return report;
}

}  // namespace convene

#include "engine/execution/pool.hpp"

#include <sched.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <mutex>
#include <numeric>
#include <optional>

#ifdef __SANITIZE_THREAD__
#include <sanitizer/tsan_interface.h>
#endif

namespace convene {
namespace {

/// oneTBB gives each part what its caller wrote before, and the caller what the parts wrote. It is not built for the thread sanitizer, which
/// must be told; of races between parts it is told nothing, and so finds them.
namespace handover {
#ifdef __SANITIZE_THREAD__
char to_parts, to_caller;
void give() { __tsan_release(&to_parts); }
void part_begins() { __tsan_acquire(&to_parts); }
void part_ends() { __tsan_release(&to_caller); }
void take() { __tsan_acquire(&to_caller); }
#else
void give() {}
void part_begins() {}
void part_ends() {}
void take() {}
#endif
}  // namespace handover

/// Calls part(i) for each i < count; an exception of one is thrown on.
template <class Part, class... Partitioner>
void in_parallel(std::size_t count, Part const& part, Partitioner const&... partitioner) {
  auto const body = [&](std::size_t i) {
    handover::part_begins();
    part(i);
    handover::part_ends();
  };
  handover::give();
  tbb::parallel_for(std::size_t{0}, count, body, partitioner...);
  handover::take();
}

}  // namespace

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
      tbb::this_task_arena::isolate([&] { in_parallel(count, body); });
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
    hidden_->arena.execute([&] { in_parallel(workers, [&](std::size_t) { work(); }, tbb::simple_partitioner{}); });
  }
  report.stopped = ended.load() < count;
  std::sort(report.failures.begin(), report.failures.end(),
            [](auto const& a, auto const& b) { return a.task < b.task; });
  return report;
}

}  // namespace convene

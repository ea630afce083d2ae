#include "engine/experiments/sweep/sweep.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/core/check.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/execution/pool.hpp"
#include "engine/experiments/stopped.hpp"
#include "engine/store/progress.hpp"
#include "engine/store/study_lock.hpp"

namespace convene {
namespace {

constexpr std::size_t failures_kept = 100;

/// A study's runs as (design point, strategy, replication).
struct Shape {
  std::size_t points, strategies, replications;
  std::size_t run(std::size_t point, std::size_t strategy, std::size_t replication) const {
    return (point * strategies + strategy) * replications + replication;
  }
};

Shape shape_of(Study const& study) {
  CONVENE_CHECK((study.run_dimensions == std::vector<std::string>{"design_point", "strategy", "replication"}));
  auto const size = [&](char const* name) { return study.frame.dimension(name).size; };
  return {size("design_point"), size("strategy"), size("replication")};
}

class Sweep {
 public:
  Sweep(std::string const& directory, SweepModel const& model, SweepOptions const& options)
      : model_{model}, options_{options}, shape_{shape_of(model.study)}, found_{scan_study(directory, model.study)} {
    report_.runs = found_.runs.size();
    report_.done = report_.done_before = found_.count(RunState::done);
    for (auto const& shard : found_.shards) report_.unreadable += !shard.fault.empty();
    if (options.on_failure != FailurePolicy::abort) report_.failed = found_.count(RunState::failed);
    state_.count = report_.missing();
    if (state_.count > 0) writer_.emplace(directory, model.study);
  }

  SweepReport go() {
    std::vector<std::size_t> points;
    for (std::size_t p = 0; p < shape_.points; ++p)
      if (has_work(p)) points.push_back(p);
    Pool const pool{options_.threads};
    // With points enough for every thread, each point lives on one thread; else threads share a point's replications.
    bool const plenty = points.size() >= 2 * static_cast<std::size_t>(pool.threads());
    auto const outer = plenty ? ParallelFor{serial_for} : pool.parallel_for();
    bool const few = !plenty && shape_.replications < static_cast<std::size_t>(pool.threads());
    auto const inner = few ? pool.parallel_for() : ParallelFor{serial_for};
    pool.run_tasks(
        points.size(), [&](std::size_t task) { guarded([&] { run_point(points[task], outer, inner); }); },
        {.stop = &halt_});
    if (trouble_) std::rethrow_exception(trouble_);
    if (writer_) writer_->rotate();
    report_.stopped = options_.stop && options_.stop->load() && report_.missing() > 0;
    std::sort(report_.failures.begin(), report_.failures.end(), [](auto const& a, auto const& b) { return a.run < b.run; });
    return std::move(report_);
  }

 private:
  bool is_wanted(std::size_t run) const {
    auto const state = found_.runs[run];
    return state == RunState::missing ||
           (state == RunState::failed && options_.on_failure == FailurePolicy::abort);
  }

  bool has_work(std::size_t point) const {
    for (auto run = shape_.run(point, 0, 0); run < shape_.run(point + 1, 0, 0); ++run)
      if (is_wanted(run)) return true;
    return false;
  }

  /// What is no fault of the model, such as a full disk, ends the sweep.
  template <typename Work>
  void guarded(Work const& work) {
    try {
      work();
    } catch (...) {
      std::scoped_lock const guard{lock_};
      if (!trouble_) trouble_ = std::current_exception();
      halt_ = true;
    }
  }

  bool halted() {
    if (options_.stop && options_.stop->load()) halt_ = true;
    return halt_;
  }

  void run_point(std::size_t point, ParallelFor const& outer, ParallelFor const& inner) {
    if (halted()) return;
    RunJob run;
    std::string fault;
    try {
      run = model_.prepare(point);
    } catch (std::exception const& error) {
      fault = error.what();
    }
    outer(shape_.replications, [&](std::size_t replication) {
      if (halted()) return;
      std::vector<std::size_t> strategies;
      for (std::size_t s = 0; s < shape_.strategies; ++s)
        if (is_wanted(shape_.run(point, s, replication))) strategies.push_back(s);
      if (!strategies.empty()) run_job({point, replication, strategies}, run, fault, inner);
    });
  }

  void run_job(Job const& job, RunJob const& run, std::string fault, ParallelFor const& inner) {
    auto const start = std::chrono::steady_clock::now();
    JobResult result;
    int tries = options_.on_failure == FailurePolicy::retry ? options_.retries + 1 : 1;
    for (; run && tries > 0; --tries) {
      try {
        result = run(job, inner);
        CONVENE_CHECK(result.size() == job.strategies.size());
        fault.clear();
        break;
      } catch (Stopped const&) {  // the job saw the stop itself: it has not been run
        halt_ = true;
        return;
      } catch (std::exception const& error) {
        fault = error.what();
      }
    }
    bool const ok = run && tries > 0;
    if (!ok && fault.empty()) fault = "failed without a word";
    double const seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() /
                           static_cast<double>(job.strategies.size());
    auto const worker = worker_number();
    for (std::size_t i = 0; i < job.strategies.size(); ++i) {
      RunRow row;
      row.run = shape_.run(job.design_point, job.strategies[i], job.replication);
      row.seconds = seconds, row.worker = worker;
      row.status = ok ? RunStatus::done : RunStatus::failed;
      if (ok)
        row.values = std::move(result[i]);
      else
        row.error = fault;
      writer_->append(std::move(row));
    }
    count(job, ok, fault);
  }

  void count(Job const& job, bool ok, std::string const& fault) {
    std::scoped_lock const guard{lock_};
    state_.ended += job.strategies.size();
    (ok ? report_.done : report_.failed) += job.strategies.size();
    if (!ok) {
      state_.failed += job.strategies.size();
      for (auto const strategy : job.strategies)
        if (report_.failures.size() < failures_kept)
          report_.failures.push_back({shape_.run(job.design_point, strategy, job.replication), fault});
      if (options_.on_failure == FailurePolicy::abort) halt_ = report_.aborted = true;
    }
    if (options_.progress) options_.progress(state_);
  }

  std::int32_t worker_number() {
    std::scoped_lock const guard{lock_};
    return workers_.emplace(std::this_thread::get_id(), static_cast<std::int32_t>(workers_.size())).first->second;
  }

  SweepModel const& model_;
  SweepOptions const& options_;
  Shape shape_;
  StudyProgress found_;
  std::optional<ShardWriter> writer_;
  std::mutex lock_;
  std::map<std::thread::id, std::int32_t> workers_;
  std::atomic<bool> halt_{false};
  std::exception_ptr trouble_;
  SweepState state_;
  SweepReport report_;
};

}  // namespace

SweepReport sweep(std::string const& directory, SweepModel const& model, SweepOptions const& options) {
  open_study(directory, model.study);
  StudyLock const lock{directory};
  return Sweep{directory, model, options}.go();
}

}  // namespace convene

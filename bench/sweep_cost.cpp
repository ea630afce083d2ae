// What the machinery of a sweep costs: a model that does nothing, swept in a folder, one process a size.
//   convene_sweep_cost FOLDER POINTS [THREADS]
#include <fmt/format.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <numeric>
#include <string>

#include "engine/experiments/sweep/sweep.hpp"
#include "engine/store/merge.hpp"

namespace {

using namespace convene;

/// Five factors, two strategies, one replication, one number a run.
SweepModel trivial_model(std::size_t points) {
  auto const numbered = [](char const* name, std::size_t size) {
    Dimension dimension{name, size, {}, std::vector<std::int32_t>(size), "1", name};
    std::iota(dimension.values.begin(), dimension.values.end(), 0);
    return dimension;
  };
  SweepModel made;
  made.study.frame.dimensions = {numbered("design_point", points),
                                 {"strategy", 2, {"a", "b"}, {}, "1", "strategy"},
                                 numbered("replication", 1)};
  for (int f = 0; f < 5; ++f)
    made.study.frame.variables.push_back(
        {fmt::format("factor_{}", f), {"design_point"}, std::vector<double>(points, f), "1", "a factor", {}});
  made.study.run_dimensions = {"design_point", "strategy", "replication"};
  made.study.columns = {{"outcome", {}, std::vector<double>{}, "1", "outcome", {}}};
  made.prepare = [](std::size_t point) -> RunJob {
    return [point](Job const& job, ParallelFor const&) {
      return JobResult(job.strategies.size(), {static_cast<double>(point)});
    };
  };
  return made;
}

double peak_megabytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::strtod(line.c_str() + 6, nullptr) / 1000;
  return 0;
}

}  // namespace

int main(int count, char** words) {
  if (count < 3) return 2;
  std::string const folder = words[1];
  auto const points = std::strtoul(words[2], nullptr, 10);
  using Clock = std::chrono::steady_clock;
  auto const start = Clock::now();
  SweepOptions options;
  options.threads = count > 3 ? std::atoi(words[3]) : 1;
  auto const report = sweep(folder, trivial_model(points), options);
  auto const swept = Clock::now();
  auto const megabytes = peak_megabytes();
  merge_study(folder, folder + ".h5", true);
  auto const microseconds = [&](Clock::time_point from, Clock::time_point to) {
    return 1e6 * std::chrono::duration<double>(to - from).count() / static_cast<double>(report.runs);
  };
  fmt::print("{} points, {} runs, {} threads: {:.1f} microseconds a run, {:.1f} MB at most; merged in {:.1f} a run, {:.1f} MB\n",
             points, report.runs, options.threads, microseconds(start, swept), megabytes, microseconds(swept, Clock::now()),
             peak_megabytes());
}

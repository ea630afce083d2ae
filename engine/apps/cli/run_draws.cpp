#include "engine/apps/cli/run_draws.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/output_path.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/apps/cli/study_words.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/experiments/compare.hpp"
#include "engine/experiments/sweep/simulated_sweep.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/experiments/uncertainty/prepare_draws.hpp"
#include "engine/reports/answer.hpp"
#include "engine/reports/json.hpp"
#include "engine/reports/number.hpp"
#include "engine/store/merge.hpp"

namespace convene::cli {
namespace {

using Json = nlohmann::ordered_json;

std::string count(std::size_t n) { return grouped(static_cast<double>(n), 0); }

/// One line for each draw and cause: a draw that cannot live fails in every run.
void list_failures(SweepReport const& report, std::size_t runs_of_draw, Console const& console) {
  std::map<std::pair<std::size_t, std::string>, std::size_t> causes;
  for (auto const& [run, message] : report.failures) ++causes[{run / runs_of_draw, message}];
  for (auto const& [cause, runs] : causes)
    console.problem(fmt::format("draw {}: {} ({})", cause.first, cause.second, counted(runs, "run")));
  if (report.failed > report.failures.size()) console.problem(fmt::format("and {} more", counted(report.failed - report.failures.size(), "run")));
  if (report.failed > 0) console.problem(fmt::format("{} of {} runs failed; their draws are left out", count(report.failed), count(report.runs)));
}

std::string answer(SweepReport const& report, std::size_t runs_of_draw, std::string const& output, Console const& console) {
  auto const comparison = compare_file(output);
  if (!console.json) return written_answer(comparison, console.style());
  auto json = Json::parse(comparison_json(comparison));
  json["file"] = output;
  json["failures"] = Json::array();
  for (auto const& [run, message] : report.failures)
    json["failures"].push_back({{"draw", run / runs_of_draw}, {"run", run}, {"message", message}});
  json["interrupted"] = false;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace

int run_draws(Scenario const& asked, RunOptions const& options, std::string const& output, bool force, Console const& console) {
  if (options.detail != Detail::summary)
    throw InputError(Fault{{}, "--detail", "runs with drawn parameters are kept as a summary", "leave it out, or give --draws 0"});
  require_writable(output, force);
  require_writable(output + ".provenance.json", force);
  auto const folder = output + ".runs";
  auto const model = simulated_sweep(prepare_draws(asked));
  auto const threads = options.threads > 0 ? options.threads : available_threads();
  auto const size = [&](char const* name) { return model.study.frame.dimension(name).size; };
  console.note(fmt::format("{}; {} are drawn: {} runs on {}, {} in {} meanwhile", size_words(asked), counted(size("factor"), "parameter"),
                           count(run_count(model.study)), counted(static_cast<std::size_t>(threads), "thread"),
                           size_words(projected_bytes(model.study)), folder));
  Progress progress("runs", console);
  SweepOptions sweep_options;
  sweep_options.threads = options.threads, sweep_options.stop = options.stop;
  sweep_options.on_failure = FailurePolicy::skip;
  sweep_options.progress = [&](SweepState const& state) {
    progress.update(state.ended, state.count, state.failed > 0 ? fmt::format("{} failed", state.failed) : "");
  };
  auto const report = sweep(folder, model, sweep_options);
  progress.clear();

  auto const runs_of_draw = size("strategy") * size("replication");
  list_failures(report, runs_of_draw, console);
  if (report.stopped) {
    console.problem(fmt::format("interrupted: {} of {} runs are finished and kept in {}. To have them all, give the same command again: it "
                                "goes on from there.",
                                count(report.done), count(report.runs), folder));
    return interrupted;
  }
  if (report.done == 0) {
    console.problem("no run finished: " + output + " is not written");
    return some_failed;
  }
  merge_study(folder, output, force);
  std::filesystem::remove_all(folder);  // every row stands in the file
  console.note(fmt::format("{} written after {}", output, duration_words(progress.seconds())));
  console.say(answer(report, runs_of_draw, output, console));
  return report.failed > 0 ? some_failed : done;
}

}  // namespace convene::cli

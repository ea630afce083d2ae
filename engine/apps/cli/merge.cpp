#include "engine/store/merge.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/output_path.hpp"
#include "engine/reports/number.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string directory, output;
  bool force = false;
};

int merge(Options const& options, Console const& console) {
  require_writable(options.output, options.force);
  auto const report = merge_study(options.directory, options.output, options.force);
  if (console.json) {
    nlohmann::ordered_json const json{{"file", options.output},
                                      {"runs", report.runs},
                                      {"failed", report.failed},
                                      {"unreadable_shards", report.unreadable},
                                      {"content_sha256", report.content_sha256}};
    console.say(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    return done;
  }
  auto const count = [](std::size_t n) { return grouped(static_cast<double>(n), 0); };
  if (report.failed > 0)
    console.problem(fmt::format("{} of {} runs failed: they have no values, and runs/error says why", count(report.failed),
                                count(report.runs)));
  console.say(fmt::format("{}: {} runs, content_sha256 {}\n{}.provenance.json: where and when they were run\n",
                          options.output, count(report.runs), report.content_sha256, options.output));
  return done;
}

}  // namespace

void add_merge(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("merge", "Make one results file of a finished study");
  auto options = std::make_shared<Options>();
  sub->add_option("DIR", options->directory, "Folder that `convene sweep` filled")->required();
  sub->add_option("-o,--output", options->output, "Results file to write (HDF5, readable as netCDF-4)")
      ->type_name("FILE.h5")
      ->required();
  sub->add_flag("--force", options->force, "Overwrite the results file");
  sub->add_flag("--json", command.console.json, "The answer for machines");
  sub->callback([=, &command] { command.action = [=, &command] { return merge(*options, command.console); }; });
}

}  // namespace convene::cli

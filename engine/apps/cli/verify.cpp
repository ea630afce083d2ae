#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/experiments/rerun.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

/// Lives the replications again; says which disagree.
int verify_runs(std::string const& path, std::vector<int> const& replications, Console const& console) {
  auto const results = read_results(path);
  bool const is_sweep = results.find("outcome") && results.find("outcome")->dimensions.front() == "design_point";
  auto const* const what = is_sweep ? "run" : "replication";
  int wrong = 0;
  for (int replication : replications) {
    auto const differ = rerun(results, replication);
    if (differ.empty())
      console.say(fmt::format("{}: {} {} run again from the file alone: every bit agrees\n", path, what, replication));
    else
      console.problem(fmt::format("{}: {} {} run again: {} variables differ, among them {} (another version of the engine?)",
                                  path, what, replication, differ.size(), differ.front()));
    wrong += !differ.empty();
  }
  return wrong == 0 ? done : wrong_input;
}

int verify(std::string const& path, Console const& console) {
  auto const stored = stored_hash(path), recomputed = recomputed_hash(path);
  bool const agree = stored == recomputed;
  if (console.json) {
    nlohmann::ordered_json const json{
        {"file", path}, {"ok", agree}, {"content_sha256", stored}, {"recomputed_sha256", recomputed}};
    console.say(json.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
  } else if (agree) {
    console.say(fmt::format("{}: holds what was written. content_sha256 {}\n", path, stored));
  } else {
    console.problem(
        fmt::format("{}: was changed since it was written (content_sha256 {}, but its content gives {})",
                    path, stored, recomputed));
  }
  return agree ? done : wrong_input;
}

}  // namespace

void add_verify(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("verify", "Recompute the content hash of a results file, and run replications again");
  auto path = std::make_shared<std::string>();
  sub->add_option("FILE", *path, "Results that `convene run` wrote")->required();
  sub->add_flag("--json", command.console.json, "The answer for machines");
  auto runs = std::make_shared<std::vector<int>>();
  sub->add_option("--run", *runs, "Replications (of a sweep, runs) to live again from the file alone, and to compare bit by bit");
  sub->callback([=, &command] {
    command.action = [=, &command] {
      int const status = verify(*path, command.console);
      return status != done || runs->empty() ? status : verify_runs(*path, *runs, command.console);
    };
  });
}

}  // namespace convene::cli

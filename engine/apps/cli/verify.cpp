#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

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
  auto* sub = app.add_subcommand("verify", "Recompute the content hash of a results file");
  auto path = std::make_shared<std::string>();
  sub->add_option("FILE", *path, "Results that `convene run` wrote")->required();
  sub->add_flag("--json", command.console.json, "The answer for machines");
  sub->callback([=, &command] { command.action = [=, &command] { return verify(*path, command.console); }; });
}

}  // namespace convene::cli

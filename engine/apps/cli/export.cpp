#include <CLI/CLI.hpp>
#include <memory>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/store/export_csv.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {
namespace {

struct Options {
  std::string file, folder;
  bool force = false;
};

int export_tables(Options const& options, Console const& console) {
  for (auto const& path : export_csv(read_results(options.file), options.folder, options.force))
    console.say(path + "\n");
  return done;
}

}  // namespace

void add_export(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("export", "Write results as tidy CSV tables (RFC 4180, full precision)");
  auto options = std::make_shared<Options>();
  sub->add_option("FILE", options->file, "Results that `convene run` wrote")->required();
  sub->add_option("--csv", options->folder, "Folder for the tables")->type_name("DIR")->required();
  sub->add_flag("--force", options->force, "Overwrite tables that are there");
  sub->callback(
      [=, &command] { command.action = [=, &command] { return export_tables(*options, command.console); }; });
}

}  // namespace convene::cli

#include <CLI/CLI.hpp>
#include <cerrno>
#include <cstdio>

#include "convene_version.hpp"
#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"

namespace {

using namespace convene;
using namespace convene::cli;

/// The command the user named, for messages.
std::string spoken_name(CLI::App const& app) {
  std::string name = app.get_name();
  for (auto const* sub : app.get_subcommands()) name += " " + sub->get_name();
  return name;
}

int wrong_usage(CLI::App const& app, CLI::ParseError const& error, Console const& console) {
  auto const name = spoken_name(app);
  return report(InputError(Fault{{}, name + ": " + error.what(), "", "(see `" + name + " --help`)"}),
                console);
}

/// The answer must have arrived: a full disk behind `> file` is no success.
int delivered(int code) {
  bool const arrived = std::fflush(stdout) == 0 && !std::ferror(stdout);
  if (arrived || code != done) return code;
  std::fputs("standard output: could not be written\n", stderr);
  return file_trouble;
}

bool asks_for_json(int count, char** words) {
  return std::any_of(words + 1, words + count,
                     [](char const* word) { return std::string_view(word) == "--json"; });
}

}  // namespace

int main(int count, char** words) {
  CLI::App app{"Try out health-care improvement partnerships before signing them.", "convene"};
  app.set_version_flag("--version", "convene " CONVENE_VERSION " (" CONVENE_COMMIT ")");
  app.set_help_flag("-h,--help", "Print this help and leave");
  app.require_subcommand(1);
  app.footer(
      "`convene COMMAND --help` tells more. Exit status: 0 done, 2 wrong input or command line, 3 file "
      "trouble,\n"
      "4 some runs failed, 130 interrupted (what finished is kept), 1 a fault of this program.");
  app.get_formatter()->column_width(34);

  Command command;
  add_check(app, command);
  add_describe(app, command);
  add_new(app, command);
  add_run(app, command);
  add_compare(app, command);
  add_optimise(app, command);
  add_calibrate(app, command);
  add_select(app, command);
  add_sweep(app, command);
  add_status(app, command);
  add_merge(app, command);
  add_sensitivity(app, command);
  add_discover(app, command);
  add_export(app, command);
  add_verify(app, command);
  add_validate(app, command);
  add_bench(app, command);

  command.console.json = asks_for_json(count, words);
  try {
    app.parse(count, words);
    return delivered(command.action());
  } catch (CLI::ParseError const& error) {
    if (error.get_exit_code() == 0) return delivered(app.exit(error));  // --help, --version
    return wrong_usage(app, error, command.console);
  } catch (std::exception const& fault) {
    return report(fault, command.console);
  }
}

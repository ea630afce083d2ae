#include "engine/apps/cli/search.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>

#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/study_output.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/experiments/stopped.hpp"
#include "engine/store/results_file.hpp"

namespace convene::cli {

CLI::App* add_search(CLI::App& app, Command& command, SearchWords const& words, std::shared_ptr<SearchOptions> const& options) {
  auto* sub = app.add_subcommand(words.command, words.about);
  sub->add_option("STUDY", options->study, words.study)->required();
  sub->add_option("-o,--output", options->directory, "Folder that " + words.file + " is written to, and finished runs are kept in")
      ->type_name("DIR")
      ->required();
  sub->add_flag("--resume", options->resume, "Go on with the search in the folder: what is finished is not run again");
  sub->add_option("--threads", options->threads, "Instead of all; the results do not depend on it")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
  sub->add_flag("--force", options->force, "Overwrite " + words.file);
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->add_flag("--json", command.console.json, "The answer for machines, unrounded");
  return sub;
}

std::string kept_in(std::string const& directory, std::string const& name, bool resume) {
  auto const folder = (std::filesystem::path(directory) / name).string();
  if (!resume && std::filesystem::exists(study_path(folder)))
    throw FileError(folder, "holds finished runs: go on with them by --resume, or choose another folder");
  return folder;
}

TellProgress telling(Progress& progress, Journal const* journal) {
  return [&progress, journal](std::size_t ended, std::size_t at_most) {
    if (journal && journal->kept() == 0) return progress.skip(ended);
    progress.update(ended, at_most);
  };
}

int run_search(SearchOptions const& options, SearchWords const& words, Study study, Search const& search, Console const& console) {
  auto const path = study_output(options.directory, words.file, options.force);
  Journal journal(kept_in(options.directory, "journal", options.resume), std::move(study));
  Progress progress(words.unit, console);
  try {
    auto const [results, text] = search(journal, telling(progress, &journal));
    progress.clear();
    write_results(results, path, options.force);
    console.note(fmt::format("{} written after {}{}", path, duration_words(progress.seconds()),
                             journal.found() > 0 ? "; " + counted(journal.found(), "replication") + " were there already" : ""));
    console.say(text);
    return done;
  } catch (Stopped const&) {
    progress.clear();
    console.problem(fmt::format("interrupted: {} are finished and kept in {}. To go on: convene {} {} -o {} --resume{}",
                                counted(journal.found() + journal.kept(), "replication"), options.directory, words.command,
                                options.study, options.directory, options.force ? " --force" : ""));
    return interrupted;
  }
}

}  // namespace convene::cli

#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/progress.hpp"
#include "engine/experiments/journal.hpp"
#include "engine/results/table.hpp"

namespace convene::cli {

/// What commands that search have in common: a study file in, one results file in a folder out, and beside it a journal, so
/// that an interrupted search goes on where it was.
struct SearchOptions {
  std::string study, directory;
  int threads = 0;
  bool force = false, resume = false;
};

struct SearchWords {
  std::string command, about, study, file, unit;  ///< `file`: what is written; `unit`: what progress counts
};

/// Searches with the journal at hand, calls `progress` as it goes, and gives results and the answer in words.
using TellProgress = std::function<void(std::size_t ended, std::size_t at_most)>;
using Search = std::function<std::pair<ResultSet, std::string>(Journal& journal, TellProgress const& progress)>;

/// Adds the command with these options.
CLI::App* add_search(CLI::App& app, Command& command, SearchWords const& words, std::shared_ptr<SearchOptions> const& options);

int run_search(SearchOptions const& options, SearchWords const& words, Study journal, Search const& search, Console const& console);

/// The folder of a journal, or of other work that can be gone on with. Throws FileError when there is some and not `resume`.
std::string kept_in(std::string const& directory, std::string const& name, bool resume);

/// Progress of a search: what the journal answers counts for nothing in the rate.
TellProgress telling(Progress& progress, Journal const* journal);

}  // namespace convene::cli

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/apps/cli/study_words.hpp"
#include "engine/apps/cli/words.hpp"
#include "engine/reports/number.hpp"
#include "engine/store/progress.hpp"
#include "engine/store/study_lock.hpp"

namespace convene::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t errors_shown = 10;

double bytes_of(StudyProgress const& progress) {
  double bytes = 0;
  std::error_code error;
  for (auto const& shard : progress.shards)
    if (auto const size = std::filesystem::file_size(shard.path, error); !error) bytes += static_cast<double>(size);
  return bytes;
}

std::string as_json(std::string const& directory, Study const& study, StudyProgress const& progress) {
  Json json{{"directory", directory},
            {"runs", progress.runs.size()},
            {"done", progress.count(RunState::done)},
            {"failed", progress.count(RunState::failed)},
            {"missing", progress.count(RunState::missing)},
            {"at_work", StudyLock::is_held(directory)},
            {"seconds_spent", progress.seconds},
            {"bytes", bytes_of(progress)},
            {"projected_bytes", projected_bytes(study)}};
  json["errors"] = Json::array();
  for (auto const& [run, error] : progress.errors)
    if (json["errors"].size() < errors_shown)
      json["errors"].push_back({{"run", run}, {"where", run_words(study, run)}, {"message", error}});
  json["shards"] = Json::array();
  for (auto const& shard : progress.shards)
    json["shards"].push_back({{"path", shard.path}, {"rows", shard.rows}, {"host", shard.host}, {"fault", shard.fault}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string as_text(std::string const& directory, Study const& study, StudyProgress const& progress) {
  auto const count = [](std::size_t n) { return grouped(static_cast<double>(n), 0); };
  auto const ended = progress.runs.size() - progress.count(RunState::missing);
  auto text = fmt::format("{}: {}\n{} done, {} failed, {} missing; {} of about {}\n", directory, size_words(study),
                          count(progress.count(RunState::done)), count(progress.count(RunState::failed)),
                          count(progress.count(RunState::missing)), size_words(bytes_of(progress)),
                          size_words(projected_bytes(study)));
  if (ended > 0) {
    double const each = progress.seconds / static_cast<double>(ended);
    text += fmt::format("{} of work a run on average; {} of work left for one thread\n", duration_words(each),
                        duration_words(each * static_cast<double>(progress.count(RunState::missing))));
  }
  text += StudyLock::is_held(directory) ? "a program is at work there\n" : "no program is at work there\n";
  std::size_t shown = 0;
  for (auto const& [run, error] : progress.errors)
    if (shown++ < errors_shown) text += fmt::format("failed: run {} ({}): {}\n", run, run_words(study, run), error);
  for (auto const& shard : progress.shards)
    if (!shard.fault.empty()) text += fmt::format("unreadable, its runs count as missing: {}\n", shard.fault);
  return text;
}

int status(std::string const& directory, Console const& console) {
  auto const study = read_study(directory);
  auto const progress = scan_study(directory, study);
  console.say(console.json ? as_json(directory, study, progress) : as_text(directory, study, progress));
  return done;
}

}  // namespace

void add_status(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("status", "Tell how far a study has come, what failed and what is left");
  auto directory = std::make_shared<std::string>();
  sub->add_option("DIR", *directory, "Folder that `convene sweep` fills")->required();
  sub->add_flag("--json", command.console.json, "The answer for machines");
  sub->callback([=, &command] { command.action = [=, &command] { return status(*directory, command.console); }; });
}

}  // namespace convene::cli

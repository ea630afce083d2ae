#include <CLI/CLI.hpp>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/scenario/starter.hpp"

namespace convene::cli {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> starter_names() {
  std::vector<std::string> names;
  for (auto setting : starter_settings()) names.push_back(to_string(setting));
  return names;
}

std::string starter_words() {
  std::string words;
  for (auto const& name : starter_names()) words += (words.empty() ? "" : ", ") + name;
  return words;
}

std::optional<Setting> setting_named(std::string const& name) {
  for (auto setting : starter_settings())
    if (to_string(setting) == name) return setting;
  return {};
}

struct Options {
  std::string name;
  std::string setting;
  bool force = false;
};

void write_text(fs::path const& path, std::string const& text) {
  errno = 0;
  std::ofstream file(path, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) throw FileError(path.string(), "could not be written", errno);
}

int make_new(Options const& options, Console const& console) {
  fs::path folder(options.name);
  if (!folder.has_filename()) folder = folder.parent_path();  // "mine/"
  auto const title = folder.filename().string();
  if (title.empty() || title == "." || title == "..")
    throw InputError(
        Fault{{}, "'" + options.name + "' is no name for a scenario", "", "give the name of a new folder"});

  auto const setting = *setting_named(options.setting);
  auto files = starter_rosters(title, setting);
  files["scenario.toml"] = new_scenario_text(title, setting);
  std::error_code error;
  if (fs::exists(folder, error) && !fs::is_directory(folder, error))
    throw FileError(folder.string(), "is there already, and no folder: choose another name");
  for (auto const& [name, text] : files)
    if (!options.force && fs::exists(folder / name, error))
      throw FileError((folder / name).string(),
                      "is there already: choose another name, or overwrite it with --force");
  fs::create_directories(folder, error);
  if (error) throw FileError(folder.string(), "could not be made", error.value());
  for (auto const& [name, text] : files) write_text(folder / name, text);

  console.say("Made " + folder.string() + " with");
  for (auto const& [name, text] : files) console.say(" " + name);
  console.say(".\nIts " + site_word(setting) + "s are invented: put yours in their place, then `convene check " +
              folder.string() + "`.\n");
  return done;
}

}  // namespace

void add_new(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand("new", "Make a commented scenario to start from");
  auto options = std::make_shared<Options>();
  sub->add_option("NAME", options->name, "Folder to make; its last part is the scenario's title")->required();
  sub->add_option("--setting", options->setting, "What is improved (" + starter_words() + ")")
      ->check(CLI::IsMember(starter_names()).description(""))
      ->type_name("SETTING")
      ->required();
  sub->add_flag("--force", options->force, "Overwrite files that are there");
  sub->callback(
      [=, &command] { command.action = [=, &command] { return make_new(*options, command.console); }; });
}

}  // namespace convene::cli

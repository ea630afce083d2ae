#include "engine/scenario/load.hpp"

#include <filesystem>
#include <functional>

#include "engine/scenario/file_text.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/rosters.hpp"
#include "engine/scenario/toml_sections.hpp"

namespace convene {
namespace {

/// How a scenario's files are reached: by name relative to its folder.
struct Source {
  std::string toml;  ///< what messages call scenario.toml
  std::function<std::string(std::string const& name)> shown;
  /// Nothing when there is no such file, after saying so unless the name is only guessed.
  std::function<std::optional<std::string>(PlacedText const& name)> read;
};

CsvTable read_table(Source const& source, PlacedText const& name, Scenario& scenario,
                    Diagnostics& diagnostics) {
  if (name.text.empty()) return {};
  auto const text = source.read(name);
  if (!text) return {};
  scenario.files[name.text] = *text;
  return read_csv(*text, source.shown(name.text), diagnostics);
}

Scenario load(Source const& source, std::string const& toml_text, Diagnostics& diagnostics) {
  Scenario scenario;
  scenario.path = source.toml;
  scenario.files["scenario.toml"] = toml_text;
  auto const root = parse_toml(toml_text, source.toml, diagnostics);
  auto const names =
      root ? read_scenario_toml(*root, source.toml, scenario, diagnostics) : guess_rosters(toml_text);
  RosterTables tables;
  if (names.hospitals.text.empty()) {
    tables.clinics = read_table(source, names.clinics, scenario, diagnostics);
    read_clinics(tables.clinics, scenario, diagnostics);
  } else {
    tables.clinics = read_table(source, names.hospitals, scenario, diagnostics);
    auto const information = read_table(source, names.hospital_information, scenario, diagnostics);
    read_hospitals(tables.clinics, information, names.state, scenario, diagnostics);
  }
  tables.systems = read_table(source, names.systems, scenario, diagnostics);
  read_systems(tables.systems, scenario, diagnostics);
  tables.ties = read_table(source, names.ties, scenario, diagnostics);
  read_ties(tables.ties, scenario, diagnostics);
  tables.services = read_table(source, names.services, scenario, diagnostics);
  read_services(tables.services, scenario, diagnostics);
  tables.people = read_table(source, names.people, scenario, diagnostics);
  read_people(tables.people, tables.clinics.complete, scenario, diagnostics);
  check_references(tables, scenario, root.has_value(), diagnostics);
  return scenario;
}

/// Found in a TOML text that cannot be read: no reason for a fault.
bool is_guess(PlacedText const& name) {
  return name.where.line == 0;
}

}  // namespace

Scenario load_scenario(std::string const& path, Diagnostics& diagnostics) {
  std::error_code error;
  std::filesystem::path toml{path};
  if (std::filesystem::is_directory(toml, error)) toml /= "scenario.toml";
  auto const folder = toml.parent_path();
  Source source;
  source.toml = toml.lexically_normal().string();
  source.shown = [&](std::string const& name) { return (folder / name).lexically_normal().string(); };
  // A missing roster must not hide the faults of the others: what failed first is thrown at the end.
  std::optional<FileError> failure;
  source.read = [&](PlacedText const& name) -> std::optional<std::string> {
    try {
      return read_text_file(source.shown(name.text));
    } catch (FileError const& e) {
      if (!failure && !is_guess(name)) failure = e;
      return {};
    }
  };
  auto scenario = load(source, read_text_file(source.toml), diagnostics);
  if (failure) throw *failure;
  return scenario;
}

Scenario load_scenario_texts(std::map<std::string, std::string> const& files, Diagnostics& diagnostics) {
  auto const toml = files.find("scenario.toml");
  if (toml == files.end()) {
    diagnostics.add({"scenario.toml"}, "missing", "a scenario's texts need it", "add it");
    return {};
  }
  std::vector<std::string> known;
  for (auto const& [name, text] : files) known.push_back(name);
  Source source;
  source.toml = "scenario.toml";
  source.shown = [](std::string const& name) { return name; };
  source.read = [&](PlacedText const& name) -> std::optional<std::string> {
    auto const found = files.find(name.text);
    if (found != files.end()) return found->second;
    if (is_guess(name)) return {};
    diagnostics.add(name.where, '"' + name.text + '"', "no such file is given",
                    did_you_mean(name.text, known));
    return {};
  };
  return load(source, toml->second, diagnostics);
}

}  // namespace convene

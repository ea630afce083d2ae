#include "engine/store/scenario_record.hpp"

#include "engine/store/sha256.hpp"

namespace convene {
namespace {

std::string const folder = "scenario/";

}  // namespace

std::string scenario_hash(Scenario const& scenario) {
  Sha256 sha;
  for (auto const& [name, text] : scenario.files)
    sha.add(name).add("\n").add(std::to_string(text.size())).add("\n").add(text);
  return sha.hex();
}

void record_scenario(ResultSet& results, Scenario const& scenario) {
  for (auto const& [name, text] : scenario.files) results.provenance[folder + name] = text;
  results.attributes["scenario_sha256"] = scenario_hash(scenario);
}

std::map<std::string, std::string> recorded_scenario(ResultSet const& results) {
  std::map<std::string, std::string> files;
  for (auto const& [name, text] : results.provenance)
    if (name.starts_with(folder)) files[name.substr(folder.size())] = text;
  return files;
}

}  // namespace convene

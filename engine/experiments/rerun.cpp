#include "engine/experiments/rerun.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "engine/assembly/gather.hpp"
#include "engine/assembly/simulation.hpp"
#include "engine/core/diagnostics.hpp"
#include "engine/experiments/run.hpp"
#include "engine/experiments/sweep/rerun_sweep.hpp"
#include "engine/scenario/load.hpp"

namespace convene {
namespace {

bool same_bits(std::vector<double> const& a, std::vector<double> const& b, std::size_t lanes, std::size_t lane_of_a,
               std::size_t stride_a) {
  auto const weeks = b.size() / lanes;
  for (std::size_t s = 0; s < lanes; ++s)
    for (std::size_t w = 0; w < weeks; ++w)
      if (std::bit_cast<std::uint64_t>(a[(s * stride_a + lane_of_a) * weeks + w]) != std::bit_cast<std::uint64_t>(b[s * weeks + w]))
        return false;
  return true;
}

}  // namespace

Scenario recorded_question(ResultSet const& results) {
  std::map<std::string, std::string> files;
  std::string const prefix = "scenario/";
  for (auto const& [name, text] : results.provenance)
    if (name.starts_with(prefix)) files[name.substr(prefix.size())] = text;
  auto const seed = results.provenance.find("seed");
  if (files.empty() || seed == results.provenance.end())
    throw InputError(Fault{{}, "no scenario in the file", "it was not written by `convene run`", "run the scenario again"});
  Diagnostics diagnostics;
  auto const scenario = load_scenario_texts(files, diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  RunOptions options;
  options.strategies = results.dimension("strategy").labels;
  options.seed = std::stoull(seed->second);
  auto asked = asked_for(scenario, options);
  asked.baseline = results.attributes.at("baseline");
  return asked;
}

std::vector<std::string> rerun(ResultSet const& results, int replication) {
  for (auto const& dimension : results.dimensions)
    if (dimension.name == "design_point") return rerun_of_sweep(results, static_cast<std::size_t>(replication));
  auto const& numbers = results.dimension("replication").values;
  auto const place = std::find(numbers.begin(), numbers.end(), replication);
  if (place == numbers.end())
    throw InputError(Fault{{}, "replication " + std::to_string(replication), "the file does not hold it",
                           "it holds 0 to " + std::to_string(static_cast<int>(numbers.size()) - 1)});
  auto const scenario = recorded_question(results);
  Simulation const simulation{scenario};
  std::vector<std::size_t> strategies(scenario.strategies.size());
  std::iota(strategies.begin(), strategies.end(), std::size_t{0});
  Gatherer gatherer{scenario, simulation, strategies, {replication}, Detail::summary};
  gatherer.add(simulation.replicate(replication, strategies, serial_for, {}));
  auto const again = gatherer.finish();

  std::vector<std::string> differ;
  for (auto const& now : again.variables) {
    if (now.dimensions.size() < 2) continue;  // those by strategy, replication (and week)
    auto const* then = results.find(now.name);
    auto const* a = then ? std::get_if<std::vector<double>>(&then->cells) : nullptr;
    if (!a || !same_bits(*a, std::get<std::vector<double>>(now.cells), strategies.size(),
                         static_cast<std::size_t>(place - numbers.begin()), numbers.size()))
      differ.push_back(now.name);
  }
  return differ;
}

}  // namespace convene

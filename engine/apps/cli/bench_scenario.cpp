#include "engine/apps/cli/bench_scenario.hpp"

#include <fmt/format.h>

#include "engine/scenario/load.hpp"

namespace convene::cli {
namespace {

constexpr char const* scenario_toml = R"(title = "Benchmark"
setting = "vaccination"
start = 2026-07-06
horizon_weeks = 52
replications = {replications}
seed = 1
baseline = "no_partnership"
[population]
clinics = "clinics.csv"
[[partner]]
id = "health_department"
kind = "health_department"
staff = [{{ role = "coach", people = {coaches}, hours_per_week = 24 }}]
topics = ["hpv"]
[strategy.no_partnership]
[strategy.clinic_by_clinic]
engagement = "clinic"
partners = ["health_department"]
policy = {{ kind = "first_come" }}
levers.coaching = {{ mode = "in_person", session_hours = 1.0 }}
[strategy.system_first]
engagement = "system"
partners = ["health_department"]
policy = {{ kind = "first_come" }}
levers.system_mapping = {{}}
levers.leader_identification = {{}}
levers.coaching = {{ mode = "in_person", session_hours = 1.0 }}
)";

}  // namespace

Scenario bench_scenario(int clinics, int replications) {
  std::string roster = "clinic,system,patients_9_18,providers\n";
  for (int i = 0; i < clinics; ++i) roster += fmt::format("clinic_{:05},system_{:04},1000,4\n", i, i / 12);
  Diagnostics diagnostics;
  auto const toml = fmt::format(scenario_toml, fmt::arg("replications", replications),
                                fmt::arg("coaches", std::max(1, clinics / 30)));
  auto scenario = load_scenario_texts({{"scenario.toml", toml}, {"clinics.csv", roster}}, diagnostics);
  if (!diagnostics.ok()) throw std::logic_error(InputError(diagnostics).what());
  return scenario;
}

}  // namespace convene::cli

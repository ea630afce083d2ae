#pragma once

#include <string>

#include "engine/scenario/scenario.hpp"

namespace convene {

std::string describe_week();                       ///< the one visible order of a week
std::string describe_levers(bool json);
std::string describe_policies(bool json);
std::string describe_measures(bool json);
std::string describe_parameters(bool json);
std::string describe_schema();                     ///< JSON Schema of scenario.toml, made from the catalogue
/// In plain words: what would be simulated, and what each strategy would have each partner do.
std::string describe_scenario(Scenario const& scenario);

/// What each partner does under each strategy, in blocks of `weeks_each` weeks, as replication 0 goes.
std::string describe_course(Scenario const& scenario, int weeks_each);

}  // namespace convene

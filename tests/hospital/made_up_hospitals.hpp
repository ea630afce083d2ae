#pragma once

#include "tests/support/study.hpp"

namespace convene::test {

/// Hospitals alike but for chance, each with all six conditions published: 300 discharges in three years, rates of the
/// nation.
Scenario made_up_hospitals(int count, int weeks = 52);

/// A partner with coaches, and a strategy that has every hospital enrolled with it and coached on `topics`.
void add_coaching(Scenario& scenario, std::string const& name, std::vector<std::string> topics, double hours = 30);

/// Everyone starts at this compliance in every topic.
void start_at(Scenario& scenario, double compliance);

}  // namespace convene::test

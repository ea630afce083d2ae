#pragma once

#include "tests/cli/program.hpp"

namespace convene::test {

/// Studies of the starter scenario, small enough for a test.
class StudyCommands : public ProgramTest {
 protected:
  StudyCommands() { make_scenario("mine"); }

  void write_calibration(std::string const& more = "") const {
    write("calibrate.toml", R"(scenario = "mine"
strategies = ["no_partnership"]
replications = 2

[[factor]]
path = "vaccination.notice.first_acute"
range = [0.005, 0.3]

[[factor]]
path = "cost.mile"
range = [0.3, 1.2]

[calibrate]
targets = "targets.csv"
particles = 20
attempts = 400
tolerance = 0.7
)" + more);
    write("targets.csv",
          "target,measure,per,value,sd\nacute,missed_first_acute,eligible_first_acute,0.9,0.02\n");
  }

  void write_optimisation() const {
    write("optimise.toml", R"(scenario = "mine"
strategies = ["no_partnership", "system_first"]
replications = 2

[[factor]]
path = "strategy.system_first.levers.coaching.sessions"
values = [1, 2, 3]

[[factor]]
path = "strategy.system_first.policy.kind"
values = ["first_come", "equal_share"]

[optimise]
strategy = "system_first"
objectives = [{ measure = "first_doses", goal = "more" }, { measure = "cost", goal = "less" }]
limits = [{ measure = "hours_used", at_most = 100000 }]
population = 8
generations = 3
fresh_replications = 4
finalists = 2
indifference = 5
budget = 120
)");
  }
};

}  // namespace convene::test

#pragma once

#include <vector>

#include "engine/assembly/simulation.hpp"
#include "engine/experiments/trials/rehearsal.hpp"
#include "engine/scenario/trial.hpp"

namespace convene {

/// Lives single replications of a trial of people within sites, twice: with the programme, and with nobody to run it. In both the
/// same people fall ill, are enrolled and drawn for the arms. `caused` compares those treated with themselves in the world
/// without; the estimate compares the arms in the world with, where they share sites and services.
class PeopleRehearsal {
 public:
  PeopleRehearsal(Trial const& trial, TrialParameters const& parameters);

  /// [outcome][published effect]
  std::vector<std::vector<TrialReading>> live(std::size_t replication) const;

 private:
  using Cohort = Column<ClinicId, std::vector<CohortMember>>;

  TrialReading read(TrialOutcome const& outcome, PublishedEffect const& effect, Cohort const& with, Cohort const& without) const;

  Trial const& trial_;
  Simulation with_, without_;
};

}  // namespace convene

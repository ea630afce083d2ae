#pragma once

#include <array>
#include <limits>
#include <vector>

#include "engine/assembly/simulation.hpp"
#include "engine/experiments/trials/outcome_reader.hpp"
#include "engine/scenario/trial.hpp"
#include "engine/world/complex_care.hpp"

namespace convene {

/// What one replication says of one published effect, on the scale that the effect is stored in.
struct TrialReading {
  double caused = 0;      ///< the same clinics with the arm's levers less without
  double estimate = 0;    ///< what the trial would report
  double half_width = 0;  ///< of its own 95% interval
  double control = 0;     ///< the outcome where nobody acts, in the control's (or first) arm, in its own unit
  double baseline = 0;    ///< at the start there, or in the window before, likewise; NaN: not known
  double level = std::numeric_limits<double>::quiet_NaN();  ///< the outcome in the effect's arm, as it acts
  std::array<double, cohort_arms> people{};                 ///< enrolled, where people are randomised within sites

  bool is_finite() const;  ///< false: an arm without an event has no ratio to another
};

/// Lives single replications of a trial and reads them as the trial's design does.
class Rehearsal {
 public:
  Rehearsal(Trial const& trial, TrialParameters const& parameters, int replications);

  /// [outcome][published effect]
  std::vector<std::vector<TrialReading>> live(std::size_t replication) const;

 private:
  struct Cast;  ///< who is in which arm in one replication, and what was lived
  using Table = std::vector<ClinicShare>;  ///< by clinic

  std::vector<std::size_t> cohorts_of(std::size_t allocation) const;
  Table shares(Cast const& cast, OutcomeReader const& reader, std::size_t arm, TrialWindow window, bool acting,
               bool sampled) const;
  Table sampled(Table whole, double share, std::size_t arm, TrialWindow window, std::size_t replication) const;
  /// Terms of one arm's outcome: the window, less the window before where the design says so.
  void add_arm(std::vector<ContrastTerm>& terms, double weight, Cast const& cast, OutcomeReader const& reader,
               TrialOutcome const& outcome, PublishedEffect const& effect, std::size_t arm, bool acting, bool sampled) const;
  TrialReading read(Cast const& cast, OutcomeReader const& reader, TrialOutcome const& outcome,
                    PublishedEffect const& effect) const;
  TrialReading read_wedge(Cast const& cast, OutcomeReader const& reader, TrialOutcome const& outcome,
                          PublishedEffect const& effect) const;
  std::vector<std::pair<double, std::size_t>> weights_of(PublishedEffect const& effect) const;

  Trial const& trial_;
  Scenario scenario_;
  Simulation simulation_;
  LaneOptions options_;
};

}  // namespace convene

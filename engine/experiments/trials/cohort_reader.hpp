#pragma once

#include "engine/experiments/trials/contrast.hpp"
#include "engine/scenario/trial.hpp"
#include "engine/world/complex_care.hpp"

namespace convene {

/// What an outcome of the cohort counts of one person in a window of days from enrolment (before it: negative). Of 0 where the
/// person died before the window, or had no need in it.
ClinicShare count_of(TrialMeasure measure, CohortMember const& member, TrialWindow window);

/// Shares are told in percent, the rest a person.
constexpr double cohort_scale(TrialMeasure measure) { return is_a_person(measure) ? 1 : 100; }

}  // namespace convene

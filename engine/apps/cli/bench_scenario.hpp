#pragma once

#include "engine/scenario/scenario.hpp"

namespace convene::cli {

/// The scenario that is timed, made in memory: systems of twelve clinics with 1,000 adolescents each, and
/// strategies that differ in whom partners approach. The same in every version, so that figures can be
/// compared.
Scenario bench_scenario(int clinics, int replications);

}  // namespace convene::cli

#include "engine/apps/cli/study_words.hpp"

#include <fmt/format.h>

#include "engine/apps/cli/words.hpp"
#include "engine/reports/number.hpp"

namespace convene::cli {

std::string size_words(Study const& study) {
  auto const size = [&](char const* name) { return study.frame.dimension(name).size; };
  return fmt::format("{}, {}, {}: {} runs", counted(size("design_point"), "design point"),
                     counted(size("strategy"), "strategy"), counted(size("replication"), "replication"),
                     grouped(static_cast<double>(run_count(study)), 0));
}

std::string run_words(Study const& study, std::size_t run) {
  auto const strategies = study.frame.dimension("strategy"), replications = study.frame.dimension("replication");
  auto const strategy = run / replications.size % strategies.size;
  return fmt::format("point {}, {}, replication {}", run / replications.size / strategies.size,
                     strategies.labels.at(strategy), run % replications.size);
}

double projected_bytes(Study const& study) {
  constexpr double row = 264;  // number, state, error, times
  return static_cast<double>(run_count(study)) * (8.0 * static_cast<double>(values_per_run(study)) + row);
}

}  // namespace convene::cli

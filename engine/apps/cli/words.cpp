#include "engine/apps/cli/words.hpp"

#include <fmt/format.h>

namespace convene::cli {

std::string duration_words(double seconds) {
  if (seconds < 1) return fmt::format("{:.1f} s", seconds);
  if (seconds < 120) return fmt::format("{:.0f} s", seconds);
  if (seconds < 7200) return fmt::format("{:.0f} min", seconds / 60);
  return fmt::format("{:.1f} h", seconds / 3600);
}

std::string size_words(double bytes) {
  static constexpr char const* units[] = {"bytes", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  while (bytes >= 1000 && unit < 4) bytes /= 1000, ++unit;
  return fmt::format("{:.{}f} {}", bytes, unit > 0 && bytes < 10 ? 1 : 0, units[unit]);
}

std::string counted(std::size_t count, std::string const& thing) {
  if (count == 1) return "1 " + thing;
  bool const ies = thing.ends_with('y');
  return fmt::format("{} {}{}", count, ies ? thing.substr(0, thing.size() - 1) : thing, ies ? "ies" : "s");
}

std::string size_words(Scenario const& scenario) {
  return counted(scenario.strategies.size(), "strategy") + ", " + counted(scenario.clinics.size(), site_word(scenario.setting)) +
         ", " + counted(scenario.partners.size(), "partner") + "; " +
         counted(static_cast<std::size_t>(scenario.replications), "replication") + " of " +
         counted(static_cast<std::size_t>(scenario.horizon_weeks), "week") +
         (scenario.uncertainty.draws > 0 ? ", in " + counted(static_cast<std::size_t>(scenario.uncertainty.draws), "draw") + " of the parameters" : "");
}

}  // namespace convene::cli

#include "engine/reports/trials_cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/reports/number.hpp"

namespace convene {

std::string told_text(EffectUnit unit, double told, int decimals) {
  auto const number = grouped(told, decimals);
  if (unit == EffectUnit::ratio) return "x" + number;
  return (told > 0 ? "+" + number : number) + (unit == EffectUnit::percent ? "%" : "");
}

int least_decimals(EffectUnit unit, double told) { return unit == EffectUnit::ratio ? 2 : std::fabs(told) >= 100 ? 0 : 1; }

std::string effect_cell(Estimate const& e, PublishedEffect const& p, int least) {
  auto const half = p.told_spread(e.mean, e.half_width), mean = p.told(e.mean);
  auto const decimals = std::min(decimals_for(half, least < 0 ? least_decimals(p.unit, mean) : least), 3);
  return told_text(p.unit, mean, decimals) + " ± " + grouped(half, decimals);
}

std::string published_cell(PublishedEffect const& p, int decimals) {
  if (decimals < 0) decimals = least_decimals(p.unit, p.told(p.value));
  auto const value = told_text(p.unit, p.told(p.value), decimals);
  if (p.sign == 0) return fmt::format("{} ({} to {})", value, grouped(p.told(p.low), decimals), grouped(p.told(p.high), decimals));
  return (std::isnan(p.value) ? "" : value + ", ") + (p.sign > 0 ? "more" : "less");
}

std::string sd_cell(TrialFinding const& f) {
  auto const sd = f.published.told_spread(f.trial_mean, f.trial_sd);
  return grouped(sd, sd >= 10 ? plain_decimals(sd) : 2);
}

}  // namespace convene

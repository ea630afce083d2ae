#include "engine/experiments/discovery/sentence.hpp"

#include <fmt/format.h>

#include <cmath>
#include <vector>

#include "engine/results/units.hpp"

namespace convene {
namespace {

/// Three digits, and no exponent where people count.
std::string number(double value) {
  double const size = std::abs(value);
  if (!(size >= 1000 && size < 1e9)) return fmt::format("{:.3g}", value);
  double const step = std::pow(10, std::floor(std::log10(size)) - 2);
  return fmt::format("{:.0f}", std::round(value / step) * step);
}

std::string quantity(double value, std::string const& units) {
  auto const words = value == 1 ? units == "1" ? "" : units : many(units);
  return number(value) + (words.empty() ? "" : " " + words);
}

/// "mode is webinar or in_person": the words whose places lie inside.
std::string word_condition(Limits const& limits, FactorName const& factor) {
  std::string text;
  for (std::size_t w = 0; w < factor.words.size(); ++w)
    if (static_cast<double>(w) >= limits.low && static_cast<double>(w) <= limits.high)
      text += (text.empty() ? "" : " or ") + factor.words[w];
  return factor.name + " is " + text;
}

/// "trust is at least 0.3", "session is between 2 and 5 hour".
std::string condition(Limits const& limits, FactorName const& factor) {
  if (!factor.words.empty()) return word_condition(limits, factor);
  bool const low = std::isfinite(limits.low), high = std::isfinite(limits.high);
  if (low && high && limits.low == limits.high)
    return fmt::format("{} is {}", factor.name, quantity(limits.low, factor.units));
  if (low && high)
    return fmt::format("{} is between {} and {}", factor.name, number(limits.low),
                       quantity(limits.high, factor.units));
  return fmt::format("{} is at {} {}", factor.name, low ? "least" : "most",
                     quantity(low ? limits.low : limits.high, factor.units));
}

std::string joined(std::vector<std::string> const& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i)
    text += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
  return text;
}

std::string percent(double share) {
  return fmt::format("{:.0f}%", 100 * share);
}

}  // namespace

std::string discovery_sentence(Discovery const& found, std::string const& claim,
                               std::span<FactorName const> factors) {
  CONVENE_CHECK(factors.size() == found.box.limits.size());
  if (found.base_rate == 0 || found.base_rate == 1)
    return fmt::format("{} in {} of the futures tried: there is no part to point at.", claim,
                       found.base_rate == 0 ? "none" : "all");
  if (!found.significant)
    return fmt::format(
        "{} in {} of the futures tried, and in no part of them clearly more often than by luck.", claim,
        percent(found.base_rate));
  std::vector<std::string> conditions;
  for (std::size_t f = 0; f < factors.size(); ++f)
    if (std::isfinite(found.box.limits[f].low) || std::isfinite(found.box.limits[f].high))
      conditions.push_back(condition(found.box.limits[f], factors[f]));
  std::string text = fmt::format(
      "{} mainly where {}: there this holds in {} of the futures, against {} of all; {} of the futures in "
      "which it "
      "holds lie there.",
      claim, joined(conditions), percent(found.count.density), percent(found.base_rate),
      percent(found.count.coverage));
  std::vector<std::string> weak;
  for (auto const& limit : found.limits)
    if (limit.reproduced < 0.5 && (weak.empty() || weak.back() != factors[limit.factor].name))
      weak.push_back(factors[limit.factor].name);
  if (!weak.empty())
    text +=
        fmt::format(" Half of the futures alone would often not have shown the part of {}.", joined(weak));
  return text;
}

}  // namespace convene

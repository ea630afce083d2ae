#include "engine/reports/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/results/units.hpp"

namespace convene {
namespace {

std::string cell(IndexEstimate const& e, int decimals) {
  auto const value = grouped(e.value, decimals);
  if (std::isnan(e.low) || std::isnan(e.high)) return value;
  return fmt::format("{} ({} to {})", value, grouped(e.low, decimals), grouped(e.high, decimals));
}

/// Lines of at most the style's width, each with its line feed.
std::string lines(std::string const& text, Style const& style, Tone tone = Tone::plain) {
  std::string all;
  for (auto const& line : wrap(text, style.width)) all += toned(line, tone, style) + "\n";
  return all;
}

/// Rows with the largest value first; rows without a value last.
std::vector<std::size_t> order_by(std::size_t count, auto const& value) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  auto const key = [&](std::size_t i) { return std::isnan(value(i)) ? -1e300 : value(i); };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) > key(b); });
  return order;
}

int decimals_of(double size) {
  return size > 0 ? std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 6) : 2;
}

std::string sobol_table(Sensitivity const& found, Style const& style) {
  auto const& sobol = *found.sobol;
  TextTable table("share of the variance");
  table.column("alone\n(95% interval)"), table.column("with its interactions\n(95% interval)");
  for (auto const i : order_by(found.names.size(), [&](std::size_t k) { return sobol.total[k].value; }))
    table.row({{found.names[i]}, {cell(sobol.first[i], 3)}, {cell(sobol.total[i], 3)}});
  auto text = table.print(style);
  if (sobol.second.empty()) return text;
  TextTable pairs("only together");
  pairs.column("share of the variance\n(95% interval)");
  for (auto const i : order_by(sobol.second.size(), [&](std::size_t k) { return sobol.second[k].interaction.value; })) {
    auto const& pair = sobol.second[i];
    pairs.row({{found.names[pair.first] + " x " + found.names[pair.second]}, {cell(pair.interaction, 3)}});
  }
  return text + "\n" + pairs.print(style);
}

std::string morris_table(Sensitivity const& found, Style const& style) {
  double largest = 0;
  for (auto const& effect : found.morris) largest = std::max(largest, effect.mu_star.value);
  auto const decimals = decimals_of(largest);
  TextTable table("effect of the whole range");
  for (auto const* head : {"mean size, mu*\n(95% interval)", "mean, mu\n(95% interval)", "spread, sigma\n(95% interval)"})
    table.column(head);
  for (auto const i : order_by(found.names.size(), [&](std::size_t k) { return found.morris[k].mu_star.value; })) {
    auto const& effect = found.morris[i];
    table.row({{found.names[i]}, {cell(effect.mu_star, decimals)}, {cell(effect.mu, decimals)}, {cell(effect.sigma, decimals)}});
  }
  return table.print(style);
}

std::string regression_table(Sensitivity const& found, Style const& style) {
  auto const& coefficients = found.regression->coefficients;
  TextTable table(found.ranks ? "standardised rank coefficient" : "standardised coefficient");
  table.column("(95% interval)");
  for (auto const i : order_by(found.names.size(), [&](std::size_t k) { return std::abs(coefficients[k].value); }))
    table.row({{found.names[i]}, {cell(coefficients[i], 3)}});
  auto text = table.print(style);
  text += "\n" + lines(fmt::format("A straight line explains {} of the variance{}", cell(found.regression->explained, 3),
                                   found.regression->explained.value < 0.7 ? ": the coefficients tell little, use Sobol' indices." : "."), style);
  if (!found.logarithmic.empty())
    text += lines("Taken by their logarithm: " + enumerate(found.logarithmic) + ".", style);
  return text;
}

std::string what_of(SweepResults const& sweep, Contrast const& contrast) {
  auto const units = many(sweep.measure.units);
  return fmt::format("{} ({}{}), {}", sweep.measure.id, units.empty() ? "" : units + ", ",
                     sweep.measure.kind == MeasureKind::flow ? fmt::format("over {} weeks", sweep.weeks)
                                                             : fmt::format("after {} weeks", sweep.weeks),
                     contrast.words());
}

std::string chance_note(SweepResults const& sweep, Sensitivity const& found) {
  auto const decimals = decimals_of(found.deviation);
  auto text = fmt::format(
      "Mean over {} points: {}, standard deviation {}. Each point is the mean of {} replications", found.points,
      grouped(found.mean, decimals), grouped(found.deviation, decimals), sweep.replications);
  if (!std::isnan(found.contrast.chance))
    text += fmt::format(", with a standard error of about {}", grouped(found.contrast.chance, decimals));
  text += ". Intervals speak of the points that were chosen, not of the replications' chance.";
  if (found.contrast.chance > 0.5 * found.deviation)
    text += " That chance is large beside the differences between points: add replications.";
  if (found.contrast.unfinished > 0)
    text += fmt::format(" {} replications did not finish and are left out.", found.contrast.unfinished);
  return text;
}

}  // namespace

std::string sensitivity_text(SweepResults const& sweep, Sensitivity const& found, Style const& style) {
  auto text = sweep.title + "\n" + lines("What decides " + what_of(sweep, found.contrast), style) + "\n";
  if (found.sobol) text += sobol_table(found, style);
  if (!found.morris.empty()) text += morris_table(found, style);
  if (found.regression) text += regression_table(found, style);
  return text + "\n" + lines(chance_note(sweep, found), style) + "(" + to_string(sweep.design.kind) +
         fmt::format(" design of {} points, content_sha256 {})\n", grouped(static_cast<double>(sweep.points()), 0), sweep.content_sha256);
}

std::string discovery_text(SweepResults const& sweep, SweepDiscovery const& found, Style const& style) {
  auto const& d = found.found;
  auto text = sweep.title + "\n" + lines(what_of(sweep, found.contrast), style) + "\n" +
              lines(found.sentence, style, Tone::strong);
  if (!d.limits.empty()) {
    TextTable table("limit");
    for (auto const* head : {"value", "quasi-p", "found in\nrandom halves"}) table.column(head);
    for (auto const& limit : d.limits) {
      auto const& factor = sweep.factors[limit.factor];
      auto const word = static_cast<std::size_t>(limit.value);
      table.row({{factor.path + (limit.low_end ? ", at least" : ", at most")},
                 {word < factor.words.size() ? factor.words[word] : fmt::format("{:.4g}", limit.value)},
                 {limit.quasi_p < 0.001 ? "<0.001" : grouped(limit.quasi_p, 3)},
                 {percent(limit.reproduced)}});
    }
    text += "\n" + table.print(style);
    text += "\n" + lines(fmt::format("Inside the box: {} of {} points (mass), {} of them of interest (density), {} of all points "
                                    "of interest (coverage). Boxes found in one half of the points hold {} of interest in the "
                                    "other half. Chance of as strong a box without any pattern: {}.",
                                    percent(d.count.mass), found.used, percent(d.count.density), percent(d.count.coverage),
                                    percent(d.density_elsewhere), grouped(d.noise_p, 3)),
                         style);
  }
  return text + fmt::format("({} points of interest among {}, {} replications each; {} design, content_sha256 {})\n",
                            static_cast<std::size_t>(std::lround(d.base_rate * static_cast<double>(found.used))), found.used,
                            sweep.replications, to_string(sweep.design.kind), sweep.content_sha256);
}

}  // namespace convene

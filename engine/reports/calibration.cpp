#include "engine/reports/calibration.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"

namespace convene {
namespace {

using Json = nlohmann::ordered_json;

std::string number(double x) {
  return fmt::format("{:.4g}", x);
}

std::string parameter_table(CalibrationStudy const& study, Calibration const& found, Style const& style) {
  bool const point = found.method == CalibrationMethod::cma_es;
  TextTable table("parameter");
  table.column("range");
  table.column(point ? "best" : "median");
  if (!point) {
    table.column("90% of the\nposterior");
    table.column("variance\nleft");
    table.column("");
  }
  for (std::size_t p = 0; p < study.parameters.size(); ++p) {
    auto const& of = study.parameters[p];
    auto const& fit = found.parameters[p];
    std::vector<TableCell> row{{of.path}, {number(of.low) + " to " + number(of.high)}, {number(fit.median), Tone::strong}};
    if (!point) {
      row.push_back({number(fit.low) + " to " + number(fit.high)});
      row.push_back({percent(fit.left)});
      row.push_back({fit.flat ? "flat" : "", Tone::bad});
    }
    table.row(std::move(row));
  }
  return table.print(style) + "\n";
}

std::string target_table(CalibrationStudy const& study, Calibration const& found, Style const& style) {
  TextTable table("target");
  table.column("observed (sd)");
  table.column("simulated");
  table.column("off by, sd");
  for (std::size_t t = 0; t < study.targets.size(); ++t) {
    auto const& target = study.targets[t];
    auto const& fit = found.targets[t];
    bool const off = std::abs(fit.misfit) > 2;
    table.row({{target.name},
               {number(target.value) + " (" + number(target.sd) + ")"},
               {found.method == CalibrationMethod::cma_es
                    ? number(fit.simulated)
                    : number(fit.simulated) + " (" + number(fit.low) + " to " + number(fit.high) + ")"},
               {grouped(fit.misfit, 1), off ? Tone::bad : Tone::plain}});
  }
  return table.print(style) + "\n";
}

/// How far the targets' errors had to be taken for larger than they are said to be.
std::string within_words(Posterior const& posterior, double asked) {
  if (posterior.tolerance == 0) return " within their sd";
  auto const times = fmt::format(" if their sd is taken for {:.3g} times as large (tolerance {})", std::hypot(1, posterior.tolerance), number(posterior.tolerance));
  return posterior.reached ? times : times + fmt::format(", not the {} asked for: the attempts ran out, or no nearer values were found", number(asked));
}

std::vector<std::string> sentences(CalibrationStudy const& study, Calibration const& found) {
  std::vector<std::string> text, flat, missed;
  auto const& posterior = found.posterior;
  if (found.method == CalibrationMethod::cma_es)
    text.push_back(fmt::format("The nearest that was found is {} sd from the targets on (root mean square) average. One point "
                               "says nothing of how well the parameters are known; method = \"abc_smc\" does.",
                               number(posterior.distances[0])));
  else if (posterior.tolerance > 1e300)
    text.push_back("The attempts ran out at once: these values are drawn from the ranges and know nothing of the targets.");
  else
    text.push_back(fmt::format("{} sets of values agree with the targets{}; they count for {:.0f} independent ones.", posterior.weights.size(),
                               within_words(posterior, study.options.tolerance), posterior.effective_size()));
  for (std::size_t p = 0; p < study.parameters.size(); ++p)
    if (found.parameters[p].flat) flat.push_back(study.parameters[p].path);
  if (!flat.empty())
    text.push_back(fmt::format("Flat: the targets say next to nothing about {}.", enumerate(flat)));
  for (auto const& tie : found.ties)
    text.push_back(fmt::format("{} and {} are known together better than each alone (correlation {:+.2f}).",
                               study.parameters[tie.first].path, study.parameters[tie.second].path, tie.correlation));
  for (std::size_t t = 0; t < study.targets.size(); ++t)
    if (std::abs(found.targets[t].misfit) > 2) missed.push_back(study.targets[t].name);
  if (!missed.empty()) text.push_back(fmt::format("Missed by more than two sd: {}.", enumerate(missed)));
  return text;
}

}  // namespace

std::string calibration_text(CalibrationStudy const& study, Calibration const& found, Style const& style) {
  std::string text;
  auto const add = [&](std::string const& paragraph, std::string const& first, Tone tone) {
    for (auto const& line : wrap(paragraph, style.width, first)) text += toned(line, tone, style) + "\n";
  };
  for (auto const& sentence : sentences(study, found)) add(sentence, "", Tone::plain);
  text += "\n" + parameter_table(study, found, style) + target_table(study, found, style);
  bool const point = found.method == CalibrationMethod::cma_es;
  add(fmt::format("{} sets of values were tried, each the mean of {} in {}; the seed is no parameter.", found.runs,
                  study.study.scenario.replications == 1 ? "1 replication" : fmt::format("{} replications", study.study.scenario.replications),
                  point ? "the same futures (common random numbers)" : "futures of its own"),
      "- ", Tone::faint);
  if (!point)
    add(fmt::format("Variance left: of a parameter's place in its range, as a share of before; above {} it is called flat. Intervals hold the "
                    "targets' sd and the luck of as many futures; `--recovery` says how often such intervals hold the truth.",
                    percent(flat_above)),
        "- ", Tone::faint);
  return text;
}

std::string calibration_json(CalibrationStudy const& study, Calibration const& found) {
  Json json{{"method", found.method == CalibrationMethod::abc_smc ? "abc_smc" : "cma_es"},
            {"tolerance", found.posterior.tolerance},
            {"tolerance_reached", found.posterior.reached},
            {"particles", found.posterior.weights.size()},
            {"effective_particles", found.posterior.effective_size()},
            {"runs", found.runs},
            {"replications", study.study.scenario.replications},
            {"parameters", Json::array()},
            {"targets", Json::array()},
            {"ties", Json::array()}};
  for (std::size_t p = 0; p < study.parameters.size(); ++p) {
    auto const& fit = found.parameters[p];
    json["parameters"].push_back({{"path", study.parameters[p].path},
                                  {"low", study.parameters[p].low},
                                  {"high", study.parameters[p].high},
                                  {"best", found.values(found.best, p)},
                                  {"mean", fit.mean},
                                  {"median", fit.median},
                                  {"posterior_90", {fit.low, fit.high}},
                                  {"variance_left", fit.left},
                                  {"flat", fit.flat}});
  }
  for (std::size_t t = 0; t < study.targets.size(); ++t)
    json["targets"].push_back({{"target", study.targets[t].name},
                               {"observed", study.targets[t].value},
                               {"sd", study.targets[t].sd},
                               {"simulated", found.targets[t].simulated},
                               {"simulated_90", {found.targets[t].low, found.targets[t].high}},
                               {"misfit_sd", found.targets[t].misfit}});
  for (auto const& tie : found.ties)
    json["ties"].push_back({{"first", study.parameters[tie.first].path},
                            {"second", study.parameters[tie.second].path},
                            {"correlation", tie.correlation}});
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace convene

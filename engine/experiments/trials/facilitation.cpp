#include "engine/experiments/trials/facilitation.hpp"

#include <fmt/format.h>

#include <cerrno>
#include <cmath>
#include <fstream>
#include <iterator>

#include "engine/core/math.hpp"
#include "engine/scenario/roster.hpp"

namespace convene {
namespace {

constexpr double weeks_a_month = 365.25 / 12 / 7, quantile = 3.84;
constexpr double least = 0.005, most_searched = 50, step = 1.01;

double dose(FacilitationTrial const& t, double half_life) {
  double const hours = t.meetings * t.hours;
  // An hour stays half_life / ln 2 weeks in the stock on average.
  return half_life > 0 ? hours * half_life / 0.6931471805599453 / (t.months * weeks_a_month) : hours;
}

struct Weighted {
  double most, squares;
};

template <class Shape>
Weighted fit(std::vector<FacilitationTrial> const& trials, Shape shape) {
  double up = 0, down = 0, squares = 0;
  for (auto const& t : trials) {
    double const w = 1 / (t.error * t.error), x = shape(t);
    up += w * x * t.effect;
    down += w * x * x;
  }
  double const most = up / down;
  for (auto const& t : trials) {
    double const off = (t.effect - most * shape(t)) / t.error;
    squares += off * off;
  }
  return {most, squares};
}

Weighted saturating(std::vector<FacilitationTrial> const& trials, double half, double half_life) {
  return fit(trials, [&](FacilitationTrial const& t) {
    double const d = dose(t, half_life);
    return d / (d + half);
  });
}

}  // namespace

std::vector<FacilitationTrial> read_facilitation_trials(std::string const& path, Diagnostics& diagnostics) {
  errno = 0;
  std::ifstream file(path, std::ios::binary);
  if (!file) throw FileError(path, "cannot be read", errno);
  auto const table = read_csv(std::string{std::istreambuf_iterator<char>(file), {}}, path, diagnostics);
  std::vector<FacilitationTrial> trials;
  Roster const roster{table, {{"author", Need::required}, {"year"}, {"meetings", Need::required}, {"hours", Need::required}, {"duration", Need::required}, {"smd", Need::required}, {"se", Need::required}}, diagnostics};
  if (!table.readable) return trials;
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    auto const meetings = row.number("meetings", 0.1, 1000), hours = row.number("hours", 0.01, 100), months = row.number("duration", 0.1, 240),
               effect = row.number("smd", -10, 10), error = row.number("se", 1e-6, 10);
    if (meetings && hours && months && effect && error) trials.push_back({row.text("author") + " " + row.text("year"), *meetings, *hours, *months, *effect, *error});
  }
  return trials;
}

double constant_error(std::vector<FacilitationTrial> const& trials) {
  return fit(trials, [](FacilitationTrial const&) { return 1.0; }).squares;
}

double dose_error(std::vector<FacilitationTrial> const& trials, double half, double half_life) {
  return saturating(trials, half, half_life).squares;
}

DoseFit fit_dose(std::vector<FacilitationTrial> const& trials, double half_life) {
  DoseFit best{0, 0, constant_error(trials), 0, 0, 0};
  for (double half = least; half < most_searched; half *= step)
    if (auto const at = saturating(trials, half, half_life); at.squares < best.squares) best.squares = at.squares, best.most = at.most, best.half = half;
  if (best.half == 0) return best;
  double const constant = constant_error(trials);
  bool found = constant <= best.squares + quantile;
  for (double half = least; half < most_searched; half *= step) {
    double const squares = dose_error(trials, half, half_life);
    if (squares <= best.squares + quantile) {
      if (!found) best.low = half, found = true;
      best.high = half;
    }
    if (squares < constant) best.below_constant = half;
  }
  return best;
}

std::string facilitation_text(std::vector<FacilitationTrial> const& trials, double model_half, double model_half_life) {
  auto const line = [&](char const* what, double half_life) {
    auto const f = fit_dose(trials, half_life);
    return fmt::format("{}: half-saturation {:.2f} hours (95% {} to {:.1f}), full effect {:.2f}, weighted squared error {:.2f}; below the constant's up to {:.1f} hours\n", what,
                       f.half, f.low > 0 ? fmt::format("{:.2f}", f.low) : "0", f.high, f.most, f.squares, f.below_constant);
  };
  double const constant = constant_error(trials);
  auto text = fmt::format("Coaching dose against {} trials of practice facilitation (Baskerville 2012), effect = most x dose / (dose + half)\n\nA constant effect: weighted squared error {:.2f}\n", trials.size(), constant);
  text += line("All hours of meetings", 0);
  text += line(fmt::format("Mean stock at the model's half-life of {:g} weeks", model_half_life).c_str(), model_half_life);
  double const model = dose_error(trials, model_half, model_half_life);
  text += fmt::format("The model's half dose of {:g} hours on that stock: {:.2f}, {} the constant's\n\n{} {:>8} {:>8} {:>6} {:>6} {:>9}\n", model_half, model,
                      model < constant ? "below" : "not below", fmt::format("{:<26}", "trial"), "hours", "months", "SMD", "SE", "predicted");
  auto const at = saturating(trials, model_half, model_half_life);
  for (auto const& t : trials) {
    double const d = dose(t, model_half_life);
    text += fmt::format("{:<26} {:>8.1f} {:>8.0f} {:>6.2f} {:>6.2f} {:>9.2f}\n", t.study, t.meetings * t.hours, t.months, t.effect, t.error, at.most * d / (d + model_half));
  }
  return text;
}

std::string facilitation_json(std::vector<FacilitationTrial> const& trials, double model_half, double model_half_life) {
  auto const one = [&](char const* name, double half_life) {
    auto const f = fit_dose(trials, half_life);
    return fmt::format(R"("{}": {{"half": {}, "low": {}, "high": {}, "most": {}, "squares": {}, "below_constant_up_to": {}}})", name, f.half, f.low, f.high, f.most, f.squares, f.below_constant);
  };
  return fmt::format(R"({{"trials": {}, "constant_squares": {}, {}, {}, "model": {{"half": {}, "half_life": {}, "squares": {}}}}})", trials.size(), constant_error(trials), one("all_hours", 0),
                     one("mean_stock", model_half_life), model_half, model_half_life, dose_error(trials, model_half, model_half_life)) + "\n";
}

}  // namespace convene

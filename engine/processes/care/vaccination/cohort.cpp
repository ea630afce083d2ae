#include "engine/processes/care/vaccination/cohort.hpp"

#include <cmath>

#include "engine/core/math.hpp"
#include "engine/processes/care/vaccination/birthdays.hpp"

namespace convene {
namespace {

constexpr std::size_t steps = CohortCurve::steps, per_year = CohortCurve::steps_per_year;
constexpr double step_days = days_per_year / per_year;

/// What entered a waiting room some days ago and is let out now; a step's
/// entries are spread over two steps.
struct Delay {
  explicit Delay(double days)
      : whole{static_cast<std::size_t>(days / step_days)},
        part{static_cast<float>(days / step_days - static_cast<double>(whole))} {}
  float matured(float const (*in)[intents], std::size_t step, std::size_t j, std::size_t begin,
                std::size_t end) const {
    auto const entered = [&](std::size_t back) {
      return step >= back && step - back >= begin && step - back < end ? in[step - back][j] : 0.f;
    };
    return (1 - part) * entered(whole) + part * entered(whole + 1);
  }
  std::size_t whole;
  float part;
};

float step_chance(float yearly) {
  return static_cast<float>(1 - exact_exp(-static_cast<double>(yearly) / per_year));
}

}  // namespace

Cohort::Cohort(VisitRates const& visits, Encounter const& encounter, SeriesSettings const& series)
    : encounter_{encounter},
      series_{series},
      irregular_share_{visits.irregular_share()},
      without_appointment_{visits.without_appointment()} {
  for (std::size_t a = 0; a < attendances; ++a)
    for (std::size_t y = 0; y < age_years; ++y)
      weekly_[a][y] = visits.weekly(static_cast<int>(y) + 9, a, {}, 1);
}

double Cohort::class_share(std::size_t attendance) const {
  return (attendance == 0 ? 1 - irregular_share_ : irregular_share_) / (provider_classes * intents);
}

StageHazards Cohort::hazards(DoseStage stage, double level) const {
  // Years differ by a normal amount: Gauss-Hermite, five points.
  static constexpr float node[] = {-2.85697f, -1.355626f, 0, 1.355626f, 2.85697f};
  static constexpr float weight[] = {0.01125741f, 0.2220759f, 0.5333333f, 0.2220759f, 0.01125741f};
  auto const families = encounter_.acceptance(stage, level);
  float given[provider_classes][contact_types][intents] = {};
  for (std::size_t n = 0; n < 5; ++n) {
    float const luck = stage == first_dose ? encounter_.year_sd() * node[n] : 0.f;
    float const process = encounter_.process(level) + luck;
    EncounterChances c;
    encounter_.chances(families, families, {process, process}, {}, c);
    for (std::size_t k = 0; k < provider_classes; ++k)
      for (std::size_t t = 0; t < contact_types; ++t)
        for (std::size_t j = 0; j < intents; ++j)
          given[k][t][j] +=
              weight[n] * c.raised[stage][0][t] * c.taken[stage][0][t == elsewhere ? provider_classes : k][j];
  }
  StageHazards h;
  for (std::size_t a = 0; a < attendances; ++a)
    for (std::size_t k = 0; k < provider_classes; ++k) {
      std::size_t const row = a * provider_classes + k;
      for (std::size_t t = 0; t < contact_types; ++t)
        for (std::size_t j = 0; j < intents; ++j) h.given[row][t][j] = given[k][t][j];
      for (std::size_t y = 0; y < age_years; ++y)
        for (std::size_t j = 0; j < intents; ++j) {
          double week = 0;
          for (std::size_t t = 0; t < contact_types; ++t)
            week += weekly_[a][y][t] * given[k][t][j] *
                    (t == immunisation_only && stage == first_dose ? without_appointment_ : 1);
          h.yearly[row][y][j] = static_cast<float>(-exact_log(1 - week) * days_per_year / days_per_week);
        }
    }
  return h;
}

CohortCurve Cohort::curve(StageHazards const& first, StageHazards const& later, CohortPools* pools) const {
  Delay const two{static_cast<double>(series_.interval_two)},
      three{static_cast<double>(series_.interval_three)},
      last{static_cast<double>(
          std::max(series_.last_interval, series_.last_from_first - series_.interval_three))};
  std::size_t const three_from = series_.era_doses == 3 ? 0 : 6 * per_year;  // the 15th birthday
  auto const early = static_cast<float>(series_.early_share);
  CohortCurve curve;
  for (std::size_t row = 0; row < attendances * provider_classes; ++row) {
    float never_early[intents], never_usual[intents], ready_two[intents] = {}, ready_second[intents] = {},
                                                      ready_third[intents] = {}, done[intents] = {};
    for (std::size_t j = 0; j < intents; ++j) never_early[j] = early, never_usual[j] = 1 - early;
    float begun[steps][intents], second[steps][intents], q1[intents], q2[intents];
    double const share = class_share(row / provider_classes);
    for (std::size_t s = 0; s < steps; ++s) {
      if (s % per_year == 0)
        for (std::size_t j = 0; j < intents; ++j) {
          q1[j] = step_chance(first.yearly[row][s / per_year][j]);
          q2[j] = step_chance(later.yearly[row][s / per_year][j]);
        }
      double unvaccinated = 0, complete = 0;
      for (std::size_t j = 0; j < intents; ++j) {
        float const usual_due = s >= 2 * per_year ? never_usual[j] : 0.f;
        float const due = never_early[j] + usual_due;
        begun[s][j] = due * q1[j];
        never_early[j] -= never_early[j] * q1[j];
        never_usual[j] -= usual_due * q1[j];
        ready_two[j] += two.matured(begun, s, j, 0, three_from);
        ready_second[j] += three.matured(begun, s, j, three_from, steps);
        second[s][j] = ready_second[j] * q2[j];
        ready_third[j] += last.matured(second, s, j, 0, steps);
        if (pools) {
          auto const w = static_cast<float>(share);
          pools->first_due[row][s][j] = w * (due - begun[s][j] / 2);
          pools->later_due[row][s][j] =
              w * (1 - q2[j] / 2) * (ready_two[j] + ready_second[j] + ready_third[j]);
        }
        done[j] += (ready_two[j] + ready_third[j]) * q2[j];
        ready_two[j] -= ready_two[j] * q2[j];
        ready_second[j] -= second[s][j];
        ready_third[j] -= ready_third[j] * q2[j];
        unvaccinated += never_early[j] + never_usual[j];
        complete += done[j];
      }
      curve.one_dose[s + 1] += share * (intents - unvaccinated);
      curve.up_to_date[s + 1] += share * complete;
    }
  }
  return curve;
}

double mean_over_ages(std::array<double, CohortCurve::steps + 1> const& curve, double from, double to) {
  auto const begin = static_cast<std::size_t>((from - 9) * per_year + 0.5),
             end = static_cast<std::size_t>((to - 9) * per_year + 0.5);
  double sum = 0;
  for (std::size_t s = begin; s < end; ++s) sum += (curve[s] + curve[s + 1]) / 2;
  return sum / static_cast<double>(end - begin);
}

std::array<double, CohortCurve::steps + 1> of_inactive(
    std::array<double, CohortCurve::steps + 1> const& curve) {
  std::array<double, CohortCurve::steps + 1> mean{};
  double sum = 0;
  for (std::size_t s = 0; s < steps; ++s) {
    sum += (curve[s] + curve[s + 1]) / 2;
    mean[s + 1] = sum / static_cast<double>(s + 1);
  }
  return mean;
}

}  // namespace convene

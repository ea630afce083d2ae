#include "engine/experiments/trials/trial_sites.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/core/math.hpp"
#include "engine/random/distributions.hpp"

namespace convene {
namespace {

constexpr Decision sizes{"trial.clinic_size"};
constexpr Decision levels{"trial.clinic_coverage"};

/// Names, and sizes as multiples of the mean.
std::vector<double> draw_sizes(Trial const& trial, Draws const& draws, char const* word, std::vector<ClinicRow>& rows) {
  int count = 0;
  for (auto const& arm : first_arms(trial)) count += arm.clinics;
  std::vector<double> size;
  for (int i = 0; i < count; ++i) {
    rows.emplace_back().clinic = fmt::format("{}-{:03}", word, i);
    size.push_back(lognormal(draws.uniform(sizes, name_hash(rows.back().clinic)), 1, trial.size_spread));
  }
  double const total = std::accumulate(size.begin(), size.end(), 0.0);
  for (auto& s : size) s *= count / total;
  return size;
}

void draw_clinics(Trial const& trial, Draws const& draws, std::vector<ClinicRow>& clinics) {
  auto const size = draw_sizes(trial, draws, "clinic", clinics);
  std::vector<double> level;
  for (auto const& row : clinics) level.push_back(normal(draws.uniform(levels, name_hash(row.clinic)), 0, trial.coverage_spread));
  auto const coverage = [&](double shift) {
    double covered = 0;
    for (std::size_t i = 0; i < size.size(); ++i) covered += size[i] * expit(level[i] + shift);
    return covered / static_cast<double>(size.size());
  };
  double low = -20, high = 20;  // logits
  for (int step = 0; step < 60; ++step)
    (coverage((low + high) / 2) < trial.coverage ? low : high) = (low + high) / 2;
  for (std::size_t i = 0; i < clinics.size(); ++i) {
    auto& row = clinics[i];
    row.patients = std::max(50, static_cast<int>(std::lround(size[i] * trial.patients)));
    row.providers = trial.providers;
    row.coverage_1_dose = expit(level[i] + low);
    row.rural = false;
  }
}

/// Discharges are even over the six conditions, and have the one published rate.
void draw_hospitals(Trial const& trial, Draws const& draws, Scenario& scenario) {
  auto const size = draw_sizes(trial, draws, "hospital", scenario.clinics);
  auto const& published = trial.hospitals;
  for (std::size_t i = 0; i < size.size(); ++i) {
    scenario.clinics[i].improvement_hours = published.improvement_hours;
    auto& row = scenario.hospitals.emplace_back();
    row.beds = std::max(1, static_cast<int>(std::lround(size[i] * published.beds)));
    row.icu_share = published.icu_share;
    if (published.discharges == 0) continue;
    double const each = size[i] * published.discharges * row.years / static_cast<double>(row.cells.size());
    for (auto& cell : row.cells) {
      cell.discharges = std::max(1, static_cast<int>(std::lround(each)));
      if (published.readmission > 0) cell.predicted = cell.expected = published.readmission;
    }
  }
}

void draw_care_sites(Trial const& trial, Draws const& draws, Scenario& scenario) {
  auto const size = draw_sizes(trial, draws, "site", scenario.clinics);
  for (std::size_t i = 0; i < size.size(); ++i) {
    auto& row = scenario.clinics[i];
    row.patients = std::max(1, static_cast<int>(std::lround(size[i] * trial.patients)));
    row.providers = trial.providers;
    row.care_managers = trial.care_managers;
    row.rural = false;
  }
  scenario.complex_care.services = trial.services;
  scenario.complex_care.enrolment = trial.enrolment;
}

}  // namespace

std::vector<TrialArm> first_arms(Trial const& trial) {
  std::vector<TrialArm> cohorts;
  for (auto const& arm : trial.arms)
    if (std::none_of(cohorts.begin(), cohorts.end(), [&](TrialArm const& c) { return c.cohort == arm.cohort; }))
      cohorts.push_back(arm);
  return cohorts;
}

void draw_sites(Trial const& trial, Draws const& draws, Scenario& scenario) {
  switch (trial.setting) {
    case Setting::vaccination: return draw_clinics(trial, draws, scenario.clinics);
    case Setting::hospital_safety: return draw_hospitals(trial, draws, scenario);
    case Setting::complex_care: return draw_care_sites(trial, draws, scenario);
  }
}

}  // namespace convene

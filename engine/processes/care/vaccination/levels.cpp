#include "engine/processes/care/vaccination/levels.hpp"

#include <algorithm>
#include <cmath>

namespace convene {
namespace {

constexpr double reach = 8, first_step = 0.25, coarse_step = 1, later_step = 0.5;
constexpr double first_rounding = 32, later_rounding = 16;

double place_on(std::vector<double> const& rising, double value) {
  if (value <= rising.front()) return 0;
  for (std::size_t i = 1; i < rising.size(); ++i)
    if (value <= rising[i])
      return static_cast<double>(i - 1) +
             (value - rising[i - 1]) / std::max(rising[i] - rising[i - 1], 1e-12);
  return static_cast<double>(rising.size() - 1);
}

}  // namespace

Levels::Levels(Cohort const& cohort, Encounter const& encounter, SeriesSettings const& series)
    : cohort_{cohort},
      encounter_{encounter},
      inactive_share_{series.inactive_share},
      age_from_{series.coverage_band == 1 ? 11.0 : 13.0},
      age_to_{series.coverage_band == 1 ? 13.0 : 18.0} {
  auto const mean = [&](auto const& curve) {
    return (1 - inactive_share_) * mean_over_ages(curve, age_from_, age_to_) +
           inactive_share_ * mean_over_ages(of_inactive(curve), age_from_, age_to_);
  };
  auto const nothing = cohort_.hazards(later_dose, 0);
  for (double x = -reach; x <= reach; x += first_step)
    one_dose_.push_back(mean(cohort_.curve(cohort_.hazards(first_dose, x), nothing).one_dose));
  std::vector<StageHazards> later;
  for (double y = -reach; y <= reach; y += later_step) later.push_back(cohort_.hazards(later_dose, y));
  for (double x = -reach; x <= reach; x += coarse_step) {
    auto const first = cohort_.hazards(first_dose, x);
    auto& row = up_to_date_.emplace_back();
    for (auto const& hazards : later) {
      auto const curve = cohort_.curve(first, hazards);
      row.push_back(mean(curve.up_to_date) / mean(curve.one_dose));
    }
  }
}

double Levels::find_first(double one_dose) const {
  return place_on(one_dose_, one_dose) * first_step - reach;
}

double Levels::find_later(double first, double share) const {
  double const place =
      std::clamp((first + reach) / coarse_step, 0.0, static_cast<double>(up_to_date_.size()) - 1.001);
  auto const row = static_cast<std::size_t>(place);
  double const part = place - static_cast<double>(row);
  std::vector<double> between(up_to_date_[row].size());
  for (std::size_t i = 0; i < between.size(); ++i)
    between[i] = (1 - part) * up_to_date_[row][i] + part * up_to_date_[row + 1][i];
  return place_on(between, share) * later_step - reach;
}

StageLevel const& Levels::table(DoseStage stage, int rounded) {
  auto& entry = tables_[stage][rounded];
  if (entry) return *entry;
  entry = std::make_unique<StageLevel>();
  entry->level = rounded / (stage == first_dose ? first_rounding : later_rounding);
  entry->process = encounter_.process(entry->level);
  entry->acceptance = encounter_.acceptance(stage, entry->level);
  auto const hazards = cohort_.hazards(stage, entry->level);
  for (std::size_t row = 0; row < attendances * provider_classes; ++row)
    for (std::size_t j = 0; j < intents; ++j) {
      auto& sums = entry->cumulative[row * intents + j];
      sums[0] = 0;
      for (std::size_t y = 0; y < age_years; ++y) sums[y + 1] = sums[y] + hazards.yearly[row][y][j];
      sums[11] = sums[10];
    }
  return *entry;
}

Levels::Pair Levels::of(double one_dose, double up_to_date) {
  double const first = find_first(one_dose);
  double const share = one_dose > 0 ? up_to_date / one_dose : 0;
  double const later = find_later(first, share);
  auto const rounded = [](double level, double steps) {
    return static_cast<int>(std::floor(level * steps + 0.5));
  };
  return {&table(first_dose, rounded(first, first_rounding)),
          &table(later_dose, rounded(later, later_rounding))};
}

}  // namespace convene

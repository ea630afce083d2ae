#include "engine/processes/care/vaccination/levels.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convene {
namespace {

constexpr double reach = 8, first_step = 0.25, coarse_step = 1, later_step = 0.5;
constexpr double first_rounding = 32, later_rounding = 16;

constexpr std::size_t cells(double step) { return static_cast<std::size_t>(2 * reach / step) + 1; }

/// Where `value` lies among rising(0) .. rising(count - 1), which are looked at by bisection.
template <typename Rising>
double place_on(std::size_t count, Rising const& rising, double value) {
  if (value <= rising(0)) return 0;
  std::size_t below = 0, from = count;
  while (from - below > 1) {
    auto const middle = (below + from) / 2;
    (value <= rising(middle) ? from : below) = middle;
  }
  if (from == count) return static_cast<double>(count - 1);
  return static_cast<double>(below) + (value - rising(below)) / std::max(rising(from) - rising(below), 1e-12);
}

}  // namespace

Levels::Levels(Cohort const& cohort, Encounter const& encounter, SeriesSettings const& series)
    : cohort_{cohort},
      encounter_{encounter},
      inactive_share_{series.inactive_share},
      age_from_{series.coverage_band == 1 ? 11.0 : 13.0},
      age_to_{series.coverage_band == 1 ? 13.0 : 18.0},
      one_dose_(cells(first_step), std::numeric_limits<double>::quiet_NaN()),
      up_to_date_(cells(coarse_step), std::vector(cells(later_step), std::numeric_limits<double>::quiet_NaN())) {}

double Levels::mean(std::array<double, CohortCurve::steps + 1> const& curve) const {
  return (1 - inactive_share_) * mean_over_ages(curve, age_from_, age_to_) +
         inactive_share_ * mean_over_ages(of_inactive(curve), age_from_, age_to_);
}

double Levels::one_dose(std::size_t place) {
  double& cell = one_dose_[place];
  if (std::isnan(cell)) {
    auto const first = cohort_.hazards(first_dose, static_cast<double>(place) * first_step - reach);
    cell = mean(cohort_.curve(first, cohort_.hazards(later_dose, 0)).one_dose);
  }
  return cell;
}

double Levels::up_to_date(std::size_t first, std::size_t later) {
  double& cell = up_to_date_[first][later];
  if (std::isnan(cell)) {
    auto const curve = cohort_.curve(cohort_.hazards(first_dose, static_cast<double>(first) * coarse_step - reach),
                                     cohort_.hazards(later_dose, static_cast<double>(later) * later_step - reach));
    cell = mean(curve.up_to_date) / mean(curve.one_dose);
  }
  return cell;
}

double Levels::find_first(double coverage) {
  return place_on(one_dose_.size(), [this](std::size_t i) { return one_dose(i); }, coverage) * first_step - reach;
}

double Levels::find_later(double first, double share) {
  double const place =
      std::clamp((first + reach) / coarse_step, 0.0, static_cast<double>(up_to_date_.size()) - 1.001);
  auto const row = static_cast<std::size_t>(place);
  double const part = place - static_cast<double>(row);
  auto const between = [&](std::size_t i) { return (1 - part) * up_to_date(row, i) + part * up_to_date(row + 1, i); };
  return place_on(up_to_date_[row].size(), between, share) * later_step - reach;
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

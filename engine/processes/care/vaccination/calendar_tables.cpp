#include "engine/processes/care/vaccination/calendar_tables.hpp"

#include <algorithm>
#include <cmath>

namespace convene {
namespace {

constexpr int bins_per_year = 4;

std::uint32_t of_65536(double share) {
  return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * 65536);
}

}  // namespace

CalendarTables::CalendarTables(VisitRates const& rates, Birthdays const& birthdays,
                               SeriesSettings const& series, Date start, int weeks)
    : weeks_{static_cast<std::size_t>(weeks)},
      without_appointment_{of_65536(rates.without_appointment())},
      registry_{of_65536(series.registry_clinic), of_65536(series.registry_clinic),
                of_65536(series.registry_clinic), of_65536(series.registry_elsewhere)} {
  double const youngest = std::floor(age_on(birthdays[birthdays.size() - 1], 0));
  std::size_t bins = 0;
  for (std::size_t row = 0; row < birthdays.size(); ++row) {
    auto const bin =
        static_cast<std::size_t>((static_cast<double>(age_on(birthdays[row], 0)) - youngest) * bins_per_year);
    age_bin_.push_back(static_cast<std::uint16_t>(bin));
    bins = std::max(bins, bin + 1);
  }
  std::vector<Season> seasons;
  for (int w = 0; w < weeks; ++w) seasons.push_back(rates.season({start.days + 7 * w + 3}));
  for (std::size_t s = 0; s < bins * attendances; ++s) {
    double const age_at_start = youngest + (static_cast<double>(s / attendances) + 0.5) / bins_per_year;
    double left = 4294967295.0;
    left_.push_back(static_cast<std::uint32_t>(left));
    for (std::size_t w = 0; w < weeks_; ++w) {
      int const age =
          static_cast<int>(age_at_start + (static_cast<double>(w) + 0.5) * days_per_week / days_per_year);
      auto const chance = rates.weekly(age, s % attendances, seasons[w], rates.horizon_scale());
      double any = 0;
      for (auto c : chance) any += c;
      auto& below = below_.emplace_back();
      double sum = 0;
      for (std::size_t t = 0; t < 3; ++t) {
        sum += any > 0 ? chance[t] / any : 0;
        below[t] = static_cast<std::uint16_t>(std::min(of_65536(sum), 65535u));
      }
      left *= 1 - any;
      left_.push_back(static_cast<std::uint32_t>(left));
    }
    std::uint32_t const* row = &left_[s * (weeks_ + 1)];
    for (std::uint32_t cell = 0; cell < guide_cells; ++cell) {
      std::uint32_t const highest = (cell << 24) | 0xffffffu;
      std::size_t week = 0;
      while (week + 1 < weeks_ && row[week + 1] > highest) ++week;
      guide_.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(week, 255)));
    }
  }
}

}  // namespace convene

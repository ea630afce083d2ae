#include "engine/processes/care/vaccination/history.hpp"

#include "engine/core/math.hpp"

namespace convene {
namespace {

/// Years after the 9th birthday at which the summed hazard reaches `target`; `target` lies within the table.
float years_at(std::array<float, 12> const& row, float target) {
  std::size_t y = 0;
  for (std::size_t k = 1; k < 10; ++k) y += row[k] < target;
  float const rise = row[y + 1] - row[y], part = (target - row[y]) / (rise > 0 ? rise : 1);
  return static_cast<float>(y) + (part < 1 ? part : 1);
}

int day_at(BirthdayRow const& b, float years) {
  return b.born + static_cast<int>((years + 9) * static_cast<float>(days_per_year));
}

}  // namespace

History::History(SeriesSettings const& series) : series_{series} {
  for (std::size_t i = 0; i < exponential_.size(); ++i)
    exponential_[i] = static_cast<float>(-exact_log((static_cast<double>(i) + 0.5) / 4096));
}

PastDoses History::begun(Levels::Pair levels, std::size_t family, BirthdayRow const& b, int day, float target,
                         std::uint32_t second, std::uint32_t third) const {
  int const first_day = day_at(b, years_at(levels.first->cumulative[family], target));
  bool const three = series_.needs_three(first_day, b.day_15);
  int due = series_.second_due(first_day, three);
  if (due >= day) return {1, three, due};
  float const now = summed(*levels.later, family, age_on(b, day) - 9);
  float reached = exponential(second) + summed(*levels.later, family, age_on(b, due) - 9);
  if (now < reached) return {1, three, due};
  if (!three) return {2, false, never};
  due = series_.third_due(due, day_at(b, years_at(levels.later->cumulative[family], reached)));
  if (due >= day) return {2, true, due};
  reached = exponential(third) + summed(*levels.later, family, age_on(b, due) - 9);
  return now < reached ? PastDoses{2, true, due} : PastDoses{3, true, never};
}

PastDoses History::draw(Levels::Pair levels, std::size_t family, bool early, BirthdayRow const& b, int day,
                        std::uint32_t first, std::uint32_t second, std::uint32_t third) const {
  float const target = first_target(*levels.first, family, early, first);
  if (summed(*levels.first, family, age_on(b, day) - 9) < target)
    return {0, false, early ? b.day_9 : b.day_11};
  return begun(levels, family, b, day, target, second, third);
}

}  // namespace convene

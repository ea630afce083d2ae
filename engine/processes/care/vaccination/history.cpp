#include "engine/processes/care/vaccination/history.hpp"

#include "engine/core/math.hpp"

namespace convene {

History::History(SeriesSettings const& series) : series_{series} {
  for (std::size_t i = 0; i < exponential_.size(); ++i)
    exponential_[i] = static_cast<float>(-exact_log((static_cast<double>(i) + 0.5) / 4096));
}

void History::third(Levels::Pair levels, std::size_t family, BirthdayRow const& b, int day, PastDoses& past,
                    std::uint32_t word) const {
  past.due = series_.third_due(past.due, day_at(b, years_at(levels.later->cumulative[family], past.reached)));
  if (past.due >= day) return;
  float const now = summed(*levels.later, family, age_on(b, day) - 9),
              reached = exponential(word) + summed(*levels.later, family, age_on(b, past.due) - 9);
  if (now >= reached) past = {3, true, never, reached};
}

}  // namespace convene

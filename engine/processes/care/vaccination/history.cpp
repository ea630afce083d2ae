#include "engine/processes/care/vaccination/history.hpp"

#include "engine/core/math.hpp"

namespace convene {
namespace {

using Row = std::array<float, 12>;

float summed(Row const& row, float age) {
  float const place = std::clamp(age - 9, 0.f, 9.999f);
  auto const y = static_cast<std::size_t>(static_cast<int>(place));
  return row[y] + (place - static_cast<float>(y)) * (row[y + 1] - row[y]);
}

/// The age at which the summed hazard reaches `target`, somewhere at or after `from`.
float age_at(Row const& row, float target, float from) {
  auto y = static_cast<std::size_t>(static_cast<int>(std::clamp(from - 9, 0.f, 9.f)));
  while (y < 9 && row[y + 1] < target) ++y;
  float const rise = row[y + 1] - row[y];
  return 9 + static_cast<float>(y) + (rise > 0 ? (target - row[y]) / rise : 0);
}

int day_at(BirthdayRow const& b, float age) {
  return b.born + static_cast<int>(age * static_cast<float>(days_per_year));
}

}  // namespace

History::History(SeriesSettings const& series) : series_{series} {
  for (std::size_t i = 0; i < exponential_.size(); ++i)
    exponential_[i] = static_cast<float>(-exact_log((static_cast<double>(i) + 0.5) / 4096));
}

bool History::begun(StageLevel const& level, std::size_t family, bool early, float age,
                    std::uint32_t first) const {
  float const from = early ? 9.f : 11.f;
  Row const& row = level.cumulative[family];
  return age > from && exponential(first) < summed(row, age) - summed(row, from);
}

PastDoses History::draw(Levels::Pair levels, std::size_t family, bool early, BirthdayRow const& b, int day,
                        std::uint32_t first, std::uint32_t second, std::uint32_t third) const {
  Row const &begin = levels.first->cumulative[family], &next = levels.later->cumulative[family];
  float const age = age_on(b, day), from = early ? 9.f : 11.f;
  int const offered = early ? b.day_9 : b.day_11;
  float const target = exponential(first) + summed(begin, from);
  if (age <= from || summed(begin, age) < target) return {0, false, offered};

  PastDoses past;
  int const first_day = day_at(b, age_at(begin, target, from));
  past.doses = 1;
  past.three = series_.needs_three(first_day, b.day_15);
  past.due = series_.second_due(first_day, past.three);
  for (std::uint32_t const word : {second, third}) {
    if (past.due >= day) return past;
    float const due_age = age_on(b, past.due), reached = exponential(word) + summed(next, due_age);
    if (summed(next, age) < reached) return past;
    ++past.doses;
    if (past.doses == (past.three ? 3 : 2)) return {past.doses, past.three, never};
    past.due = series_.third_due(past.due, day_at(b, age_at(next, reached, due_age)));
  }
  return past;
}

}  // namespace convene

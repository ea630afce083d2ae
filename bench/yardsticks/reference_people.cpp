#include <algorithm>
#include <cmath>

#include "bench/yardsticks/reference.hpp"

namespace convene {

double Reference::exponential() {
  return -std::log(1 - uniform());
}

Reference::Patient Reference::person(ClinicId clinic, int birth, int day) {
  Patient p{};
  p.birth = birth;
  p.enter = day;
  p.leave = never;
  p.boy = uniform() < 0.5;
  p.early = uniform() < tables_.settings.series.early_share;
  p.attendance = uniform() < tables_.settings.visits.irregular_share;
  p.intent = static_cast<int>(uniform() * intents);
  auto const& classes = clinics_[clinic.row()].provider_classes;
  p.provider = classes[static_cast<std::size_t>(uniform() * static_cast<double>(classes.size()))];
  remember(p, clinic, day);
  return p;
}

/// Lives through the years before the start, from one dose to the next.
void Reference::remember(Patient& p, ClinicId clinic, int day) {
  auto const& b = tables_.birthdays[static_cast<std::size_t>(p.birth)];
  SeriesSettings const& rules = tables_.settings.series;
  auto const family = family_class(static_cast<std::size_t>(p.attendance),
                                   static_cast<std::size_t>(p.provider), static_cast<std::size_t>(p.intent));
  double const today = (day - b.born) / days_per_year;
  double due = p.early ? 9 : 11, first = 0;
  p.due = p.early ? b.day_9 : b.day_11;
  while (!p.complete) {
    StageLevel const& level = p.doses == 0 ? *tables_.level[clinic].first : *tables_.level[clinic].later;
    double age = due, left = exponential();
    while (age < today) {
      auto const y = static_cast<std::size_t>(std::min(age - 9, 9.0));
      double const yearly = static_cast<double>(level.cumulative[family][y + 1]) -
                            static_cast<double>(level.cumulative[family][y]);
      double const room = static_cast<double>(y) + 10 - age;
      if (yearly * room > left) {
        age += left / yearly;
        break;
      }
      left -= yearly * room;
      age += room;
    }
    if (age >= today) break;
    ++p.doses;
    if (p.doses == 1) {
      first = age;
      p.three = rules.era_doses == 3 || age >= 15;
      due = age + (p.three ? rules.interval_three : rules.interval_two) / days_per_year;
    } else if (p.doses == 2 && p.three) {
      due =
          std::max(age + rules.last_interval / days_per_year, first + rules.last_from_first / days_per_year);
    } else {
      p.complete = true;
    }
    p.due = b.born + static_cast<int>(due * days_per_year);
  }
  p.due = std::max(p.due, p.enter > 0 ? p.enter : -32768);
  auto const doses = static_cast<std::size_t>(p.doses);
  p.in_record = uniform() * 65536 < tables_.past_record[doses];
  p.in_registry = uniform() * 65536 < tables_.past_registry[doses];
}

}  // namespace convene

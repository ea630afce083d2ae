#pragma once

#include <algorithm>

#include "engine/processes/care/vaccination/patient.hpp"
#include "engine/processes/care/vaccination/settings.hpp"

namespace convene {

/// The rules of the series (ACIP 2016: two doses for those who begin before 15,
/// at least 5 months apart; else three).
class Series {
 public:
  explicit Series(SeriesSettings const& s)
      : era_doses_{s.era_doses},
        two_{s.interval_two},
        three_{s.interval_three},
        last_{s.last_interval},
        last_from_first_{s.last_from_first} {}

  bool needs_three(int first_day, int birthday_15) const {
    return era_doses_ == 3 || first_day >= birthday_15;
  }
  /// First day for dose 2.
  int second_due(int first_day, bool three) const { return first_day + (three ? three_ : two_); }
  /// First day for dose 3, when dose 2 was due on `second_due`.
  int third_due(int second_due, int second_day) const {
    return std::max(second_day + last_, second_due - three_ + last_from_first_);
  }

  /// Gives one dose on `day`: counts it and sets when the next is due.
  void give(Patient& p, int day, BirthdayRow const& birthdays) const {
    int const given = ++p.course & Patient::doses;
    int due = never;
    if (given == 1) {
      bool const three = needs_three(day, birthdays.day_15);
      if (three) p.course |= Patient::series_of_three;
      due = second_due(day, three);
    } else if (given == 2 && (p.course & Patient::series_of_three)) {
      due = third_due(p.due, day);
    }
    p.due = static_cast<std::int16_t>(std::min<int>(due, never));
  }

 private:
  int era_doses_, two_, three_, last_, last_from_first_;
};

}  // namespace convene

#include "engine/processes/care/vaccination/birthdays.hpp"

namespace convene {

Birthdays::Birthdays(Date start, int weeks) {
  auto const after = [&](Date birth, int years) {
    return static_cast<std::int16_t>(add_years(birth, years).days - start.days);
  };
  Date birth = add_years(start, -20);
  while (after(birth, 19) <= 0) ++birth.days;
  for (; after(birth, 9) < 7 * weeks; ++birth.days) {
    if (after(birth, 9) <= 0) ++at_start_;
    rows_.push_back({after(birth, 9), after(birth, 11), after(birth, 13), after(birth, 15), after(birth, 18),
                     after(birth, 19), static_cast<std::int16_t>(birth.days - start.days), 0});
  }
}

}  // namespace convene

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
    BirthdayRow const row{after(birth, 9),
                          after(birth, 11),
                          after(birth, 13),
                          after(birth, 15),
                          after(birth, 18),
                          after(birth, 19),
                          static_cast<std::int16_t>(birth.days - start.days),
                          0};
    auto const band = band_on(row, 0);
    std::int16_t const next[] = {row.day_11, row.day_13, row.day_18, row.day_19};
    rows_.push_back(row);
    starts_.push_back({next[band], static_cast<std::uint8_t>(band)});
  }
}

}  // namespace convene

#include "engine/core/date.hpp"

#include <chrono>
#include <cstdio>

namespace convene {
namespace {

using namespace std::chrono;

year_month_day civil_of(Date date) { return year_month_day{sys_days{days{date.days}}}; }

Date date_of(year_month_day ymd) { return {static_cast<int>(sys_days{ymd}.time_since_epoch().count())}; }

}  // namespace

Date make_date(int y, int m, int d) {
  return date_of(year{y} / month{static_cast<unsigned>(m)} / day{static_cast<unsigned>(d)});
}

CivilDate civil(Date date) {
  auto const c = civil_of(date);
  return {static_cast<int>(c.year()), static_cast<int>(static_cast<unsigned>(c.month())),
          static_cast<int>(static_cast<unsigned>(c.day()))};
}

std::string to_string(Date date) {
  auto const c = civil(date);
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02d-%02d", c.year, c.month, c.day);
  return text;
}

std::optional<Date> parse_date(std::string_view text) {
  int y = 0, m = 0, d = 0, used = 0;
  if (std::sscanf(std::string{text}.c_str(), "%4d-%2d-%2d%n", &y, &m, &d, &used) != 3 ||
      static_cast<std::size_t>(used) != text.size())
    return {};
  year_month_day const ymd = year{y} / month{static_cast<unsigned>(m)} / day{static_cast<unsigned>(d)};
  if (!ymd.ok()) return {};
  return date_of(ymd);
}

int day_of_year(Date date) {
  auto const c = civil_of(date);
  return date.days - date_of(c.year() / January / 1).days;
}

Date add_years(Date date, int count) {
  auto c = civil_of(date) + years{count};
  if (!c.ok()) c = c.year() / March / 1;
  return date_of(c);
}

}  // namespace convene

#include "engine/reports/number.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace convene {

std::string grouped(double value, int decimals) {
  if (std::isnan(value)) return "-";
  if (std::isinf(value)) return "no limit";
  auto text = fmt::format("{:.{}f}", std::abs(value), decimals);
  auto const point = std::min(text.find('.'), text.size());
  for (auto place = static_cast<std::ptrdiff_t>(point) - 3; place > 0; place -= 3)
    text.insert(static_cast<std::size_t>(place), ",");
  bool const nothing = text.find_first_not_of("0.,") == std::string::npos;
  return value < 0 && !nothing ? "-" + text : text;
}

int decimals_for(double half_width, int least) {
  if (!(half_width > 0) || std::isinf(half_width)) return least;
  return std::clamp(-static_cast<int>(std::floor(std::log10(half_width))), least, 4);
}

int plain_decimals(double value) {
  auto const size = std::abs(value);
  if (size == 0) return 0;
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

std::string percent(double share) {
  if (std::isnan(share)) return "-";
  if (share > 0 && share < 0.005) return "<1%";
  if (share < 1 && share > 0.995) return ">99%";
  return fmt::format("{:.0f}%", 100 * share);
}

}  // namespace convene

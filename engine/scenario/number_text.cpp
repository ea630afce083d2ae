#include "engine/scenario/number_text.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace convene {

std::optional<double> parse_number(std::string_view text, bool decimal_comma) {
  std::string plain{text};
  if (auto const comma = plain.find(',');
      decimal_comma && comma != std::string::npos && plain.find('.') == std::string::npos)
    plain[comma] = '.';
  double value = 0;
  auto const [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
  if (error != std::errc{} || end != plain.data() + plain.size() || !std::isfinite(value)) return {};
  return value;
}

std::string number_text(double value) {
  return fmt::format("{}", value);
}

std::string must_be_in(double low, double high) {
  if (high == unbounded) return fmt::format("must be at least {}", low);
  return fmt::format("must be in [{}, {}]", low, high);
}

bool is_whole(double value) {
  return value == std::floor(value) && std::abs(value) <= double{std::numeric_limits<int>::max()};
}

}  // namespace convene

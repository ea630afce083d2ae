#include "engine/reports/wording.hpp"

#include <cmath>

#include "engine/reports/number.hpp"
#include "engine/results/units.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {
namespace {

bool is_share(MeasureInfo const& measure) {
  return measure.units == "1" && measure.kind == MeasureKind::level &&
         (measure.id.starts_with("coverage") || measure.id.starts_with("compliance") || measure.id.ends_with("_share") ||
          measure.id.ends_with("_rate"));
}

std::string range(std::string const& low, std::string const& high) {
  return low + " to " + high;
}

}  // namespace

Wording::Wording(MeasureInfo const& measure) {
  if (is_share(measure)) {
    scale_ = 100;
    least_decimals_ = 1;
    value_suffix_ = "%";
    difference_unit_ = "points";
  } else {
    difference_unit_ = many(measure.units);
    value_suffix_ = difference_unit_.empty() ? "" : " " + difference_unit_;
  }
}

std::string Wording::amount(double value, double half_width) const {
  auto const least = scale_ == 1 ? (half_width > 0 ? 0 : plain_decimals(value)) : least_decimals_;
  return grouped(scale_ * value, decimals_for(scale_ * half_width, least));
}

std::string Wording::value(Estimate const& e) const {
  return amount(e.mean, e.half_width) + value_suffix_;
}

std::string Wording::size(Estimate const& e) const {
  auto const text = amount(std::abs(e.mean), e.half_width);
  return difference_unit_.empty() ? text : text + " " + difference_unit_;
}

std::string Wording::interval(Estimate const& e) const {
  if (std::isnan(e.half_width)) return "";
  auto const middle = std::abs(e.mean);
  return range(amount(middle - e.half_width, e.half_width), amount(middle + e.half_width, e.half_width));
}

std::string Wording::signed_cell(Estimate const& e) const {
  if (e.replications == 0) return "-";
  if (e.always_zero) return "0";
  auto const mean = amount(e.mean, e.half_width);
  auto const text = (e.mean > 0 ? "+" : "") + mean;
  if (!(e.half_width > 0)) return text;
  return text + " (" + range(amount(e.low(), e.half_width), amount(e.high(), e.half_width)) + ")";
}

std::string to_string(Verdict verdict) {
  return verdict == Verdict::not_told_apart ? "cannot be told apart" : verdict_id(verdict);
}

std::string verdict_id(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return "better";
    case Verdict::worse:
      return "worse";
    case Verdict::identical:
      return "identical";
    case Verdict::not_told_apart:
      break;
  }
  return "not_told_apart";
}

std::string gain_words(std::string const& gain) {
  return gain == "first_doses" ? "people vaccinated" : gain == "doses" ? "doses" : gain == "needs_met" ? "needs met" : gain == "readmissions_averted" ? "readmissions averted" : gain;
}

std::string effect_unit(std::string const& effect) {
  return effect == "first_doses" ? "person vaccinated" : effect == "doses" ? "dose" : effect == "needs_met" ? "need met" : effect == "readmissions_averted" ? "readmission averted" : "unit of " + effect;
}

std::string ratio_cell(Ratio const& ratio, Estimate const& gain) {
  if (!(gain.mean > 0)) return "no gain";
  auto const number = [&](double x) { return grouped(x, plain_decimals(ratio.value)); };
  auto const value = number(ratio.value);
  if (ratio.kind == RatioKind::bounded)
    return value + " (" + range(number(ratio.low), number(ratio.high)) + ")";
  bool const one_sided =
      ratio.kind == RatioKind::outside && ratio.low < 0 && 0 < ratio.high && ratio.value > 0;
  if (one_sided) return value + " (" + number(ratio.high) + " or more)";
  return ratio.kind == RatioKind::undefined ? "-" : value + " (no limits)";
}

std::string site_words(Comparison const& comparison) {
  return comparison.setting == to_string(Setting::hospital_safety) ? site_word(Setting::hospital_safety) : site_word(Setting::vaccination);
}

std::string interval_words(double confidence) {
  return grouped(100 * confidence, confidence * 100 == std::round(confidence * 100) ? 0 : 1) + "% interval";
}

}  // namespace convene

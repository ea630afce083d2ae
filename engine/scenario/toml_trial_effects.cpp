#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/scenario/names.hpp"
#include "engine/scenario/toml_trial.hpp"

namespace convene {
namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Whatever an effect may be of: arms (but the control), and factors of a factorial trial.
std::vector<std::string> subjects(Trial const& trial) {
  std::vector<std::string> names;
  for (std::size_t a = trial.has_control() ? 1 : 0; a < trial.arms.size(); ++a) names.push_back(trial.arms[a].id);
  if (trial.design == TrialDesign::factorial)
    for (auto const& arm : trial.arms)
      for (auto const& factor : arm.factors)
        if (std::find(names.begin(), names.end(), factor) == names.end()) names.push_back(factor);
  return names;
}

void check_name(Section& section, char const* key, std::string const& name, Trial const& trial) {
  if (name.empty() || trial.arms.empty() || (trial.has_control() && trial.arms.size() < 2)) return;
  auto const known = subjects(trial);
  if (std::find(known.begin(), known.end(), name) != known.end()) return;
  bool const control = trial.has_control() && name == trial.arms.front().id;
  section.diagnostics().add(section.any(key)->where, std::string("effect.") + key + " = \"" + name + '"',
                            control ? "the control is what effects are measured against" : "no [[arm]] has this id",
                            did_you_mean(name, known, "known are " + listed(known)));
}

std::vector<std::string> const unit_keys = {"points", "ratio", "percent"};  // as EffectUnit

/// Sizes as they are told, in the unit whose key the effect has.
struct ToldUnit {
  EffectUnit unit;
  double least;

  std::string const& key() const { return unit_keys[static_cast<std::size_t>(unit)]; }
  std::optional<double> read(Section& s, std::string const& key, Need need) const { return s.number(key, least, 1e9, need); }
  double stored(double told) const {
    return unit == EffectUnit::points ? told : std::log(unit == EffectUnit::ratio ? told : 1 + told / 100);
  }
};

ToldUnit unit_of(Section& s, bool direction_alone) {
  std::vector<std::string> given;
  for (auto const& key : unit_keys)
    if (s.any(key)) given.push_back(key);
  if (given.size() > 1)
    s.refuse(*s.any(given[1]), "one effect has one size, and it has " + given[0] + " already", "keep one of them");
  if (auto const unit = direction_alone && given.empty() ? s.choice("unit", unit_keys) : std::nullopt) given.push_back(unit_keys[*unit]);
  if (given.empty() || given[0] == "points") return {EffectUnit::points, -1e9};
  return given[0] == "ratio" ? ToldUnit{EffectUnit::ratio, 1e-6} : ToldUnit{EffectUnit::percent, -99.9999};
}

/// Nothing was found: the effect stays within points, or within a factor of 1 + within_percent / 100 either way.
void read_none(Section& s, PublishedEffect& effect) {
  effect.null = true;
  bool const relative = s.any("within_percent");
  if (relative && s.any("within")) s.refuse(*s.any("within"), "nothing is within per cent and points at once", "keep one of them");
  if (auto const within = s.number(relative ? "within_percent" : "within", 0, 1e9, Need::required)) {
    effect.unit = relative ? EffectUnit::percent : EffectUnit::points;
    effect.high = relative ? std::log(1 + *within / 100) : *within;
    effect.value = 0, effect.low = -effect.high;
  }
}

/// Published numbers, or no more than a direction.
void read_size(Section& s, PublishedEffect& effect) {
  effect.value = effect.low = effect.high = unknown;
  auto const direction = s.choice("direction", {"more", "less", "none"});
  if (direction == 2u) return read_none(s, effect);
  auto const told = unit_of(s, direction.has_value());
  effect.unit = told.unit;
  auto const value = told.read(s, told.key(), direction ? Need::optional : Need::required);
  if (value) effect.value = told.stored(*value);
  if (direction) {
    effect.sign = *direction == 0 ? 1 : -1;  // published without an interval
    return;
  }
  auto const low = told.read(s, "low", Need::required), high = told.read(s, "high", Need::required);
  if (value && low && high) {
    effect.low = told.stored(*low), effect.high = told.stored(*high);
    if (*value < *low || *value > *high)
      s.refuse(*s.any(told.key()), "must lie in its interval, " + number_text(*low) + " to " + number_text(*high));
  }
  effect.null = effect.low <= 0 && effect.high >= 0;
}

/// What is counted since the start has nothing before that it could be relative to, and money nothing without support.
void check_relative(Section& s, Trial const& trial, TrialOutcome const& out, PublishedEffect const& effect) {
  if (!effect.relative() || !out.is_change() || !effect.than.empty()) return;
  bool const money = out.measure == TrialMeasure::cost;
  if (!money && trial.design != TrialDesign::pre_post) return;
  s.diagnostics().add(s.where(), "effect: " + unit_keys[static_cast<std::size_t>(effect.unit)] + (money ? " of money" : " of a change before and after"),
                      money ? "nothing is spent without support" : "there is no change before to compare it with",
                      "give points, or the arm it is compared with as than");
}

}  // namespace

double PublishedEffect::told(double stored) const {
  return unit == EffectUnit::points ? stored : unit == EffectUnit::ratio ? std::exp(stored) : 100 * std::expm1(stored);
}

double PublishedEffect::told_spread(double stored, double spread) const {
  return unit == EffectUnit::points ? spread : spread * std::exp(stored) * (unit == EffectUnit::percent ? 100 : 1);
}

void read_effects(Section& outcome, Trial const& trial, TrialOutcome& out) {
  auto const* const entry = outcome.array("effect");
  if (!entry) return;
  for (auto const& item : entry->value.items) {
    Section s{item, item.where, "effect", outcome.diagnostics(), "effect."};
    PublishedEffect effect;
    effect.where = s.where();
    bool const wedge = trial.design == TrialDesign::stepped_wedge;
    if (trial.is_of_people())
      effect.arm = s.text("arm").value_or("treated");
    else
      effect.arm = wedge ? "" : s.text("arm", Need::required).value_or("");
    if (!wedge && !trial.is_of_people()) effect.than = s.text("than").value_or("");
    if (trial.setting == Setting::complex_care) effect.level = s.number("level", 0, 1e9).value_or(unknown);
    read_size(s, effect);
    check_relative(s, trial, out, effect);
    s.finish();
    check_name(s, "arm", effect.arm, trial);
    check_name(s, "than", effect.than, trial);
    out.effects.push_back(std::move(effect));
  }
}

}  // namespace convene

#include <cmath>

#include "engine/core/math.hpp"
#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/processes/care/complex_care/people.hpp"
#include "engine/random/distributions.hpp"

namespace convene {

namespace draw = complex_care_draws;

namespace {

/// Chance that a person has the need at a time, so that its mean over people is `present` (the logistic-normal mean as
/// a probit: Zeger, Liang and Albert 1988).
double own_chance(double present, double spread, double proneness) {
  return expit(logit(present) * std::sqrt(1 + 0.346 * spread * spread) + spread * proneness);
}

}  // namespace

void add_spells(ComplexCareInputs const& inputs, PersonInput const& input, std::uint32_t row, Draws const& draws, ClinicPeople& clinic) {
  auto const& settings = inputs.settings;
  auto const& funnel = settings.funnel;
  auto& person = clinic.people[row];
  person.first_spell = static_cast<std::uint32_t>(clinic.spells.size());
  double const sd = std::sqrt(settings.use.lasting);
  double const ill = sd > 0 ? person.lasting / sd : 0;
  double const proneness = funnel.illness * ill + std::sqrt(1 - funnel.illness * funnel.illness) * normal_quantile(draws.uniform(draw::needs_start, person.key, 1u << 16));
  double const end = 7.0 * inputs.weeks;
  for (std::uint32_t k = 0; k < need_types; ++k) {
    auto const need = static_cast<NeedType>(k);
    double const chance = own_chance(settings.need[k].present, funnel.clustering, proneness);
    double const lasts = 7 * settings.need[k].weeks, absent = lasts * (1 - chance) / chance;
    auto const entity = combine(person.key, k);
    // What the roster says of the start holds at the start: no history then.
    double now = input.needs ? 0 : -7.0 * warm_up_weeks;
    bool there = input.needs ? (*input.needs >> k & 1) != 0 : draws.uniform(draw::needs_start, person.key, k) < chance;
    for (std::uint32_t turn = 0; now < end; ++turn) {
      double const until = now + exponential(draws.uniform(draw::needs_arrive, entity, turn), there ? lasts : absent);
      if (there) {
        NeedSpell spell;
        spell.key = combine(entity, turn);
        spell.person = row;
        spell.begin = static_cast<float>(now);
        spell.end = static_cast<float>(until);
        spell.need = need;
        spell.wanted = draws.chance(funnel.wanted, draw::spell, spell.key);
        clinic.spells.push_back(spell);
      }
      there = !there;
      now = until;
    }
  }
  person.spells = static_cast<std::uint32_t>(clinic.spells.size()) - person.first_spell;
}

}  // namespace convene

#pragma once

#include <cstdint>
#include <vector>

#include "engine/processes/care/complex_care/inputs.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// What stays the same in a person under every strategy.
struct PersonTraits {
  std::uint64_t key = 0;
  double lasting = 0;          ///< own mean of log utilisation, 0 on average
  double visits = 0;           ///< ambulatory visits a day
  float engagement = 0;        ///< uniform: takes part when below the share who do
  float choice = 0;            ///< standard normal: how ready the team finds the person, beside the utilisation it sees
  std::uint32_t first_spell = 0, spells = 0;
  std::uint8_t programmes = 0; ///< other programmes that assess the person
};

/// A need from its arrival until it goes away by itself; [begin, end) in days.
struct NeedSpell {
  std::uint64_t key = 0;
  std::uint32_t person = 0;
  float begin = 0, end = 0;
  NeedType need = housing;
  bool wanted = false;         ///< the person wishes for help
};

enum class EventKind : std::uint8_t { emergency, admission, visit, assessment, death };

/// Something that happens to a person if `mark` is below what the person's care makes of its rate: candidates come at
/// `candidate_cap` times the usual rate, so that strategies share each of them (Poisson thinning, exact below the cap).
struct CandidateEvent {
  float day = 0;
  float mark = 0;              ///< uniform on (0, candidate_cap)
  std::uint32_t person = 0;
  EventKind kind = EventKind::visit;
};
inline constexpr double candidate_cap = 2;

/// The people of one clinic during one replication, with all that no strategy can change.
struct ClinicPeople {
  std::vector<PersonTraits> people;
  std::vector<NeedSpell> spells;          ///< by person, then need, then begin
  std::vector<CandidateEvent> events;     ///< by week, then day, then person
  std::vector<std::uint32_t> week_begin;  ///< of `events`: warm_up_weeks + weeks + 1 places
  double referred = 0;                    ///< share of wanted help that is referred
};

ClinicPeople make_people(ComplexCareInputs const& inputs, ClinicId clinic, Draws const& draws);

PersonTraits make_person(ComplexCareSettings const& settings, PersonInput const& input, Draws const& draws);
void add_spells(ComplexCareInputs const& inputs, PersonInput const& input, std::uint32_t row, Draws const& draws, ClinicPeople& clinic);
void add_events(ComplexCareInputs const& inputs, std::uint32_t row, Draws const& draws, ClinicPeople& clinic);

}  // namespace convene

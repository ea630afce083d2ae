#include "engine/processes/care/vaccination/tables.hpp"

#include "engine/core/math.hpp"
#include "engine/processes/care/vaccination/national.hpp"

namespace convene {

VaccinationTables::VaccinationTables(World const& world, Parameters& parameters)
    : settings{parameters},
      weeks{world.weeks},
      rates{settings.visits},
      encounter{settings.encounter, settings.effects},
      cohort{rates, encounter, settings.series},
      birthdays{world.start, world.weeks},
      calendar{rates, birthdays, settings.series, world.start, world.weeks},
      history{settings.series},
      series{settings.series},
      levels{cohort, encounter, settings.series},
      key{world.clinics.key},
      patients{world.clinics.patients},
      providers{world.clinics.providers} {
  for (auto c : rows_of<ClinicId>(key.size()))
    level.push_back(levels.of(world.clinics.coverage_1_dose[c], world.clinics.coverage_up_to_date[c]));

  double const away = national_table(cohort).elsewhere;
  double const seen =
      (1 - away) * settings.series.registry_clinic + away * settings.series.registry_elsewhere;
  double no_record = 1, no_registry = 1;
  for (std::size_t doses = 0; doses < 4; ++doses) {
    past_record[doses] = static_cast<std::uint32_t>((1 - no_record) * 65536);
    past_registry[doses] = static_cast<std::uint32_t>((1 - no_registry) * 65536);
    no_record *= away;
    no_registry *= 1 - seen;
  }
  EffectSettings const& e = settings.effects;
  for (std::size_t stage = 0; stage < dose_stages; ++stage)
    for (std::size_t f = 0; f < family_classes; ++f) {
      double const average = stage == first_dose ? e.recall_response : e.recall_later;
      double const response =
          average <= 0 ? 0 : expit(logit(average) + e.recall_intent * encounter.intent(f % intents));
      bool const irregular = f >= family_classes / 2;
      recall[stage][f] = static_cast<std::uint32_t>(response * (irregular ? e.recall_irregular : 1) * 65536);
    }
}

}  // namespace convene

#include "engine/processes/care/vaccination/settings_reader.hpp"

namespace convene {

VaccinationSettings::VaccinationSettings(Parameters& parameters)
    : visits{read_visits(parameters)},
      encounter{read_encounter(parameters)},
      effects{read_effects(parameters)},
      series{read_series(parameters)} {}

}  // namespace convene

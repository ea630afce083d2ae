#pragma once

#include "engine/processes/care/vaccination/settings.hpp"

namespace convene {

VisitSettings read_visits(Parameters&);
EncounterSettings read_encounter(Parameters&);
EffectSettings read_effects(Parameters&);
SeriesSettings read_series(Parameters&);

}  // namespace convene

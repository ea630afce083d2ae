#include "engine/processes/care/vaccination/block.hpp"

#include "engine/processes/care/vaccination/calendar.hpp"
#include "engine/processes/care/vaccination/synthesis.hpp"

namespace convene {

void make_block(VaccinationTables const& tables, Draws const& draws, std::size_t first, std::size_t count,
                CareBlock& block) {
  block.clear();
  block.first_clinic = first;
  block.clinics = count;
  Synthesis synthesis{tables, draws, block};
  CalendarWriter calendar{tables, draws, block};
  for (std::size_t c = first; c < first + count; ++c)
    calendar.add_clinic(ClinicId{c}, synthesis.add_clinic(ClinicId{c}));
  block.patient_begin.push_back(static_cast<std::uint32_t>(block.patients.size()));
  block.visit_begin.push_back(static_cast<std::uint32_t>(block.visits.size()));
}

void CareBlock::clear() {
  patients.clear();
  patient_begin.clear();
  visits.clear();
  visit_begin.clear();
  start.clear();
  change.clear();
  untouched.clear();
  luck.clear();
  panel.clear();
  people = 0;
}

std::size_t CareBlock::bytes() const {
  auto const of = [](auto const& v) { return v.capacity() * sizeof v[0]; };
  return of(patients) + of(patient_begin) + of(visits) + of(visit_begin) + of(start) + of(change) +
         of(untouched) + of(luck) + of(panel);
}

}  // namespace convene

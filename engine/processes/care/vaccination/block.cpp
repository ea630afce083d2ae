#include "engine/processes/care/vaccination/block.hpp"

#include "engine/processes/care/vaccination/block_maker.hpp"

namespace convene {

void BlockMaker::make(Draws const& draws, std::size_t first, std::size_t count, CareBlock& block) {
  block.clear();
  block.first_clinic = first;
  block.clinics = count;
  block.change.resize(static_cast<std::size_t>(tables_.weeks) * count);
  synthesis_.begin(draws, block);
  calendar_.begin(draws, block);
  for (std::size_t c = first; c < first + count; ++c)
    calendar_.add_clinic(ClinicId{c}, synthesis_.add_clinic(ClinicId{c}));
  block.patient_begin.push_back(static_cast<std::uint32_t>(block.patients.size()));
  calendar_.sort_by_week();
}

void CareBlock::clear() {
  patients.clear();
  patient_begin.clear();
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

#include "engine/processes/care/vaccination/lane.hpp"

#include <algorithm>
#include <span>

#include "engine/core/check.hpp"

namespace convene {

/// One clinic's part of a block, while its week runs.
struct VaccinationLane::Clinic {
  std::uint64_t key;
  std::span<Patient> patients;
  StandingChanges moves;
  VaccinationCounts& counts;
};

VaccinationLane::VaccinationLane(VaccinationTables const& tables, Draws const& draws,
                                 std::vector<CareBlock> const& blocks, Store<std::vector<CareCopy>>& store)
    : tables_{tables},
      draws_{draws},
      blocks_{blocks},
      store_{store},
      copies_{store.take()},
      counts_(tables.key.size()) {
  copies_.resize(blocks.size());
  reset();
}

void VaccinationLane::reset() {
  for (std::size_t i = 0; i < blocks_.size(); ++i) {
    CareBlock const& block = blocks_[i];
    CareCopy& copy = copies_[i];
    copy.patients = block.patients;
    copy.standing = block.start;
    copy.moves.assign(block.change.size(), {});
    copy.seen.assign(block.clinics, {});
    copy.seen_year.assign(block.clinics, 0);
    copy.helped.resize(block.clinics);
    for (std::size_t c = 0; c < block.clinics; ++c) {
      auto& counts = counts_[ClinicId{block.first_clinic + c}];
      counts = {};
      show(copy.standing[c], counts);
    }
  }
}

void VaccinationLane::step(int week, Conditions const& conditions, ParallelFor const& parallel) {
  CONVENE_CHECK(week >= 0 && week < tables_.weeks && conditions.vaccination.size() == counts_.size());
  parallel(blocks_.size(), [&](std::size_t block) { step_block(block, week, conditions.vaccination); });
}

Observation VaccinationLane::observe(ClinicId clinic) const {
  auto const& n = counts_[clinic];
  auto const patients = n.patients[band_13_17];
  Observation shown;
  if (patients > 0) shown.performance = static_cast<double>(n.one_dose_ehr[band_13_17]) / patients;
  for (auto band : {band_11_12, band_13_17}) shown.need += n.patients[band] - n.one_dose_ehr[band];
  return shown;
}

EncounterThresholds const& VaccinationLane::thresholds(std::size_t b, std::size_t c, int week,
                                                       CareConditions conditions) {
  CareBlock const& block = blocks_[b];
  auto const years = block.luck.size() / block.clinics, year = static_cast<std::size_t>(week / 52);
  conditions.recall_contacts = 0;
  if (conditions == CareConditions{}) return block.untouched[c * years + year];
  auto& helped = copies_[b].helped[c];
  CareCopy& copy = copies_[b];
  if (conditions == copy.seen[c] && year == copy.seen_year[c]) return helped;
  copy.seen[c] = conditions;
  copy.seen_year[c] = year;
  auto const level = tables_.level[ClinicId{block.first_clinic + c}];
  float const luck = block.luck[c * years + year];
  tables_.encounter.thresholds(level.first->acceptance, level.later->acceptance,
                               {level.first->process + luck, level.later->process}, conditions, helped);
  return helped;
}

void VaccinationLane::step_block(std::size_t b, int week,
                                 Column<ClinicId, CareConditions> const& conditions) {
  CareBlock const& block = blocks_[b];
  CareCopy& copy = copies_[b];
  auto const now = static_cast<std::size_t>(week) * block.clinics;
  for (std::size_t c = 0; c < block.clinics; ++c) {
    ClinicId const id{block.first_clinic + c};
    auto const& chances = thresholds(b, c, week, conditions[id]);
    Clinic clinic{
        tables_.key[id],
        {copy.patients.data() + block.patient_begin[c], block.patient_begin[c + 1] - block.patient_begin[c]},
        {copy.standing[c], copy.moves.data() + c, block.clinics, tables_.weeks},
        counts_[id]};
    run_visits(clinic, week, copy.patients.data(), block.visits.data() + block.visit_begin[now + c],
               block.visits.data() + block.visit_begin[now + c + 1], chances);
    if (conditions[id].recall_contacts > 0) recall(clinic, week, conditions[id].recall_contacts, chances);
    add(block.change[now + c], copy.standing[c]);
    add(copy.moves[now + c], copy.standing[c]);
    show(copy.standing[c], clinic.counts);
  }
}

void VaccinationLane::run_visits(Clinic& clinic, int week, Patient* patients, Visit const* visit,
                                 Visit const* end, EncounterThresholds const& chances) {
  constexpr std::ptrdiff_t ahead = 12;  // the visits end with as many that do nothing
  std::int32_t eligible[dose_stages][contact_types] = {}, vaccinated[dose_stages][contact_types] = {};
  for (; visit != end; ++visit) {
    __builtin_prefetch(patients + visit[ahead].patient());
    Patient& patient = patients[visit->patient()];
    int const day = 7 * week + visit->day();
    std::size_t const stage = patient.started(), type = visit->type(), group = visit->age_group(),
                      who = type == elsewhere ? provider_classes : patient.provider();
    bool const due = (day >= patient.due) & !(visit->appointment() & (stage == first_dose));
    auto const raised = std::uint64_t{chances.raised[stage][group][type]};
    bool const taken =
        due & (visit->chance < ((raised * chances.taken[stage][group][who][patient.intent()]) >> 16));
    eligible[stage][type] += due;
    vaccinated[stage][type] += taken;
    if (taken) give(clinic, patient, day, type, visit->registry());
  }
  for (std::size_t stage = 0; stage < dose_stages; ++stage)
    for (std::size_t type = 0; type < visit_types; ++type) {
      clinic.counts.eligible[stage][type] += eligible[stage][type];
      clinic.counts.vaccinated[stage][type] += vaccinated[stage][type];
    }
}

void VaccinationLane::give(Clinic& clinic, Patient& patient, int day, std::size_t type, bool registry) {
  BirthdayRow const& b = tables_.birthdays[patient.birth];
  auto const before = standing_bits(patient);
  tables_.series.give(patient, day, b);
  if (type != elsewhere) patient.course |= Patient::in_record;
  if (registry) patient.course |= Patient::in_registry;
  auto gained = standing_bits(patient);
  for (std::size_t c = 0; c < dose_counts; ++c)
    gained.doses[c] = static_cast<std::int16_t>(gained.doses[c] - before.doses[c]);
  gained.patients = 0;

  auto& counts = clinic.counts;
  ++counts.doses;
  counts.first_doses += gained.doses[with_one_dose];
  counts.doses_elsewhere += type == elsewhere;
  if (patient.course & Patient::fixed_panel) {
    std::size_t const sex = (patient.course & Patient::boy) != 0, band = band_on(b, 0);
    counts.panel_first[sex][band] += gained.doses[with_one_dose];
    counts.panel_complete[sex][band] += gained.doses[with_series];
    counts.panel_first_registry[sex][band] += gained.doses[with_registry];
  }
  clinic.moves.gain(b, day / 7, patient.leave, gained);
}

void VaccinationLane::recall(Clinic& clinic, int week, int contacts, EncounterThresholds const& chances) {
  clinic.counts.recall_contacts += contacts;
  if (clinic.patients.empty()) return;
  auto const& effects = tables_.settings.effects;
  auto const focus = static_cast<std::uint32_t>(effects.age_focus * 65536);
  for (int attempt = 0; attempt < contacts; ++attempt) {
    auto const w = draws_.block(vaccination_draws::recall, clinic.key, static_cast<std::uint32_t>(week),
                                static_cast<std::uint32_t>(attempt));
    int const day = 7 * week + static_cast<int>(((w[2] & 0xffffu) * 7) >> 16);
    // Looks in scattered places for someone who is due; a list with nobody due
    // in reach is a contact in vain.
    Patient* patient = nullptr;
    std::uint32_t place = w[0];
    for (int tries = 0; tries < 64 && !patient; ++tries, place += w[1] | 1u) {
      Patient& p = clinic.patients[(std::uint64_t{place} * clinic.patients.size()) >> 32];
      if (p.due <= day && p.leave > day && tables_.birthdays[p.birth].day_19 > day) patient = &p;
    }
    if (!patient) continue;
    std::size_t const stage = patient->started(), group = tables_.birthdays[patient->birth].day_13 <= day;
    std::uint32_t response = tables_.recall[stage][patient->traits];
    if (group == 1) response = static_cast<std::uint32_t>((std::uint64_t{response} * focus) >> 16);
    if ((w[2] >> 16) >= response) continue;
    ++clinic.counts.recall_visits;
    ++clinic.counts.eligible[stage][immunisation_only];
    auto const raised = std::uint64_t{chances.raised[stage][group][immunisation_only]};
    if (w[3] >= ((raised * chances.taken[stage][group][patient->provider()][patient->intent()]) >> 16))
      continue;
    ++clinic.counts.vaccinated[stage][immunisation_only];
    give(clinic, *patient, day, immunisation_only,
         (w[1] >> 16) < tables_.calendar.registry(immunisation_only));
  }
}

}  // namespace convene

#pragma once

#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/vaccination/block.hpp"
#include "engine/processes/care/vaccination/store.hpp"

namespace convene {

/// What care can change at one block.
struct CareCopy {
  std::vector<Patient> patients;
  std::vector<Standing<std::int16_t>>
      moves;  ///< by week x clinic: doses since the start change band or leave
  std::vector<Standing<std::int32_t>> standing;
  std::vector<CareConditions> seen;         ///< by clinic: what `helped` was made for
  std::vector<std::size_t> seen_year;       ///< and in which year
  std::vector<EncounterThresholds> helped;  ///< by clinic, for conditions that are not zero
};

/// One strategy's copy of what care can change.
class VaccinationLane final : public CareLane {
 public:
  VaccinationLane(VaccinationTables const& tables, Draws const& draws, std::vector<CareBlock> const& blocks,
                  Store<std::vector<CareCopy>>& store);
  ~VaccinationLane() override { store_.give(std::move(copies_)); }
  VaccinationLane(VaccinationLane const&) = delete;
  VaccinationLane& operator=(VaccinationLane const&) = delete;
  void reset() override;
  void step(int week, Conditions const& conditions, ParallelFor const& parallel) override;
  Observation observe(ClinicId clinic) const override;
  Column<ClinicId, VaccinationCounts> const& counts() const override { return counts_; }

 private:
  struct Clinic;

  void step_block(std::size_t block, int week, Column<ClinicId, CareConditions> const& conditions);
  EncounterThresholds const& thresholds(std::size_t block, std::size_t c, int week,
                                        CareConditions conditions);
  void run_visits(Clinic& clinic, int week, Patient* patients, Visit const* visit, Visit const* end,
                  EncounterThresholds const& chances);
  void recall(Clinic& clinic, int week, int contacts, EncounterThresholds const& chances);
  void give(Clinic& clinic, Patient& patient, int day, std::size_t type, bool registry);

  VaccinationTables const& tables_;
  Draws draws_;
  std::vector<CareBlock> const& blocks_;
  Store<std::vector<CareCopy>>& store_;
  std::vector<CareCopy> copies_;
  Column<ClinicId, VaccinationCounts> counts_;
};

}  // namespace convene

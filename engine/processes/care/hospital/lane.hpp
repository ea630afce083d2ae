#pragma once

#include <memory>
#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/hospital/numbers.hpp"
#include "engine/processes/care/hospital/rates.hpp"
#include "engine/processes/care/hospital/readmission.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// What depends on no replication.
struct HospitalTables {
  HospitalTables(World const& world, Parameters& parameters);
  HospitalNumbers numbers;
  World const& world;
  Column<ClinicId, std::array<RateBelief, hospital_condition_count>> beliefs;
  Column<ClinicId, double> expected_a_week;   ///< persons readmitted or harmed, as published rates would have it
};

/// One replication's hospitals: how each lastingly is, and what comes whatever is done.
struct HospitalLuck {
  std::array<Readmission, hospital_condition_count> readmission;
  std::array<double, hospital_topic_count> harm{};   ///< multiple of the mean hospital's rates
};

class HospitalLane final : public CareLane {
 public:
  HospitalLane(HospitalTables const& tables, Draws const& draws, Column<ClinicId, HospitalLuck> const& luck);
  void reset() override;
  void step(int week, Conditions const& conditions, ParallelFor const& parallel) override;
  Observation observe(ClinicId clinic) const override;
  Column<ClinicId, HospitalCounts> const& hospital_counts() const override { return counts_; }

 private:
  void step_hospital(ClinicId id, int week, HospitalConditions const& conditions);
  void readmit(ClinicId id, int week, HospitalConditions const& conditions);
  void harm(ClinicId id, int week, HospitalConditions const& conditions);
  void audit(ClinicId id, int week);

  HospitalTables const& tables_;
  Draws draws_;
  Column<ClinicId, HospitalLuck> const& luck_;
  Column<ClinicId, HospitalCounts> counts_;
  Column<ClinicId, std::array<double, hospital_topic_count>> audited_;  ///< compliance as the hospital's charts show it
  Column<ClinicId, double> seen_;                    ///< persons readmitted or harmed since the start
  int weeks_ = 0;                                    ///< lived
};

}  // namespace convene

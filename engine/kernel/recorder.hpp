#pragma once

#include "engine/kernel/replication.hpp"

namespace convene {

/// Turns measures into series: levels as they stand, flows as differences of running totals.
class Recorder {
 public:
  Recorder(Rules const& rules, Lane const& lane, LaneOptions const& options);
  void start(Lane const& lane);
  void record(Lane const& lane);   ///< once a week, after accounting
  LaneResult finish(Lane const& lane);

 private:
  void add_up(Lane const& lane);
  double total(Measure const& measure, Lane const& lane) const;

  Rules const& rules_;
  VaccinationCounts sum_;                              // over clinics, this week
  LaneOptions options_;
  std::vector<double> before_;                         // running totals of flows a week ago
  std::vector<std::vector<double>> clinic_before_;
  LaneResult result_;
};

}  // namespace convene

#pragma once

#include <cstdint>
#include <vector>

#include "engine/processes/care/vaccination/synthesis.hpp"

namespace convene {

/// Draws the visits that no strategy can change, clinic after clinic: all first visits, then all second ones
/// ..., one random block a visit, then sorts them by week.
class CalendarWriter {
 public:
  CalendarWriter(VaccinationTables const& tables, Draws const& draws, CareBlock& block)
      : tables_{tables}, draws_{draws}, block_{block} {}
  void add_clinic(ClinicId clinic, std::vector<Expected> const& people);

 private:
  VaccinationTables const& tables_;
  Draws draws_;
  CareBlock& block_;
  WordBatch words_;
  struct Coming {
    std::uint32_t member, target;
  };
  std::vector<Expected> going_;
  std::vector<Coming> coming_;
  std::vector<Visit> drawn_;
  std::vector<std::uint16_t> week_;
  std::vector<std::uint32_t> place_;
};

}  // namespace convene

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/processes/care/vaccination/synthesis.hpp"

namespace convene {

/// Draws the visits that no strategy can change, clinic after clinic: all first
/// visits, then all second ones ..., one random block a visit.
class CalendarWriter {
 public:
  explicit CalendarWriter(VaccinationTables const& tables) : tables_{tables} {}
  /// Turns to another block.
  void begin(Draws const& draws, CareBlock& block);
  void add_clinic(ClinicId clinic, std::span<Expected const> people);
  /// Puts the block's visits into the order of weeks, then clinics.
  void sort_by_week();

 private:
  struct Coming {
    std::uint32_t member, target;
  };

  VaccinationTables const& tables_;
  Draws draws_{0, 0};
  CareBlock* block_ = nullptr;
  WordBatch words_;
  std::vector<Expected> going_;
  std::vector<Coming> coming_;
  std::size_t drawn_count_ = 0;
  std::vector<Visit> drawn_;           ///< of the block, clinic by clinic
  std::vector<std::uint16_t> week_;    ///< theirs
  std::vector<std::uint32_t> clinic_;  ///< first visit of each clinic, and the end
};

}  // namespace convene

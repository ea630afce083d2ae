#pragma once

#include "engine/processes/care/vaccination/calendar.hpp"
#include "engine/processes/care/vaccination/synthesis.hpp"

namespace convene {

/// Makes blocks of people and calendar, one after the other, in the same
/// scratch memory.
class BlockMaker {
 public:
  explicit BlockMaker(VaccinationTables const& tables)
      : tables_{tables}, synthesis_{tables}, calendar_{tables} {}
  /// The block of clinics [first, first + count), in place of whatever `block`
  /// held.
  void make(Draws const& draws, std::size_t first, std::size_t count, CareBlock& block);

 private:
  VaccinationTables const& tables_;
  Synthesis synthesis_;
  CalendarWriter calendar_;
};

}  // namespace convene

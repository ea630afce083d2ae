#pragma once

#include <cstddef>
#include <cstdint>

#include "engine/processes/care/vaccination/birthdays.hpp"

namespace convene {

/// The hot word of a patient for whom a dose may fall due within the horizon
/// (others are only counted). Days are counted from the scenario's start.
struct Patient {
  std::int16_t due;     ///< first day on which the next dose may be given; `never`
                        ///< once the series is complete
  std::uint16_t birth;  ///< row of Birthdays
  std::int16_t leave;   ///< day of moving away, or `never`
  std::uint8_t traits;  ///< family class: attendance, provider class, intent
  std::uint8_t course;  ///< bits below

  static constexpr std::uint8_t doses = 3, series_of_three = 4, in_record = 8, in_registry = 16, boy = 32,
                                fixed_panel = 64;
  bool started() const { return (course & doses) != 0; }
  bool complete() const { return due == never; }
  std::size_t intent() const { return traits & 15u; }
  std::size_t provider() const { return (traits >> 4) & 3u; }
  std::size_t attendance() const { return traits >> 6; }
};
static_assert(sizeof(Patient) == 8);

/// One visit or contact elsewhere, as the calendar drew it.
struct Visit {
  std::uint32_t what;    ///< row of the patient in the block, and the bits below
  std::uint32_t chance;  ///< the uniform word that decides the outcome

  static constexpr unsigned day_shift = 20, type_shift = 23, appointment_bit = 25, registry_bit = 26,
                            from_13_bit = 27;
  static constexpr std::uint32_t most_patients = 1u << day_shift;
  std::size_t patient() const { return what & (most_patients - 1); }
  int day() const { return static_cast<int>((what >> day_shift) & 7u); }      ///< of the week
  std::size_t type() const { return (what >> type_shift) & 3u; }              ///< VisitType, or elsewhere
  bool appointment() const { return ((what >> appointment_bit) & 1u) != 0; }  ///< only if a later dose is due
  bool registry() const { return ((what >> registry_bit) & 1u) != 0; }  ///< a dose would reach the registry
  std::size_t age_group() const { return (what >> from_13_bit) & 1u; }  ///< 13th birthday passed
};
static_assert(sizeof(Visit) == 8);

}  // namespace convene

#pragma once

#include <cstdint>
#include <vector>

#include "engine/processes/care/vaccination/block.hpp"
#include "engine/random/philox_batch.hpp"

namespace convene {

/// Random words of a batch of serial numbers, and room for them.
class WordBatch {
 public:
  std::vector<std::uint32_t> serial;
  void fill(Draws const& draws, Decision decision, std::uint64_t clinic, std::uint32_t turn);
  std::uint32_t operator()(std::size_t word, std::size_t i) const { return words_[word * stride_ + i]; }

 private:
  std::vector<std::uint32_t> words_;
  std::size_t stride_ = 0;
};

/// Someone who must be in the calendar: a row of the block's patients and the days the calendar needs.
struct Expected {
  std::uint32_t row;  ///< at the clinic
  std::uint32_t serial;
  std::uint16_t stratum;
  std::int16_t from;  ///< week
  std::int16_t end;   ///< day: moved away or turned 19
  std::int16_t day_13;
};

/// Draws the people of one clinic after the other.
class Synthesis {
 public:
  Synthesis(VaccinationTables const& tables, Draws const& draws, CareBlock& block);
  /// Appends the clinic to the block; returns those whom the calendar must hold.
  std::vector<Expected> const& add_clinic(ClinicId clinic);

 private:
  struct Mover {
    std::uint32_t serial;
    std::uint16_t birth;
    std::int16_t day;
  };
  void draw_providers(ClinicId clinic);
  void draw_luck(ClinicId clinic);
  void add_first_comers(ClinicId clinic, StandingChanges& standing, VaccinationPanel& panel);
  void add_replacements(ClinicId clinic, StandingChanges& standing);
  void add_inactive(ClinicId clinic, VaccinationPanel& panel);
  /// The person of word batch entry i, present from `day`; with the fixed panel when `panel` is given.
  void add_person(ClinicId clinic, std::size_t i, std::uint16_t birth, int day, StandingChanges& standing,
                  VaccinationPanel* panel);
  std::uint8_t traits(std::uint32_t word) const;

  VaccinationTables const& tables_;
  Draws draws_;
  CareBlock& block_;
  WordBatch first_, past_;
  std::vector<Expected> expected_;
  std::vector<Mover> movers_, next_movers_;
  std::vector<std::uint8_t> provider_class_;
  std::uint32_t irregular_, early_, moving_;
};

}  // namespace convene

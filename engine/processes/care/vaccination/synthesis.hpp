#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/processes/care/vaccination/block.hpp"
#include "engine/processes/care/vaccination/word_batch.hpp"

namespace convene {

/// Someone who must be in the calendar: a row of the block's patients and what
/// the calendar needs to know.
struct Expected {
  std::uint32_t row;
  std::uint32_t serial;
  std::uint16_t stratum;
  std::int16_t from;  ///< week
  std::int16_t end;   ///< day: moved away or turned 19
  std::int16_t day_13;
};

/// Draws the people of one clinic after the other, in passes over a group:
/// traits and first doses, later doses of those who have one, then moves and
/// counts.
class Synthesis {
 public:
  explicit Synthesis(VaccinationTables const& tables);
  /// Turns to another block.
  void begin(Draws const& draws, CareBlock& block) { draws_ = draws, block_ = &block; }
  /// Appends the clinic to the block; returns those whom the calendar must
  /// hold.
  std::span<Expected const> add_clinic(ClinicId clinic);

 private:
  /// People drawn together: who they are and from which day they are seen.
  struct Group {
    std::vector<std::uint16_t> birth;
    std::vector<std::int16_t> day;
    std::size_t count = 0;  ///< the columns are never shorter, and often longer
    void resize(std::size_t n) {
      count = n;
      if (birth.size() < n) birth.resize(n), day.resize(n);
    }
  };
  struct Mover {
    std::uint32_t serial;
    std::uint16_t birth;
    std::int16_t day;
  };

  void draw_providers(ClinicId clinic);
  void draw_luck(ClinicId clinic);
  void gather_first_comers(ClinicId clinic);
  void gather_replacements(ClinicId clinic);
  void gather_inactive(ClinicId clinic);
  void draw_traits(ClinicId clinic, std::uint8_t course);
  void draw_later_doses(ClinicId clinic);
  void count_panel(VaccinationPanel& panel, Standing<std::int32_t>* start) const;
  void place(StandingChanges& standing);
  int moving_day(std::uint32_t word, int from, BirthdayRow const& birthdays) const;

  VaccinationTables const& tables_;
  Draws draws_{0, 0};
  CareBlock* block_ = nullptr;
  std::vector<Expected> expected_;  ///< the first `expected_count_` count
  std::size_t expected_count_ = 0;

  WordBatch first_, past_;
  Group group_;
  std::vector<Patient> drafts_;        ///< of the group
  std::vector<std::uint32_t> begun_;   ///< members of the group with a first dose
  std::vector<float> target_;          ///< summed hazard at which theirs was taken
  std::vector<PastDoses> remembered_;  ///< their doses
  std::vector<Mover> movers_;
  std::vector<std::uint8_t> provider_class_;
  std::uint32_t irregular_, early_, moving_;
  std::array<std::int16_t, 4096> moving_days_;  ///< days until moving, in order of the word
};

}  // namespace convene

#include "engine/processes/care/vaccination/calendar.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace convene {

void CalendarWriter::begin(Draws const& draws, CareBlock& block) {
  draws_ = draws;
  block_ = &block;
  drawn_count_ = 0;
  clinic_.assign(1, 0);
  block.visit_begin.assign(static_cast<std::size_t>(tables_.weeks) * block.clinics + 1, 0);
}

void CalendarWriter::add_clinic(ClinicId clinic, std::span<Expected const> people) {
  CalendarTables const& calendar = tables_.calendar;
  int const weeks = calendar.weeks();
  going_.assign(people.begin(), people.end());
  std::uint32_t* const visits_of = block_->visit_begin.data() + (clinic.row() - block_->first_clinic);
  for (std::uint32_t ordinal = 0; !going_.empty(); ++ordinal) {
    std::size_t const count = going_.size();
    words_.serial.resize(count);
    if (coming_.size() < count) coming_.resize(count);
    for (std::size_t i = 0; i < count; ++i) words_.serial[i] = going_[i].serial;
    words_.fill(draws_, vaccination_draws::visit, tables_.key[clinic], ordinal);
    // Any further visit?
    std::size_t found = 0;
    for (std::size_t i = 0; i < count; ++i) {
      auto const target = calendar.target(going_[i].stratum, going_[i].from, words_(0, i));
      coming_[found] = {static_cast<std::uint32_t>(i), target};
      found += !calendar.beyond(going_[i].stratum, target);
    }
    // When, and of what kind?
    std::size_t drawn = drawn_count_, kept = 0;
    if (drawn_.size() < drawn + found) {
      drawn_.resize(2 * (drawn + found));
      week_.resize(drawn_.size());
    }
    for (std::size_t k = 0; k < found; ++k) {
      std::size_t const i = coming_[k].member;
      Expected person = going_[i];
      int const week = calendar.week(person.stratum, coming_[k].target);
      std::uint32_t const w1 = words_(1, i), w2 = words_(2, i), of_week = ((w2 >> 16) * 7) >> 16;
      int const day = 7 * week + static_cast<int>(of_week);
      auto const type = calendar.type(person.stratum, week, w1 >> 16);
      std::uint32_t const appointment = (type == immunisation_only) &
                                        ((w1 & 0xffffu) >= calendar.without_appointment()),
                          registry = (w2 & 0xffffu) < calendar.registry(type), from_13 = day >= person.day_13;
      bool const present = day < person.end;
      drawn_[drawn] = {person.row | of_week << Visit::day_shift | type << Visit::type_shift |
                           appointment << Visit::appointment_bit | registry << Visit::registry_bit |
                           from_13 << Visit::from_13_bit,
                       words_(3, i)};
      week_[drawn] = static_cast<std::uint16_t>(week);
      drawn += present;
      visits_of[static_cast<std::size_t>(week) * block_->clinics] += present;
      person.from = static_cast<std::int16_t>(week + 1);
      going_[kept] = person;
      kept += present && week + 1 < weeks;
    }
    drawn_count_ = drawn;
    going_.resize(kept);
  }
  clinic_.push_back(static_cast<std::uint32_t>(drawn_count_));
}

void CalendarWriter::sort_by_week() {
  std::uint32_t sum = 0;
  for (auto& begin : block_->visit_begin) {
    auto const count = begin;
    begin = sum;
    sum += count;
  }
  block_->visits.resize(drawn_count_ + CareBlock::visits_beyond);
  std::fill(block_->visits.end() - CareBlock::visits_beyond, block_->visits.end(), Visit{});
  for (std::size_t c = 0; c < block_->clinics; ++c)
    for (std::uint32_t i = clinic_[c]; i < clinic_[c + 1]; ++i)
      block_->visits[block_->visit_begin[week_[i] * block_->clinics + c]++] = drawn_[i];
  // Each begin has moved on to its end, which is the next one's begin.
  for (std::size_t i = block_->visit_begin.size() - 1; i > 0; --i)
    block_->visit_begin[i] = block_->visit_begin[i - 1];
  block_->visit_begin[0] = 0;
}

}  // namespace convene

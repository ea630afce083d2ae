#include "engine/processes/care/vaccination/calendar.hpp"

#include <algorithm>

#include "engine/core/check.hpp"

namespace convene {

void CalendarWriter::add_clinic(ClinicId clinic, std::vector<Expected> const& people) {
  CalendarTables const& calendar = tables_.calendar;
  int const weeks = calendar.weeks();
  going_ = people;
  drawn_.clear();
  week_.clear();
  place_.assign(static_cast<std::size_t>(weeks) + 1, 0);
  for (std::uint32_t ordinal = 0; !going_.empty(); ++ordinal) {
    std::size_t const count = going_.size();
    words_.serial.resize(count);
    coming_.resize(count);
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
    std::size_t drawn = drawn_.size(), kept = 0;
    drawn_.resize(drawn + found);
    week_.resize(drawn + found);
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
      place_[static_cast<std::size_t>(week) + 1] += present;
      person.from = static_cast<std::int16_t>(week + 1);
      going_[kept] = person;
      kept += present && week + 1 < weeks;
    }
    drawn_.resize(drawn);
    week_.resize(drawn);
    going_.resize(kept);
  }
  auto const begin = static_cast<std::uint32_t>(block_.visits.size());
  for (std::size_t w = 1; w < place_.size(); ++w) place_[w] += place_[w - 1];
  for (std::size_t w = 0; w + 1 < place_.size(); ++w) block_.visit_begin.push_back(begin + place_[w]);
  block_.visits.resize(begin + drawn_.size());
  for (std::size_t i = 0; i < drawn_.size(); ++i) block_.visits[begin + place_[week_[i]]++] = drawn_[i];
}

}  // namespace convene

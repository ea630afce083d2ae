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
    words_.serial.resize(going_.size());
    for (std::size_t i = 0; i < going_.size(); ++i) words_.serial[i] = going_[i].serial;
    words_.fill(draws_, vaccination_draws::visit, tables_.key[clinic], ordinal);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < going_.size(); ++i) {
      Expected person = going_[i];
      int const week = calendar.next(person.stratum, person.from, words_(0, i));
      std::uint32_t const w1 = words_(1, i), w2 = words_(2, i), of_week = ((w2 >> 16) * 7) >> 16;
      int const day = 7 * week + static_cast<int>(of_week);
      if (week >= weeks || day >= person.end) continue;
      auto const type = calendar.type(person.stratum, week, w1 >> 16);
      std::uint32_t const appointment =
                              type == immunisation_only && (w1 & 0xffffu) >= calendar.without_appointment(),
                          registry = (w2 & 0xffffu) < calendar.registry(type), from_13 = day >= person.day_13;
      drawn_.push_back({person.row | of_week << Visit::day_shift | type << Visit::type_shift |
                            appointment << Visit::appointment_bit | registry << Visit::registry_bit |
                            from_13 << Visit::from_13_bit,
                        words_(3, i)});
      week_.push_back(static_cast<std::uint16_t>(week));
      ++place_[static_cast<std::size_t>(week) + 1];
      person.from = static_cast<std::int16_t>(week + 1);
      going_[kept] = person;
      kept += week + 1 < weeks;
    }
    going_.resize(kept);
  }
  auto const begin = static_cast<std::uint32_t>(block_.visits.size());
  for (std::size_t w = 1; w < place_.size(); ++w) place_[w] += place_[w - 1];
  for (std::size_t w = 0; w + 1 < place_.size(); ++w) block_.visit_begin.push_back(begin + place_[w]);
  block_.visits.resize(begin + drawn_.size());
  for (std::size_t i = 0; i < drawn_.size(); ++i) block_.visits[begin + place_[week_[i]]++] = drawn_[i];
}

}  // namespace convene

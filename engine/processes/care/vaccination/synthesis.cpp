#include "engine/processes/care/vaccination/synthesis.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/core/math.hpp"

namespace convene {
namespace {

using namespace vaccination_draws;

std::uint32_t of(double bits, double share) {
  return static_cast<std::uint32_t>(std::min(share * bits, bits - 1));
}

}  // namespace

void WordBatch::fill(Draws const& draws, Decision decision, std::uint64_t clinic, std::uint32_t turn) {
  std::size_t const count = serial.size(), room = (count + 15) / 16 * 16;
  serial.resize(room);
  if (stride_ < room) stride_ = room, words_.resize(4 * room);
  auto const e = combine(decision.hash, clinic);
  philox_batch(draws.key(), {static_cast<std::uint32_t>(e), static_cast<std::uint32_t>(e >> 32), turn},
               serial.data(), count, words_.data(), stride_);
  serial.resize(count);
}

Synthesis::Synthesis(VaccinationTables const& tables, Draws const& draws, CareBlock& block)
    : tables_{tables},
      draws_{draws},
      block_{block},
      irregular_{of(2048, tables.settings.visits.irregular_share)},
      early_{of(65536, tables.settings.series.early_share)},
      moving_{of(4294967296.0,
                 1 - exact_exp(-tables.settings.series.leave_rate * 7 * tables.weeks / days_per_year))} {}

std::vector<Expected> const& Synthesis::add_clinic(ClinicId clinic) {
  auto const weeks = static_cast<std::size_t>(tables_.weeks);
  block_.patient_begin.push_back(static_cast<std::uint32_t>(block_.patients.size()));
  auto& start = block_.start.emplace_back();
  block_.change.resize(block_.change.size() + weeks);
  auto& panel = block_.panel.emplace_back();
  StandingChanges standing{start, block_.change.data() + (block_.change.size() - weeks), tables_.weeks};
  expected_.clear();
  movers_.clear();
  draw_providers(clinic);
  draw_luck(clinic);
  add_first_comers(clinic, standing, panel);
  add_replacements(clinic, standing);
  add_inactive(clinic, panel);
  return expected_;
}

void Synthesis::draw_providers(ClinicId clinic) {
  provider_class_.clear();
  auto const count = static_cast<std::uint32_t>(std::max(tables_.providers[clinic], 1));
  for (std::uint32_t p = 0; p < count; ++p)
    provider_class_.push_back(
        static_cast<std::uint8_t>(draws_.block(provider, tables_.key[clinic], p)[0] >> 30));
}

void Synthesis::draw_luck(ClinicId clinic) {
  auto const level = tables_.level[clinic];
  for (int year = 0; year * 52 < tables_.weeks; ++year) {
    auto const z = static_cast<float>(
        normal_quantile(draws_.uniform(luck, tables_.key[clinic], static_cast<std::uint32_t>(year))));
    float const shift = tables_.encounter.year_sd() * z;
    block_.luck.push_back(shift);
    tables_.encounter.thresholds(level.first->acceptance, level.later->acceptance,
                                 {level.first->process + shift, level.later->process}, {},
                                 block_.untouched.emplace_back());
  }
}

std::uint8_t Synthesis::traits(std::uint32_t word) const {
  std::size_t const intent = (word >> 1) & 15u, attendance = ((word >> 5) & 2047u) < irregular_,
                    place = ((word >> 16) * provider_class_.size()) >> 16;
  return static_cast<std::uint8_t>(family_class(attendance, provider_class_[place], intent));
}

void Synthesis::add_first_comers(ClinicId clinic, StandingChanges& standing, VaccinationPanel& panel) {
  // Serials run from the oldest to those who turn 9 last: one birth date in each of equal spans, placed at
  // random.
  auto const count = static_cast<std::uint64_t>(tables_.patients[clinic]);
  if (count == 0) return;
  auto const born = tables_.birthdays.at_start(), all = tables_.birthdays.size();
  auto const total = (count * all + born - 1) / born;
  first_.serial.resize(total);
  for (std::size_t i = 0; i < total; ++i) first_.serial[i] = static_cast<std::uint32_t>(i);
  first_.fill(draws_, patient, tables_.key[clinic], 0);
  past_.serial = first_.serial;
  past_.fill(draws_, history, tables_.key[clinic], 0);
  for (std::size_t i = 0; i < total; ++i) {
    auto const birth = ((i << 16 | (first_(1, i) >> 16)) * born / count) >> 16;
    if (birth >= all) continue;
    bool const entrant = birth >= born;
    add_person(clinic, i, static_cast<std::uint16_t>(birth), entrant ? tables_.birthdays[birth].day_9 : 0,
               standing, entrant ? nullptr : &panel);
  }
}

void Synthesis::add_person(ClinicId clinic, std::size_t i, std::uint16_t birth, int day,
                           StandingChanges& standing, VaccinationPanel* panel) {
  BirthdayRow const& b = tables_.birthdays[birth];
  std::uint32_t const word = first_(0, i), serial = first_.serial[i];
  auto const family = traits(word);
  auto const past = tables_.history.draw(tables_.level[clinic], family, (first_(1, i) & 0xffffu) < early_, b,
                                         day, first_(2, i), past_(0, i), past_(1, i));
  int leave = never;
  if (first_(3, i) < moving_) {
    double const u = Draws::to_unit(std::uint64_t{first_(3, i)} << 32);
    leave =
        day + 1 + static_cast<int>(-exact_log(1 - u) / tables_.settings.series.leave_rate * days_per_year);
    if (leave >= b.day_19 || leave >= 7 * tables_.weeks) leave = never;
    if (leave != never) movers_.push_back({serial, birth, static_cast<std::int16_t>(leave)});
  }
  auto course =
      static_cast<std::uint8_t>(past.doses | (past.three ? Patient::series_of_three : 0) |
                                ((word & 1u) ? Patient::boy : 0) | (panel ? Patient::fixed_panel : 0));
  auto const doses = static_cast<std::size_t>(past.doses);
  if ((past_(2, i) >> 16) < tables_.past_record[doses]) course |= Patient::in_record;
  if ((past_(2, i) & 0xffffu) < tables_.past_registry[doses]) course |= Patient::in_registry;
  bool const complete = past.due == never;
  standing.add(b, day, leave, standing_bits(past.doses, complete, course));
  ++block_.people;
  if (panel) {
    auto const sex = word & 1u;
    auto const band = band_on(b, 0);
    ++panel->patients[sex][band];
    panel->one_dose[sex][band] += past.doses > 0;
    panel->up_to_date[sex][band] += complete;
  }
  int const end = std::min<int>(leave, b.day_19), due = std::max({past.due, day, -32768});
  if (complete || due >= 7 * tables_.weeks || due >= end) return;
  auto const row = static_cast<std::uint32_t>(block_.patients.size() - block_.patient_begin.back());
  expected_.push_back({row, serial, static_cast<std::uint16_t>(tables_.calendar.stratum(birth, family >> 6)),
                       static_cast<std::int16_t>(std::max(due, 0) / 7), static_cast<std::int16_t>(end),
                       b.day_13});
  block_.patients.push_back(
      {static_cast<std::int16_t>(due), birth, static_cast<std::int16_t>(leave), family, course});
}

void Synthesis::add_replacements(ClinicId clinic, StandingChanges& standing) {
  for (std::uint32_t generation = 1; !movers_.empty() && generation < 128; ++generation) {
    next_movers_.swap(movers_);
    movers_.clear();
    first_.serial.clear();
    for (auto const& mover : next_movers_) first_.serial.push_back(mover.serial + generation_step);
    first_.fill(draws_, patient, tables_.key[clinic], 0);
    past_.serial = first_.serial;
    past_.fill(draws_, history, tables_.key[clinic], 0);
    for (std::size_t i = 0; i < next_movers_.size(); ++i)
      add_person(clinic, i, next_movers_[i].birth, next_movers_[i].day, standing, nullptr);
  }
}

void Synthesis::add_inactive(ClinicId clinic, VaccinationPanel& panel) {
  // Records of patients who stopped coming at an age uniform between 9 and today's; nothing happens to them
  // any more.
  double const share = tables_.settings.series.inactive_share;
  auto const count = static_cast<std::size_t>(tables_.patients[clinic] * share / (1 - share) + 0.5);
  if (count == 0) return;
  first_.serial.resize(count);
  for (std::size_t i = 0; i < count; ++i) first_.serial[i] = inactive_serials + static_cast<std::uint32_t>(i);
  first_.fill(draws_, patient, tables_.key[clinic], 0);
  past_.serial = first_.serial;
  past_.fill(draws_, history, tables_.key[clinic], 0);
  auto const born = tables_.birthdays.at_start();
  for (std::size_t i = 0; i < count; ++i) {
    auto const birth = ((i << 16 | (first_(1, i) >> 16)) * born / count) >> 16;
    BirthdayRow const& b = tables_.birthdays[birth];
    int const stopped =
        b.day_9 +
        static_cast<int>((std::uint64_t{first_(3, i)} * static_cast<std::uint64_t>(1 - b.day_9)) >> 32);
    auto const past =
        tables_.history.draw(tables_.level[clinic], traits(first_(0, i)), (first_(1, i) & 0xffffu) < early_,
                             b, stopped, first_(2, i), past_(0, i), past_(1, i));
    auto const sex = first_(0, i) & 1u;
    auto const band = band_on(b, 0);
    ++panel.patients[sex][band];
    panel.one_dose[sex][band] += past.doses > 0;
    panel.up_to_date[sex][band] += past.due == never;
    ++panel.inactive;
    panel.inactive_one_dose += past.doses > 0;
  }
}

}  // namespace convene

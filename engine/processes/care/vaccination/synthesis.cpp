#include "engine/processes/care/vaccination/synthesis.hpp"

#include <algorithm>

#include "engine/core/math.hpp"

namespace convene {
namespace {

std::uint32_t of(double bits, double share) {
  return static_cast<std::uint32_t>(std::min(share * bits, bits - 1));
}

}  // namespace

Synthesis::Synthesis(VaccinationTables const& tables)
    : tables_{tables},
      irregular_{of(2048, tables.settings.visits.irregular_share)},
      early_{of(65536, tables.settings.series.early_share)},
      moving_{of(4294967296.0,
                 1 - exact_exp(-tables.settings.series.leave_rate * 7 * tables.weeks / days_per_year))} {
  double const rate = tables.settings.series.leave_rate, share = moving_ / 4294967296.0;
  for (std::size_t i = 0; i < moving_days_.size(); ++i) {
    double const u = share * (static_cast<double>(i) + 0.5) / static_cast<double>(moving_days_.size());
    moving_days_[i] =
        static_cast<std::int16_t>(rate > 0 ? 1 - exact_log(1 - u) / rate * days_per_year : never);
  }
}

std::span<Expected const> Synthesis::add_clinic(ClinicId clinic) {
  block_->patient_begin.push_back(static_cast<std::uint32_t>(block_->patients.size()));
  auto& start = block_->start.emplace_back();
  auto& panel = block_->panel.emplace_back();
  std::size_t const place_in_block = clinic.row() - block_->first_clinic;
  StandingChanges standing{start, block_->change.data() + place_in_block, block_->clinics, tables_.weeks};
  expected_count_ = 0;
  movers_.clear();
  draw_providers(clinic);
  draw_luck(clinic);
  gather_first_comers(clinic);
  draw_traits(clinic, 0);
  draw_later_doses(clinic);
  count_panel(panel, &start);
  place(standing);
  for (int generation = 1; !movers_.empty() && generation < 128; ++generation) {
    gather_replacements(clinic);
    draw_traits(clinic, 0);
    draw_later_doses(clinic);
    place(standing);
  }
  if (tables_.settings.series.inactive_share > 0) {
    gather_inactive(clinic);
    draw_traits(clinic, 0);
    draw_later_doses(clinic);
    count_panel(panel, nullptr);
  }
  return {expected_.data(), expected_count_};
}

void Synthesis::draw_providers(ClinicId clinic) {
  provider_class_.clear();
  auto const count = static_cast<std::uint32_t>(std::max(tables_.providers[clinic], 1));
  for (std::uint32_t p = 0; p < count; ++p) {
    auto const word = draws_.block(vaccination_draws::provider, tables_.key[clinic], p)[0];
    provider_class_.push_back(static_cast<std::uint8_t>(word >> 30));
  }
}

void Synthesis::draw_luck(ClinicId clinic) {
  auto const level = tables_.level[clinic];
  for (int year = 0; year * 52 < tables_.weeks; ++year) {
    double const z = normal_quantile(
        draws_.uniform(vaccination_draws::luck, tables_.key[clinic], static_cast<std::uint32_t>(year)));
    float const luck = tables_.encounter.year_sd() * static_cast<float>(z);
    block_->luck.push_back(luck);
    tables_.encounter.thresholds(level.first->acceptance, level.later->acceptance,
                                 {level.first->process + luck, level.later->process}, {},
                                 block_->untouched.emplace_back());
  }
}

void Synthesis::gather_first_comers(ClinicId clinic) {
  // Serials run from the oldest to those who turn 9 last: one birth date in
  // each of equal spans, placed at random.
  auto const count = static_cast<std::uint64_t>(tables_.patients[clinic]);
  auto const born = tables_.birthdays.at_start(), all = tables_.birthdays.size();
  auto const total = (count * all + born - 1) / born;
  group_.resize(total);
  first_.serial.resize(total);
  for (std::size_t i = 0; i < total; ++i) first_.serial[i] = static_cast<std::uint32_t>(i);
  if (total == 0) return;
  first_.fill(draws_, vaccination_draws::patient, tables_.key[clinic], 0);
  auto const rows_each = (born << 32) / count;
  std::size_t used = 0;
  for (; used < total; ++used) {
    auto const birth = ((used << 16 | (first_(1, used) >> 16)) * rows_each) >> 48;
    if (birth >= all) break;
    group_.birth[used] = static_cast<std::uint16_t>(birth);
    group_.day[used] = birth < born ? std::int16_t{0} : tables_.birthdays[birth].day_9;
  }
  group_.resize(used);
}

void Synthesis::gather_replacements(ClinicId clinic) {
  group_.resize(movers_.size());
  first_.serial.resize(movers_.size());
  for (std::size_t i = 0; i < movers_.size(); ++i) {
    group_.birth[i] = movers_[i].birth;
    group_.day[i] = movers_[i].day;
    first_.serial[i] = movers_[i].serial + generation_step;
  }
  movers_.clear();
  first_.fill(draws_, vaccination_draws::patient, tables_.key[clinic], 0);
}

void Synthesis::gather_inactive(ClinicId clinic) {
  // Records of patients who stopped coming at an age uniform between 9 and
  // today's; nothing happens to them any more.
  double const share = tables_.settings.series.inactive_share;
  auto const count = static_cast<std::size_t>(tables_.patients[clinic] * share / (1 - share) + 0.5);
  group_.resize(count);
  first_.serial.resize(count);
  for (std::size_t i = 0; i < count; ++i) first_.serial[i] = inactive_serials + static_cast<std::uint32_t>(i);
  first_.fill(draws_, vaccination_draws::patient, tables_.key[clinic], 0);
  for (std::size_t i = 0; i < count; ++i) {
    auto const birth = ((i << 16 | (first_(1, i) >> 16)) * tables_.birthdays.at_start() / count) >> 16;
    int const day_9 = tables_.birthdays[birth].day_9;
    auto const since =
        static_cast<int>((std::uint64_t{first_(3, i)} * static_cast<std::uint64_t>(1 - day_9)) >> 32);
    group_.birth[i] = static_cast<std::uint16_t>(birth);
    group_.day[i] = static_cast<std::int16_t>(day_9 + since);
  }
}

void Synthesis::draw_traits(ClinicId clinic, std::uint8_t course) {
  StageLevel const& level = *tables_.level[clinic].first;
  std::size_t const count = group_.count, providers = provider_class_.size();
  if (drafts_.size() < count) {
    drafts_.resize(count);
    begun_.resize(count);
    target_.resize(count);
  }
  past_.serial.resize(count);
  std::size_t begun = 0;
  for (std::size_t i = 0; i < count; ++i) {
    BirthdayRow const& b = tables_.birthdays[group_.birth[i]];
    std::uint32_t const word = first_(0, i);
    bool const early = (first_(1, i) & 0xffffu) < early_;
    auto const family = family_class(((word >> 5) & 2047u) < irregular_,
                                     provider_class_[((word >> 16) * providers) >> 16], (word >> 1) & 15u);
    float const target = tables_.history.first_target(level, family, early, first_(2, i));
    float const now = History::summed(level, family, age_on(b, group_.day[i]) - 9);
    drafts_[i] = {early ? b.day_9 : b.day_11, group_.birth[i], never, static_cast<std::uint8_t>(family),
                  static_cast<std::uint8_t>(course | ((word & 1u) ? Patient::boy : 0))};
    begun_[begun] = static_cast<std::uint32_t>(i);
    target_[begun] = target;
    past_.serial[begun] = first_.serial[i];
    begun += now >= target;
  }
  past_.serial.resize(begun);
}

void Synthesis::draw_later_doses(ClinicId clinic) {
  if (past_.serial.empty()) return;
  past_.fill(draws_, vaccination_draws::history, tables_.key[clinic], 0);
  auto const levels = tables_.level[clinic];
  std::size_t const count = past_.serial.size();
  if (remembered_.size() < count) remembered_.resize(count);
  for (std::size_t k = 0; k < count; ++k) {
    std::size_t const i = begun_[k];
    remembered_[k] = tables_.history.second(levels, drafts_[i].traits, tables_.birthdays[group_.birth[i]],
                                            group_.day[i], target_[k], past_(0, k));
  }
  for (std::size_t k = 0; k < count; ++k) {
    std::size_t const i = begun_[k];
    Patient& p = drafts_[i];
    auto& past = remembered_[k];
    if ((past.doses == 2) & past.three)
      tables_.history.third(levels, p.traits, tables_.birthdays[p.birth], group_.day[i], past, past_(1, k));
    auto const doses = static_cast<std::size_t>(past.doses);
    std::uint32_t const seen = past_(2, k);
    unsigned const record = (seen >> 16) < tables_.past_record[doses],
                   registry = (seen & 0xffffu) < tables_.past_registry[doses];
    p.due = static_cast<std::int16_t>(past.due);
    p.course = static_cast<std::uint8_t>(p.course | doses | (past.three ? Patient::series_of_three : 0) |
                                         record * Patient::in_record | registry * Patient::in_registry);
  }
}

int Synthesis::moving_day(std::uint32_t word, int from, BirthdayRow const& b) const {
  int const day = from + moving_days_[(std::uint64_t{word} * moving_days_.size()) / moving_];
  return day < b.day_19 && day < 7 * tables_.weeks ? day : never;
}

}  // namespace convene

#include "bench/yardsticks/reference.hpp"

#include <algorithm>
#include <cmath>

namespace convene {
namespace {

constexpr int youngest = 6, ages = 13;  // years of age in the table of contacts: 6 to 18

}  // namespace

Reference::Reference(World const& world, Parameters& parameters)
    : tables_{world, parameters},
      leave_week_{1 - std::exp(-tables_.settings.series.leave_rate * days_per_week / days_per_year)},
      counts_(world.clinics.size()),
      panel_(world.clinics.size()) {
  for (int week = 0; week < world.weeks; ++week)
    for (int age = youngest; age < youngest + ages; ++age)
      for (std::size_t attendance = 0; attendance < attendances; ++attendance) {
        auto const chance =
            tables_.rates.weekly(age, attendance, tables_.rates.season({world.start.days + 7 * week + 3}),
                                 tables_.rates.horizon_scale());
        Contacts contacts{};
        for (std::size_t t = 0; t < contact_types; ++t) contacts.below[t] = contacts.any += chance[t];
        contacts_.push_back(contacts);
      }
}

void Reference::populate(std::uint64_t seed) {
  random_.seed(seed);
  clinics_.assign(tables_.key.size(), {});
  int const born = static_cast<int>(tables_.birthdays.at_start()),
            all = static_cast<int>(tables_.birthdays.size());
  for (auto c : rows_of<ClinicId>(clinics_.size())) {
    Clinic& clinic = clinics_[c.row()];
    for (int p = 0; p < std::max(tables_.providers[c], 1); ++p)
      clinic.provider_classes.push_back(static_cast<int>(uniform() * provider_classes));
    int const count = tables_.patients[c],
              entrants = static_cast<int>(static_cast<double>(count) * (all - born) / born);
    for (int i = 0; i < count; ++i) {
      int const birth = static_cast<int>(uniform() * born);
      clinic.patients.push_back(person(c, birth, 0));
      clinic.patients.back().fixed = true;
    }
    for (int i = 0; i < entrants; ++i) {
      int const birth = born + static_cast<int>(uniform() * (all - born));
      clinic.patients.push_back(person(c, birth, tables_.birthdays[static_cast<std::size_t>(birth)].day_9));
    }
    counts_[c] = {};
    panel_[c] = {};
    for (auto const& p : clinic.patients) {
      if (!p.fixed) continue;
      auto const band = band_on(tables_.birthdays[static_cast<std::size_t>(p.birth)], 0);
      ++panel_[c].patients[p.boy][band];
      panel_[c].one_dose[p.boy][band] += p.doses > 0;
      panel_[c].up_to_date[p.boy][band] += p.complete;
    }
    take_standing(c, 0);
  }
}

bool Reference::taken(Patient const& p, EncounterChances const& chances, std::size_t type, bool from_13) {
  std::size_t const stage = p.doses > 0,
                    who = type == elsewhere ? provider_classes : static_cast<std::size_t>(p.provider);
  return uniform() < static_cast<double>(chances.raised[stage][from_13][type]) &&
         uniform() < static_cast<double>(chances.taken[stage][from_13][who][p.intent]);
}

void Reference::give(Patient& p, int day, VaccinationCounts& counts, bool away) {
  auto const& b = tables_.birthdays[static_cast<std::size_t>(p.birth)];
  SeriesSettings const& rules = tables_.settings.series;
  auto const band = band_on(b, 0);
  ++counts.doses;
  counts.doses_elsewhere += away;
  ++p.doses;
  if (p.doses == 1) {
    ++counts.first_doses;
    counts.panel_first[p.boy][band] += p.fixed;
    p.three = rules.era_doses == 3 || day >= b.day_15;
    p.due = day + (p.three ? rules.interval_three : rules.interval_two);
  } else if (p.doses == 2 && p.three) {
    p.due = std::max(day + rules.last_interval, p.due - rules.interval_three + rules.last_from_first);
  } else {
    p.complete = true;
    counts.panel_complete[p.boy][band] += p.fixed;
  }
  if (!away) p.in_record = true;
  if (!p.in_registry && uniform() < (away ? rules.registry_elsewhere : rules.registry_clinic)) {
    p.in_registry = true;
    counts.panel_first_registry[p.boy][band] += p.fixed;
  }
}

void Reference::visit(Patient& p, int week, EncounterChances const& chances, VaccinationCounts& counts) {
  auto const& b = tables_.birthdays[static_cast<std::size_t>(p.birth)];
  int const age = static_cast<int>((7 * week + 3 - b.born) / days_per_year);
  auto const& contacts =
      contacts_[static_cast<std::size_t>((week * ages + age - youngest) * 2 + p.attendance)];
  double const u = uniform();
  if (u >= contacts.any) return;
  int const day = 7 * week + static_cast<int>(uniform() * 7);
  if (p.complete || day < p.due || day >= p.leave || day >= b.day_19 || day < p.enter) return;
  std::size_t type = 0;
  while (u >= contacts.below[type]) ++type;
  std::size_t const stage = p.doses > 0;
  if (type == immunisation_only && stage == first_dose && uniform() >= tables_.rates.without_appointment())
    return;
  bool const given = taken(p, chances, type, day >= b.day_13);
  if (type != elsewhere) {
    ++counts.eligible[stage][type];
    counts.vaccinated[stage][type] += given;
  }
  if (given) give(p, day, counts, type == elsewhere);
}

void Reference::recall(Clinic& clinic, int week, int contacts, EncounterChances const& chances,
                       VaccinationCounts& counts) {
  counts.recall_contacts += contacts;
  for (int i = 0; i < contacts; ++i) {
    int const day = 7 * week + static_cast<int>(uniform() * 7);
    std::vector<Patient*> due;
    for (auto& p : clinic.patients)
      if (!p.complete && p.due <= day && p.enter <= day && p.leave > day &&
          tables_.birthdays[static_cast<std::size_t>(p.birth)].day_19 > day)
        due.push_back(&p);
    if (due.empty()) continue;
    Patient& p = *due[static_cast<std::size_t>(uniform() * static_cast<double>(due.size()))];
    bool const from_13 = day >= tables_.birthdays[static_cast<std::size_t>(p.birth)].day_13;
    std::size_t const stage = p.doses > 0;
    auto const family =
        family_class(static_cast<std::size_t>(p.attendance), static_cast<std::size_t>(p.provider),
                     static_cast<std::size_t>(p.intent));
    double const response =
        tables_.recall[stage][family] / 65536.0 * (from_13 ? tables_.settings.effects.age_focus : 1);
    if (uniform() >= response) continue;
    ++counts.recall_visits;
    ++counts.eligible[stage][immunisation_only];
    if (!taken(p, chances, immunisation_only, from_13)) continue;
    ++counts.vaccinated[stage][immunisation_only];
    give(p, day, counts, false);
  }
}

void Reference::step(int week, Column<ClinicId, CareConditions> const& conditions) {
  std::normal_distribution<double> normal;
  for (auto c : rows_of<ClinicId>(clinics_.size())) {
    Clinic& clinic = clinics_[c.row()];
    if (week % 52 == 0) clinic.luck = static_cast<double>(tables_.encounter.year_sd()) * normal(random_);
    auto const level = tables_.level[c];
    EncounterChances chances;
    tables_.encounter.chances(level.first->acceptance, level.later->acceptance,
                              {level.first->process + static_cast<float>(clinic.luck), level.later->process},
                              conditions[c], chances);
    std::size_t const present = clinic.patients.size();
    for (std::size_t i = 0; i < present; ++i) {
      Patient& p = clinic.patients[i];
      auto const& b = tables_.birthdays[static_cast<std::size_t>(p.birth)];
      if (p.enter >= 7 * week + 7 || p.leave < 7 * week || b.day_19 < 7 * week) continue;
      visit(p, week, chances, counts_[c]);
      if (p.enter < 7 * week && p.leave == never && uniform() < leave_week_) {
        int const day = 7 * week + 6;
        if (day >= b.day_19) continue;
        p.leave = day;
        auto const birth = p.birth;
        clinic.patients.push_back(person(c, birth, day));
      }
    }
    if (conditions[c].recall_contacts > 0)
      recall(clinic, week, conditions[c].recall_contacts, chances, counts_[c]);
    take_standing(c, 7 * week + 6);
  }
}

void Reference::take_standing(ClinicId c, int day) {
  auto& now = counts_[c];
  for (std::size_t band = 0; band < age_bands; ++band)
    now.patients[band] = now.one_dose[band] = now.up_to_date[band] = now.one_dose_ehr[band] =
        now.one_dose_registry[band] = 0;
  for (auto const& p : clinics_[c.row()].patients) {
    auto const& b = tables_.birthdays[static_cast<std::size_t>(p.birth)];
    if (p.enter > day || p.leave <= day || b.day_19 <= day) continue;
    auto const band = band_on(b, day);
    ++now.patients[band];
    now.one_dose[band] += p.doses > 0;
    now.up_to_date[band] += p.complete;
    now.one_dose_ehr[band] += p.in_record;
    now.one_dose_registry[band] += p.in_registry;
  }
}

}  // namespace convene

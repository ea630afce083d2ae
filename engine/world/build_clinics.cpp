#include <algorithm>
#include <limits>
#include <map>

#include "engine/core/math.hpp"
#include "engine/world/fill.hpp"

namespace convene {

namespace {

/// What only vaccination asks of a clinic is not drawn for others; a hospital's hours follow from its beds.
ClinicRow of_setting(ClinicRow row, Setting setting) {
  if (setting == Setting::vaccination) return row;
  row.coverage_1_dose = row.coverage_up_to_date = row.payer_public = 0;
  row.prompts = row.standing_orders = false;
  if (setting == Setting::hospital_safety) row.improvement_hours = row.improvement_hours.value_or(1);
  return row;
}

}  // namespace

void build_clinics(World& world, Scenario const& scenario, Parameters& p, Filler& fill) {
  double const coverage = p.read({"world.coverage_1_dose", 0.760, 0.05, 0.98, "1", Grade::A, "hpv.A1 NIS-Teen 2022", "mean coverage, >= 1 dose at 13-17, of clinics whose roster leaves it out"});
  double const coverage_sd = p.read({"world.coverage_sd", 0.5, 0, 1.5, "logit", Grade::E, "judgement; hpv.A1 state range", "spread of coverage between clinics, logit"});
  double const complete = p.read({"world.complete_given_started", 0.824, 0.3, 0.98, "1", Grade::D, "hpv.A1 NIS-Teen 2022", "up to date among those started, where the roster leaves it out"});
  double const hours_base = p.read({"world.improvement_hours_base", 1.0, 0.1, 10, "hour/week", Grade::E, "judgement", "improvement hours of a clinic before counting its prescribers", Spread::log_uniform});
  double const hours_each = p.read({"world.improvement_hours_per_provider", 0.4, 0.05, 3, "hour/week", Grade::E, "judgement", "improvement hours a prescriber adds", Spread::log_uniform});
  double const prompts = p.read({"world.prompts", 0.42, 0, 1, "1", Grade::A, "hpv.A5 national survey 2018", "share of clinics with electronic prompts"});
  double const orders = p.read({"world.standing_orders", 0.40, 0, 1, "1", Grade::A, "hpv.A5 national survey 2018", "share of clinics with standing orders"});
  double const champion = p.read({"world.champion", 0.42, 0, 1, "1", Grade::D, "hpv.A7: 85% work with a champion, 49% of them HPV-specific", "share of clinics with an HPV champion"});
  double const reports = p.read({"world.ehr_reports", 0.627, 0, 1, "1", Grade::A, "hpv.A7 EvidenceNOW", "share of clinics that produce quality reports from their EHR"});

  double const rural = p.read({"world.rural", 0.2, 0, 1, "1", Grade::E, "judgement", "share of rural clinics"});
  double const public_low = p.read({"world.payer_public_low", 0.2, 0, 0.5, "1", Grade::E, "judgement", "lowest share of publicly insured patients of a clinic"});
  double const public_high = p.read({"world.payer_public_high", 0.7, 0.5, 1, "1", Grade::E, "judgement", "highest share"});

  std::vector<std::pair<std::uint64_t, std::size_t>> order;
  for (std::size_t i = 0; i < scenario.clinics.size(); ++i) order.emplace_back(name_hash(scenario.clinics[i].clinic), i);
  std::sort(order.begin(), order.end());
  std::map<std::uint64_t, SystemId> systems;
  for (auto s : rows_of<SystemId>(world.systems.size())) systems[world.systems.key[s]] = s;

  auto& c = world.clinics;
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  for (auto const& [key, i] : order) {
    auto const row = of_setting(scenario.clinics[i], world.setting);
    ClinicId const id{c.size()};
    auto const system = systems.at(row.system.empty() ? name_hash("independent:" + row.clinic) : name_hash("system:" + row.system));
    world.systems.clinics[system].push_back(id);
    c.key.push_back(key);
    c.name.push_back(row.clinic);
    c.system.push_back(system);
    c.patients.push_back(row.patients);
    c.providers.push_back(row.providers);
    double const one = fill("clinics.coverage_1_dose", key, row.coverage_1_dose, [&](double u) { return expit(logistic(u, logit(coverage), coverage_sd * 0.5513)); });
    c.coverage_1_dose.push_back(one);
    c.coverage_up_to_date.push_back(fill("clinics.coverage_up_to_date", key, row.coverage_up_to_date, [&](double) { return one * complete; }));
    c.rural.push_back(fill("clinics.rural", key, row.rural, [&](double u) { return u < rural; }));
    c.prompts.push_back(fill("clinics.prompts", key, row.prompts, [&](double u) { return u < prompts; }));
    c.standing_orders.push_back(fill("clinics.standing_orders", key, row.standing_orders, [&](double u) { return u < orders; }));
    c.champion.push_back(fill("clinics.champion", key, row.champion, [&](double u) { return u < champion; }));
    c.ehr_reports.push_back(fill("clinics.ehr_reports", key, row.ehr_reports, [&](double u) { return u < reports; }));
    c.payer_public.push_back(fill("clinics.payer_public", key, row.payer_public, [&](double u) { return public_low + (public_high - public_low) * u; }));
    c.family_medicine.push_back(row.specialty == "pediatrics" ? 0 : row.specialty == "family_medicine" ? 1 : 0.5);
    c.improvement_hours.push_back(fill("clinics.improvement_hours", key, row.improvement_hours, [&](double u) { return lognormal(u, hours_base + hours_each * row.providers, 0.4); }));
    c.latitude.push_back(row.latitude.value_or(unknown));
    c.longitude.push_back(row.longitude.value_or(unknown));
    c.roster_row.push_back(i);
  }
}

}  // namespace convene

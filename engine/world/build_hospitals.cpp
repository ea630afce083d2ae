#include <algorithm>
#include <cmath>
#include <string>

#include "engine/core/math.hpp"
#include "engine/world/fill.hpp"

namespace convene {
namespace {

/// CMS publishes no rate below so many discharges, and no counts below 11 readmissions.
constexpr double least_published = 25, least_readmissions = 11;

struct Numbers {
  std::array<double, hospital_condition_count> national;
  double hours_base, hours_beds, share, stay, beds_filled, icu, compliance, compliance_sd, topic_sd;
};

Numbers read_numbers(Parameters& p) {
  static constexpr double means[] = {0.134, 0.194, 0.156, 0.180, 0.107, 0.055};
  Numbers n;
  for (std::size_t c = 0; c < hospital_condition_count; ++c) {
    std::string const name{hospital_conditions[c]};
    n.national[c] = p.read({"world.hospital.readmission." + name, means[c], 0.02, 0.4, "1", Grade::A, "CMS HRRP FY 2026, mean of hospitals", "readmission rate after " + name + " where a hospital's own is not published"});
  }
  n.hours_base = p.read({"world.hospital.improvement_hours_base", 4, 0.5, 30, "hour/week", Grade::E, "judgement", "improvement hours of a hospital before counting its beds", Spread::log_uniform});
  n.hours_beds = p.read({"world.hospital.improvement_hours_per_100_beds", 4, 0.5, 30, "hour/week", Grade::E, "judgement", "improvement hours that a hundred beds add", Spread::log_uniform});
  n.share = p.read({"world.hospital.share_in_programme", 0.03, 0.01, 0.1, "1", Grade::E, "judgement: 895,000 discharges a year in CMS' file", "share of a hospital's discharges that the programme of CMS counts"});
  n.stay = p.read({"world.hospital.stay", 4.7, 3, 7, "day", Grade::E, "judgement", "mean length of stay"});
  n.beds_filled = p.read({"world.hospital.beds_filled", 0.65, 0.3, 0.95, "1", Grade::E, "judgement", "share of beds that are filled"});
  n.icu = p.read({"world.hospital.icu_share", 0.12, 0.03, 0.35, "1", Grade::E, "judgement", "share of patient-days in intensive care, where the roster leaves it out"});
  n.compliance = p.read({"world.hospital.compliance", 0.64, 0.3, 0.9, "1", Grade::D, "par.A2: 64% under a toolkit alone, 60 hospitals", "share of patients who get what is due, mean hospital at the start"});
  n.compliance_sd = p.read({"world.hospital.compliance_sd", 0.6, 0, 1.5, "logit", Grade::E, "judgement", "spread of compliance between hospitals"});
  n.topic_sd = p.read({"world.hospital.compliance_topic_sd", 0.5, 0, 1.5, "logit", Grade::E, "judgement", "spread of compliance between topics of one hospital"});
  return n;
}

/// Suppressed discharges: 25 or more where a rate is published, and so few that readmissions stay below 11.
HospitalRate read_rate(HospitalCell const& cell, double years, double national, double uniform) {
  HospitalRate rate;
  rate.predicted = cell.predicted.value_or(0);
  rate.expected = cell.expected ? *cell.expected : cell.predicted ? *cell.predicted : national;
  double counted = 0;
  if (cell.discharges && *cell.discharges > 0) {
    counted = *cell.discharges;
  } else {
    rate.drawn = true;
    double const most = std::max(least_published + 1, (least_readmissions - 0.5) / rate.expected);
    // Logarithms spread evenly where a rate shows that there were enough; else anything below that.
    counted = cell.predicted ? least_published * exact_exp(uniform * exact_log(most / least_published)) : uniform * least_published;
  }
  rate.discharges = counted / years;
  rate.counted = cell.predicted ? counted : 0;
  return rate;
}

}  // namespace

void build_hospitals(World& world, Scenario const& scenario, Parameters& p, Filler& fill) {
  if (world.setting != Setting::hospital_safety) return;
  auto const numbers = read_numbers(p);
  auto& h = world.hospitals;
  for (auto id : rows_of<ClinicId>(world.clinics.size())) {
    auto const& row = scenario.hospitals[world.clinics.roster_row[id]];
    auto const key = world.clinics.key[id];
    std::array<HospitalRate, hospital_condition_count> rates;
    double discharges = 0;
    for (std::size_t c = 0; c < rates.size(); ++c) {
      auto const& cell = row.cells[c];
      auto const known = cell.discharges && *cell.discharges > 0 ? cell.discharges : std::nullopt;
      double uniform = 0;
      if (!known) fill("hospitals.discharges", combine(key, c), std::optional<double>{}, [&](double u) { return uniform = u; });
      rates[c] = read_rate(cell, row.years, numbers.national[c], uniform);
      discharges += rates[c].discharges;
    }
    h.rates.push_back(rates);
    // Beds are in neither of CMS' files: from the discharges that it counts.
    double const all = std::max(50.0, discharges / numbers.share);
    int const beds = fill("hospitals.beds", key, row.beds, [&](double u) { return std::max(5.0, lognormal(u, all * numbers.stay / 365.25 / numbers.beds_filled, 0.25)); });
    h.beds.push_back(beds);
    world.clinics.improvement_hours[id] = fill("hospitals.improvement_hours", key, scenario.clinics[world.clinics.roster_row[id]].improvement_hours, [&](double u) { return lognormal(u, numbers.hours_base + numbers.hours_beds * beds / 100, 0.4); });
    h.patient_days.push_back(7 * beds * numbers.beds_filled);
    h.icu_share.push_back(fill("hospitals.icu_share", key, row.icu_share, [&](double u) { return expit(normal(u, logit(numbers.icu), 0.3)); }));
    std::array<double, hospital_topic_count> compliance;
    double const own = fill("hospitals.compliance", key, std::optional<double>{}, [&](double u) { return normal(u, logit(numbers.compliance), numbers.compliance_sd); });
    for (std::size_t t = 0; t < compliance.size(); ++t)
      compliance[t] = fill("hospitals.compliance", combine(key, t + 1), std::optional<double>{}, [&](double u) { return expit(normal(u, own, numbers.topic_sd)); });
    h.compliance.push_back(compliance);
    world.clinics.patients[id] = static_cast<std::int32_t>(std::lround(7 * beds * numbers.beds_filled / numbers.stay * 52.18));
  }
}

}  // namespace convene

#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/scenario/complex_care.hpp"

namespace convene {

/// What the organisational layer leaves behind for the week's complex care at one clinic. All zeros is the clinic's
/// own process, untouched. "Closes" is the share of what is left to reach 1 that is closed, [0, 1].
struct ComplexConditions {
  float screening = 0;          ///< closes the share of visits at which needs are asked about
  float referral = 0;           ///< closes the share of wanted help that is referred: services are known
  float contact = 0;            ///< closes the share of referrals that reach the person
  float eligibility = 0;        ///< share of referrals made knowing who qualifies
  float feedback = 0;           ///< share of outcomes that services report back
  float shared_assessment = 0;  ///< share of intakes that use an assessment made elsewhere
  float known_overlap = 0;      ///< share of other programmes' assessments spared, as it is known who is on whose list
  float coordination = 0;       ///< of everybody's care at the clinic [0, 1]
  float case_conference = 0;    ///< share of the care-managed and recently admitted who are discussed
  float primary_care = 0;       ///< care teams and primary care work as one [0, 1]
  float internal = 0;           ///< share of referrals handed over in person to a department of the own organisation
  float spread = 0;             ///< share of referrals that go to the service with the shortest waiting list
  std::array<float, need_types> servers{};  ///< of services for a need, more than at the start; summed over clinics
  friend bool operator==(ComplexConditions const&, ComplexConditions const&) = default;
};

/// Steps of a need from being there to being met.
enum FunnelStep : std::uint8_t {
  step_found, step_wanted, step_referred, step_reached, step_eligible, step_served, step_resolved, funnel_steps
};
/// Why a referral did not end in help.
enum ReferralLoss : std::uint8_t { loss_contact, loss_eligibility, loss_refused, loss_left, loss_lapsed, loss_unhelped, referral_losses };

enum CohortArm : std::uint8_t { control_arm, treated_arm, cohort_arms };
inline constexpr std::size_t half_years = 3;

/// Something that happened to somebody of the cohort.
struct CohortEvent {
  enum Kind : std::uint8_t { admitted, emergency, visited };
  float day = 0;                ///< from the discharge of enrolment; before it: negative, the last stays alone
  Kind kind = admitted;
  std::uint16_t days = 0;       ///< of a stay after enrolment
};

/// A need of somebody of the cohort, in days from enrolment.
struct CohortNeed {
  float begin, end;             ///< it is there in [begin, end)
  float met;                    ///< since when; infinity: not met
};

/// Somebody enrolled by the scenario's rule, as a trial would follow them.
struct CohortMember {
  std::uint32_t person;         ///< among the clinic's people, the same under every strategy
  CohortArm arm;
  float died;                   ///< days from enrolment; infinity: alive
  std::vector<CohortEvent> events;
  std::vector<CohortNeed> needs;
};

/// Complex care of one clinic: running totals since the start of the horizon, and how it stands now. Exact integers.
struct ComplexCounts {
  using Number = std::int64_t;
  // running totals
  Number emergency = 0, admissions = 0, bed_days = 0, visits = 0, deaths = 0;
  Number discharges = 0, followed_up = 0;            ///< of discharges, an ambulatory visit within 14 days
  Number screened = 0, screened_with_need = 0, screened_with_two = 0;
  Number funnel[need_types][funnel_steps] = {};
  Number losses[need_types][referral_losses] = {};
  Number again[need_types] = {};                          ///< of referrals, to another service after one failed
  Number closed = 0, closing_days = 0;               ///< referrals whose outcome the team knows; days from referral, summed
  Number first_contacts = 0, contact_days = 0;       ///< likewise to the service's first contact
  Number waits = 0, waiting_days = 0;                ///< clients whose wait ended; days, summed
  Number assessments = 0, duplicates = 0;            ///< made; of those, within 180 days of another
  Number service_quarters = 0;                       ///< quarter-hours of services' staff
  Number managed_days = 0;
  Number qualified = 0;                              ///< discharges after which somebody qualified for the programme
  Number cost = 0, service_cost = 0;                 ///< of health care; of services and care management
  Number cohort[cohort_arms] = {};                   ///< enrolled
  Number cohort_before[cohort_arms] = {};            ///< their admissions in the half-year before, that of enrolment included
  Number cohort_due[cohort_arms][half_years] = {};   ///< alive when that half-year began, and it is over
  Number cohort_readmitted[cohort_arms][half_years] = {};   ///< of those, admitted in it
  Number cohort_admissions[cohort_arms][half_years] = {};   ///< their admissions in it
  Number cohort_emergency[cohort_arms][half_years] = {};
  Number cohort_followed[cohort_arms] = {};          ///< of enrolled, an ambulatory visit within 14 days of that discharge
  Number cohort_deaths[cohort_arms] = {};
  // now
  Number people = 0, with_need = 0, present[need_types] = {}, met[need_types] = {};  ///< alive; needs there, and those met
  Number told = 0, told_met = 0;                     ///< needs there that people have told of and want help with; of those, met
  Number waiting = 0, open_referrals = 0;
  Number managed = 0, places = 0;                    ///< in care management; caseload there is
};

using ComplexCareNumbers = std::array<std::int64_t, sizeof(ComplexCounts) / sizeof(std::int64_t)>;

/// Adds every number of `n` to `sum`: all of them are counts.
inline void add(ComplexCounts& sum, ComplexCounts const& n) {
  auto total = std::bit_cast<ComplexCareNumbers>(sum);
  auto const more = std::bit_cast<ComplexCareNumbers>(n);
  for (std::size_t i = 0; i < total.size(); ++i) total[i] += more[i];
  sum = std::bit_cast<ComplexCounts>(total);
}

/// One service, all clinics and other clients together: running totals since the start, and how it stands now.
struct ServiceCounts {
  std::int64_t asked = 0, refused = 0, left = 0, served = 0;
  std::int64_t others_asked = 0, others_served = 0;  ///< of those, clients who came from elsewhere
  std::int64_t waiting = 0, busy = 0, servers = 0;
};

}  // namespace convene

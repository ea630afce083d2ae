#pragma once

#include <cstdint>

#include "engine/core/id.hpp"

namespace convene {

/// What has been spent and achieved since the start, by those who bore it. Hours are exact quarter-hours.
struct PartnerAccount {
  std::int64_t offered = 0, used = 0, travel = 0;   ///< quarter-hours
  std::int64_t unmet = 0;                           ///< asked but not served at the end of the week, summed over weeks
  std::int64_t late = 0;                            ///< of those, past their due week
};

struct Ledger {
  Column<PartnerId, PartnerAccount> partners;
  Column<ClinicId, double> clinic_hours;            ///< hours given by clinics to outside programmes
  Column<ClinicId, double> reporting_hours;         ///< of those, on reports
  double system_hours = 0;
  double miles = 0;
  double cost_payroll = 0;  ///< money: partners' staff, whether their hours are used or not
  double cost_partner = 0, cost_clinic = 0, cost_system = 0, cost_travel = 0, cost_services = 0;  ///< money
  std::int32_t contacts = 0, pitches = 0, wasted_pitches = 0;
  std::int32_t agreements = 0, refusals = 0, drop_outs = 0;
  std::int32_t breaches = 0;                        ///< promises not kept
  std::int32_t duplicates = 0;                      ///< sessions at clinics that another partner coaches too
  std::int32_t sessions = 0;
  std::int32_t leaders_left = 0, disruptions = 0;
  std::int32_t staff_left = 0;                      ///< of partners' staff
  std::int32_t duplicate_asks = 0;                  ///< offers to one whom another partner is asking or serving
  std::int32_t deferred_offers = 0;                 ///< offers not made because declared capacity is taken
  std::int32_t joint_visits = 0, gatherings = 0, case_conferences = 0, peer_meetings = 0;
  std::int32_t meetings = 0, items_raised = 0, items_decided = 0, items_owned = 0, items_settled = 0;
  std::int32_t conflicts = 0, conflicts_settled = 0;
  double meeting_hours = 0;                         ///< of partner staff, spent with other partners
  int first_agreement = -1;                         ///< week
};

}  // namespace convene

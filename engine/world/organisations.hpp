#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/core/hours.hpp"
#include "engine/core/id.hpp"
#include "engine/world/alliance.hpp"

namespace convene {

using ProspectId = Id<struct Prospect_>;
using EnrolmentId = Id<struct Enrolment_>;

/// How far a partner has come with one whom it approaches.
enum class Stage : std::uint8_t {
  unknown, mapped, leader_known, in_relationship, agreed, active, sustained, declined, lapsed
};

/// What a clinic may change in its care: places in the setting's menu (processes/care_menu.hpp). These are vaccination's.
enum CareChange : std::uint8_t { feedback, prompts, standing_orders, recall, communication };
/// Those of complex care.
enum ComplexCareChange : std::uint8_t { needs_screening, resource_list, warm_handover, follow_up_calls, care_plans, audit_feedback };
constexpr std::size_t most_care_changes = 8;  ///< of any setting

/// One that a partner approaches: a whole system, or one clinic. Rows ordered by partner, then target key.
struct Prospects {
  Column<ProspectId, std::uint64_t> key;            ///< permanent: partner and target
  Column<ProspectId, PartnerId> partner;
  Column<ProspectId, SystemId> system;
  Column<ProspectId, ClinicId> clinic;              ///< none: the system as a whole
  Column<ProspectId, std::vector<EnrolmentId>> enrolments;
  Column<ProspectId, Stage> stage;
  Column<ProspectId, std::int32_t> since;           ///< week the stage was reached
  Column<ProspectId, std::int32_t> ask_again;       ///< no pitch before this week
  Column<ProspectId, std::int32_t> pitches;         ///< offers made
  Column<ProspectId, std::int32_t> kickoff;         ///< week work may start once agreed
  Column<ProspectId, std::uint32_t> topics;         ///< bits of World::topics that the partner offers it
  Column<ProspectId, std::uint8_t> mapped;          ///< structure and cycle understood
  Column<ProspectId, double> information;           ///< of the target: structure, priorities, workflows [0, 1]
  Column<ProspectId, std::uint8_t> priorities_known;  ///< what it wants to improve has been found out
  Column<ProspectId, double> message;               ///< how well it has understood what the work is worth to it [0, 1]
  Column<ProspectId, double> frankness;             ///< how openly both sides speak of trouble [0, 1]
  Column<ProspectId, double> metrics;               ///< success is defined with its finance and senior leaders [0, 1]
  Column<ProspectId, double> history_years;         ///< of earlier cooperation, as given
  Column<ProspectId, std::uint8_t> history_used;    ///< earlier cooperation has been taken up again
  Column<ProspectId, std::int32_t> extra_offers;    ///< offers past the usual number that persistence has earned
  Column<ProspectId, std::uint8_t> leader_known;    ///< someone is believed to be the QI leader
  Column<ProspectId, std::uint8_t> right_person;    ///< true state: that person decides
  Column<ProspectId, std::uint8_t> window_known;    ///< offers wait for the planning window
  Column<ProspectId, std::uint8_t> yielded;         ///< left to another partner by agreement
  Column<ProspectId, double> matched;               ///< how well the offer is fitted to the target's priorities [0, 1]
  Column<ProspectId, std::int32_t> matched_for;     ///< to which cycle, and to guessed or to known priorities; 0: none
  Column<ProspectId, double> endorsement;           ///< leaders' public commitment [0, 1], fades
  Column<ProspectId, double> offer;                 ///< how attractive what is offered is, logit against light coaching
  Column<ProspectId, double> trust;                 ///< target's trust in the partner [0, 1]
  Column<ProspectId, double> institutional_trust;   ///< what trust drifts to [0, 1]
  Column<ProspectId, double> contact;               ///< contact stock
  Column<ProspectId, std::int32_t> promised;        ///< week by which a promise falls due; -1: none
  Column<ProspectId, double> breach;                ///< what was done to it this week that costs trust, in broken promises
  Column<ProspectId, double> planned_need, planned_willingness;  ///< as believed when the strategy began, for those who plan once
  Column<ProspectId, std::int32_t> asked_week;      ///< week of the last offer; far in the past: none
  std::size_t size() const { return key.size(); }
};

/// One clinic within one prospect: where the work itself happens once there is agreement.
struct Enrolments {
  Column<EnrolmentId, std::uint64_t> key;           ///< permanent: partner and clinic
  Column<EnrolmentId, ProspectId> prospect;
  Column<EnrolmentId, ClinicId> clinic;
  Column<EnrolmentId, std::uint8_t> active;         ///< takes part now
  Column<EnrolmentId, std::int32_t> since;          ///< week it became active; -1 before
  Column<EnrolmentId, std::uint32_t> topics;        ///< bits of World::topics that are worked on here
  Column<EnrolmentId, double> responsiveness;       ///< how soon the partner answers the clinic [0, 1], fades
  Column<EnrolmentId, std::int32_t> sessions;       ///< coaching sessions held
  Column<EnrolmentId, std::int32_t> last_session;   ///< week; -1 before
  std::size_t size() const { return key.size(); }
};

/// What changes at a clinic.
struct ClinicStates {
  Column<ClinicId, std::vector<EnrolmentId>> enrolments;  ///< with each partner that approaches it
  Column<ClinicId, double> dose;                    ///< coaching dose stock, hours of an average coach
  /// What this week's sessions offer: dose in hours of an average coach, and the shares of what is left to learn of
  /// feedback and of confidence that they would close. How much is taken in depends on the time staff have.
  Column<ClinicId, double> offered_dose, offered_feedback, offered_confidence;
  Column<ClinicId, double> own_dose;                ///< the clinic's own effort, same unit
  Column<ClinicId, std::array<double, most_care_changes>> fidelity;  ///< above the start [0, 1]
  Column<ClinicId, std::uint8_t> changing;          ///< place in the menu of the change worked on now
  /// How much each change is wanted now, beside its weight in the menu; 0: not at all. Empty: all alike.
  Column<ClinicId, std::array<double, most_care_changes>> wanted;
  Column<ClinicId, std::int32_t> cycles;            ///< improvement cycles completed
  Column<ClinicId, std::uint8_t> champion;
  Column<ClinicId, std::uint8_t> champion_asked;    ///< somebody has been asked to be champion
  Column<ClinicId, double> leader_support;          ///< [0, 1]
  Column<ClinicId, double> workflow_fit;            ///< how well changes are fitted to how things are really done [0, 1]
  Column<ClinicId, std::uint8_t> data_ready;        ///< the record system reports on the topic
  Column<ClinicId, std::uint8_t> measure_aligned;   ///< clinic, system and partner use the same measure
  Column<ClinicId, double> built_in;                ///< share of care changes that are built into the clinic's routine [0, 1]
  Column<ClinicId, double> peers;                   ///< exchange with other clinics, hours, fades
  Column<ClinicId, std::int32_t> initiatives;       ///< outside programmes active now
  Column<ClinicId, Hours> meeting_hours;            ///< asked this week by tasks done with the clinic
  Column<ClinicId, double> asked;                   ///< hours asked this week, all initiatives
  Column<ClinicId, double> load;                    ///< hours asked / improvement hours, smoothed over a few weeks
  Column<ClinicId, double> throughput;              ///< share of asked work that gets done [0, 1]
  Column<ClinicId, double> reports;                 ///< hours a week spent on reports to partners
};

/// What changes at a system.
struct SystemStates {
  Column<SystemId, std::int32_t> leader;            ///< count of QI leaders so far: 0 is the first
  Column<SystemId, std::int32_t> cycle;             ///< cycles turned so far
  Column<SystemId, std::int32_t> free_slots;        ///< in the current cycle
  Column<SystemId, double> alignment;               ///< how well the topic fits the system's priorities this cycle [0, 1]
  Column<SystemId, double> weakest_rival;           ///< value of the weakest topic that holds a slot, logit
  Column<SystemId, std::uint8_t> clinician;         ///< the QI leader is a clinician
  Column<SystemId, Hours> hours_asked;              ///< of system staff this week
  Column<SystemId, double> load;                    ///< hours asked of system QI staff / their hours, smoothed
};

/// What order a partner puts its tasks in before its policy looks at them.
enum class Order : std::uint8_t { none, gap_urgency, gap_number, willing_first };

/// What changes at a partner.
struct PartnerStates {
  Column<PartnerId, double> reputation;             ///< read by those who have had no contact yet [0, 1]
  Column<PartnerId, double> evidence;               ///< own evidence of what the work brings [0, 1]
  Column<PartnerId, double> materials;              ///< how well the story is told in what staff carry along [0, 1]
  Column<PartnerId, double> proposition;            ///< how sharply the partner can say what it adds [0, 1]
  Column<PartnerId, Order> order;
  Column<PartnerId, std::int32_t> order_until;      ///< week in which the order must be worked out anew
  Column<PartnerId, std::uint8_t> declared;         ///< takes on no more than its staff can serve
  Column<PartnerId, std::int32_t> leader;           ///< count of leaders so far: 0 is the first
  Column<PartnerId, std::vector<std::int32_t>> away_until;  ///< by staff row: the post is empty before this week
  Column<PartnerId, double> funded;                 ///< share of staff hours that is paid for [0, 1]
  Column<PartnerId, std::int32_t> planned;          ///< week of the last planning
  Column<PartnerId, std::int32_t> events;           ///< what had happened by then, for planning on a trigger
};

/// Everything organisations change during a replication under one strategy.
struct Organisations {
  Prospects prospects;
  Enrolments enrolments;
  ClinicStates clinics;
  SystemStates systems;
  PartnerStates partners;
  Alliance alliance;
};

}  // namespace convene

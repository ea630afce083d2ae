#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <vector>

#include "engine/core/id.hpp"

namespace convene {

using TieId = Id<struct Tie_>;

/// How partners mean to stand to each other.
enum class Stance : std::uint8_t { compete, coexist, cooperate };

/// A data-sharing agreement: lawyers' hours, then months, then it holds until its term ends.
enum class Sharing : std::uint8_t { not_started, negotiating, executed, lapsed };

/// How joint decisions are taken.
enum class DecisionMethod : std::uint8_t { none, empowered, rotating, elected };

/// What partners can only do by deciding together.
enum JointKind : std::uint8_t { joint_goals, joint_aim, joint_workflow, assessment_form, referral_form, data_agreement, reporting_form, joint_kinds };

enum class ItemStage : std::uint8_t { absent, open, decided, owned, settled };

/// One thing on the joint backlog.
struct JointItem {
  ItemStage stage = ItemStage::absent;
  double readiness = 0;     ///< share of the preparation that is in [0, 1]
  std::vector<PartnerId> prepared_by;
  PartnerId owner;          ///< who carries it out, once owned
  std::int32_t since = 0;   ///< week of the stage
};

/// What takes several partners at once: which time it is, and who has given the hours for it.
struct Occasion {
  std::int32_t time = -1;
  std::vector<PartnerId> there;
};

/// Between two partners of a strategy, each pair once; rows ordered by (one, other).
struct Ties {
  Column<TieId, std::uint64_t> key;
  Column<TieId, PartnerId> one, other;
  Column<TieId, double> contact;             ///< stock of contact, decays
  Column<TieId, double> coordination;        ///< how much of what one knows the other hears directly [0, 1]
  Column<TieId, double> trust;               ///< [0, 1]
  Column<TieId, double> cohesion;            ///< will to stay together through setbacks [0, 1]
  Column<TieId, Sharing> sharing;
  Column<TieId, std::int32_t> sharing_week;  ///< week in which the agreement takes effect or runs out
  Column<TieId, std::uint8_t> conflict;      ///< a conflict that is not settled
  Column<TieId, std::int32_t> talked_out;    ///< week in which the two last sat down over a conflict; -1 before
  std::size_t size() const { return key.size(); }
};

/// How the partners of a strategy stand to each other. Stocks in [0, 1] saturate: what several levers feed is one stock.
struct Alliance {
  Ties ties;
  Stance stance = Stance::coexist;
  DecisionMethod method = DecisionMethod::none;
  PartnerId lead;                ///< elected or rotating lead; none
  std::array<JointItem, joint_kinds> items;
  std::map<std::uint64_t, Occasion> occasions;  ///< by name, and tie where it takes two
  std::int32_t meetings = 0;     ///< joint meetings held with all partners there
  std::int32_t meeting_week = -1;
  std::int32_t meeting_present = 0;  ///< partners whose hours for it are in

  double coordination = 0;       ///< how much of what one knows the others know, through others too [0, 1]
  double alignment = 0;          ///< of the partners' goals
  double surfaced = 0;           ///< share of competing priorities that have been spoken of
  double common_message = 0;     ///< staff say the same of the partnership
  double craft = 0;              ///< what partners learn of coaching from each other
  double shared_resources = 0;   ///< materials and templates used in common
  double joint_process = 0;      ///< work processes that have been tried and fitted together

  double services_known = 0;     ///< of services and assets in and around the organisations, by mapping
  double resources_known = 0;    ///< of community resources, by scouts or from patients
  double eligibility = 0;        ///< how well eligibility rules have been understood and fitted
  double internal_routes = 0;    ///< referral routes into the system's own departments
  double existing_first = 0;     ///< needs go to existing services before anything new
  double new_capacity = 0;       ///< hours a week of a service of the partners' own, as staffed now
  double primary_care = 0;       ///< primary-care practices that work with the care team
  double overlap_known = 0;      ///< of the people whom several organisations serve
  double case_work = 0;          ///< case conferences: what the care teams know of each other's patients
  double advocacy = 0;           ///< pressure for change outside the partnership

  std::int32_t planning_week = -1;  ///< of the sharing-out under way
  std::int32_t planned_by = 0;      ///< partners whose hours for it are in
  bool divided = false;          ///< prospects are shared out: one partner leads with each
  std::int32_t cheers = 0, setbacks = 0;  ///< agreements and new projects; refusals, drop-outs and conflicts, since last spoken of
  std::int32_t sessions_told = 0;           ///< coaching sessions held when lessons were last shared
  std::int32_t agreements_seen = 0, setbacks_seen = 0;  ///< of these, totals already counted
};

}  // namespace convene

#pragma once

#include <string_view>

#include "engine/core/hash.hpp"
#include "engine/kernel/lane.hpp"

namespace convene {

/// All of these: `what` must be a literal, it is kept.
///
/// A task about one prospect, addressed by what it is, whom it concerns and which time it is asked; due in four weeks.
Task task_about(Lane const& lane, TaskHandler const& handler, std::string_view what, ProspectId prospect,
                Hours work, std::uint64_t time = 0);

/// A task at one clinic, likewise.
Task task_at(Lane const& lane, TaskHandler const& handler, std::string_view what, EnrolmentId enrolment, Hours work,
             std::uint64_t time = 0);

/// A task of one partner about no prospect in particular (calls, letters, plans).
Task task_of(Lane const& lane, TaskHandler const& handler, std::string_view what, PartnerId partner, Hours work,
             std::uint64_t time = 0);

/// True where work with the prospect is neither refused, ended nor left to another partner.
bool is_open(Lane const& lane, ProspectId prospect);

/// True where somebody listens who may have a say: a system's leader is known, or a clinic is in relationship.
bool is_heard(Lane const& lane, ProspectId prospect);

/// True where work is under way at the clinic and not left to another partner.
bool is_at_work(Lane const& lane, EnrolmentId enrolment);

/// True in the strategy's first week and every so many weeks after.
bool falls_due(Lane const& lane, int every_weeks);

/// How willing the target seems, from the partner's own log of contacts and answers: more contact, fewer refusals.
double believed_willingness(Lane const& lane, ProspectId prospect);

/// Persons believed to benefit at the prospect's clinics: what beliefs about benefit are made of.
double believed_need(Lane const& lane, ProspectId prospect);

}  // namespace convene

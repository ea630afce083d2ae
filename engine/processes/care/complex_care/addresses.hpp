#pragma once

#include <cstdint>

#include "engine/random/draws.hpp"

namespace convene::complex_care_draws {

// Who the entity is: a person, a spell of need (person and serial), a referral (spell and attempt), a service.
inline constexpr Decision lasting{"complex_care.person.lasting"}, traits{"complex_care.person.traits"},
    start{"complex_care.person.start"}, person_week{"complex_care.person.week"},
    event{"complex_care.person.event"}, stay{"complex_care.person.stay"}, follow_up{"complex_care.person.follow_up"},
    needs_start{"complex_care.need.start"}, needs_arrive{"complex_care.need.arrives"}, spell{"complex_care.need.spell"},
    screened{"complex_care.screened"}, found{"complex_care.need.found"}, referred{"complex_care.need.referred"},
    choice{"complex_care.referral.choice"}, spread{"complex_care.referral.spread"}, contact{"complex_care.referral.contact"},
    contact_how{"complex_care.referral.contact_how"}, case_length{"complex_care.referral.case"},
    outcome{"complex_care.referral.outcome"}, news{"complex_care.referral.news"}, eligible{"complex_care.service.eligible"},
    allotted{"complex_care.enrolment.allotted"}, programme{"complex_care.enrolment.programme"},
    conference{"complex_care.conference"}, duplicate{"complex_care.assessment.duplicate"},
    clinic_refers{"complex_care.clinic.refers"}, others_count{"complex_care.others.count"},
    others_when{"complex_care.others.when"}, others_what{"complex_care.others.what"};

/// Years before the start have addresses too.
inline constexpr int before_start = 1 << 20;
constexpr std::uint32_t time_of_day(int d) { return static_cast<std::uint32_t>(before_start + d); }
constexpr std::uint32_t time_of_week(int w) { return static_cast<std::uint32_t>(before_start + w); }

constexpr std::uint64_t joined(std::uint32_t high, std::uint32_t low) { return (std::uint64_t{high} << 32) | low; }

}  // namespace convene::complex_care_draws

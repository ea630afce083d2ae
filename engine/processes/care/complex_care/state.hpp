#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/processes/care/complex_care/people.hpp"
#include "engine/processes/care/complex_care/service_queue.hpp"
#include "engine/world/complex_care.hpp"

namespace convene {

enum class Enrolled : std::uint8_t { no, control, treated };

/// What strategies can change in a person. Days since the start of the horizon.
struct PersonState {
  float died = never_day;
  float screened = -never_day, assessed = -never_day;
  float opened = -never_day;            ///< first came into care management or to a service
  float home = -never_day;              ///< last discharge
  float managed_until = -never_day;
  float enrolled_on = 0;
  std::array<float, 4> admitted{-never_day, -never_day, -never_day, -never_day};  ///< last first
  Enrolled enrolled = Enrolled::no;
  bool takes_part = false;
  bool follow_up_open = false;          ///< no visit yet since the last discharge, 14 days not over
  bool index_open = false;              ///< the same for the discharge of enrolment
  std::int32_t cohort = -1;             ///< place among the clinic's enrolled
};

struct SpellState {
  float met = never_day;                ///< since when
  std::uint8_t attempts = 0;            ///< services tried since needs were last asked about
  std::uint8_t tries = 0;               ///< referrals so far
  bool open = false;                    ///< a referral is under way
  bool found = false;                   ///< told at some screening
};

enum class ReferralStage : std::uint8_t { free, sent, at_service, ended };

struct Referral {
  float sent = 0, contact = 0, ended = 0, known = 0;
  std::uint32_t spell = 0;
  ServiceId service;
  ReferralStage stage = ReferralStage::free;
  std::uint8_t turn = 0;                ///< of the need's referrals
  bool reaches = false, resolved = false, assessed = false;
};

struct BookedVisit {
  float day;
  std::uint32_t person;
};

/// Somebody in the cohort that is followed after enrolment, half-year by half-year.
struct Followed {
  std::uint32_t person;
  std::array<std::uint16_t, half_years> admissions{}, emergency{};
  std::uint8_t next = 0;                ///< half-year whose end comes next
};

/// An event of somebody's in the cohort.
struct LoggedEvent {
  std::uint32_t member;                 ///< place among the clinic's enrolled
  CohortEvent event;
};

struct ClinicState {
  std::vector<PersonState> people;
  std::vector<SpellState> spells;
  std::vector<Referral> referrals;      ///< places are used again
  std::vector<std::uint32_t> free_places;
  std::vector<BookedVisit> booked;
  std::vector<Followed> followed;
  std::vector<LoggedEvent> log;         ///< of those enrolled, from the stays before on
  std::vector<std::uint32_t> managed;   ///< people in care management
  std::vector<std::pair<ServiceId, ServiceClient>> outbox;
  std::vector<ServiceDeparture> inbox;
  std::int64_t enrolled = 0;
  ComplexCounts counts;
};

/// Everything a strategy can change in complex care: copied when a strategy begins.
struct ComplexCareState {
  Column<ClinicId, ClinicState> clinics;
  Column<ServiceId, ServiceQueue> queues;
  Column<ServiceId, ServiceCounts> services;
};

}  // namespace convene

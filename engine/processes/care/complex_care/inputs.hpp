#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

#include "engine/core/id.hpp"
#include "engine/processes/care/complex_care/settings.hpp"

namespace convene {

using ServiceId = Id<struct Service_>;

/// A person of the roster, or one of those who are counted only (then nothing is known).
struct PersonInput {
  std::uint64_t key = 0;                    ///< permanent
  std::optional<int> admissions_last_year;
  std::optional<std::uint32_t> needs;       ///< bit k: need k at the start
};

struct ClinicInput {
  std::uint64_t key = 0;
  std::vector<PersonInput> people;          ///< ordered by key
  double managers = 0;                      ///< care managers at the start
};

struct ServiceInput {
  std::uint64_t key = 0;
  NeedType need = housing;
  int servers = 1;
  double case_days = 1;                     ///< a server's time for a case without intake
  double intake_days = 0;
  double eligible = 1;
  int waiting_limit = -1;                   ///< negative: none
  double others_a_day = 0;
};

/// What complex care depends on besides chance. Clinics and services in the order of the world's ids.
struct ComplexCareInputs {
  explicit ComplexCareInputs(ComplexCareSettings s) : settings{s} {}
  ComplexCareSettings settings;
  EnrolmentRule enrolment;
  int weeks = 0;                            ///< horizon
  Column<ClinicId, ClinicInput> clinics;
  Column<ServiceId, ServiceInput> services;

  std::vector<ServiceId> services_of(NeedType need) const;
};

/// Weeks before the start in which people, needs, referrals and waiting lists find their level.
inline constexpr int warm_up_weeks = 52;
inline constexpr float never_day = std::numeric_limits<float>::infinity();

}  // namespace convene

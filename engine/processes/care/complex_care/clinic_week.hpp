#pragma once

#include "engine/processes/care/complex_care/state.hpp"
#include "engine/random/draws.hpp"

namespace convene {

/// One clinic while it lives one week: what is read, and what is changed. Touches no other clinic and no service.
class ClinicWeek {
 public:
  ClinicWeek(ComplexCareInputs const& inputs, ClinicPeople const& people, ComplexConditions const& conditions,
             Column<ServiceId, ServiceCounts> const& services, Draws const& draws, ClinicId clinic, int week, std::int64_t quota,
             ClinicState& state)
      : inputs_{inputs}, settings_{inputs.settings}, people_{people}, conditions_{conditions}, services_{services}, draws_{draws}, clinic_{clinic}, week_{week}, quota_{quota}, state_{state} {}

  /// Everything up to asking services for help.
  void live();
  /// What services' answers of the week change.
  void hear();

 private:
  // what happens to people
  void end_programmes();
  void keep_booked_visits();
  void happen(CandidateEvent const& event);
  void emergency(std::uint32_t person, float day);
  void admit(std::uint32_t person, float day);
  void visit(std::uint32_t person, float day);
  void die(std::uint32_t person, float day);
  double multiplier(std::uint32_t person, EventKind kind, float day) const;
  double coordination(std::uint32_t person, float day) const;
  double primary_care(PersonState const& p, float day) const;
  bool takes_part(PersonState const& p, float day) const { return p.takes_part && p.managed_until > day; }
  bool in_hospital(PersonState const& p, float day) const { return p.home > day; }

  // care management
  void consider(std::uint32_t person, float day);
  bool chosen(std::uint32_t person, float day) const;
  void enrol(std::uint32_t person, float day, bool treated);
  void manage(std::uint32_t person, float day);
  std::int64_t places() const;
  void count_half_years();
  void log(PersonState const& p, float day, CohortEvent::Kind kind, double stay = 0);

  // needs and referrals
  void screen(std::uint32_t person, float day, double chance);
  void assess(std::uint32_t person, float day, double shared, std::uint64_t entity);
  bool assessed_lately(PersonState const& p, float day) const { return day - p.assessed < 180; }
  void find_help(std::uint32_t spell, float day);
  bool refer(std::uint32_t spell, float day);
  void make_contacts();
  void contact(std::uint32_t place);
  void end_referral(Referral& referral, float day, bool resolved);
  void learn_outcomes();
  void close(std::uint32_t place);
  std::vector<ServiceId> ranked(NeedSpell const& spell) const;
  double crowding(ServiceId service) const;
  bool qualifies(PersonTraits const& person, ServiceId service) const;
  void lose(NeedSpell const& spell, ReferralLoss why) { ++state_.counts.losses[spell.need][why]; }
  void stand();

  float begin() const { return static_cast<float>(7 * week_); }
  float end() const { return static_cast<float>(7 * (week_ + 1)); }
  std::uint32_t day_time(float day) const;
  std::uint64_t referral_key(Referral const& referral) const;

  ComplexCareInputs const& inputs_;
  ComplexCareSettings const& settings_;
  ClinicPeople const& people_;
  ComplexConditions const& conditions_;
  Column<ServiceId, ServiceCounts> const& services_;  ///< as they stood when the week began
  Draws const& draws_;
  ClinicId clinic_;
  int week_;
  std::int64_t quota_;      ///< people the clinic may enrol in all
  ClinicState& state_;
};

/// Share of what is left to reach 1 after each of two has closed its own.
inline double closing(double a, double b) { return 1 - (1 - a) * (1 - b); }

}  // namespace convene

#include <algorithm>
#include <cmath>

#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/processes/care/complex_care/clinic_week.hpp"
#include "engine/random/distributions.hpp"

namespace convene {

namespace draw = complex_care_draws;

void ClinicWeek::assess(std::uint32_t person, float day, double shared, std::uint64_t entity) {
  auto& p = state_.people[person];
  bool const again = assessed_lately(p, day);
  if (again && shared > 0 && draws_.chance(shared, draw::duplicate, entity, day_time(day))) return;
  ++state_.counts.assessments;
  state_.counts.duplicates += again;
  p.assessed = day;
}

void ClinicWeek::screen(std::uint32_t person, float day, double chance) {
  auto& p = state_.people[person];
  auto const& traits = people_.people[person];
  if (day - p.screened < settings_.funnel.again_days) return;
  if (!draws_.chance(chance, draw::screened, traits.key, day_time(day))) return;
  p.screened = day;
  ++state_.counts.screened;
  int there = 0;
  for (auto i = traits.first_spell; i < traits.first_spell + traits.spells; ++i) {
    auto const& spell = people_.spells[i];
    auto& s = state_.spells[i];
    if (day < spell.begin || day >= spell.end || s.met <= day) continue;
    if (!draws_.chance(settings_.funnel.found, draw::found, spell.key, day_time(day))) continue;
    ++there;
    if (s.open) continue;
    if (!s.found) {
      ++state_.counts.funnel[spell.need][step_found];
      if (spell.wanted) ++state_.counts.funnel[spell.need][step_wanted];
    }
    s.found = true;
    if (spell.wanted) find_help(i, day);
  }
  state_.counts.screened_with_need += there > 0;
  state_.counts.screened_with_two += there > 1;
}

/// The team hears of a wish for help: does it know where to send the person?
void ClinicWeek::find_help(std::uint32_t i, float day) {
  auto const& spell = people_.spells[i];
  auto& s = state_.spells[i];
  if (s.attempts >= inputs_.services_of(spell.need).size()) s.attempts = 0;  // asked anew, all may be tried again
  double chance = closing(people_.referred, conditions_.referral);
  if (takes_part(state_.people[spell.person], day)) chance = closing(chance, settings_.programme.refers);
  if (draws_.chance(chance, draw::referred, spell.key, day_time(day))) refer(i, day);
}

/// A person's services for a need, in the order in which they would be tried.
std::vector<ServiceId> ClinicWeek::ranked(NeedSpell const& spell) const {
  auto services = inputs_.services_of(spell.need);
  std::vector<std::pair<double, ServiceId>> order;
  for (auto s : services) order.emplace_back(draws_.uniform(draw::choice, combine(spell.key, inputs_.services[s].key)), s);
  std::sort(order.begin(), order.end());
  if (conditions_.spread > 0 && draws_.chance(conditions_.spread, draw::spread, spell.key))
    std::stable_sort(order.begin(), order.end(), [&](auto const& a, auto const& b) { return crowding(a.second) < crowding(b.second); });
  services.clear();
  for (auto const& [u, s] : order) services.push_back(s);
  return services;
}

/// Clients in hand and waiting, a server.
double ClinicWeek::crowding(ServiceId service) const {
  auto const& s = services_[service];
  return static_cast<double>(s.busy + s.waiting) / std::max(1.0, static_cast<double>(s.servers));
}

bool ClinicWeek::qualifies(PersonTraits const& person, ServiceId service) const {
  auto const& s = inputs_.services[service];
  return draws_.chance(s.eligible, draw::eligible, combine(person.key, s.key));
}

/// Sends the person to the next service on the list. False when there is none left.
bool ClinicWeek::refer(std::uint32_t i, float day) {
  auto const& spell = people_.spells[i];
  auto& s = state_.spells[i];
  auto const& traits = people_.people[spell.person];
  auto const order = ranked(spell);
  std::size_t attempt = s.attempts;
  Referral r;
  r.spell = i;
  r.sent = day;
  auto const bits = draws_.block(draw::contact, spell.key, std::uint32_t{s.tries});
  auto const knows = draws_.uniform(draw::contact_how, spell.key, std::uint32_t{s.tries}) < conditions_.eligibility;
  while (knows && attempt < order.size() && !qualifies(traits, order[attempt])) ++attempt;
  s.attempts = static_cast<std::uint8_t>(std::min<std::size_t>(attempt + 1, 255));
  if (attempt >= order.size()) return false;
  r.service = order[attempt];
  r.turn = s.tries;
  s.tries = static_cast<std::uint8_t>(std::min(s.tries + 1, 255));
  auto const unit = [](std::uint32_t word) { return (word + 0.5) * 0x1p-32; };
  double reach = closing(settings_.funnel.reached, conditions_.contact);
  if (takes_part(state_.people[spell.person], day)) reach = closing(reach, settings_.programme.navigation);
  bool const in_person = unit(bits[2]) < conditions_.internal;
  r.reaches = in_person || unit(bits[0]) < reach;
  double const wait = exponential(unit(bits[1]), settings_.funnel.contact_days);
  r.contact = static_cast<float>(day + (in_person ? std::min(wait, 1.0) : r.reaches ? wait : settings_.funnel.give_up_days));
  r.stage = ReferralStage::sent;
  s.open = true;
  ++state_.counts.funnel[spell.need][step_referred];
  if (state_.free_places.empty()) {
    state_.referrals.push_back(r);
  } else {
    state_.referrals[state_.free_places.back()] = r;
    state_.free_places.pop_back();
  }
  return true;
}

std::uint64_t ClinicWeek::referral_key(Referral const& r) const {
  return combine(combine(people_.spells[r.spell].key, inputs_.services[r.service].key), r.turn);
}

void ClinicWeek::make_contacts() {
  for (std::uint32_t place = 0; place < state_.referrals.size(); ++place) {
    auto const& r = state_.referrals[place];
    if (r.stage == ReferralStage::sent && r.contact < end()) contact(place);
  }
}

void ClinicWeek::contact(std::uint32_t place) {
  auto& r = state_.referrals[place];
  auto const& spell = people_.spells[r.spell];
  auto& p = state_.people[spell.person];
  auto const& service = inputs_.services[r.service];
  auto& counts = state_.counts;
  // The queue has lived until the week began: who was reached before that is dealt with as the week begins.
  r.contact = std::max(r.contact, begin());
  if (!r.reaches || p.died <= r.contact) {
    lose(spell, p.died <= r.contact ? loss_lapsed : loss_contact);
    return end_referral(r, r.contact, false);
  }
  ++counts.funnel[spell.need][step_reached];
  ++counts.first_contacts;
  counts.contact_days += static_cast<std::int64_t>(std::ceil(r.contact - r.sent));
  if (spell.end <= r.contact) {
    lose(spell, loss_lapsed);
    return end_referral(r, r.contact, false);
  }
  if (!qualifies(people_.people[spell.person], r.service)) {
    lose(spell, loss_eligibility);
    return end_referral(r, r.contact, false);
  }
  ++counts.funnel[spell.need][step_eligible];
  if (p.opened == -never_day) p.opened = r.contact;
  auto const key = referral_key(r);
  auto const before = counts.assessments;
  assess(spell.person, r.contact, conditions_.shared_assessment, key);
  r.assessed = counts.assessments > before;
  auto const bits = draws_.block(draw::case_length, key);
  ServiceClient client;
  client.arrival = r.contact;
  client.duration = exponential(Draws::to_unit(draw::joined(bits[0], bits[1])), service.case_days) + (r.assessed ? service.intake_days : 0);
  client.patience = std::min(exponential(Draws::to_unit(draw::joined(bits[2], bits[3])), settings_.funnel.patience_days), static_cast<double>(spell.end - r.contact));
  client.key = key;
  client.handle = (std::uint64_t{clinic_.row()} << 32) | place;
  r.stage = ReferralStage::at_service;
  state_.outbox.emplace_back(r.service, client);
}

}  // namespace convene

#include <algorithm>
#include <cmath>

#include "engine/processes/care/complex_care/addresses.hpp"
#include "engine/processes/care/complex_care/clinic_week.hpp"
#include "engine/random/distributions.hpp"

namespace convene {

namespace draw = complex_care_draws;

/// The referral is over; when will the team know?
void ClinicWeek::end_referral(Referral& r, float day, bool resolved) {
  r.stage = ReferralStage::ended;
  r.ended = day;
  r.resolved = resolved;
  auto const bits = draws_.block(draw::news, referral_key(r));
  bool const told = (bits[0] + 0.5) * 0x1p-32 < conditions_.feedback;
  double const mean = told ? settings_.funnel.news_days
                      : takes_part(state_.people[people_.spells[r.spell].person], day) ? settings_.programme.review_days
                                                                                         : settings_.funnel.review_days;
  r.known = static_cast<float>(day + exponential(Draws::to_unit(draw::joined(bits[2], bits[3])), mean));
}

void ClinicWeek::hear() {
  auto& counts = state_.counts;
  for (auto const& d : state_.inbox) {
    auto& r = state_.referrals[static_cast<std::uint32_t>(d.handle)];
    auto const& spell = people_.spells[r.spell];
    auto const day = static_cast<float>(d.time);
    bool const alive = state_.people[spell.person].died > day;
    ++counts.waits;
    counts.waiting_days += static_cast<std::int64_t>(std::ceil(d.wait));
    if (d.end != ServiceEnd::served) {
      lose(spell, d.end == ServiceEnd::refused ? loss_refused : d.time + 1e-3 < spell.end && alive ? loss_left : loss_lapsed);
      end_referral(r, day, false);
      continue;
    }
    // Quarter-hours of the server: what the case took of a week of which so many hours are worked.
    double const days = day - r.contact - d.wait, hours = days / 7 * settings_.funnel.server_hours;
    counts.service_quarters += static_cast<std::int64_t>(std::ceil(4 * hours));
    counts.service_cost += static_cast<std::int64_t>(std::ceil(settings_.cost.service_hour * hours));
    ++counts.funnel[spell.need][step_served];
    bool const there = alive && day < spell.end;
    bool const helped = there && draws_.chance(settings_.funnel.helped, draw::outcome, referral_key(r));
    if (helped) {
      state_.spells[r.spell].met = day;
      ++counts.funnel[spell.need][step_resolved];
    } else {
      lose(spell, there ? loss_unhelped : loss_lapsed);
    }
    end_referral(r, day, helped);
  }
  count_half_years();
  if (week_ >= -1) stand();  // before the horizon nobody looks but as it begins
}

void ClinicWeek::learn_outcomes() {
  for (std::uint32_t place = 0; place < state_.referrals.size(); ++place) {
    auto const& r = state_.referrals[place];
    if (r.stage == ReferralStage::ended && r.known < end()) close(place);
  }
}

/// The team knows what became of a referral. What failed may be tried elsewhere.
void ClinicWeek::close(std::uint32_t place) {
  auto const r = state_.referrals[place];
  auto const& spell = people_.spells[r.spell];
  auto& counts = state_.counts;
  ++counts.closed;
  counts.closing_days += static_cast<std::int64_t>(std::ceil(r.known - r.sent));
  state_.referrals[place].stage = ReferralStage::free;
  state_.free_places.push_back(place);
  state_.spells[r.spell].open = false;
  float const day = std::max(r.known, begin());
  if (r.resolved || spell.end <= day || state_.people[spell.person].died <= day) return;
  if (refer(r.spell, day)) ++counts.again[spell.need];
}

/// How the clinic stands at the week's end.
void ClinicWeek::stand() {
  auto& c = state_.counts;
  float const now = end();
  c.people = c.with_need = c.waiting = c.open_referrals = c.told = c.told_met = 0;
  for (std::size_t k = 0; k < need_types; ++k) c.present[k] = c.met[k] = 0;
  for (std::size_t row = 0; row < people_.people.size(); ++row) {
    if (state_.people[row].died <= now) continue;
    ++c.people;
    auto const& traits = people_.people[row];
    bool any = false;
    for (auto i = traits.first_spell; i < traits.first_spell + traits.spells; ++i) {
      auto const& spell = people_.spells[i];
      if (now < spell.begin || now >= spell.end) continue;
      any = true;
      ++c.present[spell.need];
      bool const met = state_.spells[i].met <= now, told = state_.spells[i].found && spell.wanted;
      c.met[spell.need] += met;
      c.told += told;
      c.told_met += told && met;
    }
    c.with_need += any;
  }
  for (auto const& r : state_.referrals) {
    c.waiting += r.stage == ReferralStage::at_service;
    c.open_referrals += r.stage != ReferralStage::free;
  }
  c.managed = static_cast<std::int64_t>(state_.managed.size());
  c.places = places();
}

}  // namespace convene

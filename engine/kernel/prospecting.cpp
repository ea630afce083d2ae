#include "engine/kernel/prospecting.hpp"

#include "engine/core/hash.hpp"

namespace convene {
namespace {

KnownTie const* known_tie(World const& world, std::uint64_t one, std::uint64_t other) {
  for (auto const& tie : world.ties)
    if ((tie.one == one && tie.other == other) || (tie.one == other && tie.other == one)) return &tie;
  return nullptr;
}

ProspectId add_prospect(Lane& lane, PartnerId partner, std::uint64_t key, SystemId system, ClinicId clinic) {
  auto& p = lane.organisations.prospects;
  ProspectId const id{p.size()};
  p.key.push_back(key);
  p.partner.push_back(partner);
  p.system.push_back(system);
  p.clinic.push_back(clinic);
  p.enrolments.push_back({});
  p.stage.push_back(Stage::unknown);
  p.since.push_back(0);
  p.ask_again.push_back(0);
  p.pitches.push_back(0);
  p.kickoff.push_back(0);
  p.topics.push_back(lane.world.partners.topic_bits[partner]);
  p.mapped.push_back(0);
  p.information.push_back(0);
  p.priorities_known.push_back(0);
  p.message.push_back(0);
  p.frankness.push_back(0);
  p.metrics.push_back(0);
  auto const* known = known_tie(lane.world, lane.world.partners.key[partner], lane.world.systems.key[system]);
  p.history_years.push_back(known ? known->history_years : 0);
  p.history_used.push_back(0);
  p.extra_offers.push_back(0);
  p.leader_known.push_back(0);
  p.right_person.push_back(0);
  p.window_known.push_back(0);
  p.yielded.push_back(0);
  p.matched.push_back(0);
  p.matched_for.push_back(0);
  p.endorsement.push_back(0);
  p.offer.push_back(0);
  p.trust.push_back(0);
  p.institutional_trust.push_back(0);
  p.contact.push_back(0);
  p.promised.push_back(-1);
  p.breach.push_back(0);
  p.planned_need.push_back(0);
  p.planned_willingness.push_back(0);
  p.asked_week.push_back(-1000);
  return id;
}

void add_enrolment(Lane& lane, ProspectId prospect, ClinicId clinic) {
  auto& e = lane.organisations.enrolments;
  auto& p = lane.organisations.prospects;
  EnrolmentId const id{e.size()};
  e.key.push_back(combine(lane.world.partners.key[p.partner[prospect]], lane.world.clinics.key[clinic]));
  e.prospect.push_back(prospect);
  e.clinic.push_back(clinic);
  e.active.push_back(0);
  e.since.push_back(-1);
  e.topics.push_back(lane.world.partners.topic_bits[p.partner[prospect]]);
  e.responsiveness.push_back(0);
  e.sessions.push_back(0);
  e.last_session.push_back(-1);
  p.enrolments[prospect].push_back(id);
  lane.organisations.clinics.enrolments[clinic].push_back(id);
}

bool as_a_whole(Lane const& lane, SystemId system) {
  switch (lane.strategy.engagement) {
    case Engagement::system: return true;
    case Engagement::hybrid: return lane.world.systems.clinics[system].size() > 1;
    default: return false;
  }
}

/// Every pair of a strategy's partners, with what is known of their past.
void tie_partners(Lane& lane) {
  auto& t = lane.organisations.alliance.ties;
  auto const& partners = lane.strategy.partners;
  for (std::size_t i = 0; i < partners.size(); ++i)
    for (std::size_t j = i + 1; j < partners.size(); ++j) {
      auto const one = lane.world.partners.key[partners[i]], other = lane.world.partners.key[partners[j]];
      auto const* known = known_tie(lane.world, one, other);
      t.key.push_back(combine(one, other));
      t.one.push_back(partners[i]);
      t.other.push_back(partners[j]);
      t.contact.push_back(0);
      t.coordination.push_back(0);
      t.trust.push_back(known ? known->trust : -1);  // negative: the alliance process' own start
      t.cohesion.push_back(0);
      t.sharing.push_back(known && known->data_sharing ? Sharing::executed : Sharing::not_started);
      t.sharing_week.push_back(known && known->data_sharing ? lane.world.weeks : 0);
      t.conflict.push_back(0);
      t.talked_out.push_back(-1);
    }
}

}  // namespace

void prepare_clinics(Lane& lane) {
  auto const count = lane.world.clinics.size();
  auto& c = lane.organisations.clinics;
  c.dose = c.own_dose = c.offered_dose = c.offered_feedback = c.offered_confidence = c.leader_support = c.workflow_fit = c.built_in = c.peers = c.asked = c.load = c.reports = Column<ClinicId, double>(count, 0);
  c.throughput = Column<ClinicId, double>(count, 1);
  c.fidelity = Column<ClinicId, std::array<double, most_care_changes>>(count);
  c.data_ready = c.measure_aligned = c.changing = c.champion = c.champion_asked = Column<ClinicId, std::uint8_t>(count, 0);
  c.cycles = c.initiatives = Column<ClinicId, std::int32_t>(count, 0);
  c.meeting_hours = Column<ClinicId, Hours>(count);
  c.enrolments = Column<ClinicId, std::vector<EnrolmentId>>(count);
  lane.observed = {Column<ClinicId, double>(count, 0), Column<ClinicId, double>(count, 0), Column<ClinicId, std::int32_t>(count, 0)};
}

void prepare_partners(Lane& lane) {
  auto const& world = lane.world.partners;
  auto& p = lane.organisations.partners;
  auto const count = world.size();
  p.reputation = world.reputation;
  p.evidence = p.materials = p.proposition = Column<PartnerId, double>(count, 0);
  p.funded = Column<PartnerId, double>(count, 1);
  p.order = Column<PartnerId, Order>(count, Order::none);
  p.planned = p.events = p.order_until = p.leader = Column<PartnerId, std::int32_t>(count, 0);
  p.declared = Column<PartnerId, std::uint8_t>(count, 0);
  p.away_until = Column<PartnerId, std::vector<std::int32_t>>(count);
  for (auto id : rows_of<PartnerId>(count)) p.away_until[id].assign(world.staff[id].size(), 0);
  tie_partners(lane);
}

void find_prospects(Lane& lane) {
  auto const& world = lane.world;
  if (lane.strategy.engagement == Engagement::none) return;
  for (auto partner : lane.strategy.partners)
    for (auto system : rows_of<SystemId>(world.systems.size())) {
      ProspectId whole;
      for (auto clinic : world.systems.clinics[system]) {
        if (!lane.strategy.approached[clinic.row()]) continue;
        auto const partner_key = world.partners.key[partner];
        if (as_a_whole(lane, system)) {
          if (!whole)
            whole = add_prospect(lane, partner, combine(partner_key, world.systems.key[system]), system, {});
          add_enrolment(lane, whole, clinic);
        } else {
          auto const one =
              add_prospect(lane, partner, combine(partner_key, world.clinics.key[clinic]), system, clinic);
          add_enrolment(lane, one, clinic);
        }
      }
    }
}

}  // namespace convene

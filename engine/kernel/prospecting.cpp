#include "engine/kernel/prospecting.hpp"

#include "engine/core/hash.hpp"

namespace convene {
namespace {

ProspectId add_prospect(Prospects& p, PartnerId partner, std::uint64_t key, SystemId system, ClinicId clinic) {
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
  p.mapped.push_back(0);
  p.leader_known.push_back(0);
  p.right_person.push_back(0);
  p.window_known.push_back(0);
  p.yielded.push_back(0);
  p.matched.push_back(0);
  p.endorsement.push_back(0);
  p.offer.push_back(0);
  p.trust.push_back(0);
  p.institutional_trust.push_back(0);
  p.contact.push_back(0);
  p.promised.push_back(-1);
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

}  // namespace

void prepare_clinics(Lane& lane) {
  auto const count = lane.world.clinics.size();
  auto& c = lane.organisations.clinics;
  c.dose = c.own_dose = c.offered_dose = c.offered_feedback = c.offered_confidence = c.leader_support = c.asked = c.load = c.reports = Column<ClinicId, double>(count, 0);
  c.throughput = Column<ClinicId, double>(count, 1);
  c.fidelity = Column<ClinicId, std::array<double, care_changes>>(count);
  c.changing = c.champion = c.champion_asked = Column<ClinicId, std::uint8_t>(count, 0);
  c.cycles = c.initiatives = Column<ClinicId, std::int32_t>(count, 0);
  c.meeting_hours = Column<ClinicId, Hours>(count);
  c.enrolments = Column<ClinicId, std::vector<EnrolmentId>>(count);
  lane.observed = {Column<ClinicId, double>(count, 0), Column<ClinicId, double>(count, 0), Column<ClinicId, std::int32_t>(count, 0)};
}

void find_prospects(Lane& lane) {
  auto const& world = lane.world;
  if (lane.strategy.engagement == Engagement::none) return;
  for (auto partner : lane.strategy.partners)
    for (auto system : rows_of<SystemId>(world.systems.size())) {
      ProspectId whole;
      for (auto clinic : world.systems.clinics[system]) {
        if (!lane.strategy.approached[clinic.row()]) continue;
        auto& prospects = lane.organisations.prospects;
        auto const partner_key = world.partners.key[partner];
        if (as_a_whole(lane, system)) {
          if (!whole)
            whole = add_prospect(prospects, partner, combine(partner_key, world.systems.key[system]), system, {});
          add_enrolment(lane, whole, clinic);
        } else {
          auto const one =
              add_prospect(prospects, partner, combine(partner_key, world.clinics.key[clinic]), system, clinic);
          add_enrolment(lane, one, clinic);
        }
      }
    }
}

}  // namespace convene

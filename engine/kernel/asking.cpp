#include "engine/kernel/asking.hpp"

namespace convene {

Task task_of(Lane const& lane, TaskHandler const& handler, std::string_view what, PartnerId partner, Hours work,
             std::uint64_t time) {
  Task task;
  task.key = combine(combine(name_hash(what), lane.world.partners.key[partner]), time);
  task.what = what;
  task.handler = &handler;
  task.partner = partner;
  task.work = work;
  task.due = lane.week + 4;
  return task;
}

Task task_about(Lane const& lane, TaskHandler const& handler, std::string_view what, ProspectId prospect, Hours work,
                std::uint64_t time) {
  auto const& p = lane.organisations.prospects;
  auto task = task_of(lane, handler, what, p.partner[prospect], work, time);
  task.key = combine(combine(name_hash(what), p.key[prospect]), time);
  task.prospect = prospect;
  task.need = believed_need(lane, prospect);
  task.willingness = believed_willingness(lane, prospect);
  task.benefit = task.need * 0.005;
  return task;
}

Task task_at(Lane const& lane, TaskHandler const& handler, std::string_view what, EnrolmentId enrolment, Hours work,
             std::uint64_t time) {
  auto const& e = lane.organisations.enrolments;
  auto const prospect = e.prospect[enrolment];
  auto task = task_about(lane, handler, what, prospect, work, time);
  task.key = combine(combine(name_hash(what), e.key[enrolment]), time);
  task.enrolment = enrolment;
  task.need = lane.observed.need[e.clinic[enrolment]];
  task.benefit = task.need * 0.005;
  return task;
}

bool is_open(Lane const& lane, ProspectId prospect) {
  auto const& p = lane.organisations.prospects;
  return p.stage[prospect] <= Stage::active && !p.yielded[prospect];
}

bool is_heard(Lane const& lane, ProspectId prospect) {
  auto const& p = lane.organisations.prospects;
  bool const at_hand = lane.hosts(prospect) || lane.world.systems.independent[p.system[prospect]];
  return at_hand ? p.stage[prospect] >= Stage::in_relationship : p.leader_known[prospect] != 0;
}

bool is_at_work(Lane const& lane, EnrolmentId enrolment) {
  auto const& o = lane.organisations;
  return o.enrolments.active[enrolment] && !o.prospects.yielded[o.enrolments.prospect[enrolment]];
}

bool falls_due(Lane const& lane, int every_weeks) { return (lane.week - lane.strategy.begin_week) % every_weeks == 0; }

double believed_willingness(Lane const& lane, ProspectId prospect) {
  auto const& p = lane.organisations.prospects;
  return p.contact[prospect] / (p.contact[prospect] + 2) - 0.2 * p.pitches[prospect];
}

double believed_need(Lane const& lane, ProspectId prospect) {
  double need = 0;
  for (auto e : lane.organisations.prospects.enrolments[prospect])
    need += lane.observed.need[lane.organisations.enrolments.clinic[e]];
  return need;
}

}  // namespace convene

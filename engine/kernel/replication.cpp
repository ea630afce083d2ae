#include "engine/kernel/replication.hpp"

#include "engine/kernel/prospecting.hpp"
#include "engine/kernel/recorder.hpp"
#include "engine/kernel/staffing.hpp"

namespace convene {
namespace {

void step_phase(Rules const& rules, Phase phase, Lane& lane) {
  for (auto const& p : rules.processes)
    if (p.phase == phase && p.enabled) p.process->step(lane);
}

void begin(Rules const& rules, Lane& lane) {
  prepare_partners(lane);
  find_prospects(lane);
  for (auto const& p : rules.processes) p.process->enter(lane);
}

void plan(Rules const& rules, Lane& lane, std::vector<TaskRecord>* record) {
  step_phase(rules, Phase::plan, lane);
  for (auto const& lever : lane.strategy.levers) lever->plan(lane);
  lane.tasks.settle();
  if (rules.hours_bind)
    spend_staff_hours(lane);
  else
    for (auto& task : lane.tasks.open()) task.remaining = {};
  for (auto const& task : lane.tasks.take_finished()) {
    book_other_side(task, lane);
    if (record) record->push_back({lane.week, task.partner, task.what, task.work, task.travel, task.clinic_hours, task.system_hours});
    task.handler->done(task, lane);
  }
}

void prepare_conditions(Lane& lane) {
  auto const clinics = lane.world.clinics.size();
  auto& conditions = lane.conditions;
  switch (lane.world.setting) {
    case Setting::vaccination: conditions.vaccination = Column<ClinicId, CareConditions>(clinics); break;
    case Setting::hospital_safety: conditions.hospital = Column<ClinicId, HospitalConditions>(clinics); break;
    case Setting::complex_care: conditions.complex = Column<ClinicId, ComplexConditions>(clinics); break;
  }
}

}  // namespace

LaneResult run_lane(World const& world, Rules const& rules, Strategy const& strategy, Draws const& draws,
                    CareLane& care, Column<ClinicId, VaccinationPanel> const& panel, ParallelFor const& parallel,
                    LaneOptions const& options) {
  Lane lane{world, strategy, draws, 0, {}, {}, {}, {}, {}, &care, &panel, {}};
  auto const clinics = world.clinics.size();
  prepare_conditions(lane);
  lane.ledger.partners = Column<PartnerId, PartnerAccount>(world.partners.size());
  lane.ledger.clinic_hours = Column<ClinicId, double>(clinics, 0);
  lane.ledger.reporting_hours = Column<ClinicId, double>(clinics, 0);
  care.reset();
  lane.at_start = care.counts();
  prepare_clinics(lane);
  for (auto const& p : rules.processes) p.process->start(lane);

  Recorder recorder{rules, lane, options};
  recorder.start(lane);
  std::vector<TaskRecord> tasks;
  for (lane.week = 0; lane.week < world.weeks; ++lane.week) {
    if (lane.week == strategy.begin_week) begin(rules, lane);
    step_phase(rules, Phase::calendar, lane);
    if (lane.week >= strategy.begin_week) plan(rules, lane, options.tasks ? &tasks : nullptr);
    step_phase(rules, Phase::outreach, lane);
    step_phase(rules, Phase::govern, lane);
    step_phase(rules, Phase::improve, lane);
    care.step(lane.week, lane.conditions, parallel);
    step_phase(rules, Phase::measure, lane);
    step_phase(rules, Phase::account, lane);
    recorder.record(lane);
  }
  --lane.week;
  auto result = recorder.finish(lane);
  result.tasks = std::move(tasks);
  return result;
}

}  // namespace convene

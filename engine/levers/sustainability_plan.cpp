#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class SustainabilityPlan final : public Lever {
 public:
  explicit SustainabilityPlan(Parameters& p)
      : hours_{p.read({"lever.sustainability_plan.hours", 3, 0.5, 16, "hour", Grade::E, "judgement", "hours to plan with a clinic what stays and who sees to it", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.sustainability_plan.clinic_hours", 2, 0.25, 12, "hour", Grade::E, "judgement", "hours of clinic staff for it"})},
        after_{p.read({"lever.sustainability_plan.after_weeks", 13, 2, 40, "week", Grade::E, "judgement", "weeks of work after which there is something to keep"})},
        builds_{p.read({"lever.sustainability_plan.builds", 0.5, 0.1, 0.9, "1", Grade::E, "judgement; par.A3: 33-60% of improvers hold it", "share of care changes not yet built into routine that a plan builds in"})} {}

  void plan(Lane& lane) const override {
    auto const& e = lane.organisations.enrolments;
    for (auto id : rows_of<EnrolmentId>(e.size())) {
      if (!is_at_work(lane, id) || lane.week - e.since[id] < after_) continue;
      auto task = task_at(lane, *this, "sustainability_plan", id, Hours::of(hours_), static_cast<std::uint64_t>(e.since[id]));
      task.once = true;
      task.clinic_hours = Hours::of(clinic_hours_);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    raise(o.clinics.built_in[o.enrolments.clinic[task.enrolment]], builds_);
  }

 private:
  double hours_, clinic_hours_, after_, builds_;
};

}  // namespace

LeverInfo sustainability_plan() {
  return {.id = "sustainability_plan",
          .title = "Plan what stays when the project ends",
          .seed = "Establishing partnerships: Understand the structure of the healthcare system; Build relationships (a successful and sustainable project)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per project, a quarter after it began: plan which changes become routine and who sees to them (partner staff; clinic staff)",
          .needs = {"the clinic has taken part for a quarter"},
          .touches = "clinics.built_in",
          .observable = "built_in",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<SustainabilityPlan>(p); }};
}

}  // namespace convene::levers

#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class WorkflowLearning final : public Lever {
 public:
  explicit WorkflowLearning(Parameters& p)
      : hours_{p.read({"lever.workflow_learning.hours", 2, 0.5, 12, "hour", Grade::E, "judgement", "hours to see how things really get done in a clinic", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.workflow_learning.clinic_hours", 2, 0.25, 10, "hour", Grade::E, "judgement", "hours of those who are part of the process that is to change"})},
        fits_{p.read({"lever.workflow_learning.fits", 0.5, 0.1, 0.9, "1", Grade::E, "judgement", "share of misfit between planned changes and real work that it removes"})},
        learns_{p.read({"lever.workflow_learning.learns", 0.2, 0, 0.8, "1", Grade::E, "judgement", "share of what is unknown of the target that it finds out"})} {}

  void plan(Lane& lane) const override {
    auto const& e = lane.organisations.enrolments;
    for (auto id : rows_of<EnrolmentId>(e.size())) {
      if (!is_at_work(lane, id)) continue;
      auto task = task_at(lane, *this, "workflow_learning", id, Hours::of(hours_));
      task.once = true;
      task.clinic_hours = Hours::of(clinic_hours_);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    raise(o.clinics.workflow_fit[o.enrolments.clinic[task.enrolment]], fits_);
    raise(o.prospects.information[task.prospect], learns_);
  }

 private:
  double hours_, clinic_hours_, fits_, learns_;
};

}  // namespace

LeverInfo workflow_learning() {
  return {.id = "workflow_learning",
          .title = "Learn how things really get done",
          .seed = "Establishing partnerships: Understand the structure of the healthcare system (what are the workflows in the system and in clinics?)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per active clinic: watch the work and speak with those who are part of it (partner staff; clinic staff)",
          .needs = {"the clinic takes part"},
          .touches = "clinics.workflow_fit, prospects.information",
          .observable = "workflow_fit",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<WorkflowLearning>(p); }};
}

}  // namespace convene::levers

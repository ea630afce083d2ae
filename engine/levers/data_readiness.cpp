#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class DataReadiness final : public Lever {
 public:
  explicit DataReadiness(Parameters& p)
      : hours_{p.read({"lever.data_readiness.hours", 4, 1, 40, "hour", Grade::E, "judgement", "hours to make a clinic's record system report on the topic", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.data_readiness.clinic_hours", 2, 0.25, 20, "hour", Grade::E, "judgement", "hours of clinic staff for it", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    auto const& o = lane.organisations;
    for (auto id : rows_of<EnrolmentId>(o.enrolments.size())) {
      auto const clinic = o.enrolments.clinic[id];
      if (!is_at_work(lane, id) || lane.world.clinics.ehr_reports[clinic] || o.clinics.data_ready[clinic]) continue;
      auto task = task_at(lane, *this, "data_readiness", id, Hours::of(hours_));
      task.skill = Skill::analysis;
      task.clinic_hours = Hours::of(clinic_hours_);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    o.clinics.data_ready[o.enrolments.clinic[task.enrolment]] = 1;
  }

 private:
  double hours_, clinic_hours_;
};

}  // namespace

LeverInfo data_readiness() {
  return {.id = "data_readiness",
          .title = "Make the record system report on the topic",
          .seed = "Establishing partnerships: Understand the structure of the healthcare system (how does this system track data and metrics?)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per active clinic whose records do not report on the topic: find out what they can do and set up the report (partner staff; clinic staff)",
          .needs = {"the clinic takes part"},
          .touches = "clinics.data_ready",
          .observable = "data_ready",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<DataReadiness>(p); }};
}

}  // namespace convene::levers

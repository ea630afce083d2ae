#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class MeasureAlignment final : public Lever {
 public:
  explicit MeasureAlignment(Parameters& p)
      : hours_{p.read({"lever.measure_alignment.hours", 1.5, 0.5, 12, "hour", Grade::E, "judgement", "hours to settle on one measure with a clinic", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.measure_alignment.clinic_hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours of clinic staff for it"})} {}

  void plan(Lane& lane) const override {
    auto const& o = lane.organisations;
    for (auto id : rows_of<EnrolmentId>(o.enrolments.size())) {
      auto const clinic = o.enrolments.clinic[id];
      if (!is_at_work(lane, id) || o.clinics.measure_aligned[clinic]) continue;
      if (!lane.world.clinics.ehr_reports[clinic] && !o.clinics.data_ready[clinic]) continue;  // nothing is measured yet
      auto task = task_at(lane, *this, "measure_alignment", id, Hours::of(hours_));
      task.clinic_hours = Hours::of(clinic_hours_);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    o.clinics.measure_aligned[o.enrolments.clinic[task.enrolment]] = 1;
  }

 private:
  double hours_, clinic_hours_;
};

}  // namespace

LeverInfo measure_alignment() {
  return {.id = "measure_alignment",
          .title = "Use the measure that the clinic and its system use",
          .seed = "Establishing partnerships: Understand the structure of the healthcare system (are they currently tracking, and what measures are they using?)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per active clinic: settle on one measure for clinic, system and partner (partner staff; clinic staff)",
          .needs = {"the clinic takes part", "its records report on the topic, by themselves or by data_readiness"},
          .touches = "clinics.measure_aligned",
          .observable = "measure_aligned",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<MeasureAlignment>(p); }};
}

}  // namespace convene::levers

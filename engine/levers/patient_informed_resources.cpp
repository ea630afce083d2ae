#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class PatientInformedResources final : public Lever {
 public:
  explicit PatientInformedResources(Parameters& p)
      : hours_{p.read({"lever.patient_informed_resources.hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "partner hours a quarter and clinic to ask patients who helps them", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.patient_informed_resources.clinic_hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours of clinic staff it takes", Spread::log_uniform})},
        share_{p.read({"lever.patient_informed_resources.share", 0.5, 0.02, 0.95, "1", Grade::E, "judgement", "share of community resources not yet known that patients of all clinics approached would name in a quarter"})} {}

  void plan(Lane& lane) const override {
    auto const& o = lane.organisations;
    for (auto clinic : rows_of<ClinicId>(lane.world.clinics.size())) {
      auto const e = first_active(o, clinic);
      if (!e || (lane.week - o.enrolments.since[e]) % 13 != 0) continue;
      auto task = task_at(lane, *this, "patient_informed_resources", e, Hours::of(hours_));
      task.clinic_hours = Hours::of(clinic_hours_);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const&, Lane& lane) const override {
    double clinics = 0;
    for (auto approached : lane.strategy.approached) clinics += approached;
    raise(lane.organisations.alliance.resources_known, share_ / clinics);
  }

 private:
  /// A clinic's patients are asked once, whoever works there.
  static EnrolmentId first_active(Organisations const& o, ClinicId clinic) {
    for (auto e : o.clinics.enrolments[clinic])
      if (o.enrolments.active[e] && !o.prospects.yielded[o.enrolments.prospect[e]]) return e;
    return {};
  }

  double hours_, clinic_hours_, share_;
};

}  // namespace

LeverInfo patient_informed_resources() {
  return {.id = "patient_informed_resources",
          .title = "Ask patients who helps them",
          .seed = "Strengthening partnerships: How to get started with external partnerships (learning directly from patients which organizations support their health and life goals)",
          .serves = {Setting::complex_care},
          .tasks = "each quarter at every clinic that takes part: patients are asked which organisations help them (partner staff; clinic staff)",
          .needs = {"the clinic takes part"},
          .touches = "alliance.resources_known",
          .observable = "resources_known",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<PatientInformedResources>(p); }};
}

}  // namespace convene::levers

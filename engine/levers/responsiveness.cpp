#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class Responsiveness final : public Lever {
 public:
  explicit Responsiveness(Parameters& p)
      : hours_{p.read({"lever.responsiveness.hours", 0.5, 0.25, 4, "hour", Grade::E, "judgement", "hours a month to answer a clinic's questions at once", Spread::log_uniform})},
        answers_{p.read({"lever.responsiveness.answers", 0.6, 0.1, 1, "1", Grade::E, "judgement", "share of the way to prompt answers that a month of it goes"})},
        contact_{p.read({"lever.responsiveness.contact", 0.1, 0, 0.5, "contact", Grade::E, "judgement", "contact that a month's answers to one clinic are worth"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 4)) return;
    for (auto id : rows_of<EnrolmentId>(lane.organisations.enrolments.size()))
      if (is_at_work(lane, id)) lane.tasks.ask(task_at(lane, *this, "responsiveness", id, Hours::of(hours_)), lane.week);
  }

  void done(Task const& task, Lane& lane) const override {
    // Who is still waiting for last month's answer has not been answered promptly.
    if (lane.week - task.created >= 4) return;
    auto& o = lane.organisations;
    raise(o.enrolments.responsiveness[task.enrolment], answers_);
    o.prospects.contact[task.prospect] += contact_;
  }

 private:
  double hours_, answers_, contact_;
};

}  // namespace

LeverInfo responsiveness() {
  return {.id = "responsiveness",
          .title = "Be there when a clinic asks",
          .seed = "Ten takeaways: 6 (\"always there for me\")",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each month and active clinic: answer questions at once; an answer a month late is none (partner staff)",
          .needs = {"the clinic takes part"},
          .touches = "enrolments.responsiveness, prospects.contact",
          .observable = "responsiveness",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<Responsiveness>(p); }};
}

}  // namespace convene::levers

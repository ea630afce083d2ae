#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class OwnEvidence final : public Lever {
 public:
  explicit OwnEvidence(Parameters& p)
      : hours_{p.read({"lever.own_evidence.hours", 6, 1, 40, "hour", Grade::E, "judgement", "hours a quarter to gather and work up a partner's own data", Spread::log_uniform})},
        proves_{p.read({"lever.own_evidence.proves", 0.3, 0.02, 0.8, "1", Grade::E, "judgement", "share of what is not yet shown that a quarter's data show"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 13)) return;
    for (auto partner : lane.strategy.partners) {
      if (!has_data(lane, partner)) continue;
      auto task = task_of(lane, *this, "own_evidence", partner, Hours::of(hours_));
      task.skill = Skill::analysis;
      task.due = lane.week + 8;
      task.benefit = 1;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override { raise(lane.organisations.partners.evidence[task.partner], proves_); }

 private:
  /// Data come from work that is under way; a quarter without it shows nothing new.
  static bool has_data(Lane const& lane, PartnerId partner) {
    auto const& o = lane.organisations;
    for (auto id : rows_of<EnrolmentId>(o.enrolments.size()))
      if (o.enrolments.active[id] && o.enrolments.sessions[id] > 0 && o.prospects.partner[o.enrolments.prospect[id]] == partner) return true;
    return false;
  }

  double hours_, proves_;
};

}  // namespace

LeverInfo own_evidence() {
  return {.id = "own_evidence",
          .title = "Good data on what one does well",
          .seed = "Strengthening partnerships: opening words of K. Coburn (be very committed to having good data on what they do well)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each quarter with work under way: a partner gathers and works up its own data (partner staff)",
          .needs = {"sessions have been held with a clinic that takes part"},
          .touches = "partners.evidence",
          .observable = "evidence",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<OwnEvidence>(p); }};
}

}  // namespace convene::levers

#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class FrankCommunication final : public Lever {
 public:
  explicit FrankCommunication(Parameters& p)
      : hours_{p.read({"lever.frank_communication.hours", 0.5, 0.25, 4, "hour", Grade::E, "judgement", "hours a month to speak openly with one who is approached or served", Spread::log_uniform})},
        partner_hours_{p.read({"lever.frank_communication.partner_hours", 0.25, 0.25, 4, "hour", Grade::E, "judgement", "hours of each side a month to speak openly with another partner", Spread::log_uniform})},
        share_{p.read({"lever.frank_communication.share", 0.3, 0.02, 0.8, "1", Grade::E, "judgement", "share of reserve that a month of open talk removes"})},
        trust_{p.read({"lever.frank_communication.trust", 0.01, 0, 0.1, "1", Grade::E, "judgement", "share of the trust still missing between two partners that a month of open talk brings"})} {}

  void plan(Lane& lane) const override {
    auto const& p = lane.organisations.prospects;
    if ((lane.week - lane.strategy.begin_week) % weeks == 0)
      for (auto id : rows_of<ProspectId>(p.size())) {
        if (!is_open(lane, id) || p.stage[id] < Stage::in_relationship) continue;
        auto task = task_about(lane, *this, "frank_communication", id, Hours::of(hours_), static_cast<std::uint64_t>(lane.week));
        task.expires = lane.week + weeks - 1;
        lane.tasks.ask(task, lane.week);
      }
    auto talk = every(lane, weeks, "frank_communication.partners", Hours::of(partner_hours_));
    for (auto tie : rows_of<TieId>(lane.organisations.alliance.ties.size())) ask_both(lane, *this, tie, talk);
  }

  void done(Task const& task, Lane& lane) const override {
    if (!task.tie) {
      // What is not said in its month is not said.
      if (lane.week <= task.expires) raise(lane.organisations.prospects.frankness[task.prospect], share_);
    } else if (all_there(lane, task)) {
      raise(lane.organisations.alliance.ties.trust[task.tie], trust_);
    }
  }

 private:
  static constexpr int weeks = 4;
  double hours_, partner_hours_, share_, trust_;
};

}  // namespace

LeverInfo frank_communication() {
  return {.id = "frank_communication",
          .title = "Speak frankly, and keep at it",
          .seed = "Strengthening partnerships: Overall tips and guidance (consistent, open, and frank communication); Why is this important? And what do we know? (openness to engage in ongoing and open communication)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "monthly: half an hour with each target in relationship or at work, a quarter-hour of each two partners (partner staff)",
          .needs = {"a target in relationship, or two partners"},
          .touches = "prospects.frankness, ties.trust",
          .observable = "frankness",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<FrankCommunication>(p); }};
}

}  // namespace convene::levers

#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

enum class LeadWith : std::uint8_t { returns, strengths };

class ValueProposition final : public Lever {
 public:
  ValueProposition(Settings const& s, Parameters& p)
      : lead_{s.text("lead_with") == "return" ? LeadWith::returns : LeadWith::strengths},
        hours_{p.read({"lever.value_proposition.hours", 8, 2, 60, "hour", Grade::E, "judgement", "hours a year to work out what a partner adds and how to say it", Spread::log_uniform})},
        share_{lead_ == LeadWith::returns ? p.read({"lever.value_proposition.returns", 0.8, 0.2, 1, "1", Grade::E, "judgement", "how sharp a proposition that leads with the return is when it is fully proved"})
                                          : p.read({"lever.value_proposition.strengths", 0.4, 0.05, 0.8, "1", Grade::E, "judgement", "how sharp one that leads with strengths is"})},
        proof_{p.read({"lever.value_proposition.proof", 0.2, 0, 0.8, "1", Grade::E, "judgement", "own evidence without which nobody leads with the return"})} {}

  void plan(Lane& lane) const override {
    auto const year = static_cast<std::uint64_t>((lane.week - lane.strategy.begin_week) / 52);
    for (auto partner : lane.strategy.partners) {
      if (lead_ == LeadWith::returns && lane.organisations.partners.evidence[partner] < proof_) continue;
      auto task = task_of(lane, *this, "value_proposition", partner, Hours::of(hours_), year);
      task.once = true;
      task.due = lane.week + 8;
      task.benefit = 1;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.partners;
    raise(p.proposition[task.partner], lead_ == LeadWith::returns ? share_ * p.evidence[task.partner] : share_);
  }

 private:
  LeadWith lead_;
  double hours_, share_, proof_;
};

}  // namespace

LeverInfo value_proposition() {
  return {.id = "value_proposition",
          .title = "Say what one adds, by its return or by one's strengths",
          .seed = "Strengthening partnerships: opening words of K. Coburn (if you have proof of a return lead with that, else with your strengths)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once a year: a partner works out what it adds and how to say it (partner staff)",
          .needs = {"to lead with the return: evidence of its own"},
          .touches = "partners.proposition (with the return: as far as evidence goes)",
          .observable = "value_proposition",
          .direction = 1,
          .settings = {{"lead_with", std::string{"strengths"}, 0, 0, {"return", "strengths"}, "", "what comes first"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<ValueProposition>(s, p); }};
}

}  // namespace convene::levers

#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class Gatherings final : public Lever {
 public:
  Gatherings(Settings const& s, Parameters& p)
      : weeks_{static_cast<int>(s.number("every_weeks"))},
        hours_{p.read({"lever.gatherings.hours", 6, 0.5, 24, "hour", Grade::E, "judgement", "hours of each partner for one gathering", Spread::log_uniform})},
        share_{p.read({"lever.gatherings.share", 0.1, 0.005, 0.4, "1", Grade::E, "judgement", "share of the cohesion still missing that one gathering brings"})},
        trust_{p.read({"lever.gatherings.trust", 0.05, 0, 0.3, "1", Grade::E, "judgement", "share of the trust still missing between partners that one gathering brings"})},
        contact_{p.read({"lever.gatherings.contact", 2, 0.5, 6, "contact", Grade::E, "judgement", "contacts that one gathering is worth"})} {}

  void plan(Lane& lane) const override {
    ask_all(lane, *this, every(lane, weeks_, "gatherings", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    auto& t = lane.organisations.alliance.ties;
    for (auto id : rows_of<TieId>(t.size())) {
      t.contact[id] += contact_;
      raise(t.cohesion[id], share_);
      raise(t.trust[id], trust_);
    }
    ++lane.ledger.gatherings;
  }

 private:
  int weeks_;
  double hours_, share_, trust_, contact_;
};

}  // namespace

LeverInfo gatherings() {
  return {.id = "gatherings",
          .title = "Come together beyond the work",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (opportunities to gather together to develop relationships beyond the work); Ten takeaways: 10 (summits)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "every half year: partners meet beyond the work (staff of all partners)",
          .needs = {"two partners"},
          .touches = "ties.contact, ties.cohesion, ties.trust",
          .observable = "gatherings",
          .direction = 1,
          .settings = {{"every_weeks", 26.0, 4, 104, {}, "week", "weeks between gatherings"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<Gatherings>(s, p); }};
}

}  // namespace convene::levers

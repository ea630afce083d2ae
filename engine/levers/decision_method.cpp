#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class DecideTogether final : public Lever {
 public:
  DecideTogether(Settings const& s, Parameters& p)
      : method_{method_of(s.text("method"))},
        hours_{p.read({"lever.decision_method.hours", 2, 0.5, 16, "hour", Grade::E, "judgement", "hours of each partner to agree how joint decisions are taken", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    auto const& a = lane.organisations.alliance;
    if (a.method == method_ && (method_ != DecisionMethod::elected || a.lead)) return;
    // An election gives out when the elected leader leaves.
    ask_all(lane, *this, {.what = "decision_method", .of_each = Hours::of(hours_), .time = leaders_so_far(lane), .benefit = 2});
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    auto& a = lane.organisations.alliance;
    a.method = method_;
    a.lead = method_ == DecisionMethod::elected ? most_trusted(lane) : PartnerId{};
  }

 private:
  static DecisionMethod method_of(std::string const& word) {
    return word == "empowered" ? DecisionMethod::empowered : word == "rotating" ? DecisionMethod::rotating : word == "elected" ? DecisionMethod::elected : DecisionMethod::none;
  }

  /// Whom the others trust most; of equals, the first.
  static PartnerId most_trusted(Lane const& lane) {
    PartnerId best;
    double most = -1;
    for (auto partner : lane.strategy.partners) {
      double trust = 0;
      for (auto tie : ties_of(lane, partner, Web::all)) trust += lane.organisations.alliance.ties.trust[tie];
      if (trust > most) best = partner, most = trust;
    }
    return best;
  }

  DecisionMethod method_;
  double hours_;
};

}  // namespace

LeverInfo decision_method() {
  return {.id = "decision_method",
          .title = "A way to decide together",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (shared decision-making methods: those who attend are empowered, rotating leadership, election of a lead decision-maker)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once, and again when an elected lead has left: partners agree how joint decisions are taken (staff of all partners)",
          .needs = {"two partners", "joint matters to decide, before it shows"},
          .touches = "alliance.method, alliance.lead",
          .observable = "decision_method",
          .direction = 1,
          .settings = {{"method", std::string{"empowered"}, 0, 0, {"none", "empowered", "rotating", "elected"}, "", "none: decisions wait for superiors; empowered: who attends may decide; rotating: partners lead in turn; elected: the partner whom the others trust most leads"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<DecideTogether>(s, p); }};
}

}  // namespace convene::levers

#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class PartnerStance final : public Lever {
 public:
  PartnerStance(Settings const& s, Parameters& p)
      : wanted_{s.text("stance") == "compete" ? Stance::compete : s.text("stance") == "coexist" ? Stance::coexist : Stance::cooperate},
        hours_{p.read({"lever.partner_stance.hours", 2, 0.5, 12, "hour", Grade::E, "judgement", "hours of each partner's leadership to agree how partners mean to stand to each other", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    if (lane.organisations.alliance.stance == wanted_) return;
    // The word of those who led then: once a leader has left, the next has to give it again.
    ask_all(lane, *this, {.what = "partner_stance", .of_each = Hours::of(hours_), .time = leaders_so_far(lane), .benefit = 2});
  }

  void done(Task const& task, Lane& lane) const override {
    if (all_there(lane, task)) lane.organisations.alliance.stance = wanted_;
  }

 private:
  Stance wanted_;
  double hours_;
};

}  // namespace

LeverInfo partner_stance() {
  return {.id = "partner_stance",
          .title = "How partners mean to stand to each other",
          .seed = "Ten takeaways: 1 and 2 (the only real competition should be to move the bar; leadership establishes a culture of openness and cooperation)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per set of partners' leaders: they agree to compete, to coexist or to cooperate (leaders of all partners)",
          .needs = {"two partners", "something to coordinate by: partners in contact hear whom the others ask"},
          .touches = "alliance.stance",
          .observable = "duplicate_asks",
          .direction = -1,
          .settings = {{"stance", std::string{"cooperate"}, 0, 0, {"compete", "coexist", "cooperate"}, "", "how partners mean to stand to each other; without a word about it they coexist"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<PartnerStance>(s, p); }};
}

}  // namespace convene::levers

#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class CommonMessaging final : public Lever {
 public:
  explicit CommonMessaging(Parameters& p)
      : hours_{p.read({"lever.common_messaging.hours", 3, 0.5, 20, "hour", Grade::E, "judgement", "hours of each partner, twice a year, to agree on what staff are told of the partnership and tell them", Spread::log_uniform})},
        share_{p.read({"lever.common_messaging.share", 0.6, 0.1, 0.95, "1", Grade::E, "judgement", "share of what staff say differently that it brings together"})} {}

  void plan(Lane& lane) const override { ask_all(lane, *this, every(lane, 26, "common_messaging", Hours::of(hours_))); }

  void done(Task const& task, Lane& lane) const override {
    if (all_there(lane, task)) raise(lane.organisations.alliance.common_message, share_);
  }

 private:
  double hours_, share_;
};

}  // namespace

LeverInfo common_messaging() {
  return {.id = "common_messaging",
          .title = "Tell all staff the same of the partnership",
          .seed = "Ten takeaways: 2",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "twice a year: leaders of all partners agree on what staff are told and expected to do, and tell them (staff of all partners)",
          .needs = {"two partners, all of whom find the hours"},
          .touches = "alliance.common_message",
          .observable = "common_message",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<CommonMessaging>(p); }};
}

}  // namespace convene::levers

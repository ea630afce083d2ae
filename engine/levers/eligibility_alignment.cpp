#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class EligibilityAlignment final : public Lever {
 public:
  explicit EligibilityAlignment(Parameters& p)
      : hours_{p.read({"lever.eligibility_alignment.hours", 3, 0.5, 24, "hour", Grade::E, "judgement", "hours of each partner to explain its eligibility rules and fit them to the others'", Spread::log_uniform})},
        share_{p.read({"lever.eligibility_alignment.share", 0.4, 0.02, 0.9, "1", Grade::E, "judgement", "share of rules not yet fitted to each other that one round fits"})},
        enough_{p.read({"alliance.services_enough", 0.2, 0.05, 0.6, "1", Grade::E, "judgement", "share of services and assets that must be known before anything can be built on it"})} {}

  void plan(Lane& lane) const override {
    if (lane.organisations.alliance.services_known > enough_) ask_all(lane, *this, every(lane, 26, "eligibility_alignment", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (all_there(lane, task)) raise(lane.organisations.alliance.eligibility, share_);
  }

 private:
  double hours_, share_, enough_;
};

}  // namespace

LeverInfo eligibility_alignment() {
  return {.id = "eligibility_alignment",
          .title = "Fit eligibility rules to each other",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (what eligibility criteria does each team have in place, and why?)",
          .serves = {Setting::complex_care},
          .tasks = "twice a year: partners explain their eligibility rules and fit them (staff of all partners)",
          .needs = {"two partners", "services are known (service_mapping, or case conferences)"},
          .touches = "alliance.eligibility",
          .observable = "eligibility_aligned",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<EligibilityAlignment>(p); }};
}

}  // namespace convene::levers

#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class OverlapIdentification final : public Lever {
 public:
  explicit OverlapIdentification(Parameters& p)
      : hours_{p.read({"lever.overlap_identification.hours", 4, 0.5, 40, "hour", Grade::E, "judgement", "hours of each partner to lay its list of people beside the others'", Spread::log_uniform})},
        share_{p.read({"lever.overlap_identification.share", 0.6, 0.05, 0.95, "1", Grade::E, "judgement", "share of the people served by several, and not yet known as such, that one comparison of lists finds where all share data"})} {}

  void plan(Lane& lane) const override {
    if (settled(lane, data_agreement)) ask_all(lane, *this, every(lane, 26, "overlap_identification", Hours::of(hours_)));
  }

  void done(Task const& task, Lane& lane) const override {
    if (all_there(lane, task)) raise(lane.organisations.alliance.overlap_known, share_ * share_with_data(lane));
  }

 private:
  double hours_, share_;
};

}  // namespace

LeverInfo overlap_identification() {
  return {.id = "overlap_identification",
          .title = "Find the people whom several serve",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (identify overlapping patient populations served by teams from all partner organizations)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "twice a year: partners lay their lists of people side by side (staff of all partners)",
          .needs = {"two partners", "a data agreement in force"},
          .touches = "alliance.overlap_known",
          .observable = "overlap_known",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<OverlapIdentification>(p); }};
}

}  // namespace convene::levers

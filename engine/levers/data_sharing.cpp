#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class DataSharing final : public Lever {
 public:
  explicit DataSharing(Parameters& p)
      : hours_{p.read({"lever.data_sharing.hours", 6, 1, 60, "hour", Grade::E, "judgement", "hours of each partner to prepare a data-sharing agreement, before the lawyers", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    if (lane.organisations.alliance.stance == Stance::compete) return;  // competitors do not so much as draft it
    if (share_with_data(lane) >= 1) return;
    ask_preparation(lane, *this, "data_sharing", data_agreement, Hours::of(hours_));
  }

  void done(Task const& task, Lane& lane) const override { prepared(lane, task); }

 private:
  double hours_;
};

}  // namespace

LeverInfo data_sharing() {
  return {.id = "data_sharing",
          .title = "Share data under an agreement",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (commit to sharing data, which may require extended legal support and negotiation)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once, and again when it has lapsed: each partner prepares the agreement, a joint meeting decides, its owner sees it through the lawyers (staff of each; legal hours of the owner; then months)",
          .needs = {"two partners", "partners who do not compete"},
          .touches = "alliance.items[data_agreement], ties.sharing",
          .observable = "ties_sharing_data",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<DataSharing>(p); }};
}

}  // namespace convene::levers

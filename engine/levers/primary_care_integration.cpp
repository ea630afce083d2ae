#include <algorithm>

#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class PrimaryCareIntegration final : public Lever {
 public:
  explicit PrimaryCareIntegration(Parameters& p)
      : hours_{p.read({"lever.primary_care_integration.hours", 4, 1, 30, "hour", Grade::E, "judgement", "hours to work out with a practice how it and the care team work as one", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.primary_care_integration.clinic_hours", 3, 0.5, 20, "hour", Grade::E, "judgement", "hours of the practice's staff for it", Spread::log_uniform})},
        share_{p.read({"lever.primary_care_integration.share", 0.7, 0.1, 1, "1", Grade::E, "judgement", "how far such a practice and the care team then work as one"})} {}

  void plan(Lane& lane) const override {
    auto const& e = lane.organisations.enrolments;
    for (auto id : rows_of<EnrolmentId>(e.size())) {
      if (!is_at_work(lane, id)) continue;
      auto task = task_at(lane, *this, "primary_care_integration", id, Hours::of(hours_));
      task.key = combine(name_hash("primary_care_integration"), lane.world.clinics.key[e.clinic[id]]);  // one partner does it for all
      task.once = true;
      task.clinic_hours = Hours::of(clinic_hours_);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const&, Lane& lane) const override {
    auto const& approached = lane.strategy.approached;
    auto const practices = std::count_if(approached.begin(), approached.end(), [](std::uint8_t a) { return a != 0; });
    auto& stock = lane.organisations.alliance.primary_care;
    stock = std::min(1.0, stock + share_ / static_cast<double>(practices));
  }

 private:
  double hours_, clinic_hours_, share_;
};

}  // namespace

LeverInfo primary_care_integration() {
  return {.id = "primary_care_integration",
          .title = "Work as one with primary care",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (externally-sited primary care: forge partnerships with primary care as well)",
          .serves = {Setting::complex_care},
          .tasks = "once per active practice: work out how it and the care team work as one (partner staff; practice staff)",
          .needs = {"the practice takes part"},
          .touches = "alliance.primary_care",
          .observable = "primary_care",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<PrimaryCareIntegration>(p); }};
}

}  // namespace convene::levers

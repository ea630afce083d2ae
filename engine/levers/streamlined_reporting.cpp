#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class StreamlinedReporting final : public Lever {
 public:
  explicit StreamlinedReporting(Parameters& p)
      : hours_{p.read({"lever.streamlined_reporting.hours", 6, 1, 60, "hour", Grade::E, "judgement", "hours of each partner to fit its reports to a common form", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    if (!settled(lane, data_agreement)) return;  // a report for all must be one that all may see
    ask_preparation(lane, *this, "streamlined_reporting", reporting_form, Hours::of(hours_));
  }

  void done(Task const& task, Lane& lane) const override { prepared(lane, task); }

 private:
  double hours_;
};

}  // namespace

LeverInfo streamlined_reporting() {
  return {.id = "streamlined_reporting",
          .title = "Clinics report once for all",
          .seed = "Ten takeaways: 10 (streamlining their reporting)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once: each partner prepares a common reporting form, which a joint meeting then decides (staff of each; meetings come on top)",
          .needs = {"two partners", "a data agreement in force"},
          .touches = "alliance.items[reporting_form]",
          .observable = "streamlined_reporting",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<StreamlinedReporting>(p); }};
}

}  // namespace convene::levers

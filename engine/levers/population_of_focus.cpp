#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class PopulationOfFocus final : public Lever {
 public:
  explicit PopulationOfFocus(Parameters& p)
      : hours_{p.read({"lever.population_of_focus.hours", 4, 0.5, 24, "hour", Grade::E, "judgement", "hours of each partner to prepare a population of focus and a measurable, time-bound aim", Spread::log_uniform})} {}

  void plan(Lane& lane) const override { ask_preparation(lane, *this, "population_of_focus", joint_aim, Hours::of(hours_)); }

  void done(Task const& task, Lane& lane) const override { prepared(lane, task); }

 private:
  double hours_;
};

}  // namespace

LeverInfo population_of_focus() {
  return {.id = "population_of_focus",
          .title = "A population of focus and a time-bound aim",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (a population of focus; a measurable and time-bound aim)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once: each partner prepares a population of focus and an aim with a measure, a target and a date, which a joint meeting then decides (staff of each; meetings come on top)",
          .needs = {"two partners", "competing priorities that have been spoken of, for its full worth"},
          .touches = "alliance.items[joint_aim]",
          .observable = "joint_aim",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<PopulationOfFocus>(p); }};
}

}  // namespace convene::levers

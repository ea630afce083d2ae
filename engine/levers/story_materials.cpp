#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class StoryMaterials final : public Lever {
 public:
  explicit StoryMaterials(Parameters& p)
      : hours_{p.read({"lever.story_materials.hours", 8, 2, 60, "hour", Grade::E, "judgement", "hours to write simple materials, twice a year", Spread::log_uniform})},
        stories_{p.read({"lever.story_materials.stories", 0.4, 0.05, 0.8, "1", Grade::E, "judgement", "how far stories alone tell what the work is"})},
        data_{p.read({"lever.story_materials.data", 0.3, 0, 0.8, "1", Grade::E, "judgement", "how much further they go with data of one's own in them"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 26)) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "story_materials", partner, Hours::of(hours_));
      task.due = lane.week + 8;
      task.benefit = 1;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.partners;
    raise(p.materials[task.partner], stories_ + (1 - stories_) * data_ * p.evidence[task.partner]);
  }

 private:
  double hours_, stories_, data_;
};

}  // namespace

LeverInfo story_materials() {
  return {.id = "story_materials",
          .title = "Simple materials that tell the story",
          .seed = "Strengthening partnerships: How to get started with internal partnerships (simple materials, including relevant data and patient stories)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "twice a year: a partner writes materials with stories, and with data where it has its own (partner staff)",
          .needs = {},
          .touches = "partners.materials",
          .observable = "story_materials",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<StoryMaterials>(p); }};
}

}  // namespace convene::levers

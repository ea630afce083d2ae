#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

/// No effect but an order: until the next time round, work goes where the gap is largest.
class GapPrioritisation final : public Lever {
 public:
  GapPrioritisation(Settings const& s, Parameters& p)
      : order_{s.text("by") == "number" ? Order::gap_number : Order::gap_urgency},
        hours_{p.read({"lever.gap_prioritisation.hours", 2, 0.5, 16, "hour", Grade::E, "judgement", "hours a quarter to see what is missing most", Spread::log_uniform})},
        holds_{static_cast<std::int32_t>(p.read({"lever.gap_prioritisation.holds_weeks", 17, 13, 52, "week", Grade::E, "judgement", "weeks for which an order holds that is not worked out anew"}))},
        enough_{p.read({"alliance.services_enough", 0.2, 0.05, 0.6, "1", Grade::E, "judgement", "share of services and assets that must be known before anything can be built on it"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 13)) return;
    if (lane.world.setting == Setting::complex_care && lane.organisations.alliance.services_known <= enough_) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "gap_prioritisation", partner, Hours::of(hours_));
      task.benefit = 2;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& p = lane.organisations.partners;
    p.order[task.partner] = order_;
    p.order_until[task.partner] = lane.week + holds_;
  }

 private:
  Order order_;
  double hours_;
  std::int32_t holds_;
  double enough_;
};

}  // namespace

LeverInfo gap_prioritisation() {
  return {.id = "gap_prioritisation",
          .title = "Put the largest gap first",
          .seed = "Strengthening partnerships: How to get started with external partnerships (prioritize, either by urgency or number of people affected)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each quarter: a partner works out where most is missing, and orders its work by it (partner staff)",
          .needs = {"in complex care: services are mapped (service_mapping)"},
          .touches = "partners.order (no other effect)",
          .observable = "ordered_by_gap",
          .direction = 1,
          .settings = {{"by", std::string{"number"}, 0, 0, {"urgency", "number"}, "", "the largest gap per person, or the most people"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<GapPrioritisation>(s, p); }};
}

}  // namespace convene::levers

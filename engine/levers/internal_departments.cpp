#include "engine/kernel/asking.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class InternalDepartments final : public Lever {
 public:
  explicit InternalDepartments(Parameters& p)
      : hours_{p.read({"lever.internal_departments.hours", 4, 0.5, 30, "hour", Grade::E, "judgement", "hours of the lead partner a quarter to win other departments of a system", Spread::log_uniform})},
        system_hours_{p.read({"lever.internal_departments.system_hours", 3, 0.5, 20, "hour", Grade::E, "judgement", "hours of the system's departments", Spread::log_uniform})},
        share_{p.read({"lever.internal_departments.share", 0.3, 0.02, 0.8, "1", Grade::E, "judgement", "share of routes into a system's own departments still missing that a quarter's talks open"})} {}

  void plan(Lane& lane) const override {
    if ((lane.week - lane.strategy.begin_week) % 13 != 0) return;
    auto const lead = lead_of(lane);
    auto const system = in_turn(lane, lead);
    if (!system) return;
    auto task = task_of(lane, *this, "internal_departments", lead, Hours::of(hours_));
    task.prospect = system;
    task.system_hours = Hours::of(system_hours_);
    task.due = lane.week + 12;
    task.benefit = 2;
    lane.tasks.ask(task, lane.week);
  }

  void done(Task const&, Lane& lane) const override { raise(lane.organisations.alliance.internal_routes, share_); }

 private:
  /// One of those with whom the partner is in relationship or at work, another one each quarter.
  static ProspectId in_turn(Lane const& lane, PartnerId partner) {
    auto const& p = lane.organisations.prospects;
    std::vector<ProspectId> known;
    for (auto id : rows_of<ProspectId>(p.size()))
      if (p.partner[id] == partner && p.stage[id] >= Stage::in_relationship && p.stage[id] <= Stage::sustained && !p.yielded[id]) known.push_back(id);
    return known.empty() ? ProspectId{} : known[static_cast<std::size_t>(turn_of(lane, 13)) % known.size()];
  }

  double hours_, system_hours_, share_;
};

}  // namespace

LeverInfo internal_departments() {
  return {.id = "internal_departments",
          .title = "Routes into own departments",
          .seed = "Strengthening partnerships: How to get started with internal partnerships (needs that other departments can meet; a more seamless care delivery process)",
          .serves = {Setting::complex_care},
          .tasks = "each quarter: the lead partner meets other departments of a system it knows (its staff; system staff)",
          .needs = {"the lead partner is in relationship with a system"},
          .touches = "alliance.internal_routes",
          .observable = "internal_routes",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<InternalDepartments>(p); }};
}

}  // namespace convene::levers

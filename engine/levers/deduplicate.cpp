#include <map>

#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

class Deduplicate final : public Lever {
 public:
  explicit Deduplicate(Parameters& p)
      : hours_{p.read({"lever.deduplicate.hours", 4, 0.5, 20, "hour", Grade::E, "judgement", "hours of each partner to share out targets and topics, once a quarter", Spread::log_uniform})} {}

  void plan(Lane& lane) const override {
    if (lane.strategy.partners.size() < 2 || lane.week % 13 != 0) return;
    for (auto partner : lane.strategy.partners) {
      auto task = task_of(lane, *this, "deduplicate", partner, Hours::of(hours_), static_cast<std::uint64_t>(lane.week));
      task.benefit = 4;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    // It takes all of them: the targets are shared out when the last partner's hours are in.
    auto& a = lane.organisations.alliance;
    if (a.planning_week != task.created) a.planning_week = task.created, a.planned_by = 0;
    if (++a.planned_by < static_cast<int>(lane.strategy.partners.size())) return;
    share_out(lane);
  }

 private:
  /// Each target goes to the partner who has come furthest with it; of equals, to each in turn (by weekly hours).
  static void share_out(Lane& lane) {
    auto& p = lane.organisations.prospects;
    lane.organisations.alliance.divided = true;
    std::map<std::uint64_t, std::vector<ProspectId>> targets;  // by the target's own key
    for (auto id : rows_of<ProspectId>(p.size()))
      targets[p.clinic[id] ? lane.world.clinics.key[p.clinic[id]] : lane.world.systems.key[p.system[id]]].push_back(id);
    std::vector<double> given(lane.world.partners.size(), 0);
    for (auto const& [key, rivals] : targets) {
      auto lead = rivals.front();
      for (auto id : rivals) {
        auto const [better, worse] = std::pair{rank(lane, id), rank(lane, lead)};
        if (better > worse || (better == worse && share(lane, given, id) < share(lane, given, lead))) lead = id;
      }
      given[p.partner[lead].row()] += 1;
      divide_topics(lane, rivals, lead);
      for (auto id : rivals) {
        bool const yields = id != lead && p.stage[id] < Stage::agreed;
        p.yielded[id] = yields;
        if (yields) lane.tasks.withdraw([&](Task const& t) { return t.prospect == id; });
      }
    }
  }

  /// Where several are at work already, each topic is left to one: to the lead, else to the first that has it.
  static void divide_topics(Lane& lane, std::vector<ProspectId> const& rivals, ProspectId lead) {
    auto& o = lane.organisations;
    for (auto mine : o.prospects.enrolments[lead]) {
      std::uint32_t covered = o.enrolments.active[mine] ? o.enrolments.topics[mine] : 0;
      for (auto id : rivals)
        for (auto e : o.prospects.enrolments[id]) {
          if (id == lead || !o.enrolments.active[e] || o.enrolments.clinic[e] != o.enrolments.clinic[mine]) continue;
          o.enrolments.topics[e] &= ~covered;
          covered |= o.enrolments.topics[e];
        }
    }
  }

  static int rank(Lane const& lane, ProspectId id) {
    auto const stage = lane.organisations.prospects.stage[id];
    return stage <= Stage::active ? static_cast<int>(stage) : -1;
  }

  static double share(Lane const& lane, std::vector<double> const& given, ProspectId id) {
    auto const partner = lane.organisations.prospects.partner[id];
    double hours = 0.25;
    for (auto const& s : lane.world.partners.staff[partner]) hours += s.can_coach ? s.hours.value() : s.hours.value() / 4;
    return (given[partner.row()] + 1) / hours;
  }

  double hours_;
};

}  // namespace

LeverInfo deduplicate() {
  return {.id = "deduplicate",
          .title = "Share out the work, do nothing twice",
          .seed = "Ten takeaways: 8",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once a quarter: partners share out targets (staff of each)",
          .needs = {"two partners"},
          .touches = "prospects.yielded, enrolments.topics, alliance.divided",
          .observable = "duplicate_sessions",
          .direction = -1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<Deduplicate>(p); }};
}

}  // namespace convene::levers

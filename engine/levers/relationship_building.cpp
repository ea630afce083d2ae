#include "engine/kernel/asking.hpp"
#include "engine/kernel/driving.hpp"

namespace convene::levers {
namespace {

enum class How : std::uint8_t { in_person, remote };

/// Contact is one stock, whoever feeds it: a visit adds to what courting and sessions have left, and saturates with them.
class RelationshipBuilding final : public Lever {
 public:
  RelationshipBuilding(Settings const& s, Parameters& p)
      : how_{s.text("how") == "remote" ? How::remote : How::in_person},
        driving_{p},
        hours_{how_ == How::remote ? p.read({"lever.relationship_building.hours_remote", 0.5, 0.25, 4, "hour", Grade::E, "judgement", "hours of a talk by telephone or screen with a target's leader", Spread::log_uniform})
                                   : p.read({"lever.relationship_building.hours_in_person", 1.5, 0.25, 8, "hour", Grade::E, "judgement", "hours of a meeting in person with a target's leader, driving besides", Spread::log_uniform})},
        contact_{how_ == How::remote ? p.read({"lever.relationship_building.contact_remote", 0.4, 0.05, 1, "contact", Grade::E, "judgement", "contact that such a talk is worth"})
                                     : p.read({"lever.relationship_building.contact_in_person", 1, 0.3, 2, "contact", Grade::E, "judgement; Strengthening partnerships: openness to meet in person", "contact that a meeting in person is worth"})},
        system_hours_{p.read({"lever.relationship_building.system_hours", 0.5, 0.25, 3, "hour", Grade::E, "judgement", "hours of the leader for it"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, 4)) return;
    auto const& o = lane.organisations;
    for (auto id : rows_of<ProspectId>(o.prospects.size())) {
      if (!is_open(lane, id) || o.prospects.stage[id] > Stage::in_relationship || !is_heard(lane, id)) continue;
      auto task = task_about(lane, *this, "relationship_building", id, Hours::of(hours_));
      task.system_hours = Hours::of(system_hours_);
      auto const place = o.prospects.enrolments[id].front();
      if (how_ == How::in_person) task.travel = driving_.there_and_back(lane, task.partner, o.enrolments.clinic[place], o.enrolments.key[place]);
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    o.prospects.contact[task.prospect] += contact_;
    auto const place = o.prospects.enrolments[task.prospect].front();
    if (task.travel > Hours{}) lane.ledger.miles += driving_.miles(lane, task.partner, o.enrolments.clinic[place], task.travel);
  }

 private:
  How how_;
  Driving driving_;
  double hours_, contact_, system_hours_;
};

}  // namespace

LeverInfo relationship_building() {
  return {.id = "relationship_building",
          .title = "Build relationships with those who decide",
          .seed = "Establishing partnerships: Build relationships; Strengthening partnerships: Why is this important? And what do we know? (openness to meet in person)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "every four weeks until there is agreement: meet the target's leader, in person or not (partner staff; the leader)",
          .needs = {"the leader is known, or the clinic is in relationship"},
          .touches = "prospects.contact",
          .observable = "contact",
          .direction = 1,
          .settings = {{"how", std::string{"in_person"}, 0, 0, {"in_person", "remote"}, "", "in person costs the drive and is worth more"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<RelationshipBuilding>(s, p); }};
}

}  // namespace convene::levers

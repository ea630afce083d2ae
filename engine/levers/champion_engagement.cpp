#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

constexpr Decision steps_up{"champion_engagement.steps_up"};

class ChampionEngagement final : public Lever {
 public:
  explicit ChampionEngagement(Parameters& p)
      : hours_{p.read({"lever.champion_engagement.hours", 2, 0.5, 10, "hour", Grade::E, "judgement", "partner hours to find and win a champion at a clinic", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.champion_engagement.clinic_hours", 1, 0.25, 6, "hour", Grade::E, "judgement", "hours of clinic staff it takes"})},
        chance_{p.read({"lever.champion_engagement.chance", 0.5, 0.1, 0.9, "1", Grade::E, "judgement; hpv.A7: 85% work with some champion", "chance that somebody steps up"})} {}

  void plan(Lane& lane) const override {
    auto const& o = lane.organisations;
    for (auto e : rows_of<EnrolmentId>(o.enrolments.size())) {
      auto const clinic = o.enrolments.clinic[e];
      auto const prospect = o.enrolments.prospect[e];
      if (!o.enrolments.active[e] || o.clinics.champion[clinic] || o.prospects.yielded[prospect]) continue;
      if (lane.week - o.enrolments.since[e] > 12) continue;  // asked in a project's first quarter, or not at all
      auto task = task_at(lane, *this, "champion_engagement", e, Hours::of(hours_), static_cast<std::uint64_t>(o.enrolments.since[e]));
      if (o.clinics.champion_asked[clinic]) continue;
      task.clinic_hours = Hours::of(clinic_hours_);
      task.benefit = task.need * 0.004;
      lane.tasks.ask(task, lane.week);
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    auto const clinic = o.enrolments.clinic[task.enrolment];
    o.clinics.champion_asked[clinic] = 1;
    if (lane.draws.chance(chance_, steps_up, lane.world.clinics.key[clinic])) o.clinics.champion[clinic] = 1;
  }

 private:
  double hours_, clinic_hours_, chance_;
};

}  // namespace

LeverInfo champion_engagement() {
  return {.id = "champion_engagement",
          .title = "Win a champion in the clinic",
          .seed = "Establishing partnerships: Understand the structure of the healthcare system (who are the champions?)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "once per active clinic without a champion: find and win one (partner staff; clinic staff listen)",
          .needs = {"the clinic takes part"},
          .touches = "clinics.champion",
          .observable = "champions",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<ChampionEngagement>(p); }};
}

}  // namespace convene::levers

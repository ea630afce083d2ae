#include <array>

#include "engine/kernel/asking.hpp"
#include "engine/kernel/driving.hpp"
#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

/// Two partners who work with one clinic, or approach it, go there together.
class JointSiteVisits final : public Lever {
 public:
  explicit JointSiteVisits(Parameters& p)
      : driving_{p},
        hours_{p.read({"lever.joint_site_visits.hours", 2, 0.5, 8, "hour", Grade::E, "judgement", "hours of each partner at a clinic, driving besides", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.joint_site_visits.clinic_hours", 1, 0.25, 8, "hour", Grade::E, "judgement", "hours of clinic staff, once for both"})},
        contact_{p.read({"lever.joint_site_visits.contact", 1, 0.2, 3, "contact", Grade::E, "judgement", "contact with the target, of each partner, that such a visit is worth"})},
        together_{p.read({"lever.joint_site_visits.together", 1, 0.2, 3, "contact", Grade::E, "judgement", "contact of the two partners with each other that it is worth"})} {}

  void plan(Lane& lane) const override {
    if (lane.strategy.partners.size() < 2 || !falls_due(lane, quarter)) return;
    for (auto clinic : rows_of<ClinicId>(lane.world.clinics.size())) {
      auto const [host, guest] = visitors(lane, clinic);
      if (!guest) continue;
      auto const one = partner_of(lane, host), other = partner_of(lane, guest);
      auto const tie = tie_between(lane, one, other);
      auto const visit = combine(combine(name_hash("joint_site_visits"), lane.world.clinics.key[clinic]), lane.organisations.alliance.ties.key[tie]);
      for (auto e : {host, guest}) {
        auto task = task_at(lane, *this, "joint_site_visits", e, Hours::of(hours_), static_cast<std::uint64_t>(lane.week));
        task.occasion = visit;
        task.time = turn_of(lane, quarter);
        task.expires = lane.week + quarter - 1;
        task.tie = tie;
        task.joint = true;
        task.travel = driving_.there_and_back(lane, task.partner, clinic, lane.organisations.enrolments.key[e]);
        if (e == host) task.clinic_hours = Hours::of(clinic_hours_);
        lane.tasks.ask(task, lane.week);
      }
    }
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    auto const clinic = o.enrolments.clinic[task.enrolment];
    if (task.travel > Hours{}) lane.ledger.miles += driving_.miles(lane, task.partner, clinic, task.travel);
    if (!all_there(lane, task)) return;
    auto& ties = o.alliance.ties;
    for (auto e : o.clinics.enrolments[clinic]) {
      auto const prospect = o.enrolments.prospect[e];
      if (o.prospects.partner[prospect] == ties.one[task.tie] || o.prospects.partner[prospect] == ties.other[task.tie]) o.prospects.contact[prospect] += contact_;
    }
    ties.contact[task.tie] += together_;
    ++lane.ledger.joint_visits;
  }

 private:
  static constexpr int quarter = 13;

  static PartnerId partner_of(Lane const& lane, EnrolmentId e) { return lane.organisations.prospects.partner[lane.organisations.enrolments.prospect[e]]; }

  /// The first partner at work there, and with it the next that is, or else the next that is still asking.
  static std::array<EnrolmentId, 2> visitors(Lane const& lane, ClinicId clinic) {
    auto const& o = lane.organisations;
    EnrolmentId host, guest;
    for (bool const at_work : {true, false})
      for (auto e : o.clinics.enrolments[clinic]) {
        bool const fits = at_work ? is_at_work(lane, e) : host && is_open(lane, o.enrolments.prospect[e]);
        if (!fits || e == host || guest) continue;
        (host ? guest : host) = e;
      }
    return {host, guest};
  }

  Driving driving_;
  double hours_, clinic_hours_, contact_, together_;
};

}  // namespace

LeverInfo joint_site_visits() {
  return {.id = "joint_site_visits",
          .title = "Visit clinics together",
          .seed = "Ten takeaways: 7 (joint site visits)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "each quarter, at a clinic where one partner is at work and another is too or still asks: both go there (staff of both, with the drive; clinic staff once)",
          .needs = {"two partners", "the clinic takes part with one of them"},
          .touches = "prospects.contact of both, alliance.ties.contact",
          .observable = "joint_visits",
          .direction = 1,
          .settings = {},
          .make = [](Settings const&, Parameters& p) { return std::make_unique<JointSiteVisits>(p); }};
}

}  // namespace convene::levers

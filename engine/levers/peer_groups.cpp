#include <vector>

#include "engine/kernel/asking.hpp"

namespace convene::levers {
namespace {

constexpr std::size_t largest_group = 8;

/// Clinics teach each other. What they take home goes into the same dose as coaching, and comes out of the same hours.
class PeerGroups final : public Lever {
 public:
  PeerGroups(Settings const& s, Parameters& p)
      : every_{static_cast<int>(s.number("every_weeks"))},
        length_{s.number("hours")},
        hours_{p.read({"lever.peer_groups.hours", 4, 1, 24, "hour", Grade::E, "judgement", "partner hours to prepare and lead a meeting of one group", Spread::log_uniform})},
        attending_{p.read({"lever.peer_groups.attending", 2, 1, 6, "person", Grade::E, "judgement", "staff who come from each clinic"})},
        dose_{p.read({"lever.peer_groups.dose", 0.5, 0, 1.2, "1", Grade::E, "judgement; par.A1: peer learning named by 98% of chief executives", "dose of an hour among peers relative to an hour of coaching in person"})} {}

  void plan(Lane& lane) const override {
    if (!falls_due(lane, every_)) return;
    for (auto partner : lane.strategy.partners) {
      auto const clinics = taking_part(lane, partner, EnrolmentId{0}, lane.organisations.enrolments.size());
      auto const groups = (clinics.size() + largest_group - 1) / largest_group;
      for (std::size_t g = 0; g < groups; ++g) {
        // Groups of even size, neighbours of the list together.
        auto const first = clinics[g * clinics.size() / groups], last = clinics[(g + 1) * clinics.size() / groups - 1];
        if (first == last) continue;  // nobody to meet
        auto task = task_at(lane, *this, "peer_groups", first, Hours::of(hours_), static_cast<std::uint64_t>(lane.week));
        task.kind = static_cast<std::int32_t>(last.row());
        task.benefit = 0;
        task.need = 0;
        for (auto e : taking_part(lane, partner, first, last.row() + 1)) {
          double const need = lane.observed.need[lane.organisations.enrolments.clinic[e]];
          task.need += need;
          task.benefit += need * 0.005;
        }
        lane.tasks.ask(task, lane.week);
      }
    }
  }

  void done(Task const& task, Lane& lane) const override {
    if (lane.week - task.created >= every_) return;  // a meeting that is late by its interval did not take place
    auto& c = lane.organisations.clinics;
    for (auto e : taking_part(lane, task.partner, task.enrolment, static_cast<std::size_t>(task.kind) + 1)) {
      auto const clinic = lane.organisations.enrolments.clinic[e];
      c.meeting_hours[clinic] += Hours::of(length_ * attending_);
      c.offered_dose[clinic] += length_ * dose_;
      c.peers[clinic] += length_;
      ++lane.ledger.peer_meetings;
    }
  }

 private:
  /// Clinics at work with a partner, from a row of the list to before another.
  static std::vector<EnrolmentId> taking_part(Lane const& lane, PartnerId partner, EnrolmentId from, std::size_t to) {
    auto const& o = lane.organisations;
    std::vector<EnrolmentId> clinics;
    for (auto row = from.row(); row < to; ++row) {
      EnrolmentId const e{row};
      if (is_at_work(lane, e) && o.prospects.partner[o.enrolments.prospect[e]] == partner) clinics.push_back(e);
    }
    return clinics;
  }

  int every_;
  double length_, hours_, attending_, dose_;
};

}  // namespace

LeverInfo peer_groups() {
  return {.id = "peer_groups",
          .title = "Peer groups of clinics",
          .seed = "Ten takeaways: 10 (organizing successful peer groups, collaboration teams and summits)",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "every few weeks: up to eight of a partner's active clinics meet and learn from each other (partner staff; staff of each clinic)",
          .needs = {"two clinics of a partner take part"},
          .touches = "clinics.offered_dose (as coaching does), clinics.peers, clinics.meeting_hours",
          .observable = "peer_meetings",
          .direction = 1,
          .settings = {{"every_weeks", 8.0, 2, 52, {}, "week", "weeks between meetings of a group"},
                       {"hours", 2.0, 0.5, 8, {}, "hour", "length of a meeting"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<PeerGroups>(s, p); }};
}

}  // namespace convene::levers

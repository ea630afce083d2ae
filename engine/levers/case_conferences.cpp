#include "engine/kernel/joint.hpp"

namespace convene::levers {
namespace {

class CaseConferences final : public Lever {
 public:
  CaseConferences(Settings const& s, Parameters& p)
      : weeks_{static_cast<int>(s.number("every_weeks"))},
        work_{s.text("work_on") == "process" ? Work::process : s.text("work_on") == "advocacy" ? Work::advocacy : Work::cases},
        hours_{p.read({"lever.case_conferences.hours", 2, 0.5, 10, "hour", Grade::E, "judgement", "hours of each partner for one case conference", Spread::log_uniform})},
        clinic_hours_{p.read({"lever.case_conferences.clinic_hours", 1, 0.25, 6, "hour", Grade::E, "judgement", "hours of clinic staff for one case conference", Spread::log_uniform})},
        cases_{p.read({"lever.case_conferences.cases", 0.15, 0.01, 0.5, "1", Grade::E, "judgement", "share of what teams do not know of each other's patients that one conference on cases brings"})},
        process_{p.read({"lever.case_conferences.process", 0.1, 0.01, 0.5, "1", Grade::E, "judgement", "share of what does not yet fit in partners' work that one conference on processes mends"})},
        advocacy_{p.read({"lever.case_conferences.advocacy", 0.1, 0.01, 0.5, "1", Grade::E, "judgement", "share of possible pressure for systemic change that one conference on it brings up"})},
        teams_{p.read({"lever.case_conferences.teams", 0.05, 0, 0.3, "1", Grade::E, "judgement", "share of services not yet known that any conference brings to light, teams telling of their work"})} {}

  void plan(Lane& lane) const override {
    auto conference = every(lane, weeks_, "case_conferences", Hours::of(hours_));
    conference.at = active_in_turn(lane, conference.time);
    conference.clinic_hours = Hours::of(clinic_hours_);
    if (conference.at) ask_all(lane, *this, conference);  // without a clinic's team there are no cases
  }

  void done(Task const& task, Lane& lane) const override {
    if (!all_there(lane, task)) return;
    auto& a = lane.organisations.alliance;
    ++lane.ledger.case_conferences;
    raise(a.services_known, teams_);
    if (work_ == Work::cases) raise(a.case_work, cases_);
    // Teams who may not decide can speak of a process, and not change it.
    if (work_ == Work::process && a.method != DecisionMethod::none) raise(a.joint_process, process_);
    if (work_ == Work::advocacy) raise(a.advocacy, advocacy_);
  }

 private:
  enum class Work : std::uint8_t { cases, process, advocacy };
  int weeks_;
  Work work_;
  double hours_, clinic_hours_, cases_, process_, advocacy_, teams_;
};

}  // namespace

LeverInfo case_conferences() {
  return {.id = "case_conferences",
          .title = "Case conferences of care teams",
          .seed = "Strengthening partnerships: Why is this important? And what do we know? (monthly collaborative case conferences); How to get started with internal partnerships",
          .serves = {Setting::complex_care},
          .tasks = "monthly: care teams of all partners with the team of a clinic that takes part, each clinic in turn (partner staff; clinic staff)",
          .needs = {"two partners", "a clinic that takes part", "a decision method, before they change a process"},
          .touches = "alliance.case_work, joint_process or advocacy; alliance.services_known",
          .observable = "case_conferences",
          .direction = 1,
          .settings = {{"every_weeks", 4.0, 1, 26, {}, "week", "weeks between conferences"},
                       {"work_on", std::string{"cases"}, 0, 0, {"cases", "process", "advocacy"}, "", "what they work on: single patients, how care is delivered, or what to press for outside"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<CaseConferences>(s, p); }};
}

}  // namespace convene::levers

#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/kernel/asking.hpp"
#include "engine/kernel/driving.hpp"

namespace convene::levers {
namespace {

constexpr Decision differs{"coaching.coach_quality"};

enum class Mode : std::uint8_t { in_person, webinar, announcement, conversation };

Mode mode_of(std::string const& word) {
  return word == "webinar" ? Mode::webinar : word == "announcement" ? Mode::announcement : word == "conversation" ? Mode::conversation : Mode::in_person;
}

/// The work itself. In person or by webinar it is assessment and feedback with improvement support; announcement and
/// conversation are physician-led trainings of how to raise the vaccine.
class Coaching final : public Lever {
 public:
  Coaching(Settings const& s, Parameters& p)
      : mode_{mode_of(s.text("mode"))},
        session_hours_{s.number("session_hours")},
        sessions_{static_cast<int>(s.number("sessions"))},
        interval_{static_cast<int>(s.number("interval_weeks"))},
        driving_{p},
        preparation_{p.read({"lever.coaching.preparation_hours", 1.5, 0.25, 8, "hour", Grade::D, "hpv.A8: $73 of preparation a clinic", "hours of preparation and follow-up a session", Spread::log_uniform})},
        attending_{trains()                 ? p.read({"lever.coaching.attending_training", 4.2, 1, 15, "person", Grade::A, "hpv.B3: 83 providers trained in 20 clinics", "prescribers who attend a training"})
                   : mode_ == Mode::webinar ? p.read({"lever.coaching.attending_webinar", 5, 1, 15, "person", Grade::A, "hpv.A8: 5 providers a clinic", "staff who attend a webinar"})
                                            : p.read({"lever.coaching.attending_in_person", 9, 2, 25, "person", Grade::A, "hpv.A8: 9 providers a clinic", "staff who attend a visit"})},
        webinar_{p.read({"lever.coaching.webinar", 1.0, 0.3, 1.5, "1", Grade::D, "hpv.B1: +1.9 by webinar, +1.5 in person", "dose of a webinar hour relative to an hour in person"})},
        feedback_{p.read({"lever.coaching.feedback", 0.9, 0, 1, "1", Grade::D, "fitted to hpv.B1", "share of the remaining gap of assessment and feedback that an hour of session closes"})},
        confidence_{mode_ == Mode::conversation ? p.read({"lever.coaching.confidence_conversation", 0.3, 0, 1, "1", Grade::D, "fitted to hpv.B3", "share of the gap of confidence that an hour of conversation training closes"})
                                                : p.read({"lever.coaching.confidence_announcement", 0.9, 0, 1, "1", Grade::D, "fitted to hpv.B3", "share of the gap of confidence that an hour of announcement training closes"})},
        training_offer_{p.read({"lever.coaching.training_offer", -2.2, -4, 0, "logit", Grade::D, "hpv.A8: 16% adopt training, 63% coaching", "value of an offer of training against coaching"})},
        craft_{p.read({"lever.coaching.craft", 0.25, 0, 0.8, "1", Grade::E, "judgement; Ten takeaways 5 and 7", "by how much coaches are better when partners have learnt all they can from each other"})},
        templates_{p.read({"lever.coaching.templates", 0.4, 0, 0.8, "1", Grade::E, "judgement; Ten takeaways 7", "share of preparation saved where all materials are shared"})},
        smooth_{p.read({"lever.coaching.joint_process", 0.2, 0, 0.6, "1", Grade::E, "judgement; Strengthening partnerships: shared work processes", "share of clinics' hours saved where work processes have been fitted together"})},
        believed_{p.read({"belief.session", 0.03, 0.001, 0.2, "1", Grade::E, "judgement", "share of patients due whom a first session is believed to bring to vaccination; the nth a 1/n of it", Spread::log_uniform})},
        spread_{p.read({"lever.coaching.quality_spread", 0.4, 0, 0.9, "1", Grade::D, "par.A2 EvidenceNOW: 28% of facilitators more, 26% less effective", "how much better or worse a quarter of coaches each is"})} {}

  void plan(Lane& lane) const override {
    auto& o = lane.organisations;
    if (lane.week == lane.strategy.begin_week && trains())
      for (auto& offer : o.prospects.offer.values()) offer += training_offer_;
    if (session_hours_ <= 0) return;  // nothing is offered
    for (auto e : rows_of<EnrolmentId>(o.enrolments.size())) {
      auto const& en = o.enrolments;
      if (!en.active[e] || o.prospects.yielded[en.prospect[e]] || en.topics[e] == 0 || en.sessions[e] >= sessions_) continue;
      if (en.last_session[e] >= 0 && lane.week < en.last_session[e] + interval_) continue;
      auto task = task_at(lane, *this, "coaching", e, Hours::of(preparation_ * (1 - templates_ * o.alliance.shared_resources) + session_hours_), static_cast<std::uint64_t>(en.sessions[e]));
      task.skill = Skill::coaching;
      task.partner = coaches_of(lane, task.partner);
      task.travel = travel(lane, e, task.partner);
      task.clinic_hours = Hours::of(session_hours_ * attending_ * (1 - smooth_ * o.alliance.joint_process));
      // Believed: each further session with the same clinic brings less.
      task.benefit = task.need * believed_ / (1 + en.sessions[e]);
      lane.tasks.ask(task, lane.week);
    }
  }

  /// How much of the session staff can take in, and how much there is left to learn.
  double true_benefit(Task const& task, Lane const& lane) const override {
    auto const& c = lane.organisations.clinics;
    auto const clinic = lane.organisations.enrolments.clinic[task.enrolment];
    double done = 0;
    for (double f : c.fidelity[clinic]) done += f;
    double const left = exact_exp(-done);
    return lane.observed.need[clinic] * believed_ * c.throughput[clinic] * (left + 1 / (1 + c.dose[clinic]));
  }

  void done(Task const& task, Lane& lane) const override {
    auto& o = lane.organisations;
    auto const e = task.enrolment;
    auto const clinic = o.enrolments.clinic[e];
    ++lane.ledger.sessions;
    ++o.enrolments.sessions[e];
    o.enrolments.last_session[e] = lane.week;
    o.prospects.contact[task.prospect] += 0.5;
    if (task.travel > Hours{}) lane.ledger.miles += driving_.miles(lane, task.partner, clinic, task.travel);
    bool twice = false;
    for (auto other : o.clinics.enrolments[clinic])
      twice |= other != e && o.enrolments.active[other] && o.enrolments.sessions[other] > 0;
    lane.ledger.duplicates += twice;
    double const strength = session_hours_ * quality(lane, task);
    // An hour closes a share of what is left; more hours, the same share again and again.
    auto const close = [&](double& offered, double share) {
      offered = 1 - (1 - offered) * exact_exp(strength * exact_log(1 - std::min(share, 0.999)));
    };
    if (trains()) {
      close(o.clinics.offered_confidence[clinic], confidence_);
    } else {
      o.clinics.offered_dose[clinic] += strength * (mode_ == Mode::webinar ? webinar_ : 1);
      close(o.clinics.offered_feedback[clinic], feedback_);
    }
  }

 private:
  bool trains() const { return mode_ == Mode::announcement || mode_ == Mode::conversation; }

  static double coach_hours(Lane const& lane, PartnerId partner) {
    double hours = 0;
    for (auto const& member : lane.world.partners.staff[partner]) hours += member.can_coach ? member.hours.value() : 0;
    return hours;
  }

  /// A partner without coaches leaves the coaching of those it has won to the partner with most coach hours.
  static PartnerId coaches_of(Lane const& lane, PartnerId own) {
    if (coach_hours(lane, own) > 0) return own;
    auto best = own;
    for (auto partner : lane.strategy.partners)
      if (coach_hours(lane, partner) > coach_hours(lane, best)) best = partner;
    return best;
  }

  Hours travel(Lane const& lane, EnrolmentId e, PartnerId partner) const {
    auto const& en = lane.organisations.enrolments;
    return mode_ == Mode::webinar ? Hours{} : driving_.there_and_back(lane, partner, en.clinic[e], en.key[e]);
  }

  double quality(Lane const& lane, Task const& task) const {
    auto const person = static_cast<std::uint32_t>(task.person);
    double const u = lane.draws.uniform(differs, lane.world.partners.key[task.partner], 0, person);
    double const own = u < 0.27 ? 1 - spread_ : u < 0.73 ? 1 : 1 + spread_;
    return own * (1 + craft_ * lane.organisations.alliance.craft);
  }

  Mode mode_;
  double session_hours_;
  int sessions_, interval_;
  Driving driving_;
  double preparation_, attending_, webinar_, feedback_, confidence_, training_offer_, craft_, templates_, smooth_, believed_, spread_;
};

}  // namespace

LeverInfo coaching() {
  return {.id = "coaching",
          .title = "Coach the clinic",
          .seed = "Establishing partnerships (the work itself); Strengthening partnerships: Test collaboration strategies together",
          .serves = {Setting::vaccination, Setting::hospital_safety, Setting::complex_care},
          .tasks = "sessions with each active clinic: preparation, travel, the session, follow-up (partner coaches; clinic staff attend)",
          .needs = {"the clinic takes part"},
          .touches = "clinics.offered_dose, offered_feedback, offered_confidence",
          .observable = "sessions",
          .direction = 1,
          .settings = {{"mode", std::string{"in_person"}, 0, 0, {"in_person", "webinar", "announcement", "conversation"}, "", "how, and what: coaching in person or by webinar, or training in announcements or conversations"},
                       {"session_hours", 1.0, 0, 8, {}, "hour", "length of a session"},
                       {"sessions", 3.0, 0, 52, {}, "1", "sessions with one clinic"},
                       {"interval_weeks", 4.0, 1, 26, {}, "week", "weeks between sessions with one clinic"}},
          .make = [](Settings const& s, Parameters& p) { return std::make_unique<Coaching>(s, p); }};
}

}  // namespace convene::levers

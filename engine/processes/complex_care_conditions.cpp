#include <algorithm>

#include "engine/kernel/process.hpp"
#include "engine/processes/care_menu.hpp"

namespace convene::processes {
namespace {

/// Share of what is left to reach 1 after each of two has closed its own.
double closing(double a, double b) { return 1 - (1 - a) * (1 - b); }

/// What partners have built together, and what a clinic has changed itself, as conditions of the week's complex care.
class ComplexCareConditions final : public Process {
 public:
  explicit ComplexCareConditions(Parameters& p)
      : screening_{effect(p, "screening", 0.7, "share of visits without a question about needs that screening at full fidelity adds")},
        shown_{effect(p, "feedback_to_staff", 0.2, "the same by assessment and feedback")},
        knows_{effect(p, "resource_list", 0.5, "share of wanted help not yet referred that a clinic's own list of resources adds, at full fidelity")},
        mapped_{effect(p, "services_mapped", 0.5, "the same by the partners' map of services and assets")},
        scouted_{effect(p, "resources_known", 0.5, "the same by what scouts and patients know")},
        handover_{effect(p, "warm_handover", 0.4, "share of referrals that would not reach the person, and do by personal handover at full fidelity")},
        form_{effect(p, "referral_form", 0.3, "the same by a referral form that the partners have agreed on")},
        calls_{effect(p, "follow_up_calls", 0.4, "share of outcomes that a clinic learns by calling, at full fidelity")},
        loop_{effect(p, "closed_loop", 0.9, "share of outcomes reported back once the referral form and a data agreement are there")},
        shares_{effect(p, "assessment_form", 0.8, "share of intakes that use a shared assessment once its form and a data agreement are there")},
        plans_{effect(p, "care_plans", 0.4, "coordination of everybody's care by shared care plans at full fidelity")},
        process_{effect(p, "joint_process", 0.4, "the same by work processes that partners have tried and fitted together")},
        server_hours_{p.read({"complex_care.funnel.server_hours", 25, 10, 40, "hour/week", Grade::E, "judgement", "Hours a week that a server spends on cases"})},
        advocacy_{p.read({"complex_care.conditions.advocacy", 0.1, 0, 0.5, "1", Grade::E, "judgement; Strengthening partnerships: areas to advocate for systemic change", "servers that full advocacy adds to the services most lacked, as a share of one for each clinic"})} {}

  void step(Lane& lane) const override {
    auto const& o = lane.organisations;
    auto const& alliance = o.alliance;
    bool const works = lane.week >= lane.strategy.begin_week && !lane.strategy.partners.empty();
    double const shared = works ? executed(alliance) : 0;
    double clinics = 0;
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) clinics += o.clinics.initiatives[id] > 0;
    auto const lacked = works ? most_lacked(lane) : housing;
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) {
      auto& out = lane.conditions.complex[id];
      auto const& f = o.clinics.fidelity[id];
      out = {};
      // What partners have agreed on reaches the clinics that work with them.
      double const with = works && o.clinics.initiatives[id] > 0 ? 1 : 0;
      auto const settled = [&](JointKind kind) { return alliance.items[kind].stage == ItemStage::settled ? with : 0; };
      out.screening = part(closing(screening_ * f[needs_screening], shown_ * f[audit_feedback]));
      out.referral = part(closing(closing(knows_ * f[resource_list], with * mapped_ * alliance.services_known), with * scouted_ * alliance.resources_known));
      out.contact = part(closing(handover_ * f[warm_handover], form_ * settled(referral_form)));
      out.eligibility = part(with * alliance.eligibility);
      out.feedback = part(closing(calls_ * f[follow_up_calls], loop_ * settled(referral_form) * shared));
      out.shared_assessment = part(shares_ * settled(assessment_form) * shared);
      out.known_overlap = part(with * alliance.overlap_known * shared);
      out.coordination = part(closing(plans_ * f[care_plans], with * process_ * alliance.joint_process));
      out.case_conference = part(with * alliance.case_work);
      out.primary_care = part(with * alliance.primary_care);
      out.internal = part(with * alliance.internal_routes);
      out.spread = part(with * alliance.existing_first);
      if (with > 0) out.servers[lacked] = static_cast<float>(alliance.new_capacity / server_hours_ / clinics + advocacy_ * alliance.advocacy);
    }
  }

 private:
  static double effect(Parameters& p, std::string const& name, double fallback, std::string meaning) {
    return p.read({"complex_care.conditions." + name, fallback, 0, 1, "1", Grade::E, "judgement; Strengthening partnerships", std::move(meaning)});
  }

  static float part(double x) { return static_cast<float>(std::clamp(x, 0.0, 1.0)); }

  /// Share of ties between partners under which data may flow; a partner alone shares with the clinics it has agreed with.
  static double executed(Alliance const& a) {
    if (a.ties.size() == 0) return 0;
    double count = 0;
    for (auto s : a.ties.sharing.values()) count += s == Sharing::executed;
    return count / static_cast<double>(a.ties.size());
  }

  /// The need with most wishes for help that have not been met, as clinics' records show.
  static NeedType most_lacked(Lane const& lane) {
    std::array<std::int64_t, need_types> unmet{};
    for (auto const& n : lane.care->complex_counts().values())
      for (std::size_t k = 0; k < need_types; ++k) unmet[k] += n.funnel[k][step_wanted] - n.funnel[k][step_resolved];
    return static_cast<NeedType>(std::max_element(unmet.begin(), unmet.end()) - unmet.begin());
  }

  double screening_, shown_, knows_, mapped_, scouted_, handover_, form_, calls_, loop_, shares_, plans_, process_, server_hours_, advocacy_;
};

}  // namespace

ProcessInfo complex_care_conditions() {
  return {"complex_care_conditions", Phase::improve, "what partners have built together sets the conditions of complex care",
          [](Parameters& p) { return std::make_unique<ComplexCareConditions>(p); }, {Setting::complex_care}};
}

}  // namespace convene::processes

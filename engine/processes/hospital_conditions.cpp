#include <algorithm>
#include <string>

#include "engine/kernel/process.hpp"
#include "engine/processes/care_menu.hpp"

namespace convene::processes {
namespace {

constexpr std::uint32_t all_topics = (1u << hospital_topic_count) - 1;

/// What a hospital's care changes mean for this week's care, and which changes it wants next: those of the topics that
/// its partners work on, the wider its gap the more. Left alone it wants them all.
class HospitalConditionsProcess final : public Process {
 public:
  explicit HospitalConditionsProcess(Parameters& p)
      : feedback_weight_{p.read({"hospital.feedback_weight", 0.25, 0, 1, "1", Grade::E, "judgement; par.A2 audit and feedback: relative risk of non-compliance 0.85", "share of a topic's remaining fidelity that assessment and feedback alone would bring"})},
        readmission_{p.read({"hospital.trend.readmission", 0, -0.08, 0.08, "logit/year", Grade::E, "judgement: level after 2020; par.A3: 21.8 to 17.8% in 2007-15", "national change of the odds of readmission"})},
        harm_{p.read({"hospital.trend.harm", -0.02, -0.08, 0.06, "log/year", Grade::E, "judgement: after 2020; par.A3: -5.9% a year 2010-13, 0 in 2013-14, -4.5% a year 2014-17", "national change of harm rates"})} {}

  void start(Lane& lane) const override {
    lane.organisations.clinics.wanted = Column<ClinicId, std::array<double, most_care_changes>>(lane.world.clinics.size());
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) want(lane, id, 0);
  }

  void step(Lane& lane) const override {
    auto const& c = lane.organisations.clinics;
    double const years = (lane.week + 0.5) * 7 / 365.25;
    auto const audit = static_cast<std::size_t>(care_menu(Setting::hospital_safety).feedback);
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) {
      auto const worked = worked_on(lane, id);
      want(lane, id, worked);
      auto& out = lane.conditions.hospital[id];
      auto const& f = c.fidelity[id];
      for (std::size_t t = 0; t < hospital_topic_count; ++t) {
        double const fed_back = (worked >> t & 1u) ? feedback_weight_ * f[audit] : 0;
        out.process[t] = static_cast<float>(f[t] + fed_back * (1 - f[t]));
      }
      out.readmission_trend = static_cast<float>(readmission_ * years);
      out.harm_trend = static_cast<float>(harm_ * years);
    }
  }

 private:
  /// Bits of `HospitalTopic` that a partner works on; all where it names none.
  static std::uint32_t topics_of(World const& world, PartnerId partner, std::uint32_t agreed) {
    if (world.partners.topics[partner].empty()) return all_topics;
    std::uint32_t bits = 0;
    for (std::size_t t = 0; t < hospital_topic_count; ++t) {
      auto const found = std::find(world.topics.begin(), world.topics.end(), hospital_topics[t]);
      if (found != world.topics.end() && (agreed >> (found - world.topics.begin()) & 1u)) bits |= 1u << t;
    }
    return bits;
  }

  /// A signature alone changes nothing, work that has begun does.
  static std::uint32_t worked_on(Lane const& lane, ClinicId id) {
    auto const& o = lane.organisations;
    std::uint32_t bits = 0;
    for (auto e : o.clinics.enrolments[id])
      if (o.enrolments.active[e] && o.enrolments.sessions[e] > 0) bits |= topics_of(lane.world, o.prospects.partner[o.enrolments.prospect[e]], o.enrolments.topics[e]);
    return bits;
  }

  static void want(Lane& lane, ClinicId id, std::uint32_t worked) {
    auto const bits = worked ? worked : all_topics;
    auto& wanted = lane.organisations.clinics.wanted[id];
    auto const& compliance = lane.care->hospital_counts()[id].compliance;
    wanted = {};
    double most = 0;
    for (std::size_t t = 0; t < hospital_topic_count; ++t) {
      if (bits >> t & 1u) wanted[t] = 1 - compliance[t];
      most = std::max(most, wanted[t]);
    }
    wanted[static_cast<std::size_t>(care_menu(Setting::hospital_safety).feedback)] = most;
  }

  double feedback_weight_, readmission_, harm_;
};

}  // namespace

ProcessInfo hospital_conditions() {
  return {"hospital_conditions", Phase::improve, "care changes set the conditions of the week's hospital care",
          [](Parameters& p) { return std::make_unique<HospitalConditionsProcess>(p); },
          {Setting::hospital_safety}};
}

}  // namespace convene::processes

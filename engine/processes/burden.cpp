#include <algorithm>
#include <bit>

#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

/// A clinic's improvement hours are shared by all who ask for them; every further programme costs switching.
class Burden final : public Process {
 public:
  explicit Burden(Parameters& p)
      : base_{p.read({"burden.base_load", 0.6, 0, 1.5, "1", Grade::E, "judgement; par.A4 reporting load", "load of a clinic before any partner comes, as a share of its improvement hours"})},
        initiative_{p.read({"burden.initiative_hours", 1.5, 0.25, 6, "hour/week", Grade::E, "judgement", "hours a week an active programme asks of a clinic"})},
        report_{p.read({"burden.report_hours", 0.5, 0, 3, "hour/week", Grade::E, "judgement", "of these, hours on reports to the partner"})},
        switching_{p.read({"burden.switching", 0.25, 0, 1, "1", Grade::C, "par.A4: inverted U of simultaneous asks (individual-level analogue)", "time lost to switching for each programme past the first"})},
        memory_{p.read({"burden.memory", 4, 1, 13, "week", Grade::E, "judgement", "weeks over which load is felt"})} {}

  void start(Lane& lane) const override {
    auto& c = lane.organisations.clinics;
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) c.load[id] = base_, c.throughput[id] = 1;
  }

  void step(Lane& lane) const override {
    auto& c = lane.organisations.clinics;
    bool const once = lane.organisations.alliance.items[reporting_form].stage == ItemStage::settled;
    auto& s = lane.organisations.systems;
    for (auto id : rows_of<SystemId>(lane.world.systems.size()))
      s.load[id] += (s.hours_asked[id].value() / lane.world.systems.qi_hours[id] - s.load[id]) / memory_;
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) {
      double const hours = lane.world.clinics.improvement_hours[id];
      double const meetings = c.meeting_hours[id].value();
      int const programmes = under_way(lane, id);
      // Where partners have agreed on one form, a clinic reports once for all of them.
      int const reports = once && programmes > 1 ? 1 : programmes;
      double const work = initiative_ * programmes - report_ * (programmes - reports);
      c.reports[id] = report_ * reports;
      c.asked[id] = base_ * hours + work + meetings;
      c.load[id] += (c.asked[id] / hours - c.load[id]) / memory_;
      double const served = std::min(1.0, 1 / std::max(c.load[id], 1e-9));
      c.throughput[id] = served / (1 + switching_ * std::max(0, programmes - 1));
      if (programmes > 0 || meetings > 0) {
        lane.ledger.clinic_hours[id] += served * (work + meetings);
        lane.ledger.reporting_hours[id] += served * c.reports[id];
      }
      c.meeting_hours[id] = {};
    }
  }

 private:
  /// Programmes that ask for time, a partner's topics each for one: a signature alone does not, work that has begun does.
  static int under_way(Lane const& lane, ClinicId id) {
    auto const& o = lane.organisations;
    int count = 0;
    for (auto e : o.clinics.enrolments[id]) 
      if (o.enrolments.active[e] && o.enrolments.sessions[e] > 0) count += std::popcount(o.enrolments.topics[e]);
    return count;
  }

  double base_, initiative_, report_, switching_, memory_;
};

}  // namespace

ProcessInfo burden() {
  return {"burden", Phase::improve, "clinics share their improvement hours among all who ask",
          [](Parameters& p) { return std::make_unique<Burden>(p); }};
}

}  // namespace convene::processes

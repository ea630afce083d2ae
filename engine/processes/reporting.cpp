#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

/// Partners learn how clinics stand from reports alone: monthly where the EHR reports, else quarterly.
class Reporting final : public Process {
 public:
  explicit Reporting(Parameters& p)
      : often_{static_cast<int>(p.read({"reporting.every_weeks_ehr", 4, 1, 26, "week", Grade::E, "judgement", "weeks between reports of clinics whose EHR reports"}))},
        seldom_{static_cast<int>(p.read({"reporting.every_weeks_other", 13, 4, 52, "week", Grade::E, "judgement", "weeks between reports of other clinics"}))} {}

  void start(Lane& lane) const override {
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) report(lane, id);
  }

  void step(Lane& lane) const override {
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) {
      int const every = lane.world.clinics.ehr_reports[id] ? often_ : seldom_;
      if ((lane.week + 1) % every == 0) report(lane, id);
    }
  }

 private:
  static void report(Lane& lane, ClinicId id) {
    auto const shown = lane.care->observe(id);
    lane.observed.performance[id] = shown.performance;
    lane.observed.need[id] = shown.need;
    lane.observed.week[id] = lane.week;
  }

  int often_, seldom_;
};

}  // namespace

ProcessInfo reporting() {
  return {"reporting", Phase::measure, "clinics' records are reported to partners",
          [](Parameters& p) { return std::make_unique<Reporting>(p); }};
}

}  // namespace convene::processes

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
    auto const& n = lane.care->counts()[id];
    auto const patients = n.patients[band_13_17];
    lane.observed.coverage[id] = patients > 0 ? static_cast<double>(n.one_dose_ehr[band_13_17]) / patients : 0;
    double due = 0;
    for (auto band : {band_11_12, band_13_17}) due += n.patients[band] - n.one_dose_ehr[band];
    lane.observed.unprotected[id] = due;
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

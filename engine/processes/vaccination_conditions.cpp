#include <cmath>

#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

constexpr Decision rounds{"recall.rounds_up"};

/// What a clinic's care changes mean for this week's vaccination visits.
class VaccinationConditions final : public Process {
 public:
  explicit VaccinationConditions(Parameters& p)
      : recall_share_{p.read({"recall.share_contacted", 0.04, 0.002, 0.2, "1/week", Grade::E, "judgement", "share of families of patients due who are contacted in a week at full fidelity of recall", Spread::log_uniform})},
        trend_{p.read({"vaccination.trend", 0, -0.5, 0.5, "logit/year", Grade::A, "hpv.A1: no increase 2022-2024", "secular change of the odds of recommending"})} {}

  void step(Lane& lane) const override {
    auto const& c = lane.organisations.clinics;
    auto const& counts = lane.care->counts();
    for (auto id : rows_of<ClinicId>(lane.world.clinics.size())) {
      auto& out = lane.conditions.vaccination[id];
      auto const& f = c.fidelity[id];
      out.feedback = static_cast<float>(f[feedback]);
      out.prompts = static_cast<float>(f[prompts]);
      out.standing_orders = static_cast<float>(f[standing_orders]);
      out.communication = static_cast<float>(f[communication]);
      out.trend = static_cast<float>(trend_ * (lane.week + 0.5) * 7 / 365.25);
      out.recall_contacts = 0;
      if (f[recall] <= 0) continue;
      auto const& n = counts[id];
      double due = 0;  // as the clinic's own record shows
      for (auto band : {band_11_12, band_13_17}) due += n.patients[band] - n.one_dose_ehr[band];
      double const contacts = recall_share_ * f[recall] * due;
      double const u = lane.draws.uniform(rounds, lane.world.clinics.key[id], static_cast<std::uint32_t>(lane.week));
      out.recall_contacts = static_cast<std::int32_t>(std::floor(contacts + u));
    }
  }

 private:
  double recall_share_, trend_;
};

}  // namespace

ProcessInfo vaccination_conditions() {
  return {"vaccination_conditions", Phase::improve, "care changes set the conditions of the week's visits",
          [](Parameters& p) { return std::make_unique<VaccinationConditions>(p); },
          {Setting::vaccination}};
}

}  // namespace convene::processes

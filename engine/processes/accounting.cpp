#include <array>

#include "engine/kernel/process.hpp"

namespace convene::processes {
namespace {

/// What hours, miles and doses cost, by who pays.
class Accounting final : public Process {
 public:
  explicit Accounting(Parameters& p)
      : partner_{p.read({"cost.partner_hour", 60, 25, 150, "USD/hour", Grade::D, "hpv.A8: $439 per adopting clinic at about seven hours", "cost of a partner's staff hour"})},
        clinic_{p.read({"cost.clinic_hour", 70, 25, 200, "USD/hour", Grade::E, "judgement", "cost of a clinic's staff hour"})},
        system_{p.read({"cost.system_hour", 90, 30, 250, "USD/hour", Grade::E, "judgement", "cost of a system's QI staff hour"})},
        mile_{p.read({"cost.mile", 0.7, 0.3, 1.2, "USD/mile", Grade::C, "US business mileage rate 2025", "cost of a mile driven"})},
        dose_{p.read({"cost.dose", 0, 0, 400, "USD/dose", Grade::E, "judgement; 0: vaccine is paid for outside the partnership", "cost of a dose given"})} {}

  void step(Lane& lane) const override {
    auto& l = lane.ledger;
    double used = 0, offered = 0, clinic = 0;
    for (auto const& account : l.partners.values()) {
      used += static_cast<double>(account.used) / 4;
      offered += static_cast<double>(account.offered) / 4;
    }
    for (double hours : l.clinic_hours.values()) clinic += hours;
    std::int64_t doses = 0;
    if (dose_ > 0)
      for (auto const& counts : lane.care->counts().values()) doses += counts.doses;
    l.cost_partner = partner_ * used;
    l.cost_payroll = partner_ * offered;
    l.cost_clinic = clinic_ * clinic;
    l.cost_system = system_ * l.system_hours;
    l.cost_travel = mile_ * l.miles;
    std::int64_t services = 0;  // of community services and care management
    for (auto const& counts : lane.care->complex_counts().values()) services += counts.service_cost;
    l.cost_services = dose_ * static_cast<double>(doses) + static_cast<double>(services);
  }

 private:
  double partner_, clinic_, system_, mile_, dose_;
};

}  // namespace

ProcessInfo accounting() {
  return {"accounting", Phase::account, "hours, miles and doses are priced",
          [](Parameters& p) { return std::make_unique<Accounting>(p); }};
}

}  // namespace convene::processes

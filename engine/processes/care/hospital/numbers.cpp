#include "engine/processes/care/hospital/numbers.hpp"

#include <string>

namespace convene {
namespace {

/// Reads one number of one harm for both units.
class HarmReader {
 public:
  HarmReader(Parameters& p, HospitalTopic topic) : p_{p}, name_{hospital_topics[topic]} {}

  double read(std::string const& what, double fallback, double low, double high, std::string unit, Grade grade, std::string source, std::string meaning) {
    return p_.read({"hospital." + name_ + "." + what, fallback, low, high, std::move(unit), grade, std::move(source), std::move(meaning)});
  }
  void rates(HarmNumbers& h, double icu, double other, Grade grade, std::string const& source, std::string const& days) {
    h.rate[intensive_care] = read("rate_icu", icu, 0.05, 60, "1/1000 days", grade, source, name_ + " per 1,000 " + days + " in intensive care, mean hospital at the start");
    h.rate[other_units] = read("rate_other", other, 0.05, 60, "1/1000 days", grade, source, "the same in other units");
  }
  void devices(HarmNumbers& h, double icu, double other, double removed) {
    h.device[intensive_care] = read("device_icu", icu, 0.02, 0.95, "1", Grade::E, "judgement", "device-days per patient-day in intensive care");
    h.device[other_units] = read("device_other", other, 0.01, 0.6, "1", Grade::E, "judgement", "the same in other units");
    h.removed = read("removed", removed, 0, 0.8, "1", Grade::E, "judgement", "share of device-days that full compliance avoids");
  }
  void steps(HarmNumbers& h, double one, double all, Grade grade, std::string const& source) {
    h.one[intensive_care] = h.one[other_units] = read("ratio_one", one, 0.3, 1.3, "1", grade, source, "rate ratio once one element is kept");
    h.all[intensive_care] = h.all[other_units] = read("ratio_all", all, 0.3, 1.3, "1", grade, source, "rate ratio once all elements are kept");
  }

 private:
  Parameters& p_;
  std::string name_;
};

}  // namespace

HospitalNumbers::HospitalNumbers(Parameters& p)
    : rate_spread{p.read({"hospital.rate_spread", 0.019, 0.005, 0.05, "1", Grade::D, "fitted to CMS HRRP FY 2026, half the conditions", "lasting spread of readmission rates between hospitals of the same patients (standard deviation)"})},
      rate_alike{p.read({"hospital.rate_alike", 0.6, 0, 0.95, "1", Grade::D, "fitted to CMS HRRP FY 2026, half the conditions", "share of that spread that a hospital's conditions have in common"})},
      frailty{p.read({"hospital.frailty", 0.8, 0, 2, "logit", Grade::E, "judgement", "spread of the odds of readmission between patients of one hospital and condition"})},
      theta{p.read({"hospital.theta", 2.0, 0.5, 5, "logit", Grade::D, "par.A2: 83% against 64% after 18 months, 60 hospitals; half of full fidelity assumed", "rise of compliance at full fidelity"})},
      beta{p.read({"hospital.beta", 0.5, 0, 1.5, "logit", Grade::D, "par.A2 BOOST: 14.7 to 12.7%; compliance of 83% assumed", "fall of the odds of readmission at full compliance"})},
      threshold{p.read({"hospital.threshold", 0.75, 0.3, 0.95, "1", Grade::B, "par.A2: no effect of compliance below 75%, 984 ICUs", "compliance past which outcomes move"})},
      element_kept{p.read({"hospital.element_kept", 0.95, 0.8, 0.99, "1", Grade::B, "par.A2: 95% or more, 984 ICUs", "compliance at which an element counts as kept"})},
      element_spread{p.read({"hospital.element_spread", 1.0, 0, 2.5, "logit", Grade::E, "judgement", "how far the easiest and the hardest element are from a topic's compliance"})},
      harm_spread{p.read({"hospital.harm_spread", 0.4, 0, 1.2, "log", Grade::E, "judgement; par.B4: right-skewed between hospitals", "spread of harm rates between hospitals"})},
      selection{p.read({"hospital.selection", 0.7, 0, 1, "1", Grade::E, "judgement", "how much of the risk stays when device-days are avoided: 0 as much as days go, 1 none"})} {
  HarmReader lines{p, clabsi}, catheters{p, cauti}, fall{p, falls}, drugs{p, adverse_drug_events};
  auto& l = harms[clabsi];
  lines.rates(l, 1.15, 0.8, Grade::B, "par.A3 CUSP: 1.15 per 1,000 at the end; after 2013 no figure here", "line-days");
  lines.devices(l, 0.5, 0.10, 0.10);
  lines.steps(l, 0.77, 0.67, Grade::B, "par.A2: 984 ICUs");
  auto& c = harms[cauti];
  catheters.rates(c, 2.4, 1.54, Grade::B, "par.A3 CAUTI CUSP: non-ICU 1.54 at the end; ICU judged", "catheter-days");
  catheters.devices(c, 0.6, 0.15, 0.30);
  catheters.steps(c, 0.80, 0.68, Grade::B, "par.A3: non-ICU 0.68 (0.56-0.82)");
  c.one[intensive_care] = c.all[intensive_care] = catheters.read("ratio_icu", 1.01, 0.87, 1.17, "1", Grade::B, "par.A3: ICU 1.01 (0.87-1.17)", "rate ratio in intensive care once elements are kept");
  auto& f = harms[falls];
  fall.rates(f, 1.5, 4.0, Grade::E, "judgement; par.B17: 4.8 to 5.6 in small hospitals", "patient-days");
  fall.steps(f, 0.85, 0.70, Grade::E, "judgement; par.B17: 4.9 to 3.1 with coordination");
  auto& d = harms[adverse_drug_events];
  drugs.rates(d, 12, 8, Grade::D, "par.A3: 34% of 115 per 1,000 discharges, at 4.7 days", "patient-days");
  drugs.steps(d, 0.90, 0.75, Grade::E, "judgement; par.A3: 42% of the fall 2010-15");
}

}  // namespace convene

#include <fmt/format.h>

#include <cmath>

#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/reports/trials_cells.hpp"

namespace convene {
namespace {

std::string both(double published, double simulated, int decimals) {
  if (std::isnan(published) && std::isnan(simulated)) return {};
  return grouped(published, decimals) + " / " + grouped(simulated, decimals);
}

std::string head_of(TrialFinding const& f) {
  return f.outcome + (f.a_person ? ", a person" : f.amount ? "" : ", %");
}

int decimals_of(TrialFinding const& f) {
  return f.a_person ? 2 : f.amount ? plain_decimals(std::fabs(f.control)) : 1;
}

}  // namespace

std::string care_table(Reenactment const& r, Style const& style) {
  TextTable table("outcome, arm");
  for (auto const* head : {"before,\npub./model", "level,\npub./model", "effect, published\n(95% interval)", "effect,\nmodel", "inside",
                           "covered", "SD of\ntrials"})
    table.column(head);
  auto const& control = r.trial.arms.front();
  std::string outcome;
  for (auto const& f : r.findings) {
    int const decimals = decimals_of(f);
    if (f.outcome != outcome) {
      table.row({{head_of(f)}, {}, {}, {}, {}, {}, {}, {}});
      auto const before = both(f.published_baseline, f.baseline, decimals);
      if (r.trial.has_control())
        table.row({{"  " + control.id}, {before}, {both(f.published_control, f.control, decimals)}, {}, {}, {}, {}, {}});
    }
    outcome = f.outcome;
    int const least = f.a_person && !f.published.relative() ? 2 : -1;
    table.row({{"  " + f.arm},
               {r.trial.has_control() ? "" : both(f.published_baseline, f.baseline, decimals)},
               {both(f.published_level, f.level, decimals)},
               {published_cell(f.published, least)},
               {effect_cell(f.effect, f.published, least)},
               {f.inside ? "yes" : "NO", f.inside ? Tone::good : Tone::bad},
               {std::isnan(f.covered) ? "-" : percent(f.covered)},
               {sd_cell(f)}});
    if (f.uncontrolled) table.row({{"    caused by it"}, {}, {}, {}, {effect_cell(f.caused, f.published, least)}, {}, {}, {}});
  }
  return table.print(style);
}

std::string people_of(Reenactment const& r) {
  auto const& rule = r.trial.enrolment;
  auto const asked = rule.people ? grouped(*rule.people, 0) + " " : "";
  auto const sites = fmt::format("at {} site{}", r.trial.arms.front().clinics, r.trial.arms.front().clinics == 1 ? "" : "s");
  if (r.findings.empty()) return asked + "people " + sites;
  auto const& n = r.findings.front().people;
  auto const treated = grouped(n[treated_arm], 0), control = grouped(n[control_arm], 0);
  if (r.trial.design == TrialDesign::pre_post) return fmt::format("{}people {}, {} in the model, before and after without a control", asked, sites, treated);
  return fmt::format("{}people {} {}; in the model {} treated and {} controls", asked,
                     rule.allotment == Allotment::observational ? "chosen by the team" : "drawn by lot", sites, treated, control);
}

}  // namespace convene

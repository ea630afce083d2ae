#include "engine/reports/trials.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

#include "engine/experiments/trials/misfit.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/reports/trials_cells.hpp"

namespace convene {
namespace {

int level_decimals(bool amount, double value) { return amount ? plain_decimals(std::fabs(value)) : 1; }

std::string both(bool amount, double published, double simulated) {
  auto const decimals = level_decimals(amount, simulated);
  return grouped(published, decimals) + " / " + grouped(simulated, decimals);
}

std::string table_of(Reenactment const& r, Style const& style) {
  if (r.trial.setting == Setting::complex_care) return care_table(r, style);
  TextTable table("outcome, arm");
  for (auto const* head :
       {"at start,\npub./model", "control,\npub./model", "effect, published\n(95% interval)",
        "effect,\nmodel", "inside", "covered", "SD of\ntrials"})
    table.column(head);
  std::string outcome;
  for (auto const& f : r.findings) {
    if (f.outcome != outcome)
      table.row({{f.outcome},
                 {both(f.amount, f.published_baseline, f.baseline)},
                 {both(f.amount, f.published_control, f.control)},
                 {},
                 {},
                 {},
                 {},
                 {}});
    outcome = f.outcome;
    table.row({{"  " + f.arm},
               {},
               {},
               {published_cell(f.published)},
               {effect_cell(f.effect, f.published)},
               {f.inside ? "yes" : "NO", f.inside ? Tone::good : Tone::bad},
               {std::isnan(f.covered) ? "-" : percent(f.covered)},
               {sd_cell(f)}});
    if (f.uncontrolled) table.row({{"    caused by it"}, {}, {}, {}, {effect_cell(f.caused, f.published)}, {}, {}, {}});
  }
  return table.print(style);
}

char const* place_of(Setting setting) {
  return setting == Setting::hospital_safety ? " hospitals" : setting == Setting::complex_care ? " sites" : " clinics";
}

std::string size_of(Reenactment const& r) {
  auto const& trial = r.trial;
  if (trial.is_of_people()) return people_of(r);
  std::vector<std::string> arms;
  for (auto const& arm : trial.arms)
    arms.push_back(fmt::format("{} {}{}", arm.clinics, arm.id,
                               arm.share < 1 ? fmt::format(" ({:.0f}% of patients)", 100 * arm.share) : ""));
  static constexpr char const* designs[] = {"", ", factorial", ", stepped wedge", ", before and after without a control"};
  return enumerate(arms) + place_of(trial.setting) + designs[static_cast<int>(trial.design)];
}

/// "the control arm changes by 0.6 points in the model, 3.5 published"
std::string words_of(Misfit const& m) {
  auto const decimals = level_decimals(m.amount, m.published);
  auto const simulated = grouped(m.simulated, decimals), published = grouped(m.published, decimals);
  auto const told = [&](double size) {
    auto const unit = m.unit != EffectUnit::points ? "" : m.a_person ? " a person" : " points";
    return told_text(m.unit, size, m.a_person ? 2 : least_decimals(m.unit, size)) + unit;
  };
  switch (m.kind) {
    case MisfitKind::effect:
      if (std::isnan(m.published))
        return fmt::format("{} {}: the direction is not the published one, or not sure", m.arm, told(m.simulated));
      [[fallthrough]];
    case MisfitKind::off_centre:
      return fmt::format("{} {} against {}", m.arm, told(m.simulated), told_text(m.unit, m.published, m.a_person ? 2 : least_decimals(m.unit, m.published)));
    case MisfitKind::control_change:
      if (m.amount) return fmt::format("the control arm has {} in the model against {} published", simulated, published);
      return fmt::format("the control arm changes by {} points in the model against {} published", simulated,
                         published);
    case MisfitKind::baseline:
      return fmt::format("starts at {0}{2} in the model against {1}{2} published", simulated, published, m.amount ? "" : "%");
    case MisfitKind::level:
      return fmt::format("{0} has {1}{3} in the model against {2}{3} published", m.arm, simulated, published, m.a_person ? " a person" : m.amount ? "" : "%");
    case MisfitKind::people:
      return fmt::format("the model's sites yield {} people of the {} enrolled", grouped(m.simulated, 0), grouped(m.published, 0));
    case MisfitKind::coverage:
      return fmt::format("{} of the model's trials cover the mean effect of {}, where 95% should",
                         percent(m.simulated), m.arm);
  }
  return {};
}

/// One item an outcome, in the order given: "girls_13_18: this; that".
std::vector<std::string> items_of(Reenactment const& r, bool off_centre) {
  std::vector<std::string> items;
  std::string outcome;
  for (auto const& m : misfits(r)) {
    if ((m.kind == MisfitKind::off_centre) != off_centre) continue;
    if (m.outcome == outcome)
      items.back() += (off_centre ? ", " : "; ") + words_of(m);
    else
      items.push_back(std::filesystem::path(r.trial.path).stem().string() + ", " + m.outcome + ": " +
                      words_of(m));
    outcome = m.outcome;
  }
  return items;
}

std::string list(std::string const& head, std::vector<std::string> const& items, Style const& style) {
  std::string text;
  for (auto const& line : wrap(head, style.width)) text += line + "\n";
  for (auto const& item : items)
    for (auto const& line : wrap(item + ".", style.width, "  - ")) text += line + "\n";
  return text;
}

/// What levels are, in the settings that are there.
std::string level_notes(std::span<Reenactment const> trials) {
  auto const care = [](Reenactment const& r) { return r.trial.setting == Setting::complex_care; };
  std::string notes;
  if (!std::all_of(trials.begin(), trials.end(), care))
    notes += "Start and control: per cent and percentage points, or the outcome's own unit (a rate, money); where nobody acts. ";
  if (std::any_of(trials.begin(), trials.end(), care))
    notes += "Complex care: \"before\" is as much time before enrolment as is counted after it; levels are of each arm in the world with the "
             "programme; the model's effect is the same people with it less without it. ";
  return notes;
}

/// "31 of 38 published effects are met."
std::string met_text(std::span<Reenactment const> trials) {
  std::size_t met = 0, all = 0;
  for (auto const& r : trials)
    for (auto const& f : r.findings) met += f.inside, ++all;
  return fmt::format("{} of {} published effects are met, by their interval or direction.\n", met, all);
}

}  // namespace

std::string out_of_scope_text(std::span<StudyOutOfScope const> studies, Style const& style) {
  std::vector<std::string> items;
  for (auto const& study : studies) items.push_back(fmt::format("{}, {}: {}", study.study, study.title, study.reason));
  return items.empty() ? "" : "\n" + list("Not re-enacted, and why:", items, style);
}

std::string trials_text(std::span<Reenactment const> trials, Style const& style) {
  std::string text;
  std::vector<std::string> wrong, far, silent;
  for (auto const& r : trials) {
    text += toned(shorten(r.trial.title, style.width), Tone::strong, style) + "\n";
    auto const size = fmt::format("{}: {}; {} replications of {}.", r.trial.study, r.trial.path, r.finished, size_of(r));
    for (auto const& line : wrap(size, style.width)) text += line + "\n";
    text += "\n" + table_of(r, style) + "\n";
    for (auto& item : items_of(r, false)) wrong.push_back(std::move(item));
    for (auto const& f : r.findings)
      if (f.without_ratio > 0)
        silent.push_back(fmt::format("{}, {}: {} of {}", std::filesystem::path(r.trial.path).stem().string(), f.outcome, f.without_ratio, r.finished));
    for (auto& item : items_of(r, true)) far.push_back(std::move(item));
  }
  if (trials.empty()) return text;
  text += list(
              level_notes(trials) +
              "Effects are percentage points (of a measure that is no share: its own unit), ratios (x0.57) or changes in per cent "
              "(+19.5%). \"inside\": the model's mean effect lies in the published interval. "
              "\"covered\": share of "
              "simulated trials of the published size whose own 95% interval holds that mean effect. \"SD of "
              "trials\": "
              "spread of their estimates. \"more\" or \"less\": only the direction is held against the model, whose 95% "
              "interval must leave out zero. \"caused by it\": of the change that a study without a control sees, the part "
              "that the programme brought.",
              {}, style) +
          "\n" + met_text(trials);
  if (!silent.empty()) text += list("Replications left out, as an arm in them had no event and so no ratio:", silent, style);
  if (!far.empty())
    text += list(
        "Inside the published interval, but further from the published effect than half of the way to its "
        "end (model against published):",
        far, style);
  if (wrong.empty()) return text + "Nothing else that was published is missed.\n";
  return text + list("Does NOT fit:", wrong, style);
}

}  // namespace convene

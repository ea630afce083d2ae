#include "engine/scenario/starter.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "engine/scenario/starter_complex_care.hpp"
#include "engine/scenario/starter_hospital.hpp"

namespace convene {
namespace {

constexpr char const* scenario_toml =
    R"(# {title}. `convene check .` says what is wrong with it, `convene run . -o answer.h5` runs it.
title = "{title}"
setting = "vaccination"
start = 2026-07-06                      # first day; weeks run from here
horizon_weeks = 52
replications = 100                      # more make the intervals narrower
seed = 1                                # another seed, another set of chances
baseline = "no_partnership"             # the strategy that others are compared to

[population]
clinics = "clinics.csv"                 # required columns: clinic, patients_9_18, providers
systems = "systems.csv"                 # may be left out: what is not known is drawn

# Who could help, with how much staff.
[[partner]]
id = "health_department"
kind = "health_department"
staff = [{{ role = "coach", people = 1, hours_per_week = 20 }}]
topics = ["hpv"]

# What could be done: one table for each strategy. `convene describe --levers` lists what partners can do.
[strategy.no_partnership]

[strategy.clinic_by_clinic]
engagement = "clinic"                   # whom to approach: clinic, system or hybrid
partners = ["health_department"]
policy = {{ kind = "first_come" }}        # which work gets the hours; `convene describe --policies`
levers.coaching = {{ mode = "in_person", session_hours = 1.0 }}

[strategy.system_first]
engagement = "system"
partners = ["health_department"]
policy = {{ kind = "first_come" }}
levers.system_mapping = {{}}
levers.leader_identification = {{}}
levers.priority_matching = {{}}
levers.coaching = {{ mode = "in_person", session_hours = 1.0 }}

[parameters]                            # any number of the model, by path; `convene describe --parameters`

# [uncertainty]                         # what if the numbers that rest on judgement are others? It takes 30 times as long.
# draws = 30

[economics]
currency = "USD"
price_year = 2026
willingness_to_pay = [100, 500, 1000]
)";

constexpr char const* clinics_csv =
    R"(clinic,system,county,rural,specialty,patients_9_18,providers,coverage_1_dose,prompts,standing_orders,champion
north_pediatrics,northern_health,north,no,pediatrics,1450,5,0.74,yes,no,no
river_family,northern_health,north,no,family_medicine,620,4,0.68,no,no,
lake_clinic,northern_health,lake,yes,mixed,880,3,,no,yes,yes
hill_children,hill_group,lake,no,pediatrics,1720,6,0.81,yes,yes,yes
hill_family,hill_group,lake,yes,family_medicine,540,3,0.66,,no,no
main_street,,north,no,family_medicine,410,2,0.71,no,no,no
)";

constexpr char const* systems_csv =
    R"(system,cycle_weeks,cycle_start,priority_setter,layers
northern_health,52,2026-10-05,system,2
hill_group,52,2027-01-04,,1
)";

constexpr char const* readme_md = R"(# {title}

The question, and who asks it.

Where each column of `clinics.csv` and `systems.csv` comes from. The clinics here are invented: put your own in their place.
)";

/// `name` as it may stand between TOML's quotation marks.
std::string quoted_part(std::string const& name) {
  std::string text;
  for (char const c : name) {
    if (c == '"' || c == '\\') text += '\\';
    text += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return text;
}

void check_available(Setting setting) {
  auto const known = starter_settings();
  if (std::find(known.begin(), known.end(), setting) == known.end())
    throw InputError{Fault{{},
                           "setting = " + to_string(setting),
                           "not available yet, it comes with a later version",
                           "use vaccination"}};
}

}  // namespace

std::vector<Setting> starter_settings() { return {Setting::vaccination, Setting::hospital_safety, Setting::complex_care}; }

std::string new_scenario_text(std::string const& name, Setting setting) {
  check_available(setting);
  auto const* const text = setting == Setting::hospital_safety ? hospital_scenario_toml
                          : setting == Setting::complex_care  ? complex_care_scenario_toml
                                                              : scenario_toml;
  return fmt::format(fmt::runtime(text), fmt::arg("title", quoted_part(name)));
}

std::map<std::string, std::string> starter_rosters(std::string const& name, Setting setting) {
  check_available(setting);
  if (setting == Setting::hospital_safety)
    return {{"hospitals.csv", hospitals_csv}, {"README.md", fmt::format(fmt::runtime(hospital_readme_md), fmt::arg("title", name))}};
  if (setting == Setting::complex_care)
    return {{"clinics.csv", complex_care_clinics_csv},
            {"services.csv", complex_care_services_csv},
            {"README.md", fmt::format(fmt::runtime(complex_care_readme_md), fmt::arg("title", name))}};
  return {{"clinics.csv", clinics_csv},
          {"systems.csv", systems_csv},
          {"README.md", fmt::format(readme_md, fmt::arg("title", name))}};
}

}  // namespace convene

#include "engine/scenario/starter_hospital.hpp"

namespace convene {

char const* const hospital_scenario_toml =
    R"(# {title}. `convene check .` says what is wrong with it, `convene run . -o answer.h5` runs it.
title = "{title}"
setting = "hospital_safety"
start = 2026-07-06                      # first day; weeks run from here
horizon_weeks = 52
replications = 100                      # more make the intervals narrower
seed = 1                                # another seed, another set of chances
baseline = "no_partnership"             # the strategy that others are compared to

[population]
hospitals = "hospitals.csv"             # this form, or CMS' file of the Hospital Readmissions Reduction Program as it is
# hospital_information = "Hospital_General_Information.csv"   # CMS' second file: county, type, ownership
# state = "MI"                          # of CMS' files, this state alone

# Who could help, with how much staff, on which topics: readmissions, clabsi, cauti, falls, adverse_drug_events.
[[partner]]
id = "qio"
kind = "quality_improvement_organization"
staff = [{{ role = "coach", people = 1, hours_per_week = 20 }}]
topics = ["readmissions", "adverse_drug_events"]

[[partner]]
id = "hospital_association"
kind = "hospital_association"
staff = [{{ role = "coach", people = 1, hours_per_week = 20 }}]
topics = ["readmissions", "cauti"]

# What could be done: one table for each strategy. `convene describe --levers` lists what partners can do.
[strategy.no_partnership]

[strategy.each_for_itself]
engagement = "clinic"                   # whom to approach: clinic (each hospital), system or hybrid
partners = ["qio", "hospital_association"]
policy = {{ kind = "first_come" }}        # which work gets the hours; `convene describe --policies`
levers.coaching = {{ mode = "in_person", session_hours = 2.0 }}

[strategy.together]
engagement = "clinic"
partners = ["qio", "hospital_association"]
policy = {{ kind = "first_come" }}
levers.coaching = {{ mode = "in_person", session_hours = 2.0 }}
levers.standing_calls = {{ every_weeks = 2 }}
levers.deduplicate = {{}}

[parameters]                            # any number of the model, by path; `convene describe --parameters`

# [uncertainty]                         # what if the numbers that rest on judgement are others? It takes 30 times as long.
# draws = 30

[economics]
currency = "USD"
price_year = 2026
)";

char const* const hospitals_csv =
    R"(hospital,condition,discharges,predicted_rate,expected_rate,system,county,beds
north_general,heart_failure,420,0.205,0.198,,north,260
north_general,pneumonia,510,0.162,0.158,,north,260
north_general,heart_attack,180,0.139,0.135,,north,260
river_medical,heart_failure,260,0.181,0.193,,river,150
river_medical,pneumonia,300,0.149,0.156,,river,150
lake_community,pneumonia,,0.151,0.152,,lake,40
lake_community,heart_failure,,,,,lake,40
hill_university,heart_failure,760,0.212,0.202,,north,520
hill_university,bypass_surgery,240,0.112,0.106,,north,520
hill_university,hip_knee,310,0.049,0.055,,north,520
)";

char const* const hospital_readme_md = R"(# {title}

The question, and who asks it.

`hospitals.csv` has a line for each hospital and condition: discharges in `years` (3 unless given), and CMS' predicted and expected 30-day readmission rates as shares.
The hospitals here are invented: put your own in their place, or name CMS' files in scenario.toml.
)";

}  // namespace convene

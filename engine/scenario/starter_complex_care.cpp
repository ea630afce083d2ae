#include "engine/scenario/starter_complex_care.hpp"

namespace convene {

char const* const complex_care_scenario_toml =
    R"(# {title}. `convene check .` says what is wrong with it, `convene run . -o answer.h5` runs it.
title = "{title}"
setting = "complex_care"
start = 2026-07-06                      # first day; weeks run from here
horizon_weeks = 52
replications = 100                      # more make the intervals narrower
seed = 1                                # another seed, another set of chances
baseline = "no_partnership"             # the strategy that others are compared to

[population]
clinics = "clinics.csv"                 # patients: people with complex needs at each clinic
services = "services.csv"               # what people can be referred to
# people = "people.csv"                 # or a line for each person: person, clinic, admissions_last_year, needs

[enrolment]                             # who is offered care management, as far as care managers' caseloads go
allotment = "programme"                 # randomised: a trial inside the scenario; observational: as teams choose
admissions = 2
within_days = 183

# Who could help, and with how much staff.
[[partner]]
id = "care_management"
kind = "care_management"
staff = [{{ role = "coach", people = 1, hours_per_week = 20 }}]
topics = ["complex_care"]

[[partner]]
id = "community_organisation"
kind = "community_organisation"
staff = [{{ role = "coach", people = 1, hours_per_week = 20 }}]
topics = ["complex_care"]

# What could be done: one table for each strategy. `convene describe --levers` lists what partners can do.
[strategy.no_partnership]

[strategy.know_the_services]
engagement = "clinic"                   # whom to approach: clinic, system or hybrid
partners = ["care_management", "community_organisation"]
policy = {{ kind = "first_come" }}        # which work gets the hours; `convene describe --policies`
levers.coaching = {{ mode = "in_person", session_hours = 1.0 }}
levers.service_mapping = {{}}
levers.eligibility_alignment = {{}}

[strategy.closed_loop]
engagement = "clinic"
partners = ["care_management", "community_organisation"]
policy = {{ kind = "first_come" }}
levers.coaching = {{ mode = "in_person", session_hours = 1.0 }}
levers.data_sharing = {{}}
levers.referral_feedback = {{}}
levers.shared_assessment = {{}}

[parameters]                            # any number of the model, by path; `convene describe --parameters`

# [uncertainty]                         # what if the numbers that rest on judgement are others? It takes 30 times as long.
# draws = 30

[economics]
currency = "USD"
price_year = 2026
)";

char const* const complex_care_clinics_csv =
    R"(clinic,system,patients,providers,care_managers,improvement_hours
north_clinic,union_health,320,6,1.0,4
south_clinic,union_health,260,5,0.5,4
harbor_health_center,,380,6,,3
)";

char const* const complex_care_services_csv =
    R"(service,need,servers,hours_per_case,eligibility,waiting_limit
shelter,housing,2,30,0.5,20
pantry,food,2,2,0.9,
drivers,transport,1,4,0.7,10
energy_fund,utilities,1,4,0.6,
counselling,behavioural_health,3,16,0.7,25
home_help,personal_care,2,25,0.5,15
)";

char const* const complex_care_readme_md = R"(# {title}

The question, and who asks it.

The clinics and services here are invented: put your own in their place. services.csv: how many cases a service can work on at the same time
(servers), a server's hours for a case, the share of people with the need who qualify, places on its waiting list (empty: no limit).
)";

}  // namespace convene

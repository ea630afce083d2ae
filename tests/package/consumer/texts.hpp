#pragma once

#include <map>
#include <string>

/// A scenario of two clinics, as a program would hold it in memory.
inline std::map<std::string, std::string> const texts{
    {"scenario.toml", R"(title = "Two clinics"
setting = "vaccination"
start = 2026-07-06
horizon_weeks = 26
replications = 1
seed = 7
baseline = "no_partnership"

[population]
clinics = "clinics.csv"

[[partner]]
id = "department"
kind = "health_department"
staff = [{ role = "coach", people = 1, hours_per_week = 20 }]
topics = ["hpv"]

[strategy.no_partnership]

[strategy.coached]
engagement = "clinic"
partners = ["department"]
levers.coaching = {}
)"},
    {"clinics.csv", "clinic,patients_9_18,providers\nnorth,2400,6\nsouth,1800,4\n"}};

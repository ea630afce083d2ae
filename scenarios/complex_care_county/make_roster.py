#!/usr/bin/env python3
"""Writes clinics.csv, systems.csv and services.csv of this scenario: an invented county.

    python3 make_roster.py [FOLDER]     # FOLDER: where to write, this folder unless given

The same files come out on every machine: one seed, only random.random(), numbers rounded before they are written.
README.md says where each figure comes from.
"""
import csv
import pathlib
import random
import sys

chance = random.Random(20260302)


def between(low, high):
    return low + (high - low) * chance.random()


# Primary-care clinics with a care team each: a health system, a network of health centres, two independents.
SYSTEMS = {"riverbend_health": 7, "open_door_centers": 4}
INDEPENDENT = ["linden_family_care", "old_mill_clinic"]

# service, need, servers, hours of a case, share who qualify, places on the waiting list, clients a week from elsewhere.
# Quick and plenty (food) to slow and short (housing).
SERVICES = [
    ("harbor_housing", "housing", 3, 34, 0.45, 40, 3.0),
    ("county_rent_fund", "housing", 2, 14, 0.40, 30, 5.0),
    ("good_table_pantry", "food", 3, 1.5, 0.95, "", ""),
    ("meals_on_the_way", "food", 4, 6, 0.70, "", ""),
    ("volunteer_drivers", "transport", 3, 4, 0.70, 15, 17),
    ("bus_pass_office", "transport", 1, 2, 0.55, 25, 10),
    ("energy_help", "utilities", 2, 4, 0.60, 40, 9),
    ("riverbend_behavioral_health", "behavioural_health", 5, 15, 0.75, 35, ""),
    ("clear_path_recovery", "behavioural_health", 3, 20, 0.55, 20, 4),
    ("home_helpers", "personal_care", 4, 28, 0.50, 25, ""),
    ("aging_and_disability_office", "personal_care", 2, 10, 0.65, 30, ""),
]

folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent


def write(name, header, rows):
    with open(folder / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


clinics = []
for system, size in list(SYSTEMS.items()) + [("", len(INDEPENDENT))]:
    for i in range(size):
        name = f"{system}_{i + 1:02d}" if system else INDEPENDENT[i]
        people = int(between(150, 450))
        large = system == "riverbend_health"
        clinics.append([name, system, people, max(2, round(people / 60)), f"{between(0.3, 1.0) * people / 300:.1f}" if large else "",
                        "yes" if large or chance.random() < 0.5 else "no", f"{between(2, 8):.1f}"])
write("clinics.csv", ["clinic", "system", "patients", "providers", "care_managers", "ehr_reports", "improvement_hours"], clinics)
write("systems.csv", ["system", "cycle_weeks", "cycle_start", "priority_setter", "layers", "slots", "qi_staff_hours"],
      [["riverbend_health", 52, "2026-10-05", "system", 3, 3, 40], ["open_door_centers", 26, "2026-09-07", "system", 2, 2, 12]])
write("services.csv", ["service", "need", "servers", "hours_per_case", "eligibility", "waiting_limit", "other_clients"], SERVICES)

#!/usr/bin/env python3
"""Writes clinics.csv, systems.csv and ties.csv of this scenario: one invented county of 84 clinics and nine systems.

    python3 make_roster.py [FOLDER]     # FOLDER: where to write, this folder unless given

The same files come out on every machine: one seed, only random.random(). README.md says what was chosen and why.
"""
import csv
import math
import pathlib
import random
import statistics
import sys

chance = random.Random(20261122)
CITY = (41.50, -81.60)
# clinics of each system; the rest are independent
SYSTEMS = {"lakefront_health": 9, "mercy_valley": 7, "county_care": 6, "northfield": 5, "harbour_kids": 4, "union_family": 4, "prairie_group": 3,
           "sister_clinics": 3, "westgate": 3}
INDEPENDENT = 40


def normal():
    return statistics.NormalDist().inv_cdf(min(max(chance.random(), 1e-12), 1 - 1e-12))


def place(miles):
    angle = 2 * math.pi * chance.random()
    away = miles * math.sqrt(chance.random())
    return (CITY[0] + away * math.sin(angle) / 69, CITY[1] + away * math.cos(angle) / (69 * math.cos(math.radians(CITY[0]))))


def clinic(name, system, rural):
    # Panels are skewed: a few clinics hold most adolescents, which is why it matters where hours go.
    patients = int(round(math.exp(math.log(330) + 0.85 * normal() - (0.5 if rural else 0))))
    patients = min(max(patients, 90), 2600)
    coverage = 1 / (1 + math.exp(-(math.log(0.76 / 0.24) + 0.75 * normal() - (0.4 if rural else 0))))
    coverage = min(max(coverage, 0.30), 0.95)
    place_at = place(32) if rural else place(9)
    return dict(clinic=name, system=system, county="erie_shore", rural="yes" if rural else "no", patients_9_18=patients,
                providers=max(1, round(patients / 140)), coverage_1_dose=f"{coverage:.3f}", coverage_up_to_date=f"{coverage * 0.824:.3f}",
                lat=f"{place_at[0]:.4f}", lon=f"{place_at[1]:.4f}")


def write(folder, name, rows):
    with open(folder / name, "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    clinics = [clinic(f"{system}_{i + 1:02}", system, chance.random() < 0.2) for system, count in SYSTEMS.items() for i in range(count)]
    clinics += [clinic(f"practice_{i + 1:02}", "", chance.random() < 0.4) for i in range(INDEPENDENT)]
    starts = ["2026-07-06", "2026-09-07", "2026-10-05", "2027-01-04"]
    systems = [dict(system=name, cycle_weeks=26 if chance.random() < 0.3 else 52, cycle_start=starts[int(chance.random() * 4)],
                    priority_setter="system" if chance.random() < 0.6 else "clinic", layers=2 + int(chance.random() * 2), slots=2 + int(chance.random() * 3),
                    leader_visible="yes" if chance.random() < 0.5 else "no") for name in SYSTEMS]
    ties = [dict(zip(("from", "to", "trust", "history_years", "data_sharing"), row)) for row in (
        ("health_department", "county_care", "0.5", 4, "no"), ("health_department", "cancer_society", "0.5", 3, "no"),
        ("medicaid_plan", "lakefront_health", "0.4", 2, "no"), ("pediatric_chapter", "harbour_kids", "0.6", 5, "no"))]
    write(folder, "clinics.csv", clinics)
    write(folder, "systems.csv", systems)
    write(folder, "ties.csv", ties)


main()

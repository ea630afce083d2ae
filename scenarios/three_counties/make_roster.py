#!/usr/bin/env python3
"""Writes clinics.csv and systems.csv of this scenario: 120 invented clinics, drawn from published figures.

    python3 make_roster.py [FOLDER]     # FOLDER: where to write, this folder unless given

The same files come out on every machine: one seed, only random.random() (whose stream Python keeps from version to
version), and numbers rounded before they are written. README.md says where each figure comes from; letters such as
A5 name its row there.
"""
import csv
import math
import pathlib
import random
import statistics
import sys

chance = random.Random(20260706)


def uniform(low, high):
    return low + (high - low) * chance.random()


def weighted(shares):
    """One of the keys, with chance proportional to its value."""
    at = chance.random() * sum(shares.values())
    for key, share in shares.items():
        at -= share
        if at < 0:
            return key
    return key


def normal():
    return statistics.NormalDist().inv_cdf(min(max(chance.random(), 1e-12), 1 - 1e-12))


def spread(probability, sd):
    """A probability moved by a normal step of `sd` on the logit scale."""
    return 1 / (1 + math.exp(-(math.log(probability / (1 - probability)) + sd * normal())))


def yes(probability, left_out=0.0):
    answer = "yes" if chance.random() < probability else "no"
    return "" if chance.random() < left_out else answer


# An invented map. Share of clinics, centre, radius in km, mean coverage (NIS-Teen 2022, moved by the 2017 differences).
COUNTIES = {
    "alder": dict(share=0.50, at=(36.00, -79.50), radius=12, coverage=0.760 + 0.046, rural=0.0, public=0.45),
    "birch": dict(share=0.30, at=(36.15, -79.05), radius=20, coverage=0.760, rural=0.1, public=0.35),
    "cedar": dict(share=0.20, at=(35.55, -80.25), radius=35, coverage=0.760 - 0.062, rural=1.0, public=0.50),
}

# kind, clinics in each: hospital systems hold 45% of the clinics (A7), health centres are as large as those of A7.
SYSTEMS = {
    "hospital": {"harrow_health": 12, "st_brigid": 11, "three_rivers": 10, "piedmont_union": 8, "kestrel_medical": 7,
                 "lakeview_health": 6},
    "group": {"oakline_pediatrics": 5, "family_first": 5, "bright_children": 4, "summit_family": 4, "valley_physicians": 3,
              "maple_pediatrics": 3, "hilltop_family": 2, "two_doctors": 2, "north_star_kids": 2},
    "health_centre": {"open_door": 6, "harvest_health": 5, "crossroads_chc": 4, "cedar_community": 3, "new_bridge": 3},
}
HOMES = {  # others are at home in alder
    "birch": ["three_rivers", "lakeview_health", "family_first", "bright_children", "maple_pediatrics", "two_doctors", "new_bridge"],
    "cedar": ["kestrel_medical", "valley_physicians", "hilltop_family", "harvest_health", "cedar_community"],
}
INDEPENDENT = ["ash_street", "bell_pediatrics", "corner_clinic", "dr_moreno", "elm_family", "fernwood", "gable_road",
               "hart_pediatrics", "ivy_lane", "juniper_family", "king_street", "laurel_pediatrics", "mill_creek"]
INDEPENDENT_HEALTH_CENTRES = ["migrant_health", "school_street"]  # two of the seven in A7 have one clinic

SPECIALTY = {  # judgement: no published split of clinics
    "alder": {"pediatrics": 0.50, "family_medicine": 0.30, "mixed": 0.20},
    "birch": {"pediatrics": 0.45, "family_medicine": 0.35, "mixed": 0.20},
    "cedar": {"pediatrics": 0.15, "family_medicine": 0.65, "mixed": 0.20},
}
# Patients of one specialty against another: judgement; the mean of all is then set to the published one.
RELATIVE_SIZE = {"pediatrics": 1.5, "family_medicine": 0.55, "mixed": 1.0}
MEAN_PATIENTS = {"other": 1181 * 10 / 8, "health_centre": 460 * 10 / 6}  # A7, from 8 and 6 years of age to 10
FEWEST_PATIENTS = 250                                                    # A7: at least 200 records aged 11-18
PROVIDERS = [((1, 1), 20.4), ((2, 5), 47.2), ((6, 10), 14.7), ((11, 18), 12.1)]  # A7, EvidenceNOW


def home_county():
    return weighted({name: county["share"] for name, county in COUNTIES.items()})


def new_clinic(name, system, kind, home, stays):
    county = home if chance.random() < stays else home_county()
    place = COUNTIES[county]
    distance, angle = place["radius"] * math.sqrt(chance.random()), uniform(0, 2 * math.pi)
    latitude = place["at"][0] + distance * math.cos(angle) / 111.2
    longitude = place["at"][1] + distance * math.sin(angle) / (111.2 * math.cos(math.radians(latitude)))
    specialty = weighted(SPECIALTY[county])
    if "pediatrics" in (system or name) or "kids" in name or "children" in name:
        specialty = "pediatrics"
    if "family" in (system or name):
        specialty = "family_medicine"
    return dict(clinic=name, system=system, kind=kind, county=county, specialty=specialty,
                rural="yes" if chance.random() < place["rural"] else "no",
                lat=f"{latitude:.4f}", lon=f"{longitude:.4f}",
                patients=RELATIVE_SIZE[specialty] * math.exp(0.6 * normal()))


def make_clinics():
    clinics = []
    for kind, systems in SYSTEMS.items():
        for system, size in systems.items():
            home = next((county for county, systems_there in HOMES.items() if system in systems_there), "alder")
            stays = 0.65 if kind == "hospital" else 0.9
            for number in range(1, size + 1):
                clinics.append(new_clinic(f"{system}_{number:02d}", system, kind, home, stays))
    for name in INDEPENDENT:
        clinics.append(new_clinic(name, "", "clinician_owned", home_county(), 1))
    for name in INDEPENDENT_HEALTH_CENTRES:
        clinics.append(new_clinic(name, "", "health_centre", home_county(), 1))
    return clinics


def set_sizes(clinics):
    """Scales patients to the published means, then gives prescribers: the largest clinics have most."""
    for is_centre in (True, False):
        group = [c for c in clinics if (c["kind"] == "health_centre") == is_centre]
        wanted = MEAN_PATIENTS["health_centre" if is_centre else "other"]
        factor = wanted / statistics.fmean(c["patients"] for c in group)
        for clinic in group:
            clinic["patients"] = max(FEWEST_PATIENTS, round(clinic["patients"] * factor))
    ranked = sorted(clinics, key=lambda c: math.log(c["patients"]) + 0.4 * normal())
    total, passed = sum(share for _, share in PROVIDERS), 0.0
    for (low, high), share in PROVIDERS:
        first = round(passed * len(ranked))
        passed += share / total
        for clinic in ranked[first:round(passed * len(ranked))]:
            clinic["providers"] = low + int(chance.random() * (high - low + 1))


def set_care(clinic):
    place = COUNTIES[clinic["county"]]
    coverage = spread(place["coverage"], 0.45)                    # spread: judgement (A5: none published)
    clinic["ehr_reports"] = yes(0.627, left_out=0.08)             # A7
    knows = clinic["ehr_reports"] == "yes" or chance.random() < 0.75  # others' registry figures are often not at hand
    clinic["coverage_1_dose"] = f"{coverage:.3f}" if knows else ""
    complete = f"{coverage * spread(0.824, 0.3):.3f}"             # A1: up to date among those who began
    clinic["coverage_up_to_date"] = complete if knows and chance.random() < 0.85 else ""
    clinic["prompts"] = yes(0.42, left_out=0.10)                  # A5
    clinic["standing_orders"] = yes(0.40, left_out=0.10)          # A5
    clinic["champion"] = yes(0.85 * 0.49, left_out=0.15)          # A7: a champion, and one for this vaccine
    public = 0.75 if clinic["kind"] == "health_centre" else place["public"]  # judgement
    share = spread(public, 0.5)
    clinic["payer_public"] = f"{share:.2f}" if chance.random() < 0.7 else ""


CYCLE_STARTS = {"2026-01-05": 40, "2026-07-06": 20, "2026-10-05": 40}  # calendar and fiscal years: judgement


def make_system(system, kind, size):
    weeks = weighted({52: 70, 39: 15, 26: 15})                    # A11: most set priorities once a year
    return dict(system=system, kind=kind, cycle_weeks=weeks,
                cycle_start=weighted(CYCLE_STARTS) if chance.random() < 0.85 else "",
                priority_setter=weighted({"system": 55, "clinic": 20, "provider": 5, "": 20}),
                layers=1 if size <= 3 else 2 if size <= 7 else 3,
                slots=weighted({2: 30, 3: 30, 4: 20, "": 20}),
                leader_visible=yes(0.5, left_out=0.2))


def write(path, columns, rows):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parent
roster = make_clinics()
set_sizes(roster)
for each in roster:
    each["patients_9_18"] = each["patients"]
    set_care(each)
write(folder / "clinics.csv",
      "clinic system county rural kind specialty patients_9_18 providers coverage_1_dose coverage_up_to_date ehr_reports "
      "prompts standing_orders champion payer_public lat lon".split(), roster)
write(folder / "systems.csv", "system kind cycle_weeks cycle_start priority_setter layers slots leader_visible".split(),
      [make_system(system, kind, size) for kind, systems in SYSTEMS.items() for system, size in systems.items()])

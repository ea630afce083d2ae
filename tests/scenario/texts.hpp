#pragma once

#include <map>
#include <string>
#include <vector>

#include "engine/scenario/load.hpp"

namespace convene {

using Texts = std::map<std::string, std::string>;

/// A small scenario without a fault; tests replace what they are about.
inline Texts good_texts() {
  return {{"scenario.toml", R"(title = "Two counties"
setting = "vaccination"
start = 2026-07-06
horizon_weeks = 26
replications = 10
seed = 7
baseline = "nothing"

[population]
clinics = "clinics.csv"
systems = "systems.csv"
ties = "ties.csv"

[[partner]]
id = "health_department"
kind = "health_department"
staff = [{ role = "coach", people = 2, hours_per_week = 24 }]
topics = ["hpv"]

[strategy.nothing]

[strategy.coach]
engagement = "clinic"
partners = ["health_department"]
policy = { kind = "first_come", every_weeks = 2 }
levers.coaching = { mode = "webinar", session_hours = 1.0 }
)"},
          {"clinics.csv",
           "clinic,system,county,patients_9_18,providers,coverage_1_dose,champion\n"
           "north,union,alder,900,4,0.71,yes\n"
           "south,union,alder,400,2,,\n"
           "west,,birch,1200,5,0.8,no\n"},
          {"systems.csv", "system,cycle_weeks,cycle_start,priority_setter\nunion,52,2026-10-05,clinic\n"},
          {"ties.csv", "from,to,trust\nhealth_department,union,0.4\nwest,health_department,\n"}};
}

/// Every fault of the texts as a person would see it, in order.
inline std::vector<std::string> faults_of(Texts const& texts) {
  Diagnostics diagnostics;
  load_scenario_texts(texts, diagnostics);
  std::vector<std::string> lines;
  for (auto const& fault : diagnostics.sorted()) lines.push_back(to_string(fault));
  return lines;
}

inline std::vector<std::string> faults_with(std::string const& file, std::string const& text) {
  auto texts = good_texts();
  texts[file] = text;
  return faults_of(texts);
}

/// The good scenario.toml with one part replaced by another.
inline std::vector<std::string> faults_replacing(std::string const& part, std::string const& by) {
  auto text = good_texts().at("scenario.toml");
  auto const at = text.find(part);
  if (at == std::string::npos) return {"the test looks for text that is not there: " + part};
  return faults_with("scenario.toml", text.replace(at, part.size(), by));
}

}  // namespace convene

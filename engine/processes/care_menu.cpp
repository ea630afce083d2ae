#include "engine/processes/care_menu.hpp"

namespace convene {
namespace {

CareMenu vaccination() {
  return {.changes = {{"feedback", 4, 30},
                      {"prompts", 60, 24, true},
                      {"standing_orders", 40, 11, true},
                      {"recall", 8, 40},
                      {"communication", 7, 15}},
          .path = "improvement.",
          .chosen_grade = Grade::A,
          .chosen_source = "hpv.A8: strategies chosen by 61 clinics, 2011",
          .half_life_source = "judgement; hpv.A10",
          .feedback = feedback,
          .confidence = communication};
}

/// One change for each topic, and assessment and feedback, which serves them all. The first five stand in the order
/// of `HospitalTopic`.
CareMenu hospital_safety() {
  return {.changes = {{"transitional_care", 30, 1},
                      {"central_line_bundle", 40, 1, true},
                      {"catheter_protocol", 40, 1, true},
                      {"falls_rounds", 20, 1},
                      {"medication_reconciliation", 40, 1, true},
                      {"audit_feedback", 8, 0.5}},
          .path = "improvement.hospital_safety.",
          .chosen_grade = Grade::E,
          .chosen_source = "judgement: each topic alike, weighted by its gap",
          .half_life_source = "judgement; par.A3: 60% and 32% of improvers held for two years",
          .feedback = 5};
}

/// In the order of `ComplexCareChange`.
CareMenu complex_care() {
  return {.changes = {{"needs_screening", 16, 3},
                      {"resource_list", 24, 2},
                      {"warm_handover", 12, 2},
                      {"follow_up_calls", 10, 1},
                      {"care_plans", 20, 2},
                      {"audit_feedback", 8, 0.5}},
          .path = "improvement.complex_care.",
          .chosen_grade = Grade::E,
          .chosen_source = "judgement",
          .half_life_source = "judgement",
          .feedback = audit_feedback};
}

}  // namespace

CareMenu const& care_menu(Setting setting) {
  static CareMenu const menus[settings_count] = {vaccination(), hospital_safety(), complex_care()};
  return menus[static_cast<std::size_t>(setting)];
}

CareMenuNumbers read_care_menu(CareMenu const& menu, Parameters& p) {
  CareMenuNumbers numbers;
  double sum = 0;
  for (std::size_t k = 0; k < menu.changes.size(); ++k) {
    auto const& change = menu.changes[k];
    numbers.half_life[k] = p.read({menu.path + "half_life." + change.name, change.half_life, 2, 200, "week", Grade::E, menu.half_life_source, "half-life of the fidelity of " + change.name, Spread::log_uniform});
    sum += numbers.share[k] = p.read({menu.path + "chosen." + change.name, change.chosen, 0, 100, "1", menu.chosen_grade, menu.chosen_source, "weight with which clinics choose " + change.name});
  }
  for (auto& s : numbers.share) s /= sum;
  return numbers;
}

}  // namespace convene

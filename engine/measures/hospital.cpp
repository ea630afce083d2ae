#include <string>

#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

using Of = std::function<double(HospitalCounts const&)>;

std::function<double(Lane const&, ClinicId)> at(Of of) {
  return [of = std::move(of)](Lane const& lane, ClinicId c) { return of(lane.care->hospital_counts()[c]); };
}

Measure flow(std::string id, std::string title, std::string units, Better better, Of of) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::flow, better}, at(std::move(of)), {}, {}};
}

/// `scale` x amount / per, both since the start.
Measure ratio(std::string id, std::string title, std::string units, double scale, Of amount, Of per) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::level, Better::less},
          at([=](HospitalCounts const& n) { return scale * amount(n); }), at(std::move(per)), {}};
}

template <class Counts>
double sum(Counts const& counts) {
  double total = 0;
  for (auto n : counts) total += n;
  return total;
}

Of harm(HospitalTopic topic) {
  return [=](HospitalCounts const& n) { return static_cast<double>(n.harms[topic]); };
}

Of device(HospitalTopic topic) {
  return [=](HospitalCounts const& n) { return static_cast<double>(n.device_days[topic]); };
}

double days(HospitalCounts const& n) { return n.patient_days; }

void add_conditions(std::vector<Measure>& all) {
  for (std::size_t c = 0; c < hospital_condition_count; ++c) {
    std::string const name{hospital_conditions[c]};
    all.push_back(flow("discharges_" + name, "discharges after " + name, "discharge", Better::neither, [=](HospitalCounts const& n) { return static_cast<double>(n.discharges[c]); }));
    all.push_back(flow("readmissions_" + name, "of these, readmitted within 30 days", "readmission", Better::less, [=](HospitalCounts const& n) { return static_cast<double>(n.readmissions[c]); }));
  }
}

void add_compliance(std::vector<Measure>& all) {
  auto const mean = [&](std::string id, std::string title, Of of) {
    all.push_back({{std::move(id), std::move(title), "1", MeasureKind::level, Better::more}, at(std::move(of)), at([](HospitalCounts const&) { return 1.0; }), {}});
  };
  mean("compliance", "share of patients who get what is due, mean of topics and hospitals", [](HospitalCounts const& n) { return sum(n.compliance) / static_cast<double>(n.compliance.size()); });
  for (std::size_t t = 0; t < hospital_topic_count; ++t)
    mean("compliance_" + std::string{hospital_topics[t]}, "the same, " + std::string{hospital_topics[t]} + " alone", [=](HospitalCounts const& n) { return n.compliance[t]; });
}

}  // namespace

std::vector<Measure> hospital() {
  Of const discharges = [](HospitalCounts const& n) { return sum(n.discharges); };
  Of const readmitted = [](HospitalCounts const& n) { return sum(n.readmissions); };
  std::vector<Measure> all{
      flow("discharges", "discharges after the six conditions, Medicare", "discharge", Better::neither, discharges),
      flow("readmissions", "readmissions within 30 days of these discharges", "readmission", Better::less, readmitted),
      ratio("readmission_rate", "readmissions over discharges since the start", "1", 1, readmitted, discharges)};
  add_conditions(all);
  all.push_back(flow("harms", "infections of lines and catheters, falls, adverse drug events", "harm", Better::less, [](HospitalCounts const& n) { return sum(n.harms); }));
  all.push_back(flow("clabsi", "central-line infections", "harm", Better::less, harm(clabsi)));
  all.push_back(flow("cauti", "catheter infections", "harm", Better::less, harm(cauti)));
  all.push_back(flow("falls", "falls", "harm", Better::less, harm(falls)));
  all.push_back(flow("adverse_drug_events", "adverse drug events", "harm", Better::less, harm(adverse_drug_events)));
  all.push_back(flow("patient_days", "patient-days", "day", Better::neither, days));
  all.push_back(flow("line_days", "central-line days", "day", Better::less, device(clabsi)));
  all.push_back(flow("catheter_days", "urinary-catheter days", "day", Better::less, device(cauti)));
  all.push_back(ratio("clabsi_per_1000_line_days", "central-line infections per 1,000 line-days since the start", "1/1000 days", 1000, harm(clabsi), device(clabsi)));
  all.push_back(ratio("cauti_per_1000_catheter_days", "catheter infections per 1,000 catheter-days since the start", "1/1000 days", 1000, harm(cauti), device(cauti)));
  all.push_back(ratio("cauti_per_10000_patient_days", "the same per 10,000 patient-days, whoever has a catheter", "1/10000 days", 10000, harm(cauti), days));
  all.push_back(ratio("falls_per_1000_patient_days", "falls per 1,000 patient-days since the start", "1/1000 days", 1000, harm(falls), days));
  all.push_back(ratio("harms_per_1000_patient_days", "harms per 1,000 patient-days since the start", "1/1000 days", 1000, [](HospitalCounts const& n) { return sum(n.harms); }, days));
  add_compliance(all);
  return only_in(Setting::hospital_safety, std::move(all));
}

}  // namespace convene::measures

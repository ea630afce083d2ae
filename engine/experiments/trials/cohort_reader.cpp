#include "engine/experiments/trials/cohort_reader.hpp"

#include <algorithm>

namespace convene {
namespace {

CohortEvent::Kind kind_of(TrialMeasure measure) {
  switch (measure) {
    case TrialMeasure::emergency: return CohortEvent::emergency;
    case TrialMeasure::visits:
    case TrialMeasure::follow_up: return CohortEvent::visited;
    default: return CohortEvent::admitted;
  }
}

ClinicShare needs_of(CohortMember const& member, TrialWindow window) {
  ClinicShare share;
  for (auto const& need : member.needs) {
    if (need.begin >= static_cast<float>(window.to) || need.end <= static_cast<float>(window.from)) continue;
    ++share.of;
    share.count += need.met < static_cast<float>(window.to);
  }
  return share;
}

}  // namespace

ClinicShare count_of(TrialMeasure measure, CohortMember const& member, TrialWindow window) {
  auto const from = static_cast<float>(window.from), to = static_cast<float>(window.to);
  if (member.died <= from) return {};
  if (measure == TrialMeasure::needs_met) return needs_of(member, window);
  if (measure == TrialMeasure::deaths) return {member.died < to ? 1.0 : 0.0, 1};
  ClinicShare share{0, 1};
  auto const kind = kind_of(measure);
  for (auto const& event : member.events)
    if (event.kind == kind && event.day >= from && event.day < to) share.count += measure == TrialMeasure::bed_days ? event.days : 1;
  if (!is_a_person(measure)) share.count = std::min(share.count, 1.0);
  return share;
}

}  // namespace convene

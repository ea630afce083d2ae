#include <array>

#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

using Number = ComplexCounts::Number;

ComplexCounts const& at(Lane const& lane, ClinicId c) { return lane.care->complex_counts()[c]; }

Measure total(std::string id, std::string title, std::string units, MeasureKind kind, Better better, Number ComplexCounts::*field) {
  return {{std::move(id), std::move(title), std::move(units), kind, better}, [=](Lane const& lane, ClinicId c) { return static_cast<double>(at(lane, c).*field); }, {}, {}};
}

Measure flow(std::string id, std::string title, std::string units, Better better, Number ComplexCounts::*field) {
  return total(std::move(id), std::move(title), std::move(units), MeasureKind::flow, better, field);
}

Measure level(std::string id, std::string title, std::string units, Better better, Number ComplexCounts::*field) {
  return total(std::move(id), std::move(title), std::move(units), MeasureKind::level, better, field);
}

Measure mean(std::string id, std::string title, std::string units, Better better, Number ComplexCounts::*sum, Number ComplexCounts::*of) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::level, better},
          [=](Lane const& lane, ClinicId c) { return static_cast<double>(at(lane, c).*sum); },
          [=](Lane const& lane, ClinicId c) { return static_cast<double>(at(lane, c).*of); },
          {}};
}

Measure step(std::string id, std::string title, FunnelStep at_step, Better better) {
  return {{std::move(id), std::move(title), "need", MeasureKind::flow, better},
          [=](Lane const& lane, ClinicId c) {
            double sum = 0;
            for (auto const& row : at(lane, c).funnel) sum += static_cast<double>(row[at_step]);
            return sum;
          },
          {}, {}};
}

Measure lost(std::string id, std::string title, ReferralLoss why) {
  return {{std::move(id), std::move(title), "referral", MeasureKind::flow, Better::less},
          [=](Lane const& lane, ClinicId c) {
            double sum = 0;
            for (auto const& row : at(lane, c).losses) sum += static_cast<double>(row[why]);
            return sum;
          },
          {}, {}};
}

}  // namespace

std::vector<Measure> complex_care() {
  using N = ComplexCounts;
  return only_in(Setting::complex_care, {
      step("needs_met", "needs met by the services people were referred to", step_resolved, Better::more),
      step("needs_found", "needs told when asked about, first time each", step_found, Better::neither),
      step("needs_wanted", "of these, with the wish for help", step_wanted, Better::neither),
      step("referrals", "referrals made", step_referred, Better::neither),
      step("referrals_reached", "of these, the service reached the person", step_reached, Better::more),
      step("referrals_eligible", "of these, the person qualified", step_eligible, Better::more),
      step("referrals_served", "of these, the service was given", step_served, Better::more),
      lost("lost_contact", "referrals that never reached the person", loss_contact),
      lost("lost_eligibility", "referrals to a service for which the person does not qualify", loss_eligibility),
      lost("lost_refused", "referrals turned away, as the waiting list was full", loss_refused),
      lost("lost_waiting", "referrals given up on the waiting list", loss_left),
      mean("days_to_close", "days from a referral until the team knows what became of it, mean so far", "day", Better::less, &N::closing_days, &N::closed),
      flow("referrals_closed", "referrals whose outcome the team knows", "referral", Better::neither, &N::closed),
      mean("days_to_contact", "days from a referral to the service's first contact, mean so far", "day", Better::less, &N::contact_days, &N::first_contacts),
      mean("days_waiting", "days on services' waiting lists, mean so far", "day", Better::less, &N::waiting_days, &N::waits),
      level("waiting", "referred people at services, waiting or being served", "person", Better::neither, &N::waiting),
      level("referrals_open", "referrals whose outcome the team does not know", "referral", Better::neither, &N::open_referrals),
      flow("assessments", "assessments of people's needs by any programme", "1", Better::neither, &N::assessments),
      flow("duplicate_assessments", "of these, within 180 days of another", "1", Better::less, &N::duplicates),
      flow("screenings", "times that people were asked about their needs", "1", Better::neither, &N::screened),
      flow("emergency_visits", "emergency visits without admission", "visit", Better::less, &N::emergency),
      flow("admissions", "hospital admissions", "admission", Better::less, &N::admissions),
      flow("bed_days", "days in hospital", "day", Better::less, &N::bed_days),
      flow("ambulatory_visits", "ambulatory visits", "visit", Better::neither, &N::visits),
      mean("followed_up_14", "discharges followed by an ambulatory visit within 14 days, share so far", "1", Better::more, &N::followed_up, &N::discharges),
      flow("deaths", "deaths", "person", Better::less, &N::deaths),
      level("people", "people with complex needs, alive", "person", Better::neither, &N::people),
      mean("people_in_need", "share of people with a need that is there, met or not", "1", Better::neither, &N::with_need, &N::people),
      mean("told_needs_met", "of needs told and help wanted, share met now", "1", Better::more, &N::told_met, &N::told),
      level("care_managed", "people in care management", "person", Better::neither, &N::managed),
      mean("caseload_used", "share of care managers' caseload that is taken", "1", Better::neither, &N::managed, &N::places),
      flow("qualified", "discharges after which somebody qualified for care management", "1", Better::neither, &N::qualified),
      flow("cost_care", "cost of hospital, emergency and ambulatory care", "USD", Better::less, &N::cost)});
}

}  // namespace convene::measures

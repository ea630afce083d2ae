#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

Measure events(std::string id, std::string title, std::string units, std::int32_t Ledger::*field, Better better) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::flow, better}, {}, {}, [=](Lane const& lane) {
            return static_cast<double>(lane.ledger.*field);
          }};
}

/// Mean of a prospect's column, over prospects.
template <class T>
Measure mean(std::string id, std::string title, std::string units, Column<ProspectId, T> Prospects::*column, Better better) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::level, better}, {}, {}, [=](Lane const& lane) {
            auto const& values = lane.organisations.prospects.*column;
            double sum = 0;
            for (auto v : values.values()) sum += static_cast<double>(v);
            return values.size() ? sum / static_cast<double>(values.size()) : 0;
          }};
}

/// Mean over the clinics that take part; 0 when there are none.
double responsiveness(Lane const& lane) {
  auto const& e = lane.organisations.enrolments;
  double sum = 0;
  int active = 0;
  for (auto id : rows_of<EnrolmentId>(e.size()))
    if (e.active[id]) sum += e.responsiveness[id], ++active;
  return active ? sum / active : 0;
}

template <class Counts>
Measure clinics(std::string id, std::string title, std::string units, Better better, Counts counts) {
  return {{std::move(id), std::move(title), std::move(units), MeasureKind::level, better}, counts, {}, {}};
}

}  // namespace

std::vector<Measure> partnership() {
  return {
      events("contacts", "courtships completed", "1", &Ledger::contacts, Better::neither),
      events("offers", "offers made", "1", &Ledger::pitches, Better::neither),
      events("wasted_offers", "of these, to someone who could not decide", "1", &Ledger::wasted_pitches, Better::less),
      events("agreements", "agreements reached", "1", &Ledger::agreements, Better::more),
      events("refusals", "offers refused", "1", &Ledger::refusals, Better::less),
      events("drop_outs", "clinics that dropped out", "clinic", &Ledger::drop_outs, Better::less),
      events("sessions", "coaching sessions held", "1", &Ledger::sessions, Better::neither),
      events("duplicate_sessions", "of these, at clinics that another partner coaches too", "1", &Ledger::duplicates, Better::less),
      events("breaches", "promises not kept", "1", &Ledger::breaches, Better::less),
      mean("trust", "targets' trust in partners, mean", "1", &Prospects::trust, Better::more),
      mean("systems_mapped", "share of targets whose structure is known", "1", &Prospects::mapped, Better::more),
      mean("leaders_known", "share of targets whose leader is believed known", "1", &Prospects::leader_known, Better::more),
      mean("offers_matched", "how well offers fit targets' priorities, mean", "1", &Prospects::matched, Better::more),
      mean("endorsements", "partners' leaders' joint endorsement with targets, mean", "1", &Prospects::endorsement, Better::more),
      mean("information", "how much is known of targets' structure, priorities and workflows, mean", "1", &Prospects::information, Better::more),
      mean("priorities_known", "share of targets whose priorities are known", "1", &Prospects::priorities_known, Better::more),
      mean("message", "how well targets understand what the work is worth to them, mean", "1", &Prospects::message, Better::more),
      mean("frankness", "how openly partners and targets speak of trouble, mean", "1", &Prospects::frankness, Better::more),
      mean("success_metrics", "how far success is defined with finance and senior leaders, mean", "1", &Prospects::metrics, Better::more),
      mean("history_used", "share of targets with whom earlier cooperation was taken up", "1", &Prospects::history_used, Better::more),
      mean("contact", "contact of partners with targets, mean stock", "1", &Prospects::contact, Better::neither),
      {{"responsiveness", "how promptly partners answer clinics that take part, mean", "1", MeasureKind::level, Better::more}, {}, {}, responsiveness},
      clinics("active_clinics", "clinics taking part in a partner's programme", "clinic", Better::more, [](Lane const& lane, ClinicId c) { return lane.organisations.clinics.initiatives[c] > 0 ? 1.0 : 0.0; }),
      clinics("champions", "clinics with a champion", "clinic", Better::more, [](Lane const& lane, ClinicId c) { return static_cast<double>(lane.organisations.clinics.champion[c]); }),
      clinics("improvement_cycles", "improvement cycles completed so far", "1", Better::more, [](Lane const& lane, ClinicId c) { return static_cast<double>(lane.organisations.clinics.cycles[c]); }),
      {{"load", "hours asked of clinics over their improvement hours, mean", "1", MeasureKind::level, Better::less}, [](Lane const& lane, ClinicId c) { return lane.organisations.clinics.load[c]; }, [](Lane const&, ClinicId) { return 1.0; }, {}},
  };
}

}  // namespace convene::measures

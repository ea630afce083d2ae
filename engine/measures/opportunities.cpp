#include "engine/kernel/measure.hpp"

namespace convene::measures {
namespace {

double eligible(VaccinationCounts const& n, int stage, int type) { return n.eligible[stage][type]; }

double missed(VaccinationCounts const& n, int stage, int type) {
  return n.eligible[stage][type] - n.vaccinated[stage][type];
}

using Part = double (*)(VaccinationCounts const&, int, int);

/// Sum of `part` over the stages and types asked for; -1 means all.
Measure visits(std::string id, std::string title, Part part, int stage, int type, Better better) {
  return {{std::move(id), std::move(title), "visit", MeasureKind::flow, better},
          {}, {}, {},
          [=](VaccinationCounts const& n) {
            double sum = 0;
            for (int s = 0; s < dose_stages; ++s)
              for (int t = 0; t < visit_types; ++t)
                if ((stage < 0 || s == stage) && (type < 0 || t == type)) sum += part(n, s, t);
            return sum;
          },
          {}};
}

}  // namespace

std::vector<Measure> opportunities() {
  return only_in(Setting::vaccination,
         {visits("eligible_visits", "visits with a dose due", eligible, -1, -1, Better::neither),
          visits("missed_opportunities", "visits with a dose due and none given", missed, -1, -1, Better::less),
          visits("eligible_first_preventive", "preventive visits with the first dose due", eligible, first_dose, preventive, Better::neither),
          visits("missed_first_preventive", "of these, none given", missed, first_dose, preventive, Better::less),
          visits("eligible_first_acute", "acute visits with the first dose due", eligible, first_dose, acute, Better::neither),
          visits("missed_first_acute", "of these, none given", missed, first_dose, acute, Better::less),
          visits("eligible_later_preventive", "preventive visits with a later dose due", eligible, later_dose, preventive, Better::neither),
          visits("missed_later_preventive", "of these, none given", missed, later_dose, preventive, Better::less),
          visits("eligible_later_acute", "acute visits with a later dose due", eligible, later_dose, acute, Better::neither),
          visits("missed_later_acute", "of these, none given", missed, later_dose, acute, Better::less)});
}

}  // namespace convene::measures

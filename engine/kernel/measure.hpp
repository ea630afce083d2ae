#pragma once

#include <functional>
#include <vector>

#include "engine/kernel/lane.hpp"
#include "engine/results/measure.hpp"

namespace convene {

/// One thing recorded each week. Flows give running totals; the recorder takes differences.
///
/// Per clinic, as `amount` or as the ratio of sums `amount / per`, so that systems and the whole follow by adding;
/// or, the same, of the clinic's care alone (`care_amount`, `care_per`: counts are added up once for all of these);
/// or of the whole alone.
struct Measure {
  MeasureInfo info;
  std::function<double(Lane const&, ClinicId)> amount{};
  std::function<double(Lane const&, ClinicId)> per{};
  std::function<double(Lane const&)> whole{};
  std::function<double(VaccinationCounts const&)> care_amount{};
  std::function<double(VaccinationCounts const&)> care_per{};
  std::vector<Setting> serves{};   ///< settings it has a meaning in; empty: all

  bool by_clinic() const { return amount || care_amount; }
  bool is_ratio() const { return per || care_per; }
  double amount_at(Lane const& lane, ClinicId c) const { return amount ? amount(lane, c) : care_amount(lane.care->counts()[c]); }
  double per_at(Lane const& lane, ClinicId c) const { return per ? per(lane, c) : care_per ? care_per(lane.care->counts()[c]) : 1; }
};

/// The same measures, of one setting alone.
std::vector<Measure> only_in(Setting setting, std::vector<Measure> measures);

/// True where a list of settings, empty for all, holds `setting`.
bool serves(std::vector<Setting> const& settings, Setting setting);

}  // namespace convene

// Without partnership, simulated readmission rates agree with those that CMS publishes.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "engine/processes/care/hospital/rates.hpp"
#include "engine/scenario/load.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

constexpr int replications = 200, years = 3, weeks = 156;
using Half = std::array<bool, hospital_condition_count>;

/// CMS' names of the conditions in alphabetical order: AMI, CABG, COPD are one half, HF, HIP-KNEE, PN the other.
constexpr Half first_half{true, false, false, true, true, false};
constexpr Half second_half{false, true, true, false, false, true};

/// Michigan alone, nobody helping, as long as CMS counts, with every count of discharges written in.
Scenario michigan() {
  Diagnostics diagnostics;
  auto s = load_scenario(CONVENE_SOURCE "/scenarios/michigan_hospitals", diagnostics);
  if (!diagnostics.ok()) throw InputError(diagnostics);
  s.horizon_weeks = weeks;
  s.strategies.resize(1);
  s.partners.clear();
  Simulation const filled{s};
  auto const& world = filled.world();
  for (auto id : rows_of<ClinicId>(world.clinics.size())) {
    auto& row = s.hospitals[world.clinics.roster_row[id]];
    for (std::size_t c = 0; c < hospital_condition_count; ++c)
      if (row.cells[c].predicted) row.cells[c].discharges = static_cast<int>(std::lround(world.hospitals.rates[id][c].counted));
  }
  return s;
}

struct Cell {
  ClinicId hospital;
  std::size_t condition;
  double published;              ///< predicted rate
  std::vector<double> simulated; ///< the rate that CMS would have predicted, by replication
  std::vector<double> raw;       ///< readmissions over discharges
};

/// Simulates; `judged` are the conditions whose cells come back.
std::vector<Cell> simulate(Scenario const& shown, Scenario const& whole, Half const& judged, double spread) {
  Simulation const simulation{shown};
  auto const& world = simulation.world();
  std::vector<Cell> cells;
  for (auto id : rows_of<ClinicId>(world.clinics.size()))
    for (std::size_t c = 0; c < hospital_condition_count; ++c)
      if (auto const& cell = whole.hospitals[world.clinics.roster_row[id]].cells[c]; judged[c] && cell.predicted)
        cells.push_back({id, c, *cell.predicted, {}, {}});
  std::vector<std::size_t> const only{0};
  for (int r = 0; r < replications; ++r) {
    auto const result = simulation.replicate(r, only, serial_for, {});
    for (auto& cell : cells) {
      auto const& n = result.lanes[0].hospital_counts[cell.hospital];
      double const went = n.discharges[cell.condition], came = n.readmissions[cell.condition];
      if (went == 0) continue;
      cell.raw.push_back(came / went);
      cell.simulated.push_back(as_cms_predicts(came, went, world.hospitals.rates[cell.hospital][cell.condition].expected, spread));
    }
  }
  return cells;
}

double quantile(std::vector<double> values, double q) {
  std::sort(values.begin(), values.end());
  double const place = q * static_cast<double>(values.size() - 1);
  auto const low = static_cast<std::size_t>(place);
  auto const high = std::min(low + 1, values.size() - 1);
  return values[low] + (place - static_cast<double>(low)) * (values[high] - values[low]);
}

bool inside(double x, std::vector<double> const& simulated) {
  return x >= quantile(simulated, 0.025) && x <= quantile(simulated, 0.975);
}

/// Spread and likeness from one half; the other half's predicted rates hidden, simulated, and compared.
double share_predicted(Half const& known, Half const& judged) {
  auto const whole = michigan();
  auto const fit = fit_rates(Simulation{whole}.world().hospitals, known);
  auto hidden = whole;
  for (auto& hospital : hidden.hospitals)
    for (std::size_t c = 0; c < hospital_condition_count; ++c)
      if (judged[c]) hospital.cells[c].predicted.reset();
  set(hidden, "hospital.rate_spread", fit.spread);
  set(hidden, "hospital.rate_alike", fit.alike);
  auto const cells = simulate(hidden, whole, judged, fit.spread);
  double in = 0, bias = 0;
  std::array<double, hospital_condition_count> held{}, of{};
  for (auto const& cell : cells) {
    bool const is_in = inside(cell.published, cell.simulated);
    in += is_in;
    held[cell.condition] += is_in;
    of[cell.condition] += 1;
    double mean = 0;
    for (double x : cell.simulated) mean += x / static_cast<double>(cell.simulated.size());
    bias += (mean - cell.published) / static_cast<double>(cells.size());
  }
  std::cout << "fitted spread " << fit.spread << ", alike " << fit.alike << "; " << cells.size() << " cells, inside " << in / static_cast<double>(cells.size())
            << ", mean difference " << 100 * bias << " points;";
  for (std::size_t c = 0; c < of.size(); ++c)
    if (of[c] > 0) std::cout << " " << hospital_conditions[c] << " " << held[c] / of[c];
  std::cout << "\n";
  return in / static_cast<double>(cells.size());
}

TEST(PublishedRates, OneHalfOfTheConditionsPredictsTheOther) {
  double const share = share_predicted(first_half, second_half);
  EXPECT_GE(share, 0.90);
  EXPECT_LE(share, 0.99);
}

TEST(PublishedRates, AndTheOtherTheOne) {
  double const share = share_predicted(second_half, first_half);
  EXPECT_GE(share, 0.90);
  EXPECT_LE(share, 0.99);
}

/// With every rate shown: the mean of what is simulated is what is published, and counts vary as CMS' own do.
TEST(PublishedRates, SimulatedCountsVaryAsCmsOwnDo) {
  auto const whole = michigan();
  auto const cells = simulate(whole, whole, {true, true, true, true, true, true}, 0.019);
  double bias = 0, in = 0, of = 0;
  auto const world = Simulation{whole}.world();
  for (auto const& cell : cells) {
    double mean = 0;
    for (double x : cell.raw) mean += x / static_cast<double>(cell.raw.size());
    bias += (mean - cell.published) / static_cast<double>(cells.size());
    auto const& given = whole.hospitals[world.clinics.roster_row[cell.hospital]].cells[cell.condition];
    if (!given.readmissions) continue;
    of += 1;
    in += inside(*given.readmissions / static_cast<double>(*given.discharges), cell.raw);
  }
  std::cout << cells.size() << " published cells; mean of simulated less published " << 100 * bias << " points; of " << of
            << " cells with counts, CMS' own rate lies in the 95% interval in " << in / of << "\n";
  EXPECT_EQ(cells.size(), 362u);
  EXPECT_LT(std::abs(bias), 0.003);
  EXPECT_GE(in / of, 0.90);
}

}  // namespace
}  // namespace convene::test

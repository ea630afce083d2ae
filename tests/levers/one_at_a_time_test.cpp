// Every lever of the catalogue, on against off, over the same people, visits and draws.
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/validate.hpp"
#include "tests/support/study.hpp"

namespace convene::test {
namespace {

class EveryLever : public testing::TestWithParam<std::string> {};

std::vector<std::string> lever_ids() {
  std::vector<std::string> ids;
  for (auto const& lever : levers_catalogue()) ids.push_back(lever.id);
  return ids;
}

LeverInfo info_of(std::string const& id) {
  auto const levers = levers_catalogue();
  return *find_lever(levers, id);
}

/// What a lever needs around it to have anything to act on, besides coaching and known leaders.
std::map<std::string, std::vector<std::string>> const prerequisites{
    {"cycle_alignment", {"system_mapping"}},
    {"eligibility_alignment", {"service_mapping"}},
    {"existing_services_first", {"service_mapping"}},
    {"measure_alignment", {"data_readiness"}},
    {"overlap_identification", {"data_sharing"}},
    {"partner_stance", {"standing_calls"}},
    {"streamlined_reporting", {"data_sharing"}},
};

std::vector<std::string> surroundings(std::string const& id) {
  std::vector<std::string> around{"coaching", "leader_identification"};
  if (auto const found = prerequisites.find(id); found != prerequisites.end()) around.insert(around.end(), found->second.begin(), found->second.end());
  std::erase(around, id);
  return around;
}

/// Circumstances that a lever needs besides other levers.
void arrange(std::string const& id, Scenario& s) {
  if (id == "conflict_navigation") set(s, "governance.conflict", 0.1);
  if (id == "build_on_history")
    for (std::string const system : {"system-0", "system-3"}) s.ties.push_back({.from = "department", .to = system, .trust = {}, .history_years = 6, .data_sharing = {}, .where = {}});
}

/// The clinics of a setting in which the lever has a meaning.
Scenario clinics_for(std::string const& id) {
  auto const served = info_of(id).serves;
  if (std::find(served.begin(), served.end(), Setting::vaccination) != served.end()) return made_up({.clinics = 32, .system_size = 4, .patients = 800});
  auto s = made_up({.clinics = 32, .system_size = 4, .patients = 60});
  s.setting = Setting::complex_care;
  for (std::size_t need = 0; need < need_types; ++need)
    s.complex_care.services.push_back({.service = std::string{need_words[need]}, .need = static_cast<NeedType>(need), .servers = 6, .hours_per_case = 5,
                                       .eligibility = {}, .waiting_limit = {}, .other_clients = {}, .where = {}});
  return s;
}

/// Two partners who approach systems of four clinics; `off` without the lever and `on` with it.
Scenario off_and_on(std::string const& id, double hours) {
  auto s = clinics_for(id);
  auto const a = add_partner(s, "department", 2, hours), b = add_partner(s, "society", 1, hours);
  arrange(id, s);
  auto around = surroundings(id);
  add_strategy(s, "off", Engagement::system, {a, b}, around);
  around.push_back(id);
  std::sort(around.begin(), around.end());
  add_strategy(s, "on", Engagement::system, {a, b}, around);
  return s;
}

TEST_P(EveryLever, MovesItsObservableAndBooksItsHours) {
  auto const info = info_of(GetParam());
  auto scenario = off_and_on(GetParam(), 40);
  Study const study{scenario, 20};
  // Levels are compared over the whole course, so that something that comes and goes is seen.
  std::vector<double> moved;
  std::size_t m = 0;
  while (study.simulation().measures()[m].info.id != info.observable) ++m;
  for (auto const& r : study.results()) {
    double sum = 0;
    for (std::size_t w = 0; w < r.lanes[1].series[m].size(); ++w) sum += r.lanes[2].series[m][w] - r.lanes[1].series[m][w];
    moved.push_back(info.direction * sum);
  }
  EXPECT_GT(t_statistic(moved), 3.5) << info.observable << " must go " << (info.direction > 0 ? "up" : "down");
  EXPECT_NE(study.mean("on", "hours_used"), study.mean("off", "hours_used")) << "it takes hours";
}

std::uint64_t bits(double x) { return std::bit_cast<std::uint64_t>(x); }

TEST_P(EveryLever, WithoutStaffHoursIsOffBitForBit) {
  Study const study{off_and_on(GetParam(), 0), 3};
  for (auto const& r : study.results())
    for (std::size_t m = 0; m < r.lanes[1].series.size(); ++m) {
      auto const& id = study.simulation().measures()[m].info.id;
      if (id == "hours_unmet" || id == "hours_late") continue;  // what is asked for and never done
      auto const &off = r.lanes[1].series[m], &on = r.lanes[2].series[m];
      EXPECT_TRUE(std::ranges::equal(off, on, {}, bits, bits)) << id;  // where nobody is followed there is no number, on either side
    }
}

TEST_P(EveryLever, ReachesPatientsThroughTheWeeksConditionsAlone) {
  auto s = off_and_on(GetParam(), 40);
  for (auto const* conditions : {"process.vaccination_conditions.enabled", "process.complex_care_conditions.enabled"}) set(s, conditions, 0);
  Study const study{s, 3};
  EXPECT_EQ(study.values("on", default_outcome(s.setting)), study.values("off", default_outcome(s.setting)));
}

TEST_P(EveryLever, IsDocumented) {
  auto const info = info_of(GetParam());
  EXPECT_FALSE(info.title.empty());
  EXPECT_FALSE(info.seed.empty());
  EXPECT_FALSE(info.tasks.empty());
  EXPECT_FALSE(info.touches.empty());
  EXPECT_FALSE(info.serves.empty());
  auto const measures = all_measures();
  EXPECT_TRUE(std::any_of(measures.begin(), measures.end(), [&](auto const& m) { return m.info.id == info.observable; }))
      << info.observable << " is no measure";
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryLever, testing::ValuesIn(lever_ids()), [](auto const& p) { return p.param; });

}  // namespace
}  // namespace convene::test

// What partners find out about services and community resources, and what has to come first.
#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "tests/levers/partners_at_work.hpp"

namespace convene::test {
namespace {

TEST(Resources, RulesAndExistingServicesWaitForAMapOfServices) {
  for (auto const& [lever, stock] : {std::pair{"eligibility_alignment", &Alliance::eligibility}, std::pair{"existing_services_first", &Alliance::existing_first}}) {
    PartnersAtWork without{{.levers = {lever}}}, with{{.levers = {lever, "service_mapping"}}};
    without.live(52);
    with.live(52);
    EXPECT_EQ(without.alliance().*stock, 0) << lever;
    EXPECT_GT(with.alliance().*stock, 0.2) << lever;
  }
}

TEST(Resources, ScoutAndPatientsFillOneStock) {
  auto const known = [](std::vector<std::string> const& levers) {
    PartnersAtWork them{{.levers = levers}};
    them.open_clinic();
    them.live(52);
    return them.alliance().resources_known;
  };
  double const scout = known({"resource_scout"}), patients = known({"patient_informed_resources"}), both = known({"resource_scout", "patient_informed_resources"});
  EXPECT_GT(scout, 0);
  EXPECT_GT(patients, 0);
  EXPECT_GT(both, std::max(scout, patients));
  EXPECT_LT(both, scout + patients) << "what one has found the other need not find";
  EXPECT_LT(both, 1);
}

TEST(Resources, PatientsAreAskedWhereThereIsWork) {
  PartnersAtWork them{{.levers = {"patient_informed_resources"}}};
  them.live(26);
  EXPECT_EQ(them.alliance().resources_known, 0);
  them.open_clinic();
  them.live(1);
  double const once = them.alliance().resources_known;
  EXPECT_NEAR(once, 0.5, 0.02) << "one clinic is all there is, and its patients are asked once though both partners work there";
  them.live(12);
  EXPECT_LT(them.alliance().resources_known, once) << "not again before the quarter is over";
}

TEST(Resources, OwnDepartmentsAreReachedThroughOneWhomTheLeadKnows) {
  PartnersAtWork them{{.levers = {"internal_departments"}}};
  them.live(26);
  EXPECT_EQ(them.alliance().internal_routes, 0);
  for (auto& stage : them.lane().organisations.prospects.stage.values()) stage = Stage::in_relationship;
  them.live(1);
  EXPECT_GT(them.alliance().internal_routes, 0);
  EXPECT_GT(them.lane().ledger.system_hours, 0) << "departments give hours too";
}

TEST(Resources, OneScoutOneMap) {
  PartnersAtWork them{{.levers = {"resource_scout", "service_mapping"}}};
  them.live(52, [](Task const&) { return false; });
  EXPECT_EQ(them.lane().tasks.open().size(), 2u) << "work that waits is not piled up month by month";
}

}  // namespace
}  // namespace convene::test

// What a target understands of the work's worth, and what a partner has to show for it.
#include <gtest/gtest.h>

#include "tests/levers/partners_at_work.hpp"

namespace convene::test {
namespace {

constexpr ProspectId target{0};

PartnersAtWork telling(std::string const& focus = "care") { return PartnersAtWork{{.levers = {"value_message"}, .words = {{"value_message", {"focus", focus}}}}}; }

double told(PartnersAtWork& them) {
  them.lane().organisations.prospects.stage[target] = Stage::in_relationship;
  them.live(1);
  return them.lane().organisations.prospects.message[target];
}

TEST(Message, NobodyIsToldBeforeSomebodyListens) {
  auto them = telling();
  them.live(4);
  EXPECT_EQ(them.lane().organisations.prospects.message[target], 0);
  EXPECT_GT(told(them), 0);
}

TEST(Message, IsToldOncePerLeader) {
  auto them = telling();
  double const once = told(them);
  them.live(12);
  auto& o = them.lane().organisations;
  EXPECT_EQ(o.prospects.message[target], once);
  ++o.systems.leader[o.prospects.system[target]];
  them.live(1);
  EXPECT_DOUBLE_EQ(o.prospects.message[target], once + once * (1 - once)) << "a channel that fills up: the second brings less";
}

TEST(Message, SaysTwiceAsMuchWhereAllIsKnownOfTheTarget) {
  auto blind = telling(), knowing = telling();
  knowing.lane().organisations.prospects.information[target] = 1;
  EXPECT_DOUBLE_EQ(told(knowing), 2 * told(blind));
}

TEST(Message, WeighsAsTheLeaderDoes) {
  for (std::string const focus : {"time", "money", "care"}) {
    auto manager = telling(focus), doctor = telling(focus);
    for (auto& clinician : doctor.lane().organisations.systems.clinician.values()) clinician = 1;
    double const other = told(manager), clinician = told(doctor);
    if (focus == "time") {
      EXPECT_EQ(clinician, other);
    } else if (focus == "money") {
      EXPECT_LT(clinician, other);
    } else {
      EXPECT_GT(clinician, other);
    }
  }
}

TEST(Evidence, ComesFromSessionsHeld) {
  PartnersAtWork them{{.levers = {"own_evidence"}}};
  auto& o = them.lane().organisations;
  them.open_clinic();
  them.live(14);
  EXPECT_EQ(o.partners.evidence[them.partner(0)], 0) << "a project has begun, nothing has been done in it";
  o.enrolments.sessions[EnrolmentId{0}] = 1;
  them.live(13);
  EXPECT_GT(o.partners.evidence[o.prospects.partner[target]], 0);
}

TEST(Proposition, LeadsWithTheReturnOnlyAsFarAsItIsProved) {
  auto const lead_with = [](std::string const& word, double evidence) {
    PartnersAtWork them{{.levers = {"value_proposition"}, .words = {{"value_proposition", {"lead_with", word}}}}};
    for (auto& e : them.lane().organisations.partners.evidence.values()) e = evidence;
    them.live(2);
    return them.lane().organisations.partners.proposition[them.partner(0)];
  };
  EXPECT_EQ(lead_with("return", 0), 0);
  EXPECT_DOUBLE_EQ(lead_with("return", 0.8), 2 * lead_with("return", 0.4));
  EXPECT_EQ(lead_with("strengths", 0), lead_with("strengths", 0.8));
  EXPECT_LT(lead_with("return", 0.3), lead_with("strengths", 0.3));
  EXPECT_GT(lead_with("return", 1), lead_with("strengths", 1));
}

TEST(Proposition, IsWorkedOutOnceAYear) {
  PartnersAtWork them{{.levers = {"value_proposition"}}};
  them.live(52);
  double const year = them.lane().organisations.partners.proposition[them.partner(0)];
  them.live(1);
  EXPECT_DOUBLE_EQ(them.lane().organisations.partners.proposition[them.partner(0)], year + year * (1 - year));
}

TEST(Materials, AreBetterWithDataInThem) {
  PartnersAtWork without{{.levers = {"story_materials"}}}, with{{.levers = {"story_materials"}}};
  for (auto& e : with.lane().organisations.partners.evidence.values()) e = 0.5;
  without.live(1);
  with.live(1);
  EXPECT_GT(with.lane().organisations.partners.materials[with.partner(0)], without.lane().organisations.partners.materials[without.partner(0)]);
}

}  // namespace
}  // namespace convene::test

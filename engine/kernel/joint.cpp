#include "engine/kernel/joint.hpp"

#include "engine/kernel/asking.hpp"

namespace convene {

Web web_of(std::string_view word) { return word == "lead" ? Web::lead : Web::all; }

PartnerId lead_of(Lane const& lane) {
  if (lane.organisations.alliance.lead) return lane.organisations.alliance.lead;
  PartnerId lead;
  Hours most;
  for (auto partner : lane.strategy.partners) {
    Hours hours;
    for (auto const& member : lane.world.partners.staff[partner]) hours += member.hours;
    if (!lead || hours > most) lead = partner, most = hours;
  }
  return lead;
}

std::vector<TieId> ties_of(Lane const& lane, PartnerId partner, Web web) {
  auto const& t = lane.organisations.alliance.ties;
  auto const lead = web == Web::lead ? lead_of(lane) : PartnerId{};
  std::vector<TieId> ties;
  for (auto id : rows_of<TieId>(t.size())) {
    if (t.one[id] != partner && t.other[id] != partner) continue;
    if (web == Web::lead && t.one[id] != lead && t.other[id] != lead) continue;
    ties.push_back(id);
  }
  return ties;
}

TieId tie_between(Lane const& lane, PartnerId one, PartnerId other) {
  auto const& t = lane.organisations.alliance.ties;
  for (auto id : rows_of<TieId>(t.size()))
    if ((t.one[id] == one && t.other[id] == other) || (t.one[id] == other && t.other[id] == one)) return id;
  return {};
}

void ask_preparation(Lane& lane, TaskHandler const& handler, std::string_view what, JointKind kind, Hours of_each) {
  if (lane.strategy.partners.size() < 2 || of_each <= Hours{}) return;
  if (lane.organisations.alliance.items[kind].readiness >= 1) return;
  if (lane.week != lane.strategy.begin_week) return;  // asked once; each share stays open until its hours are in
  for (auto partner : lane.strategy.partners) {
    auto task = task_of(lane, handler, what, partner, of_each);
    task.kind = kind;
    task.joint = true;
    task.due = lane.week + 8;
    task.benefit = 2;
    lane.tasks.ask(task, lane.week);
  }
}

void prepared(Lane& lane, JointKind kind) {
  auto& item = lane.organisations.alliance.items[kind];
  if (item.stage == ItemStage::absent) {
    item.stage = ItemStage::open;
    item.since = lane.week;
    ++lane.ledger.items_raised;
  }
  item.readiness += 1.0 / static_cast<double>(lane.strategy.partners.size());
  if (item.readiness > 1 - 1e-9) item.readiness = 1;
}

bool settled(Lane const& lane, JointKind kind) { return lane.organisations.alliance.items[kind].stage == ItemStage::settled; }

}  // namespace convene

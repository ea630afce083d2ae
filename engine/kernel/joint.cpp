#include "engine/kernel/joint.hpp"

#include <algorithm>
#include <array>
#include <span>

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

double share_with_data(Lane const& lane) {
  auto const& sharing = lane.organisations.alliance.ties.sharing.values();
  if (sharing.empty()) return 0;
  return static_cast<double>(std::ranges::count(sharing, Sharing::executed)) / static_cast<double>(sharing.size());
}

int leaders_so_far(Lane const& lane) {
  int count = 0;
  for (auto partner : lane.strategy.partners) count += lane.organisations.partners.leader[partner];
  return count;
}

int turn_of(Lane const& lane, int every) { return (lane.week - lane.strategy.begin_week) / every; }

EnrolmentId active_in_turn(Lane const& lane, int turn) {
  auto const& o = lane.organisations;
  std::vector<EnrolmentId> active;
  for (auto e : rows_of<EnrolmentId>(o.enrolments.size()))
    if (o.enrolments.active[e] && !o.prospects.yielded[o.enrolments.prospect[e]]) active.push_back(e);
  return active.empty() ? EnrolmentId{} : active[static_cast<std::size_t>(turn) % active.size()];
}

Together every(Lane const& lane, int weeks, std::string_view what, Hours of_each) {
  int const turn = turn_of(lane, weeks);
  return {.what = what, .of_each = of_each, .time = turn, .expires = lane.strategy.begin_week + (turn + 1) * weeks - 1, .benefit = 1, .at = {}, .clinic_hours = {}};
}

namespace {

bool holds(std::vector<PartnerId> const& partners, PartnerId partner) { return std::ranges::find(partners, partner) != partners.end(); }

void ask_partners(Lane& lane, TaskHandler const& handler, Together const& t, std::uint64_t name, TieId tie, std::span<PartnerId const> partners) {
  auto const& o = lane.organisations;
  auto const found = o.alliance.occasions.find(name);
  bool const begun = found != o.alliance.occasions.end() && found->second.time == t.time;
  lane.tasks.withdraw([&](Task const& open) { return open.occasion == name && open.time != t.time; });  // nobody goes to a meeting of last month
  for (auto partner : partners) {
    if (begun && holds(found->second.there, partner)) continue;
    auto task = task_of(lane, handler, t.what, partner, t.of_each, combine(name, static_cast<std::uint64_t>(t.time)));
    task.occasion = name;
    task.time = t.time;
    task.expires = t.expires;
    if (t.expires >= 0) task.due = t.expires;
    task.tie = tie;
    task.joint = true;
    task.benefit = t.benefit;
    if (t.at && o.prospects.partner[o.enrolments.prospect[t.at]] == partner) {
      task.enrolment = t.at;
      task.prospect = o.enrolments.prospect[t.at];
      task.clinic_hours = t.clinic_hours;
    }
    lane.tasks.ask(task, lane.week);
  }
}

}  // namespace

void ask_all(Lane& lane, TaskHandler const& handler, Together const& together) {
  if (lane.strategy.partners.size() < 2) return;
  ask_partners(lane, handler, together, name_hash(together.what), {}, lane.strategy.partners);
}

void ask_both(Lane& lane, TaskHandler const& handler, TieId tie, Together const& together) {
  auto const& t = lane.organisations.alliance.ties;
  std::array const two{t.one[tie], t.other[tie]};
  ask_partners(lane, handler, together, combine(name_hash(together.what), t.key[tie]), tie, two);
}

bool all_there(Lane& lane, Task const& task) {
  if (task.expires >= 0 && lane.week > task.expires) return false;
  auto& occasion = lane.organisations.alliance.occasions[task.occasion];
  if (occasion.time > task.time) return false;
  if (occasion.time < task.time) occasion = {task.time, {}};
  occasion.there.push_back(task.partner);
  return occasion.there.size() == (task.tie ? 2 : lane.strategy.partners.size());
}

void ask_preparation(Lane& lane, TaskHandler const& handler, std::string_view what, JointKind kind, Hours of_each) {
  auto const& item = lane.organisations.alliance.items[kind];
  if (lane.strategy.partners.size() < 2 || of_each <= Hours{} || item.readiness >= 1) return;
  for (auto partner : lane.strategy.partners) {
    if (holds(item.prepared_by, partner)) continue;
    auto task = task_of(lane, handler, what, partner, of_each);
    task.kind = kind;
    task.joint = true;
    task.due = lane.week + 8;
    task.benefit = 2;
    lane.tasks.ask(task, lane.week);
  }
}

void prepared(Lane& lane, Task const& task) {
  auto& item = lane.organisations.alliance.items[static_cast<std::size_t>(task.kind)];
  if (item.stage == ItemStage::absent) {
    item.stage = ItemStage::open;
    item.since = lane.week;
    ++lane.ledger.items_raised;
  }
  item.prepared_by.push_back(task.partner);
  item.readiness = static_cast<double>(item.prepared_by.size()) / static_cast<double>(lane.strategy.partners.size());
}

bool settled(Lane const& lane, JointKind kind) {
  if (kind == data_agreement) return share_with_data(lane) > 0;
  return lane.organisations.alliance.items[kind].stage == ItemStage::settled;
}

}  // namespace convene

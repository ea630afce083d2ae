#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/assembly/catalogue.hpp"
#include "engine/assembly/describe.hpp"
#include "engine/assembly/simulation.hpp"

namespace convene {
namespace {

/// What a kind of work is called in words.
std::string in_words(std::string_view what, std::vector<LeverInfo> const& levers) {
  static std::map<std::string_view, std::string> const others{{"courting", "Get to know whom to ask"},
                                                              {"offer", "Make offers"},
                                                              {"governance.meeting", "Meet with the other partners"},
                                                              {"governance.carry_out", "Carry out joint decisions"}};
  if (auto const found = others.find(what); found != others.end()) return found->second;
  if (auto const* info = find_lever(levers, std::string{what})) return info->title;
  return std::string{what};
}

struct Work {
  double hours = 0, clinic = 0, system = 0;
  int times = 0;
};

/// Done in weeks [from, to) by one partner: most hours first.
std::string block(std::vector<TaskRecord> const& tasks, PartnerId partner, int from, int to, double offered, std::vector<LeverInfo> const& levers) {
  std::map<std::string, Work> kinds;
  Work all;
  for (auto const& t : tasks) {
    if (t.partner != partner || t.week < from || t.week >= to) continue;
    auto& kind = kinds[in_words(t.what, levers)];
    for (auto* w : {&kind, &all}) {
      w->hours += (t.work + t.travel).value();
      w->clinic += t.clinic_hours.value();
      w->system += t.system_hours.value();
      ++w->times;
    }
  }
  std::vector<std::pair<std::string, Work>> order(kinds.begin(), kinds.end());
  std::stable_sort(order.begin(), order.end(), [](auto const& a, auto const& b) { return a.second.hours > b.second.hours; });
  std::string list;
  for (auto const& [name, work] : order) list += fmt::format("{}{} {:.0f} h ({} x)", list.empty() ? "" : "; ", name, work.hours, work.times);
  if (list.empty()) list = "nothing is finished";
  std::string asks;
  if (all.clinic > 0) asks += fmt::format("; asks {:.0f} h of clinics", all.clinic);
  if (all.system > 0) asks += fmt::format("{} {:.0f} h of systems", asks.empty() ? "; asks" : " and", all.system);
  auto const when = to - from == 1 ? fmt::format("week {:>3}   ", to) : fmt::format("weeks {:>3}-{:<3}", from + 1, to);
  return fmt::format("    {} {:>4.0f} of {:.0f} h{}: {}\n", when, all.hours, offered * (to - from), asks, list);
}

}  // namespace

std::string describe_course(Scenario const& scenario, int weeks_each) {
  Simulation const simulation{scenario};
  std::vector<std::size_t> every;
  for (std::size_t i = 0; i < scenario.strategies.size(); ++i)
    if (!scenario.strategies[i].partners.empty()) every.push_back(i);
  LaneOptions options;
  options.tasks = true;
  auto const result = simulation.replicate(0, every, serial_for, options);
  auto const levers = levers_catalogue();
  std::string text =
      "\nWhat each partner does, week by week, as one run goes (replication 0; in others answers, and so the work, differ by chance).\n"
      "Hours are booked in the week in which a piece of work is finished.\n";
  for (std::size_t i = 0; i < every.size(); ++i) {
    auto const& strategy = scenario.strategies[every[i]];
    text += "\n" + strategy.name + "\n";
    for (auto row : strategy.partners) {
      double offered = 0;
      for (auto const& group : scenario.partners[row].staff) offered += group.people * group.hours_per_week;
      text += fmt::format("  {} ({:.0f} h a week)\n", scenario.partners[row].id, offered);
      for (int week = 0; week < scenario.horizon_weeks; week += weeks_each)
        text += block(result.lanes[i].tasks, PartnerId{row}, week, std::min(week + weeks_each, scenario.horizon_weeks), offered, levers);
    }
  }
  return text;
}

}  // namespace convene

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "engine/world/fill.hpp"

namespace convene {
namespace {

bool coaches(std::string const& role) {
  static constexpr std::array<std::string_view, 6> others{"strategist", "director", "analyst", "manager", "executive", "administrator"};
  return std::find(others.begin(), others.end(), role) == others.end();
}

/// A partner without topics works on the setting's own: the first bit.
std::uint32_t bits_of(World const& world, std::vector<std::string> const& topics) {
  std::uint32_t bits = topics.empty() ? 1u : 0u;
  for (std::size_t i = 0; i < world.topics.size(); ++i)
    if (std::find(topics.begin(), topics.end(), world.topics[i]) != topics.end()) bits |= 1u << i;
  return bits;
}

}  // namespace

void build_ties(World& world, Scenario const& scenario) {
  auto const key_of = [&](std::string const& name) {
    for (auto const& spec : scenario.partners)
      if (spec.id == name) return name_hash("partner:" + name);
    for (auto const& clinic : scenario.clinics)
      if (clinic.system.empty() && clinic.clinic == name) return name_hash("independent:" + name);
    return name_hash("system:" + name);
  };
  for (auto const& row : scenario.ties)
    world.ties.push_back({key_of(row.from), key_of(row.to), row.trust.value_or(-1), row.history_years.value_or(0), row.data_sharing.value_or(false)});
}

void build_partners(World& world, Scenario const& scenario) {
  auto& p = world.partners;
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
  std::set<std::string> topics;
  for (auto const& spec : scenario.partners) topics.insert(spec.topics.begin(), spec.topics.end());
  world.topics.assign(topics.begin(), topics.end());
  for (auto const& spec : scenario.partners) {  // in file order: strategies name partners by row
    std::vector<StaffMember> staff;
    for (auto const& group : spec.staff)
      for (int i = 0; i < group.people; ++i)
        staff.push_back({group.role, Hours::of(group.hours_per_week), coaches(group.role)});
    p.key.push_back(name_hash("partner:" + spec.id));
    p.name.push_back(spec.id);
    p.kind.push_back(spec.kind);
    p.staff.push_back(std::move(staff));
    p.topics.push_back(spec.topics);
    p.topic_bits.push_back(bits_of(world, spec.topics));
    p.funded_weeks.push_back(spec.funded_weeks.value_or(-1));
    p.kept_after.push_back(spec.kept_after.value_or(0));
    p.reputation.push_back(spec.reputation.value_or(0.5));
    p.latitude.push_back(spec.latitude.value_or(unknown));
    p.longitude.push_back(spec.longitude.value_or(unknown));
  }
}

}  // namespace convene

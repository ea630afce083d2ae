#include <algorithm>
#include <array>
#include <limits>

#include "engine/world/fill.hpp"

namespace convene {
namespace {

bool coaches(std::string const& role) {
  static constexpr std::array<std::string_view, 6> others{"strategist", "director", "analyst", "manager", "executive", "administrator"};
  return std::find(others.begin(), others.end(), role) == others.end();
}

}  // namespace

void build_partners(World& world, Scenario const& scenario) {
  auto& p = world.partners;
  constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
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
    p.reputation.push_back(spec.reputation.value_or(0.5));
    p.latitude.push_back(spec.latitude.value_or(unknown));
    p.longitude.push_back(spec.longitude.value_or(unknown));
  }
}

}  // namespace convene

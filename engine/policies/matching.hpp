#pragma once

#include "engine/kernel/policy.hpp"

namespace convene::policies {

/// Minimum-cost flow of quarter-hours from staff in this and the coming weeks to tasks: the benefit of an hour counts
/// less the later it comes; travel is part of a task's hours. What falls into this week is done. Integer costs, arcs
/// in key order, the first of equals by rank: the same answer everywhere.
class Matching : public Policy {
 public:
  explicit Matching(Settings const& s)
      : weeks_{static_cast<int>(s.number("look_ahead"))}, most_{static_cast<std::size_t>(s.number("tasks_at_most"))} {}
  void allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t week) const override;
  static std::vector<SettingSpec> settings();

 private:
  int weeks_;
  std::size_t most_;
};

}  // namespace convene::policies

#pragma once

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/kernel/settings.hpp"
#include "engine/kernel/task.hpp"

namespace convene {

/// One person's week, as a policy sees it.
struct Person {
  Hours free;           ///< hours not yet given away
  bool can_coach = true;
};

/// Gives one partner's hours of one week to its open tasks.
class Policy {
 public:
  virtual ~Policy() = default;
  /// `tasks` are one partner's open tasks in key order. Reduces `remaining` of tasks and `free` of people by equal
  /// amounts; a task has one person, who keeps it until it is done.
  virtual void allocate(std::span<Task*> tasks, std::span<Person> people, std::int32_t week) const = 0;
  /// True for the one policy that is handed true benefits instead of believed ones.
  virtual bool sees_truth() const { return false; }
};

struct PolicyInfo {
  std::string id, title, meaning;
  std::vector<SettingSpec> settings;
  std::function<std::unique_ptr<Policy>(Settings const&)> make;
};

/// Puts `task` into the hands of its person (or of the first free one who can do it) for up to `most` hours.
/// Returns the hours given.
Hours work_on(Task& task, std::span<Person> people, Hours most);

/// Serves tasks one after another in the order given, each as far as hours go.
void serve_in_order(std::span<Task*> tasks, std::span<Person> people);

}  // namespace convene

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/kernel/lane.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

/// The order of a week. `care` is the people's own week, stepped by the kernel between improve and measure.
enum class Phase : std::uint8_t { calendar, plan, outreach, govern, improve, care, measure, account };

/// One way the world changes. Holds parameters only; `const` while time passes.
class Process {
 public:
  virtual ~Process() = default;
  /// Once, before the first week: fill the state it owns.
  virtual void start(Lane&) const {}
  /// Once, when the strategy begins and its prospects are known: fill what it owns of them.
  virtual void enter(Lane&) const {}
  virtual void step(Lane& lane) const = 0;
};

/// What a process' file tells the rest of the engine about itself.
struct ProcessInfo {
  std::string id;        ///< "trust"
  Phase phase;
  std::string title;     ///< one line of the week, as `describe` prints it
  std::function<std::unique_ptr<Process>(Parameters&)> make;
  std::vector<Setting> serves{};   ///< settings it runs in; empty: all
};

}  // namespace convene

#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/kernel/settings.hpp"
#include "engine/kernel/task.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

/// One thing partners can do. Asks for tasks; when one is done, changes what a process reads. Never an outcome.
class Lever : public TaskHandler {
 public:
  /// The plan phase of a week: put what should be done into `lane.tasks`.
  virtual void plan(Lane& lane) const = 0;
};

/// What a lever's file tells the rest of the engine about itself.
struct LeverInfo {
  std::string id, title;
  std::string seed;                    ///< document and heading it is taken from
  std::vector<Setting> serves;         ///< settings it makes sense in
  std::string tasks;                   ///< in words: what is done, who bears the hours
  std::vector<std::string> needs;      ///< prerequisites, in words
  std::string touches;                 ///< state it changes
  std::string observable;              ///< measure that it must move in a paired run ...
  int direction = 1;                   ///< ... upwards (1) or downwards (-1)
  std::vector<SettingSpec> settings;
  std::function<std::unique_ptr<Lever>(Settings const&, Parameters&)> make;
};

}  // namespace convene

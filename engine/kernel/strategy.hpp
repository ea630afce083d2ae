#pragma once

#include <memory>
#include <string>
#include <vector>

#include "engine/core/id.hpp"
#include "engine/kernel/lever.hpp"
#include "engine/kernel/policy.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// When a partner plans anew: every few weeks; once, at the start; or when something has happened.
enum class Cadence : std::uint8_t { every, once, trigger };

/// A strategy ready to run: rules only, shared by every replication.
struct Strategy {
  std::string name;
  Engagement engagement = Engagement::none;
  bool enrolled = false;
  std::vector<PartnerId> partners;                  ///< ordered by id
  std::vector<std::uint8_t> approached;             ///< by clinic row: may be approached
  std::vector<std::unique_ptr<Lever>> levers;       ///< ordered by id
  std::vector<std::string> lever_ids;               ///< same order
  std::unique_ptr<Policy> policy;
  int begin_week = 0;                               ///< until then nobody is approached (Scenario::branch_week)
  Cadence cadence = Cadence::every;
  int plan_every = 1;                               ///< weeks between plannings

  bool uses(std::string const& lever_id) const;
};

}  // namespace convene

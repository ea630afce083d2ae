#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/experiments/discovery/discover.hpp"

namespace convene {

/// How a factor is called and counted.
struct FactorName {
  std::string name;
  std::string units = "1";           ///< "1" is not written
  std::vector<std::string> words{};  ///< what values 0, 1, ... mean; empty for numbers
};

/// The finding in one sentence or two. `claim` is what happens in the futures of interest, ready to be
/// followed by "mainly where": "clinic_by_clinic beats system_first". `factors`: one a column of the design.
std::string discovery_sentence(Discovery const& found, std::string const& claim,
                               std::span<FactorName const> factors);

}  // namespace convene

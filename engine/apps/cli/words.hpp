#pragma once

#include <cstddef>
#include <string>

#include "engine/scenario/scenario.hpp"

namespace convene::cli {

/// "7 s", "12 min", "3.5 h".
std::string duration_words(double seconds);

/// "12 kB", "3.4 GB".
std::string size_words(double bytes);

/// "1 clinic", "2 clinics", "2 strategies".
std::string counted(std::size_t count, std::string const& thing);

/// "3 strategies, 6 clinics, 1 partner; 100 replications of 52 weeks".
std::string size_words(Scenario const& scenario);

}  // namespace convene::cli

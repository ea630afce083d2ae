#pragma once

#include <string>

#include "engine/core/diagnostics.hpp"

namespace convene {

/// Text with its place.
struct PlacedText {
  std::string text;
  Where where;
};

}  // namespace convene

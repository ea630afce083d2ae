#pragma once

#include <string>

namespace convene {

/// JSON Schema (draft 7) of study files: those of sweep, optimise and calibrate.
std::string study_schema();

}  // namespace convene

#pragma once

namespace convene {

/// The starter of hospital safety, with "{title}" to be filled in.
extern char const* const hospital_scenario_toml;
extern char const* const hospitals_csv;
extern char const* const hospital_readme_md;

}  // namespace convene

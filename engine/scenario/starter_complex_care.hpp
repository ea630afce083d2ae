#pragma once

namespace convene {

/// The starter of complex care, with "{title}" to be filled in.
extern char const* const complex_care_scenario_toml;
extern char const* const complex_care_clinics_csv;
extern char const* const complex_care_services_csv;
extern char const* const complex_care_readme_md;

}  // namespace convene

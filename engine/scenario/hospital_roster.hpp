#pragma once

#include <array>
#include <map>
#include <string>
#include <vector>

#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/scenario.hpp"

namespace convene {

/// Hospitals as their rows come in: one row for each hospital and condition, in any order.
class HospitalBook {
 public:
  HospitalBook(Scenario& scenario, Diagnostics& diagnostics) : scenario_{scenario}, diagnostics_{diagnostics} {}

  bool knows(std::string const& name) const { return rows_.contains(name); }
  /// The cell that a row fills; a hospital not seen before is added to the scenario. Null after a fault, and where
  /// the condition is `hospital_condition_count`.
  HospitalCell* cell(std::string const& name, std::string const& shown, std::size_t condition, RosterRow const& row,
                     std::string const& column);
  /// Row of `Scenario::hospitals`.
  std::map<std::string, std::size_t> const& rows() const { return rows_; }
  /// Adds the fault of a roster without hospitals.
  void finish(CsvTable const& table, std::string const& state) const;

 private:
  Scenario& scenario_;
  Diagnostics& diagnostics_;
  UniqueNames names_;
  std::map<std::string, std::size_t> rows_;
  std::vector<std::array<std::size_t, hospital_condition_count>> seen_;  ///< line of each cell; 0: none yet
};

struct CellColumns {
  std::string readmissions, predicted, expected;
};
/// Faults of numbers that contradict each other or cannot be.
void check_cell(RosterRow const& row, HospitalCell const& cell, CellColumns const& columns);

/// Is it the file of CMS' Hospital Readmissions Reduction Program?
bool is_cms_form(CsvTable const& table);

/// CMS' two files as it publishes them: suppressed cells blank, "N/A" or "Too Few to Report", leading zeros of the
/// facility lost in the first, hospitals that the second does not have.
void read_cms_hospitals(CsvTable const& table, CsvTable const& information, std::string const& state,
                        Scenario& scenario, Diagnostics& diagnostics);

}  // namespace convene

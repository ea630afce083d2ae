#pragma once

#include "engine/kernel/lane.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

/// Driving to a clinic and back, the same for every lever whose work is done there: by road where both places are
/// known, else a draw about the median, one for each pair of partner and clinic.
class Driving {
 public:
  explicit Driving(Parameters& parameters);

  /// `pair` is the address of partner and clinic (Enrolments::key).
  Hours there_and_back(Lane const& lane, PartnerId partner, ClinicId clinic, std::uint64_t pair) const;

  /// Miles of a drive that took `driven`.
  double miles(Lane const& lane, PartnerId partner, ClinicId clinic, Hours driven) const;

 private:
  double rural_, urban_, speed_;
};

}  // namespace convene

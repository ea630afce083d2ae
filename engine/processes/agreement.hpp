#pragma once

#include <array>

#include "engine/kernel/lane.hpp"
#include "engine/scenario/parameter.hpp"

namespace convene {

/// What an offer is worth to the one who decides, against doing nothing (0): a random-utility choice with logistic
/// taste, most of it lasting, so that asking again seldom turns a refusal.
class Agreement {
 public:
  explicit Agreement(Parameters& parameters);

  enum class Answer { agrees, refuses, not_now };

  /// The answer to an offer made this week to the right person.
  Answer answer(Lane const& lane, ProspectId prospect) const;

  /// What the target would answer to the next offer, if it may decide and the right person is asked.
  bool would_agree(Lane const& lane, ProspectId prospect) const;

  /// Value without taste, logit.
  double value(Lane const& lane, ProspectId prospect) const;

 private:
  bool may_decide(Lane const& lane, ProspectId prospect) const;
  double message(Lane const& lane, ProspectId prospect) const;
  double burden(Lane const& lane, ProspectId prospect) const;

  std::array<double, 3> centre_;
  double b0_, b_gap_, b_align_, b_trust_, b_endorse_, b_will_, b_burden_, b_value_, b_same_, no_evidence_, letter_alone_, match_gain_, window_, off_cycle_, defies_;
  double taste_lasting_, taste_passing_, initiative_hours_;
};

}  // namespace convene

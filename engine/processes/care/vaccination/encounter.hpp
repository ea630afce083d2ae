#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "engine/processes/care/vaccination/expit_table.hpp"
#include "engine/processes/care/vaccination/settings.hpp"
#include "engine/processes/care/vaccination/visit_rates.hpp"

namespace convene {

inline constexpr std::size_t intents = 16;          ///< equal-sized classes of families' lasting intent
inline constexpr std::size_t provider_classes = 4;  ///< equal-sized classes of providers
inline constexpr std::size_t recommenders =
    provider_classes + 1;                     ///< providers, then whoever vaccinates elsewhere
inline constexpr std::size_t age_groups = 2;  ///< 0 below the 13th birthday, 1 from it on

/// Families' acceptance of one stage's dose without, with a weak and with a
/// strong recommendation.
struct Acceptance {
  float none[intents], weak[intents], strong[intents];
};

/// Probabilities at a contact with a dose due. The dose is given with chance
/// raised x taken.
struct EncounterChances {
  float raised[dose_stages][age_groups][contact_types];
  float taken[dose_stages][age_groups][recommenders][intents];
};

/// The same as integers, in 2^-32 and 2^-16: the dose is given when the visit's
/// uniform word is below (raised x taken) / 2^16.
struct EncounterThresholds {
  std::uint32_t raised[dose_stages][age_groups][contact_types];
  std::uint16_t taken[dose_stages][age_groups][recommenders][intents];
};

/// What happens at a visit: due? raised? recommended, and how? accepted?
class Encounter {
 public:
  Encounter(EncounterSettings const&, EffectSettings const&);

  /// `level`: the clinic's distance from the national level for this stage,
  /// logit.
  Acceptance acceptance(DoseStage stage, double level) const;
  /// The part of that distance that lies with the clinic's process, logit.
  float process(double level) const { return static_cast<float>(level * (1 - family_share_)); }
  /// Spread of a clinic's process between years, logit.
  float year_sd() const { return year_sd_; }

  /// `process` by stage (with this year's luck), logit.
  void chances(Acceptance const& first, Acceptance const& later, float const (&process)[dose_stages],
               CareConditions const&, EncounterChances& out) const;
  void thresholds(Acceptance const& first, Acceptance const& later, float const (&process)[dose_stages],
                  CareConditions const&, EncounterThresholds& out) const;

  double intent(std::size_t j) const { return intent_[j]; }  ///< standard deviations from the average family

 private:
  ExpitTable expit_;
  double family_share_;
  float year_sd_;
  EffectSettings effects_;
  std::array<double, intents> intent_;
  double intent_sd_, later_acceptance_;
  float later_recommendation_;
  double accept_none_, accept_weak_,
      accept_strong_;                                             ///< logits of the average family
  float notice_[dose_stages][visit_types];                        ///< logits
  float recommend_[provider_classes], strong_[provider_classes];  ///< logits
};

}  // namespace convene

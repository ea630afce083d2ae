#include "engine/processes/care/vaccination/encounter.hpp"

namespace convene {
namespace {

/// The logit of the average family at which the mean over families is `share`.
double centred(double share, double sd, std::array<double, intents> const& intent) {
  if (share <= 0) return -30;
  double low = -30, high = 30;
  for (int i = 0; i < 60; ++i) {
    double const middle = (low + high) / 2;
    double mean = 0;
    for (double z : intent) mean += expit(middle + sd * z) / intents;
    (mean < share ? low : high) = middle;
  }
  return low;
}

std::uint32_t of_2_32(float chance) {
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(chance * 2147483520.f)) << 1;
}
std::uint16_t of_2_16(float chance) {
  return static_cast<std::uint16_t>(static_cast<std::int32_t>(chance * 65535.f));
}

}  // namespace

Encounter::Encounter(EncounterSettings const& e, EffectSettings const& effects)
    : family_share_{e.family_share},
      year_sd_{static_cast<float>(e.year_sd)},
      effects_{effects},
      intent_sd_{e.intent_sd},
      later_acceptance_{e.later_acceptance},
      later_recommendation_{static_cast<float>(e.later_recommendation)} {
  for (std::size_t j = 0; j < intents; ++j)
    intent_[j] = normal_quantile((static_cast<double>(j) + 0.5) / intents);
  accept_none_ = centred(e.accept_none, e.intent_sd, intent_);
  accept_weak_ = centred(e.accept_weak, e.intent_sd, intent_);
  accept_strong_ = centred(e.accept_strong, e.intent_sd, intent_);
  for (std::size_t stage = 0; stage < dose_stages; ++stage)
    for (std::size_t type = 0; type < visit_types; ++type)
      notice_[stage][type] = static_cast<float>(logit(e.notice[stage][type]));
  for (std::size_t k = 0; k < provider_classes; ++k) {
    double const own = e.provider_sd * normal_quantile((static_cast<double>(k) + 0.5) / provider_classes);
    recommend_[k] = static_cast<float>(logit(e.recommend) + own);
    strong_[k] = static_cast<float>(logit(e.strong) + own);
  }
}

Acceptance Encounter::acceptance(DoseStage stage, double level) const {
  double const shift = level * family_share_ + (stage == later_dose ? later_acceptance_ : 0);
  Acceptance a;
  for (std::size_t j = 0; j < intents; ++j) {
    double const family = intent_sd_ * intent_[j] + shift;
    a.none[j] = static_cast<float>(expit(accept_none_ + family));
    a.weak[j] = static_cast<float>(expit(accept_weak_ + family));
    a.strong[j] = static_cast<float>(expit(accept_strong_ + family));
  }
  return a;
}

void Encounter::chances(Acceptance const& first, Acceptance const& later, float const (&process)[dose_stages],
                        CareConditions const& now, EncounterChances& out) const {
  for (std::size_t stage = 0; stage < dose_stages; ++stage) {
    Acceptance const& families = stage == first_dose ? first : later;
    float const standing = static_cast<float>(stage == first_dose ? effects_.standing_orders_notice
                                                                  : effects_.standing_orders_later) *
                           now.standing_orders;
    for (std::size_t group = 0; group < age_groups; ++group) {
      float const focus = group == 0 ? 1.f : static_cast<float>(effects_.age_focus);
      float const prompts = static_cast<float>(effects_.prompts_notice) * now.prompts;
      float const feedback = static_cast<float>(effects_.feedback_notice) * now.feedback;
      float const opening = static_cast<float>(effects_.communication_notice) * now.communication;
      float const other = static_cast<float>(effects_.other_visits) * (feedback + opening);
      float const help[visit_types] = {prompts + feedback + opening + (stage == later_dose ? standing : 0.f),
                                       prompts + other + standing, prompts + other + standing};
      auto& raised = out.raised[stage][group];
      for (std::size_t type = 0; type < visit_types; ++type)
        raised[type] = expit_(notice_[stage][type] + process[stage] + focus * help[type]);
      raised[elsewhere] = 1;
      float const own = process[stage] + (stage == later_dose ? later_recommendation_ : 0.f);
      float const recommend =
          own + now.trend + focus * static_cast<float>(effects_.communication_recommend) * now.communication;
      float const strong =
          own + focus * (static_cast<float>(effects_.communication_strong) * now.communication +
                         static_cast<float>(effects_.feedback_strong) * now.feedback);
      for (std::size_t k = 0; k < provider_classes; ++k) {
        float const any = expit_(recommend_[k] + recommend), much = any * expit_(strong_[k] + strong);
        auto& taken = out.taken[stage][group][k];
        for (std::size_t j = 0; j < intents; ++j)
          taken[j] =
              (1 - any) * families.none[j] + (any - much) * families.weak[j] + much * families.strong[j];
      }
      for (std::size_t j = 0; j < intents; ++j)
        out.taken[stage][group][provider_classes][j] = families.strong[j];
    }
  }
}

void Encounter::thresholds(Acceptance const& first, Acceptance const& later,
                           float const (&process)[dose_stages], CareConditions const& now,
                           EncounterThresholds& out) const {
  EncounterChances c;
  chances(first, later, process, now, c);
  for (std::size_t stage = 0; stage < dose_stages; ++stage)
    for (std::size_t group = 0; group < age_groups; ++group) {
      for (std::size_t t = 0; t < contact_types; ++t)
        out.raised[stage][group][t] = of_2_32(c.raised[stage][group][t]);
      for (std::size_t k = 0; k < recommenders; ++k)
        for (std::size_t j = 0; j < intents; ++j)
          out.taken[stage][group][k][j] = of_2_16(c.taken[stage][group][k][j]);
    }
}

}  // namespace convene

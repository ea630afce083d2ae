#include <string>

#include "engine/processes/care/complex_care/settings.hpp"

namespace convene {
namespace {

struct Defaults {
  double present, weeks, relief;
};
// Shares are judgement but for their sum: with the clustering, 37% have a need and 61% of those two or more.
constexpr std::array<Defaults, need_types> defaults{{{0.14, 40, 0.10}, {0.21, 20, 0.06}, {0.15, 26, 0.05}, {0.13, 12, 0.03}, {0.13, 52, 0.12}, {0.07, 52, 0.08}}};

}  // namespace

std::array<NeedSettings, need_types> read_needs(Parameters& p) {
  std::array<NeedSettings, need_types> all{};
  for (std::size_t k = 0; k < need_types; ++k) {
    std::string const word{need_words[k]};
    auto const& d = defaults[k];
    all[k].present = p.read({"complex_care.need." + word + ".present", d.present, 0.005, 0.6, "1", Grade::D, "par.A6: 37% have any need, 61% of those two or more; the division among needs is judgement", "Share of people who have this need at a time: " + word});
    all[k].weeks = p.read({"complex_care.need." + word + ".weeks", d.weeks, 4, 208, "week", Grade::E, "judgement", "Mean time until the need goes away by itself: " + word, Spread::log_uniform});
    all[k].relief = p.read({"complex_care.need." + word + ".relief", d.relief, -0.05, 0.4, "1", Grade::E, "judgement; par.A6: navigation lowers emergency visits by 8% in one study, raises admissions in another", "Fall of ln(admissions, emergency visits) while this need is met: " + word});
  }
  return all;
}

FunnelSettings read_funnel(Parameters& p) {
  FunnelSettings f{};
  f.clustering = p.read({"complex_care.need.clustering", 2.5, 0, 4, "logit", Grade::D, "par.A6: of those with a need 61% have two or more", "Spread between people of their proneness to needs"});
  f.illness = p.read({"complex_care.need.illness", 0.3, 0, 0.9, "1", Grade::E, "judgement; par.A6: half of those with a need have two or more emergency visits a year", "Correlation between proneness to needs and lasting utilisation"});
  f.screened_visit = p.read({"complex_care.funnel.screened_visit", 0.289, 0, 1, "1", Grade::B, "par.A6 implementation failure of a referral system: screener used at 28.9% of visits", "Share of ambulatory visits at which needs are asked about, unless asked lately"});
  f.screened_hospital = p.read({"complex_care.funnel.screened_hospital", 0.1, 0, 1, "1", Grade::E, "judgement", "The same at emergency visits and hospital stays"});
  f.again_days = p.read({"complex_care.funnel.again_days", 180, 30, 730, "day", Grade::E, "judgement", "Needs are not asked about again within so many days"});
  f.found = p.read({"complex_care.funnel.found", 0.85, 0.4, 1, "1", Grade::E, "judgement", "Chance that a need that is there is told when asked about"});
  f.wanted = p.read({"complex_care.funnel.wanted", 0.62, 0.53, 0.71, "1", Grade::B, "par.A6: 53% want help after a positive screen, 71% accept navigation", "Share of needs for which people wish for help"});
  f.referred = p.read({"complex_care.funnel.referred", 0.15, 0.03, 0.43, "1", Grade::B, "par.A6: clinics refer 3% to 43% of those eligible", "Share of wanted help that is referred, at the middle clinic", Spread::log_uniform});
  f.referred_spread = p.read({"complex_care.funnel.referred_spread", 1, 0, 2, "logit", Grade::D, "par.A6: six clinics, 3% to 43%", "Spread of that share between clinics"});
  f.reached = p.read({"complex_care.funnel.reached", 0.38, 0.2, 0.82, "1", Grade::B, "par.A6 Ohio: 461 of 1,224", "Share of referrals in which the service reaches the person"});
  f.contact_days = p.read({"complex_care.funnel.contact_days", 10, 2, 40, "day", Grade::E, "judgement", "Mean time until the service's first contact", Spread::log_uniform});
  f.give_up_days = p.read({"complex_care.funnel.give_up_days", 30, 7, 90, "day", Grade::E, "judgement", "Time until the service gives up reaching somebody"});
  f.helped = p.read({"complex_care.funnel.helped", 0.85, 0.4, 1, "1", Grade::E, "judgement", "Chance that a need is met once the service has served the person"});
  f.patience_days = p.read({"complex_care.funnel.patience_days", 60, 7, 365, "day", Grade::E, "judgement", "Mean time a person stays on a waiting list", Spread::log_uniform});
  f.server_hours = p.read({"complex_care.funnel.server_hours", 25, 10, 40, "hour/week", Grade::E, "judgement", "Hours a week that a server spends on cases"});
  f.other_load = p.read({"complex_care.funnel.other_load", 0.7, 0, 1.5, "1", Grade::E, "judgement", "Share of servers' time asked for by clients from elsewhere, where services.csv does not give their number"});
  f.intake_hours = p.read({"complex_care.funnel.intake_hours", 1, 0, 4, "hour", Grade::E, "judgement", "Server's hours for the assessment of a new client"});
  f.news_days = p.read({"complex_care.funnel.news_days", 4, 0.5, 21, "day", Grade::E, "judgement", "Mean time until an outcome that is reported back is known"});
  f.review_days = p.read({"complex_care.funnel.review_days", 60, 14, 180, "day", Grade::E, "judgement; par.A6: navigated people are followed up monthly", "Mean time until the team finds out by itself what became of a referral"});
  return f;
}

}  // namespace convene

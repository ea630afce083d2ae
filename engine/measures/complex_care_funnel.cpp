#include <array>

#include "engine/kernel/measure.hpp"

namespace convene::measures {

/// The way of needs from being told to being met, need by need.
std::vector<Measure> complex_care_funnel() {
  struct Step {
    char const *id, *title;
  };
  static constexpr std::array<Step, funnel_steps> steps{{{"found", "told when asked about"},
                                                         {"wanted", "help wished for"},
                                                         {"referred", "referrals"},
                                                         {"reached", "reached by the service"},
                                                         {"eligible", "qualified"},
                                                         {"served", "served"},
                                                         {"resolved", "met"}}};
  std::vector<Measure> all;
  for (std::size_t k = 0; k < need_types; ++k)
    for (std::size_t s = 0; s < funnel_steps; ++s) {
      std::string const need{need_words[k]};
      all.push_back({{need + "_" + steps[s].id, need + ": " + steps[s].title, "need", MeasureKind::flow, s == step_resolved ? Better::more : Better::neither},
                     [=](Lane const& lane, ClinicId c) { return static_cast<double>(lane.care->complex_counts()[c].funnel[k][s]); },
                     {}, {}});
    }
  return only_in(Setting::complex_care, std::move(all));
}

}  // namespace convene::measures

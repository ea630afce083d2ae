#include "engine/policies/matching.hpp"

namespace convene::policies {

PolicyInfo benefit_per_hour() {
  return {"benefit_per_hour", "Most benefit for an hour",
          "staff are matched to tasks over the coming weeks so that believed benefit is largest (minimum-cost flow)", Matching::settings(),
          [](Settings const& s) { return std::make_unique<Matching>(s); }};
}

}  // namespace convene::policies

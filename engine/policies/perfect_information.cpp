#include "engine/policies/matching.hpp"

namespace convene::policies {
namespace {

/// The same matching, told what each task would bring now. It looks no further than the tasks that there are, so it
/// is no upper bound: what information is worth, not what could be done with it.
class PerfectInformation final : public Matching {
 public:
  using Matching::Matching;
  bool sees_truth() const override { return true; }
};

}  // namespace

PolicyInfo perfect_information() {
  return {"perfect_information", "Most benefit for an hour, all known",
          "as benefit_per_hour, with true instead of believed benefits: for what information is worth; nobody can have it", Matching::settings(),
          [](Settings const& s) { return std::make_unique<PerfectInformation>(s); }};
}

}  // namespace convene::policies

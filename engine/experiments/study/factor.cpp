#include "engine/experiments/study/factor.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/check.hpp"
#include "engine/experiments/study/factor_maker.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/number_text.hpp"

namespace convene {

std::string Factor::text(double value) const {
  if (words.empty()) return number_text(value);
  auto const place = static_cast<std::size_t>(value);
  return place < words.size() ? words[place] : number_text(value);
}

std::vector<Factor> resolve_factors(std::vector<FactorSpec> const& specs, Scenario const& scenario,
                                    Diagnostics& diagnostics) {
  auto const targets = factor_targets(scenario);
  std::vector<std::string> paths;
  for (auto const& [path, target] : targets) paths.push_back(path);
  std::vector<Factor> factors;
  UniqueNames names;
  for (auto const& spec : specs) {
    if (spec.path.empty()) continue;  // said already
    auto const found = targets.find(spec.path);
    if (found == targets.end()) {
      diagnostics.add(spec.where, "path = \"" + spec.path + '"', "nothing in this scenario has this path",
                      did_you_mean(spec.path, paths,
                                   "use a parameter (`convene describe --parameters`), strategy.NAME.levers.ID.SETTING, "
                                   "partner.ID.staff.ROLE.people, clinics.COLUMN or seed"));
      continue;
    }
    auto const& needs = found->second.needs;
    bool const is_needed = std::any_of(specs.begin(), specs.end(), [&](auto const& s) { return s.path == needs; });
    if (!needs.empty() && !is_needed) {
      diagnostics.add(spec.where, "path = \"" + spec.path + '"', "the strategy does not have this lever",
                      "give it the lever, or add a [[factor]] with path = \"" + needs + '"');
      continue;
    }
    auto factor = FactorMaker{spec, found->second, scenario, diagnostics}.make();
    if (factor && names.add(factor->name, "path = \"" + spec.path + '"', spec.where, diagnostics))
      factors.push_back(std::move(*factor));
  }
  return factors;
}

Scenario apply_factors(Scenario const& scenario, std::span<Factor const> factors, std::span<double const> values) {
  CONVENE_CHECK(factors.size() == values.size());
  auto changed = scenario;
  for (int turn = 0; turn < 2; ++turn)
    for (std::size_t f = 0; f < factors.size(); ++f)
      if (factors[f].turn() == turn) factors[f].set(changed, values[f]);
  return changed;
}

}  // namespace convene

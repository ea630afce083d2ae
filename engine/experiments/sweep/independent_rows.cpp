#include <numeric>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/study/study_design.hpp"
#include "engine/experiments/sweep/sweep_results.hpp"

namespace convene {

SaltelliDesign saltelli_design(SweepResults const& sweep) {
  std::vector<std::string> groups;
  for (auto const& factor : sweep.factors) groups.push_back(factor.group);
  SaltelliDesign design{saltelli_plan(sweep.design, groups), Draws{sweep.design.seed, 0}};
  design.expect(sweep.positions);
  return design;
}

std::vector<std::size_t> independent_rows(SweepResults const& sweep, std::string const& method) {
  if (sweep.design.kind == DesignKind::morris)
    refuse(method + " on a design of kind morris", "points of a trajectory depend on each other, so chance would be misjudged",
           "sweep with kind = \"lhs\", or use `convene sensitivity --method morris`");
  std::vector<std::size_t> rows;
  if (sweep.design.kind == DesignKind::saltelli) {
    auto const design = saltelli_design(sweep);
    for (std::size_t i = 0; i < design.plan().base; ++i)
      for (auto const part : {SaltelliDesign::Part::a, SaltelliDesign::Part::b}) rows.push_back(design.row(i, part));
  } else {
    rows.resize(sweep.points());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
  }
  return rows;
}

}  // namespace convene

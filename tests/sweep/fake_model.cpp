#include "fake_model.hpp"

#include <cmath>
#include <numeric>

namespace convene {
namespace {

constexpr std::size_t weeks = 4;

Dimension numbered(std::string name, std::size_t size) {
  Dimension dimension{std::move(name), size, {}, std::vector<std::int32_t>(size), "1", "a dimension"};
  std::iota(dimension.values.begin(), dimension.values.end(), 0);
  return dimension;
}

}  // namespace

double FakeModel::value(std::size_t point, std::size_t strategy, std::size_t replication, std::size_t week) {
  return std::sin(static_cast<double>(1000 * point + 100 * strategy + 10 * replication + week));
}

SweepModel FakeModel::model() const {
  SweepModel made;
  made.study.frame.dimensions = {numbered("design_point", points),
                                 {"strategy", 2, {"alone", "together"}, {}, "1", "strategy"},
                                 numbered("replication", replications),
                                 numbered("week", weeks)};
  made.study.frame.provenance = {{"study/study.toml", "made up\n"}};
  made.study.run_dimensions = {"design_point", "strategy", "replication"};
  made.study.columns = {{"outcome", {"week"}, std::vector<double>{}, "1", "outcome", {{"cell_methods", "week: sum"}}}};
  made.prepare = [when_prepared = when_prepared, when_run = when_run](std::size_t point) -> RunJob {
    when_prepared(point);
    return [when_run](Job const& job, ParallelFor const&) {
      when_run(job);
      JobResult rows;
      for (auto const strategy : job.strategies) {
        rows.emplace_back();
        for (std::size_t w = 0; w < weeks; ++w)
          rows.back().push_back(value(job.design_point, strategy, job.replication, w));
      }
      return rows;
    };
  };
  return made;
}

}  // namespace convene

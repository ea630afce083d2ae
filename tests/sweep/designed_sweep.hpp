#pragma once

#include <functional>
#include <span>

#include "engine/experiments/sweep/simulated_sweep.hpp"
#include "engine/experiments/sweep/sweep.hpp"
#include "engine/experiments/sweep/sweep_results.hpp"
#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"
#include "study_texts.hpp"
#include "tests/store/folder.hpp"

namespace convene {

/// What one run of a made-up model gives at the factors' positions in [0, 1].
using Answer = std::function<double(std::span<double const> positions, std::size_t strategy, std::size_t replication)>;

/// A model of one line, planned by a study file, swept, merged and read from the merged file alone.
inline SweepResults swept(std::string const& factors, std::string const& design, Answer const& answer,
                          std::size_t replications = 2) {
  auto const spec = good_study(study_text(factors, "[design]\n" + design));
  auto const made = factors_of(factors, good_scenario());
  auto const points = make_design(*spec.design, made);
  SweepModel model;
  auto& frame = model.study.frame;
  std::vector<std::int32_t> numbers;
  for (std::size_t r = 0; r < replications; ++r) numbers.push_back(static_cast<std::int32_t>(r));
  frame.dimensions = {{"strategy", 2, {"clinic_by_clinic", "system_first"}, {}, "1", "strategy"},
                      {"replication", replications, {}, numbers, "1", "replication"}};
  frame.attributes = {{"title", "A made-up model"}, {"baseline", "clinic_by_clinic"}, {"weeks", "52"}};
  add_design(frame, *spec.design, points, made, {"outcome"});
  model.study.run_dimensions = {"design_point", "strategy", "replication"};
  model.study.columns = {{"outcome", {}, std::vector<double>{}, "person", "people",
                          {{"cell_methods", "week: sum"}, {"better", "more"}, {"measure", "first_doses"}}}};
  model.prepare = [&](std::size_t point) -> RunJob {
    return [&, point](Job const& job, ParallelFor const&) {
      JobResult rows;
      auto const& at = points.positions.rows() > 0 ? points.positions : points.values;
      for (auto const s : job.strategies) rows.push_back({answer(at.row(point), s, job.replication)});
      return rows;
    };
  };
  Folder const folder;
  sweep(folder / "study", model);
  merge_study(folder / "study", folder / "study.h5", false);
  return read_sweep(folder / "study.h5");
}

}  // namespace convene

#include "engine/experiments/design/saltelli.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "engine/experiments/design/refuse.hpp"
#include "engine/experiments/design/sobol.hpp"

namespace convene {
namespace {

void check_groups(SaltelliPlan const& plan) {
  std::vector<int> times(plan.factors, 0);
  for (auto const& group : plan.groups) {
    if (group.empty()) refuse("a group of factors", "it is empty", "leave it out");
    for (auto const factor : group) {
      if (factor >= plan.factors)
        refuse("factor number " + std::to_string(factor) + " in a group",
               "there are " + std::to_string(plan.factors) + " factors, counted from 0");
      ++times[factor];
    }
  }
  for (std::size_t f = 0; f < plan.factors; ++f)
    if (times[f] != 1)
      refuse("factor number " + std::to_string(f), "it is in " + std::to_string(times[f]) + " groups",
             "put it in one");
}

}  // namespace

SaltelliDesign::SaltelliDesign(SaltelliPlan plan, Draws const& draws) : plan_{std::move(plan)} {
  if (plan_.factors == 0)
    refuse("a Saltelli design without factors", "there is nothing to explain", "add factors");
  if (plan_.base < 2)
    refuse("a Saltelli design of " + std::to_string(plan_.base) + " base points", "a variance needs two",
           "use 1,024 or more");
  if (plan_.groups.empty())
    for (std::size_t f = 0; f < plan_.factors; ++f) plan_.groups.push_back({f});
  check_groups(plan_);
  if (scrambled() && (plan_.randomisations < 2 || plan_.base % plan_.randomisations != 0))
    refuse(std::to_string(plan_.randomisations) + " randomisations of " + std::to_string(plan_.base) +
               " base points",
           "they must be at least 2 and divide the base", "use 16 with a base that is a power of 2");

  Matrix const both = sequence(draws);
  auto const d = plan_.factors;
  points_ = Matrix(plan_.base * stride(), d);
  for (std::size_t i = 0; i < plan_.base; ++i) {
    auto const a = both.row(i).subspan(0, d), b = both.row(i).subspan(d, d);
    auto const fill = [&](std::size_t to, std::span<double const> from, std::span<double const> other,
                          std::span<std::size_t const> exchanged) {
      std::copy(from.begin(), from.end(), points_.row(to).begin());
      for (auto const f : exchanged) points_(to, f) = other[f];
    };
    fill(row(i, Part::a), a, a, {});
    fill(row(i, Part::b), b, b, {});
    for (std::size_t g = 0; g < groups(); ++g) {
      fill(row(i, Part::ab, g), a, b, plan_.groups[g]);
      if (plan_.second_order) fill(row(i, Part::ba, g), b, a, plan_.groups[g]);
    }
  }
}

bool SaltelliDesign::scrambled() const {
  return plan_.sampling == Sampling::digital_shift || plan_.sampling == Sampling::owen;
}

/// base x (2 factors).
Matrix SaltelliDesign::sequence(Draws const& draws) const {
  static constexpr Decision decision{"design.saltelli_random"};
  auto const columns = 2 * plan_.factors;
  if (plan_.sampling == Sampling::sobol) return sobol_points(plan_.base, columns);
  if (plan_.sampling == Sampling::random) {
    Matrix points(plan_.base, columns);
    for (std::size_t i = 0; i < plan_.base; ++i)
      for (std::size_t c = 0; c < columns; ++c)
        points(i, c) = draws.uniform(decision, c, static_cast<std::uint32_t>(i));
    return points;
  }
  auto const kind = plan_.sampling == Sampling::owen ? Scrambling::owen : Scrambling::digital_shift;
  Matrix points;
  for (std::size_t r = 0; r < plan_.randomisations; ++r) {
    Matrix const part =
        sobol_points(plan_.base / plan_.randomisations, columns, kind, draws, static_cast<std::uint32_t>(r));
    for (std::size_t i = 0; i < part.rows(); ++i) points.append(part.row(i));
  }
  return points;
}

std::size_t SaltelliDesign::row(std::size_t base_row, Part part, std::size_t group) const {
  auto const first = base_row * stride();
  switch (part) {
    case Part::a:
      return first;
    case Part::ab:
      return first + 1 + group;
    case Part::ba:
      return first + 1 + groups() + group;
    case Part::b:
      break;
  }
  return first + stride() - 1;
}

std::size_t SaltelliDesign::units() const {
  return scrambled() ? plan_.randomisations : plan_.base;
}

void SaltelliDesign::expect(Matrix const& points) const {
  if (points.rows() != points_.rows() || points.columns() != points_.columns())
    refuse(
        "a design of " + std::to_string(points.rows()) + " x " + std::to_string(points.columns()) + " points",
        "this Saltelli design has " + std::to_string(points_.rows()) + " x " +
            std::to_string(points_.columns()),
        "give Sobol' indices the design they were planned with");
  for (std::size_t i = 0; i < points.rows(); ++i)
    for (std::size_t f = 0; f < points.columns(); ++f)
      if (!(std::abs(points(i, f) - points_(i, f)) <= 1e-12))
        refuse("row " + std::to_string(i + 1) + " of the design", "it is not the Saltelli design's",
               "keep the rows in the order they were made, and the seed");
}

}  // namespace convene

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/experiments/design/matrix.hpp"
#include "engine/random/draws.hpp"

namespace convene {

enum class Sampling {
  sobol,          ///< the Sobol' sequence itself
  digital_shift,  ///< independent digital shifts of its first base / randomisations points
  owen,           ///< the same with nested scrambling
  random          ///< independent uniform points
};

struct SaltelliPlan {
  std::size_t factors = 0;
  std::size_t base = 1024;  ///< N: rows of A, and of B
  /// Factors that move together, by number; empty: each factor by itself. Each factor belongs to one group.
  std::vector<std::vector<std::size_t>> groups{};
  bool second_order = false;  ///< adds the points that pairs of groups need
  Sampling sampling = Sampling::sobol;
  /// Independent scramblings that the base is split over (digital_shift, owen): what their differences show
  /// is the error of the design. Divides `base`. A power of 2, so that each part stays a net.
  std::size_t randomisations = 16;
};

/// The design that Sobol' indices need (Saltelli 2002; Saltelli et al. 2010).
///
/// A and B are the two halves of the columns of one sequence in 2 x factors dimensions. It can be had in no
/// other way: halves cut from a sequence one after the other depend on each other and give indices near 0.
class SaltelliDesign {
 public:
  enum class Part { a, b, ab, ba };

  SaltelliDesign(SaltelliPlan plan, Draws const& draws);

  /// (base x stride) x factors, in [0, 1). For each base row: A, then A with each group in turn from B, then
  /// (for second order) B with each group in turn from A, then B. A larger base begins with the same points
  /// when `sampling` is sobol or random.
  Matrix const& points() const { return points_; }
  SaltelliPlan const& plan() const { return plan_; }
  std::size_t groups() const { return plan_.groups.size(); }
  std::size_t stride() const { return (plan_.second_order ? 2 : 1) * groups() + 2; }
  std::size_t row(std::size_t base_row, Part part, std::size_t group = 0) const;

  /// Parts of the design that are independent of each other, or are treated so: base rows, or randomisations.
  std::size_t units() const;
  std::size_t unit(std::size_t base_row) const { return base_row * units() / plan_.base; }

  /// Throws InputError when `points` are not this design's: another design, other factors, rows out of order.
  void expect(Matrix const& points) const;

 private:
  bool scrambled() const;
  Matrix sequence(Draws const& draws) const;

  SaltelliPlan plan_;
  Matrix points_;
};

}  // namespace convene

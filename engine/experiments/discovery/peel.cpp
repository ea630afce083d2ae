#include "engine/experiments/discovery/peel.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace convene {
namespace {

using Rows = std::vector<std::size_t>;

struct Cut {
  std::size_t factor = 0;
  bool low_end = true;
  double limit = 0;
  std::size_t dropped = 0;  ///< rows at that end of the factor's order; 0: no cut
  double mean = -1;         ///< share of cases left
};

double entropy_part(double count, double share, double chance) {
  return count > 0 ? count * std::log(share / chance) : 0;
}

class Peeler {
 public:
  Peeler(Matrix const& points, std::span<double const> interest, PeelOptions const& options)
      : points_{points},
        interest_{interest},
        options_{options},
        order_(points.columns(), Rows(points.rows())),
        inside_(points.rows(), true) {
    for (std::size_t f = 0; f < order_.size(); ++f) {
      std::iota(order_[f].begin(), order_[f].end(), std::size_t{0});
      std::stable_sort(order_[f].begin(), order_[f].end(),
                       [&](std::size_t a, std::size_t b) { return points(a, f) < points(b, f); });
    }
    box_.limits.resize(points.columns());
    left_ = points.rows();
    all_cases_ = cases_ =
        static_cast<std::size_t>(std::ranges::count_if(interest, [](double y) { return y != 0; }));
  }

  std::vector<PeeledBox> run() {
    std::vector<PeeledBox> boxes{state()};
    for (;;) {
      Cut best;
      for (std::size_t f = 0; f < order_.size(); ++f)
        for (bool const low_end : {true, false}) {
          Cut const cut = try_cut(f, low_end);
          if (cut.dropped > 0 && cut.mean > best.mean) best = cut;
        }
      if (best.dropped == 0) return boxes;
      apply(best);
      boxes.push_back(state());
    }
  }

 private:
  double at(std::size_t factor, std::size_t place) const { return points_(order_[factor][place], factor); }

  double quantile(std::size_t factor, double share) const {
    double const place = share * static_cast<double>(left_ - 1);
    auto const below = static_cast<std::size_t>(place);
    double const low = at(factor, below), high = at(factor, std::min(below + 1, left_ - 1));
    return low + (place - static_cast<double>(below)) * (high - low);
  }

  Cut try_cut(std::size_t factor, bool low_end) const {
    Cut cut{.factor = factor, .low_end = low_end};
    // k-th row from the end that is cut.
    auto const place = [&](std::size_t k) { return low_end ? k : left_ - 1 - k; };
    auto const beyond = [&](double x) { return low_end ? x < cut.limit : x > cut.limit; };
    cut.limit = quantile(factor, low_end ? options_.share : 1 - options_.share);
    std::size_t dropped = 0, cases = 0;
    auto const take = [&] { cases += interest_[order_[factor][place(dropped++)]] != 0; };
    while (dropped < left_ && beyond(at(factor, place(dropped)))) take();
    if (dropped == 0) {
      double const end = at(factor, place(0));
      while (dropped < left_ && at(factor, place(dropped)) == end) take();
      if (dropped == left_) return cut;
      cut.limit = at(factor, place(dropped));
    }
    auto const left = static_cast<double>(left_ - dropped);
    if (left < options_.least_mass * static_cast<double>(points_.rows())) return cut;
    cut.dropped = dropped;
    cut.mean = static_cast<double>(cases_ - cases) / left;
    return cut;
  }

  void apply(Cut const& cut) {
    auto& limits = box_.limits[cut.factor];
    (cut.low_end ? limits.low : limits.high) = cut.limit;
    for (std::size_t k = 0; k < cut.dropped; ++k) {
      auto const row = order_[cut.factor][cut.low_end ? k : left_ - 1 - k];
      inside_[row] = false;
      cases_ -= interest_[row] != 0;
    }
    left_ -= cut.dropped;
    for (auto& order : order_) std::erase_if(order, [&](std::size_t row) { return !inside_[row]; });
  }

  PeeledBox state() const {
    auto const n = static_cast<double>(left_), h = static_cast<double>(cases_);
    auto const rows = static_cast<double>(points_.rows()), all = static_cast<double>(all_cases_);
    PeeledBox now{box_, {left_, cases_, all > 0 ? h / all : 0, h / n, n / rows}, 0};
    double const base = all / rows, density = now.count.density;
    if (density > base)
      now.evidence = entropy_part(h, density, base) + entropy_part(n - h, 1 - density, 1 - base);
    return now;
  }

  Matrix const& points_;
  std::span<double const> interest_;
  PeelOptions const& options_;
  std::vector<Rows> order_;  // by factor: rows inside, by value
  std::vector<bool> inside_;
  Box box_;
  std::size_t left_ = 0, cases_ = 0, all_cases_ = 0;
};

}  // namespace

std::vector<PeeledBox> peel(Matrix const& points, std::span<double const> interest,
                            PeelOptions const& options) {
  CONVENE_CHECK(points.rows() > 0 && interest.size() == points.rows());
  return Peeler(points, interest, options).run();
}

}  // namespace convene

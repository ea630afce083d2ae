#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/core/check.hpp"

namespace convene {

/// Numbers in rows and columns, row after row. A design has one row a point and one column a factor.
class Matrix {
 public:
  Matrix() = default;
  Matrix(std::size_t rows, std::size_t columns, double value = 0)
      : rows_{rows}, columns_{columns}, cells_(rows * columns, value) {}
  /// `cells` row after row; their number must be rows x columns.
  Matrix(std::size_t rows, std::size_t columns, std::vector<double> cells)
      : rows_{rows}, columns_{columns}, cells_{std::move(cells)} {
    CONVENE_CHECK(cells_.size() == rows * columns);
  }

  std::size_t rows() const { return rows_; }
  std::size_t columns() const { return columns_; }

  double& operator()(std::size_t row, std::size_t column) { return cells_[row * columns_ + column]; }
  double operator()(std::size_t row, std::size_t column) const { return cells_[row * columns_ + column]; }
  std::span<double> row(std::size_t row) { return {cells_.data() + row * columns_, columns_}; }
  std::span<double const> row(std::size_t row) const { return {cells_.data() + row * columns_, columns_}; }
  std::span<double> cells() { return cells_; }
  std::span<double const> cells() const { return cells_; }

  /// Adds a row at the end; the first row added to an empty matrix sets the number of columns.
  void append(std::span<double const> row) {
    if (rows_ == 0) columns_ = row.size();
    CONVENE_CHECK(row.size() == columns_);
    cells_.insert(cells_.end(), row.begin(), row.end());
    ++rows_;
  }

  friend bool operator==(Matrix const&, Matrix const&) = default;

 private:
  std::size_t rows_ = 0, columns_ = 0;
  std::vector<double> cells_;
};

}  // namespace convene

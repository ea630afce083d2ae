#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace convene {

/// Row of one table, unusable in any other table: a `ClinicId` does not compile as a `SystemId`, nor as a number.
/// A default-made id means "none" and tests false.
template <class Tag>
class Id {
 public:
  using value_type = std::uint32_t;

  constexpr Id() = default;
  explicit constexpr Id(std::size_t row) : row_{static_cast<value_type>(row)} {}

  constexpr explicit operator bool() const { return row_ != none; }
  constexpr value_type row() const { return row_; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr value_type none = 0xffff'ffffu;
  value_type row_ = none;
};

using ClinicId = Id<struct Clinic_>;
using ProviderId = Id<struct Provider_>;
using SystemId = Id<struct System_>;
using PartnerId = Id<struct Partner_>;
using StrategyId = Id<struct Strategy_>;

/// One attribute of every row of a table, indexed only by that table's id.
template <class IdT, class T>
class Column {
 public:
  Column() = default;
  explicit Column(std::size_t rows, T value = {}) : values_(rows, value) {}

  T& operator[](IdT id) { return values_[id.row()]; }
  T const& operator[](IdT id) const { return values_[id.row()]; }

  std::size_t size() const { return values_.size(); }
  void push_back(T value) { values_.push_back(std::move(value)); }
  std::span<T> values() { return values_; }
  std::span<T const> values() const { return values_; }

  friend bool operator==(Column const&, Column const&) = default;

 private:
  std::vector<T> values_;
};

/// Ids 0 .. rows-1, for `for (auto id : rows_of<ClinicId>(n))`.
template <class IdT>
class Rows {
 public:
  struct Iterator {
    std::size_t row;
    IdT operator*() const { return IdT{row}; }
    Iterator& operator++() { return ++row, *this; }
    bool operator!=(Iterator other) const { return row != other.row; }
  };
  explicit Rows(std::size_t count) : count_{count} {}
  Iterator begin() const { return {0}; }
  Iterator end() const { return {count_}; }

 private:
  std::size_t count_;
};

template <class IdT>
Rows<IdT> rows_of(std::size_t count) {
  return Rows<IdT>{count};
}

}  // namespace convene

#pragma once

#include <gtest/gtest.h>

#include <bit>

#include "engine/results/table.hpp"

namespace convene {

/// Equal in every bit of every cell and in all that describes them.
inline void expect_same(std::vector<Variable> const& a, std::vector<Variable> const& b) {
  ASSERT_EQ(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    SCOPED_TRACE(a[i].name);
    EXPECT_EQ(a[i].name, b[i].name);
    EXPECT_EQ(a[i].dimensions, b[i].dimensions);
    EXPECT_EQ(a[i].units, b[i].units);
    EXPECT_EQ(a[i].long_name, b[i].long_name);
    EXPECT_EQ(a[i].attributes, b[i].attributes);
    ASSERT_EQ(a[i].cells.index(), b[i].cells.index());
    if (auto const* x = std::get_if<std::vector<double>>(&a[i].cells)) {
      auto const& y = std::get<std::vector<double>>(b[i].cells);
      ASSERT_EQ(x->size(), y.size());
      for (std::size_t k = 0; k < y.size(); ++k)
        EXPECT_EQ(std::bit_cast<std::uint64_t>((*x)[k]), std::bit_cast<std::uint64_t>(y[k])) << "cell " << k;
    } else {
      EXPECT_TRUE(a[i].cells == b[i].cells);
    }
  }
}

inline void expect_same(ResultSet const& a, ResultSet const& b) {
  ASSERT_EQ(a.dimensions.size(), b.dimensions.size());
  for (std::size_t i = 0; i < a.dimensions.size(); ++i) {
    auto const &x = a.dimensions[i], &y = b.dimensions[i];
    EXPECT_EQ(x.name, y.name);
    EXPECT_EQ(x.size, y.size);
    EXPECT_EQ(x.labels, y.labels);
    EXPECT_EQ(x.values, y.values);
    EXPECT_EQ(x.units, y.units);
    EXPECT_EQ(x.long_name, y.long_name);
  }
  expect_same(a.variables, b.variables);
  ASSERT_EQ(a.groups.size(), b.groups.size());
  for (auto const& [name, variables] : a.groups) {
    ASSERT_TRUE(b.groups.contains(name)) << name;
    expect_same(variables, b.groups.at(name));
  }
  EXPECT_EQ(a.attributes, b.attributes);
  EXPECT_EQ(a.provenance, b.provenance);
}

}  // namespace convene

#include "engine/store/chunks.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace convene {
namespace {

using Sizes = std::vector<std::size_t>;

std::size_t product(Sizes const& sizes) {
  return std::accumulate(sizes.begin(), sizes.end(), std::size_t{1}, std::multiplies{});
}

TEST(Chunks, AreBetweenAQuarterAndFourMebibytesAndHoldWholeSeries) {
  std::vector<std::pair<std::vector<std::string>, Sizes>> const arrays = {
      {{"strategy", "replication", "week"}, {5, 10'000, 52}},
      {{"design_point", "strategy", "replication", "week"}, {1000, 3, 97, 520}},
      {{"strategy", "replication", "week", "clinic"}, {3, 200, 520, 3001}},
      {{"run"}, {1'000'003}}};
  for (auto const& [names, sizes] : arrays) {
    auto const chunk = chunk_sizes(names, sizes, 8);
    EXPECT_GE(product(chunk) * 8, std::size_t{1} << 18);
    EXPECT_LE(product(chunk) * 8, std::size_t{4} << 20);
    for (std::size_t i = 0; i < names.size(); ++i) EXPECT_TRUE(names[i] != "week" || chunk[i] == sizes[i]);
  }
  EXPECT_EQ(chunk_sizes({"strategy", "week"}, {3, 52}, 8), (Sizes{3, 52}));
}

TEST(Slabs, CoverAnArrayOnceInOrder) {
  for (Sizes const& sizes : {Sizes{}, Sizes{7}, Sizes{2, 3}, Sizes{3, 4, 5}, Sizes{1, 6, 1, 2}})
    for (std::size_t limit : {1u, 2u, 5u, 7u, 20u, 1000u}) {
      std::size_t next = 0;
      for_each_slab(sizes, limit, [&](Slab const& slab) {
        std::size_t first = 0;
        for (std::size_t i = 0; i < sizes.size(); ++i) first = first * sizes[i] + slab.start[i];
        EXPECT_EQ(first, next);
        EXPECT_EQ(slab.cells, product(slab.count));
        EXPECT_LE(slab.cells, limit);
        next += slab.cells;
      });
      EXPECT_EQ(next, product(sizes));
    }
  for_each_slab({4, 0, 2}, 10, [](Slab const&) { FAIL() << "there is nothing to visit"; });
}

}  // namespace
}  // namespace convene

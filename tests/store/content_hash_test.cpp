#include "engine/store/content_hash.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <limits>
#include <set>

#include "engine/store/results_file.hpp"
#include "example.hpp"
#include "folder.hpp"

namespace convene {
namespace {

TEST(ContentHash, StandsInTheFile) {
  Folder const folder;
  auto const results = example_results();
  write_results(results, folder / "a.h5", false);
  EXPECT_EQ(stored_hash(folder / "a.h5"), content_hash(results));
  EXPECT_EQ(recomputed_hash(folder / "a.h5"), content_hash(results));
  EXPECT_EQ(content_hash(results).size(), 64u);
}

TEST(ContentHash, DoesNotDependOnTheOrderOfVariablesNorOnWords) {
  auto results = example_results();
  auto const hash = content_hash(results);
  std::reverse(results.variables.begin(), results.variables.end());
  std::reverse(results.dimensions.begin(), results.dimensions.end());
  std::reverse(results.groups["sites"].begin(), results.groups["sites"].end());
  EXPECT_EQ(content_hash(results), hash);
  results.provenance["host"] = "another";
  results.attributes["title"] = "Another";
  results.variables[0].long_name = "Another";
  EXPECT_EQ(content_hash(results), hash);
}

TEST(ContentHash, ChangesWithAnyBit) {
  auto const results = example_results();
  std::set<std::string> hashes{content_hash(results)};
  std::size_t count = 1;
  auto const& cells = std::get<std::vector<double>>(results.variables[0].cells);
  for (std::size_t i = 0; i < cells.size(); i += 7)
    for (int bit = 0; bit < 64; bit += 9) {
      auto changed = results;
      auto& cell = std::get<std::vector<double>>(changed.variables[0].cells)[i];
      cell = std::bit_cast<double>(std::bit_cast<std::uint64_t>(cell) ^ (std::uint64_t{1} << bit));
      hashes.insert(content_hash(changed));
      ++count;
    }
  EXPECT_EQ(hashes.size(), count);
}

TEST(ContentHash, ChangesWithNamesLabelsAxesTypesAndGroups) {
  auto const hash = content_hash(example_results());
  auto const differs = [&](auto&& change) {
    auto results = example_results();
    change(results);
    EXPECT_NE(content_hash(results), hash);
  };
  differs([](ResultSet& r) { r.variables[0].name = "coverage_2"; });
  differs([](ResultSet& r) { std::swap(r.dimensions[0].labels[0], r.dimensions[0].labels[1]); });
  differs([](ResultSet& r) { r.dimensions[2].values[4] = 5; });
  differs([](ResultSet& r) { r.variables[2].cells = std::vector<std::int64_t>(12, -7); });
  differs([](ResultSet& r) { std::swap(r.variables[0].dimensions[0], r.variables[0].dimensions[1]); });
  differs([](ResultSet& r) {
    std::get<std::vector<std::string>>(r.variables[4].cells) = {"", "a, ", "bü\nnext line"};
  });
  differs([](ResultSet& r) { r.groups["cites"] = std::move(r.groups.extract("sites").mapped()); });
  differs([](ResultSet& r) { r.groups.erase("network"); });
}

TEST(ContentHash, KnowsOneNaN) {
  auto results = example_results();
  auto const hash = content_hash(results);
  auto& cells = std::get<std::vector<double>>(results.variables[0].cells);
  for (auto& cell : cells)
    if (cell != cell) cell = std::bit_cast<double>(std::uint64_t{0xfff8'0000'dead'beef});
  EXPECT_EQ(content_hash(results), hash);
  Folder const folder;
  write_results(results, folder / "a.h5", false);
  EXPECT_TRUE(verify_hash(folder / "a.h5"));
}

TEST(Sha256, GivesThePublishedDigest) {  // FIPS 180-2, appendix B.1
  EXPECT_EQ(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace convene

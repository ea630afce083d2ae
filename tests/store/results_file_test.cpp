#include "engine/store/results_file.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <limits>
#include <random>
#include <thread>

#include "engine/core/diagnostics.hpp"
#include "engine/store/content_hash.hpp"
#include "example.hpp"
#include "folder.hpp"
#include "same.hpp"

namespace convene {
namespace {

using testing::HasSubstr;

TEST(ResultsFile, ComesBackAsItWas) {
  Folder const folder;
  auto const results = example_results();
  write_results(results, folder / "a.h5", false);
  expect_same(results, read_results(folder / "a.h5"));
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.h5"});
}

TEST(ResultsFile, ComesBackWhenEmptyOrWithoutCells) {
  Folder const folder;
  ResultSet results;
  write_results(results, folder / "empty.h5", false);
  auto const read = read_results(folder / "empty.h5");
  EXPECT_TRUE(read.dimensions.empty() && read.variables.empty() && read.groups.empty() &&
              read.provenance.empty());

  results.attributes = read.attributes;
  results.dimensions = {{"clinic", 0, {}, {}, "1", "clinic"}, {"week", 2, {}, {4, 8}, "week", "week"}};
  results.variables = {{"reach", {"clinic", "week"}, std::vector<double>{}, "1", "reach", {}},
                       {"name", {"clinic"}, std::vector<std::string>{}, "1", "name", {}}};
  write_results(results, folder / "none.h5", false);
  expect_same(results, read_results(folder / "none.h5"));
}

TEST(ResultsFile, FillsInWhatEveryFileMustSay) {
  Folder const folder;
  write_results({}, folder / "a.h5", false);
  auto const attributes = read_results(folder / "a.h5").attributes;
  for (auto const* name : {"title", "source", "history", "created"})
    EXPECT_TRUE(attributes.contains(name)) << name;
  EXPECT_THAT(attributes.at("source"), HasSubstr("Convene"));
}

TEST(ResultsFile, HasTheSameBytesWheneverAndWhereverItIsWritten) {
  Folder const folder, other;
  auto const results = example_results();
  write_results(results, folder / "a.h5", false);
  std::this_thread::sleep_for(std::chrono::milliseconds{1100});  // a time kept in seconds would show
  std::thread{[&] { write_results(results, other / "another_name.h5", false); }}.join();
  EXPECT_EQ(bytes_of_file(folder / "a.h5"), bytes_of_file(other / "another_name.h5"));
}

TEST(ResultsFile, HoldsManyLabelsAndLargeArrays) {
  Folder const folder;
  ResultSet results;
  Dimension clinic{"clinic", 6000, {}, {}, "1", "clinic"};
  for (int i = 0; i < 6000; ++i)
    clinic.labels.push_back("a clinic with a long name, number " + std::to_string(i));
  results.dimensions = {
      {"replication", 3, {}, {}, "1", "replication"}, {"week", 30, {}, {}, "week", "week"}, clinic};
  std::vector<double> cells(std::size_t{3} * 30 * 6000);
  for (std::size_t i = 0; i < cells.size(); ++i) cells[i] = std::sin(static_cast<double>(i));
  results.variables = {{"reach", {"replication", "week", "clinic"}, std::move(cells), "1", "reach", {}}};
  results.provenance["scenario/clinics.csv"] = std::string(3'000'000, 'x');
  results.attributes = {{"title", "t"},
                        {"source", "s"},
                        {"history", "h"},
                        {"created", "c"},
                        {"long", std::string(100'000, 'y')}};
  write_results(results, folder / "a.h5", false);
  expect_same(results, read_results(folder / "a.h5"));
  EXPECT_TRUE(verify_hash(folder / "a.h5"));
}

TEST(ResultsFile, RefusesATakenNameUnlessForced) {
  Folder const folder;
  auto results = example_results();
  write_results(results, folder / "a.h5", false);
  auto const before = bytes_of_file(folder / "a.h5");
  results.attributes["title"] = "Another";
  try {
    write_results(results, folder / "a.h5", false);
    FAIL() << "overwrote a file";
  } catch (FileError const& error) {
    EXPECT_THAT(error.what(), HasSubstr("--force"));
  }
  EXPECT_EQ(bytes_of_file(folder / "a.h5"), before);
  write_results(results, folder / "a.h5", true);
  EXPECT_EQ(read_results(folder / "a.h5").attributes.at("title"), "Another");
  EXPECT_EQ(folder.names(), std::vector<std::string>{"a.h5"});
}

TEST(ResultsFile, RefusesWhatIsNotOurs) {
  Folder const folder;
  EXPECT_THROW(read_results(folder / "absent.h5"), FileError);
  write_bytes(folder / "text.h5", "not HDF5 at all");
  EXPECT_THROW(read_results(folder / "text.h5"), FileError);
  write_bytes(folder / "void.h5", "");
  EXPECT_THROW(read_results(folder / "void.h5"), FileError);
  EXPECT_THROW(read_results(folder.path()), FileError);
  EXPECT_THROW(verify_hash(folder / "absent.h5"), FileError);
}

TEST(ResultsFile, RefusesATruncatedFile) {
  Folder const folder;
  write_results(example_results(), folder / "a.h5", false);
  auto const bytes = bytes_of_file(folder / "a.h5");
  for (std::size_t part = 0; part < 16; ++part) {
    write_bytes(folder / "b.h5", bytes.substr(0, bytes.size() * part / 16));
    EXPECT_THROW(read_results(folder / "b.h5"), FileError) << part;
  }
}

TEST(ResultsFile, NeverTakesChangedCellsForTheTrueOnes) {
  Folder const folder;
  write_results(example_results(), folder / "a.h5", false);
  auto const bytes = bytes_of_file(folder / "a.h5");
  auto const at = bytes.find("Elm St");
  ASSERT_NE(at, std::string::npos);
  auto changed = bytes;
  changed[at] = 'e';  // a label: no checksum of HDF5's covers it
  write_bytes(folder / "b.h5", changed);
  EXPECT_THROW(read_results(folder / "b.h5"), FileError);
  EXPECT_FALSE(verify_hash(folder / "b.h5"));
  EXPECT_TRUE(verify_hash(folder / "a.h5"));
}

TEST(ResultsFile, RefusesSetsThatCannotBeAFile) {
  Folder const folder;
  auto const refused = [&](auto&& spoil) {
    auto results = example_results();
    spoil(results);
    EXPECT_THROW(write_results(results, folder / "a.h5", false), std::invalid_argument);
  };
  refused([](ResultSet& r) { r.variables[0].name = "9lives"; });
  refused([](ResultSet& r) { r.variables[1].name = "coverage"; });
  refused([](ResultSet& r) { r.variables[1].name = "week"; });
  refused([](ResultSet& r) { r.variables[1].name = "strategy_code"; });
  refused([](ResultSet& r) { r.variables[0].dimensions[2] = "month"; });
  refused([](ResultSet& r) { std::get<std::vector<double>>(r.variables[0].cells).pop_back(); });
  refused([](ResultSet& r) { r.variables[0].units = "hours"; });
  refused([](ResultSet& r) { r.dimensions[0].labels.pop_back(); });
  refused([](ResultSet& r) { r.groups["provenance"]; });
  refused([](ResultSet& r) { r.groups["sites"][0].name = "week"; });
  refused([](ResultSet& r) { r.attributes["a"] = std::string("b\0c", 3); });
  EXPECT_TRUE(folder.names().empty());
}

}  // namespace
}  // namespace convene

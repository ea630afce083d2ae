#include "engine/store/export_csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "engine/core/diagnostics.hpp"
#include "example.hpp"
#include "folder.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::StartsWith;

TEST(ExportCsv, WritesATableForEverySetOfDimensions) {
  Folder const folder;
  export_csv(example_results(), folder / "csv", false);
  auto const file = [&](std::string const& name) { return bytes_of_file(folder / "csv/" + name); };
  EXPECT_THAT(
      file("outcomes_by_strategy_replication_week.csv"),
      StartsWith(
          "strategy,replication,week,coverage\r\nno_partnership,0,0,0.125\r\nno_partnership,0,1,1.125\r\n"));
  EXPECT_THAT(file("outcomes_by_strategy_replication_week.csv"), HasSubstr("clinic by clinic,2,3,NaN\r\n"));
  EXPECT_THAT(file("outcomes_by_strategy_replication.csv"),
              StartsWith("strategy,replication,hours,doses\r\nno_partnership,0,2.5,-7\r\n"));
  EXPECT_EQ(file("outcomes.csv"), "patients\r\n5000000000\r\n");
  EXPECT_EQ(file("outcomes_by_strategy.csv"),
            "strategy,note\r\nno_partnership,\r\nclinic by clinic,\"a, b\"\r\naligned système,\"ü\nnext "
            "line\"\r\n");
  EXPECT_EQ(file("sites_by_clinic.csv"), "clinic,status\r\n\"Elm St, \"\"north\"\"\",open\r\nclinic_2,\r\n");
  EXPECT_EQ(file("network_by_pair.csv"), "pair,trust\r\n0,0.25\r\n1,0.5\r\n2,0.3333333333333333\r\n");
  EXPECT_EQ(std::strtod("0.3333333333333333", nullptr), 1.0 / 3);
  EXPECT_THAT(file("columns.csv"),
              HasSubstr("outcomes_by_strategy_replication.csv,hours,variable,float32,hour,staff hours\r\n"));
}

TEST(ExportCsv, NeverOverwritesUnlessForced) {
  Folder const folder;
  write_bytes(folder / "columns.csv", "mine");
  EXPECT_THROW(export_csv(example_results(), folder.path(), false), FileError);
  EXPECT_THAT(folder.names(), ElementsAre("columns.csv"));
  EXPECT_EQ(bytes_of_file(folder / "columns.csv"), "mine");
  auto const paths = export_csv(example_results(), folder.path(), true);
  EXPECT_EQ(paths.size(), folder.names().size());
  EXPECT_NE(bytes_of_file(folder / "columns.csv"), "mine");
}

TEST(ExportCsv, SaysWhenItCannotWrite) {
  Folder const folder;
  write_bytes(folder / "file", "");
  EXPECT_THROW(export_csv(example_results(), folder / "file", false), FileError);
  EXPECT_THROW(export_csv(example_results(), folder / "file/below", false), FileError);
}

}  // namespace
}  // namespace convene

#include "engine/scenario/csv.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/scenario/texts.hpp"

namespace convene {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<ClinicRow> clinics_of(std::string const& csv) {
  auto texts = good_texts();
  texts["clinics.csv"] = csv;
  EXPECT_THAT(faults_of(texts), IsEmpty()) << csv;
  Diagnostics diagnostics;
  return load_scenario_texts(texts, diagnostics).clinics;
}

TEST(Csv, EveryFormOfOneRosterGivesTheSameRows) {
  std::string const comma =
      "clinic,system,county,patients_9_18,providers,coverage_1_dose,champion,note\n"
      "north,union,Åland,900,4,0.61,yes,\"a, b\"\n"
      "west,,birch,1200,5,,no,\n";
  std::vector<std::string> const forms{
      comma,
      "\xEF\xBB\xBF" + comma,
      "clinic,system,county,patients_9_18,providers,coverage_1_dose,champion,note\r\n"
      "north,union,Åland,900,4,0.61,TRUE,\"a, b\"\r\nwest,,birch,1200,5,,False,\r\n",
      "clinic,system,county,patients_9_18,providers,coverage_1_dose,champion,note\r"
      "north,union,Åland,900,4,6.1e-1,1,\"a, b\"\rwest,,birch,1200,5,,0,",
      "note,champion,coverage_1_dose,providers,patients,county,system,clinic\n"
      "\"a, b\",yes,0.610,4,900,Åland,union,north\n,no,,5,1200,birch,,west\n",
      "clinic;system;county;patients_9_18;providers;coverage_1_dose;champion;note\r\n"
      "north;union;Åland;900;4;0,61;yes;a, b\r\nwest;;birch;1200;5;;no;\r\n;;;;;;;\r\n",
      "clinic\tsystem\tcounty\tpatients_9_18\tproviders\tcoverage_1_dose\tchampion\tnote\n"
      "north\tunion\tÅland\t900\t4\t0.61\tyes\ta, b\nwest\t\tbirch\t1200\t5\t\tno\t\n",
      "\n\"clinic\",\"system\",\"county\",\"patients_9_18\",\"providers\",\"coverage_1_dose\",\"champion\","
      "\"note\"\n\n"
      "\"north\", union ,Åland,900,4,\"0.61\",yes,\"a, b\"\n\nwest,,birch,1200,5,,no,\"\"\n\n"};
  for (auto const& form : forms) {
    auto const rows = clinics_of(form);
    ASSERT_EQ(rows.size(), 2u) << form;
    EXPECT_EQ(rows[0].clinic, "north");
    EXPECT_EQ(rows[0].system, "union");
    EXPECT_EQ(rows[0].county, "Åland");
    EXPECT_EQ(rows[0].patients, 900);
    EXPECT_EQ(rows[0].providers, 4);
    EXPECT_EQ(rows[0].coverage_1_dose, 0.61);
    EXPECT_EQ(rows[0].champion, true);
    EXPECT_THAT(rows[0].extra, ElementsAre(std::pair{"note", "a, b"}));
    EXPECT_EQ(rows[1].clinic, "west");
    EXPECT_EQ(rows[1].system, "");
    EXPECT_FALSE(rows[1].coverage_1_dose);
    EXPECT_EQ(rows[1].champion, false);
    EXPECT_THAT(rows[1].extra, ElementsAre(std::pair{"note", ""}));
  }
}

TEST(Csv, QuotedFieldsKeepQuotesAndLinesAndTheLinesAreCounted) {
  Diagnostics diagnostics;
  auto const table = read_csv("a,b\r\n\"1\r\n2\",\"say \"\"so\"\"\"\r\n\n3,4\n", "t.csv", diagnostics);
  ASSERT_TRUE(diagnostics.ok());
  ASSERT_EQ(table.rows.size(), 2u);
  EXPECT_EQ(table.rows[0][0].text, "1\r\n2");
  EXPECT_EQ(table.rows[0][0].line, 2u);
  EXPECT_EQ(table.rows[0][1].text, "say \"so\"");
  EXPECT_EQ(table.rows[0][1].line, 3u);
  EXPECT_EQ(table.rows[1][0].line, 5u);
}

TEST(Csv, ALineAfterAFieldOfSeveralLinesIsCountedRight) {
  EXPECT_THAT(
      faults_with(
          "clinics.csv",
          "clinic,patients,providers,note,system\nnorth,10,1,\"one\ntwo\n\nfour\",union\nwest,x,1,,\n"),
      ElementsAre("clinics.csv:6:2: patients = x (must be a number) leave it empty if it is not known"));
}

TEST(Csv, SyntaxErrorsHaveTheirPlace) {
  auto const fault = [](std::string const& text) {
    Diagnostics diagnostics;
    auto const table = read_csv(text, "t.csv", diagnostics);
    EXPECT_FALSE(table.readable);
    EXPECT_EQ(diagnostics.size(), 1u);
    return to_string(diagnostics.sorted().at(0));
  };
  EXPECT_EQ(
      fault("a,b\n1,\"2\n3,4\n"),
      "t.csv:2:2: quoted field without an end (the file ends inside it) add the closing quotation mark");
  EXPECT_EQ(fault("a,b\n1,2\n3,4\"5\n"),
            "t.csv:3:2: quotation mark out of place (a quoted field begins and ends with one and doubles "
            "those inside) "
            "correct this first: nothing else in this file was checked");
  EXPECT_EQ(fault("a,b\n\"1\n1\"x,2\n").substr(0, 10), "t.csv:3:1:");
  EXPECT_EQ(fault(""), "t.csv:1:1: empty file (the first line must name the columns) add a header line");
  EXPECT_EQ(fault("\xFF\xFE"
                  "a"),
            "t.csv:1:1: not UTF-8 text (it begins as UTF-16 does) save the file as 'CSV UTF-8'");
}

TEST(Csv, RowsOfWrongLengthAndForeignBytesAreFaultsOfTheirOwn) {
  EXPECT_THAT(
      faults_with("clinics.csv",
                  "clinic,patients,providers,county\nnorth,10,1\nwest,20,1,M\xFCller\nsouth,0,1,a,b\n"),
      ElementsAre("clinics.csv:2:3: 3 fields (the header has 4) is a delimiter missing?",
                  "clinics.csv:3:4: not UTF-8 text (byte 0xFC) save the file as 'CSV UTF-8'",
                  "clinics.csv:4:5: 5 fields (the header has 4) quote a field that holds the delimiter"));
}

TEST(Csv, HeadersAreCheckedWhole) {
  auto texts = good_texts();
  texts["clinics.csv"] = "Clinic,system,system,patient,,x\nnorth,union,,1,,\n";
  texts["systems.csv"] = "";
  EXPECT_THAT(
      faults_of(texts),
      ElementsAre(
          "clinics.csv:1:1: clinic: missing column (it is required) is it 'Clinic'?",
          "clinics.csv:1:1: providers: missing column (it is required) add it",
          "clinics.csv:1:3: system: column twice (field 2 has the same name) rename or delete one",
          "clinics.csv:1:4: patients_9_18: missing column (it is required) is it 'patient'?",
          "clinics.csv:1:5: column without a name (its cells could not be kept) name it or delete it",
          "systems.csv:1:1: empty file (the first line must name the columns) add a header line",
          "ties.csv:3:1: from = west (neither a partner nor a system) use a partner's id, a system or an "
          "independent clinic"));
}

}  // namespace
}  // namespace convene

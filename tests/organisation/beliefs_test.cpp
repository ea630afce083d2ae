// Beliefs are made of what can be seen: reports, logs, what partners have been told. Read in the sources.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

namespace convene::test {
namespace {

namespace fs = std::filesystem;

struct Passage {
  std::string where, text;
};

/// Without comments and without what stands in quotes.
std::string code_of(std::string const& source) {
  static std::regex const noise{R"(//[^\n]*|"(?:[^"\\\n]|\\.)*")"};
  return std::regex_replace(source, noise, "");
}

std::string read(fs::path const& file) {
  std::ifstream in{file};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

/// What only the model knows: the people themselves, this week's conditions of care, who truly decides, how well a
/// change is really done, counts of what truly happened.
std::vector<std::string> true_state(std::string const& code) {
  static std::regex const words{R"(care->|\bconditions\b|\bright_person\b|\bfidelity\b|\bcounts\()"};
  std::vector<std::string> found;
  for (std::sregex_iterator it{code.begin(), code.end(), words}, end; it != end; ++it) found.push_back(it->str());
  return found;
}

/// From the opening brace at or after `from` to the one that closes it.
std::string body(std::string const& code, std::size_t from) {
  int depth = 0;
  for (std::size_t i = from; i < code.size(); ++i) {
    if (code[i] == '{') ++depth;
    if (code[i] == '}' && --depth == 0) return code.substr(from, i - from + 1);
  }
  return code.substr(from);
}

/// Definitions of functions named believed_*, and statements that set what a partner believes of a task.
std::vector<Passage> beliefs_in(std::string const& where, std::string const& code) {
  static std::regex const definition{R"(\bbelieved_\w+\([^;{]*\)\s*(const\s*)?\{)"};
  static std::regex const statement{R"(\.(benefit|need|willingness)\s*[-+*/]?=[^=][^;]*;)"};
  std::vector<Passage> found;
  for (std::sregex_iterator it{code.begin(), code.end(), definition}, end; it != end; ++it)
    found.push_back({where + ": " + it->str(), body(code, static_cast<std::size_t>(it->position() + it->length() - 1))});
  for (std::sregex_iterator it{code.begin(), code.end(), statement}, end; it != end; ++it) found.push_back({where + ": " + it->str(), it->str()});
  return found;
}

std::vector<fs::path> sources(std::string const& folder) {
  std::vector<fs::path> files;
  for (auto const& entry : fs::recursive_directory_iterator{fs::path{CONVENE_SOURCE} / folder})
    if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(Beliefs, TheReaderOfSourcesSeesWhatItLooksFor) {
  auto const seen = beliefs_in("made up", code_of("double believed_need(Lane const& lane) {\n  // fidelity\n  if (x) { y(); }\n  return lane.care->counts()[c];\n}\n"
                                                  "task.benefit = right_person[p] ? 2 : 0;  // \"conditions\"\n"));
  ASSERT_EQ(seen.size(), 2u);
  EXPECT_EQ(true_state(seen[0].text), (std::vector<std::string>{"care->", "counts("}));
  EXPECT_EQ(true_state(seen[1].text), std::vector<std::string>{"right_person"});
}

TEST(Beliefs, AskingAndPoliciesReadNothingTrue) {
  auto files = sources("engine/policies");
  files.push_back(fs::path{CONVENE_SOURCE} / "engine/kernel/asking.cpp");
  EXPECT_GE(files.size(), 6u);
  for (auto const& file : files) EXPECT_EQ(true_state(code_of(read(file))), std::vector<std::string>{}) << file.filename();
}

TEST(Beliefs, WhatATaskIsBelievedToBringIsReadFromNothingTrue) {
  int functions = 0, statements = 0;
  for (auto const* folder : {"engine/kernel", "engine/levers", "engine/processes"})
    for (auto const& file : sources(folder))
      for (auto const& passage : beliefs_in(file.filename().string(), code_of(read(file)))) {
        ++(passage.text.front() == '{' ? functions : statements);
        EXPECT_EQ(true_state(passage.text), std::vector<std::string>{}) << passage.where;
      }
  EXPECT_GE(functions, 2) << "of need and of willingness";
  EXPECT_GE(statements, 10);
}

}  // namespace
}  // namespace convene::test

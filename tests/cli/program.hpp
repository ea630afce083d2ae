#pragma once

#include <gmock/gmock.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace convene::test {

using Words = std::vector<std::string>;
using Environment = std::map<std::string, std::string>;

/// What the program did.
struct Outcome {
  int code = -1;  ///< exit code; 128 + signal when one ended it
  std::string out, err;
};

/// A folder of its own for each test, and the program run in it.
class ProgramTest : public testing::Test {
 protected:
  ProgramTest();
  ~ProgramTest() override;

  Outcome run(Words const& words, Environment const& environment = {}) const;
  /// Starts it, waits until stderr holds `word`, sends the signal.
  Outcome interrupt_after(std::string const& word, Words const& words, int signal) const;
  /// Runs it on a terminal of 100 columns; `out` holds what both streams showed.
  Outcome on_terminal(Words const& words, Environment const& environment = {}) const;

  void write(std::string const& name, std::string const& text) const;
  std::string read(std::string const& name) const;
  bool exists(std::string const& name) const { return std::filesystem::exists(folder_ / name); }

  /// Makes the starter scenario `name` and results of it, `name`.h5, with a few replications.
  void make_scenario(std::string const& name) const;
  void make_results(std::string const& name) const;

  std::filesystem::path folder_;
};

}  // namespace convene::test

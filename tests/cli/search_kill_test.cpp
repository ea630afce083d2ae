// Searches that are killed at random moments and gone on with end as if nothing had happened, and run nothing twice.
#include <chrono>
#include <random>
#include <set>

#include "engine/store/progress.hpp"
#include "tests/cli/study_commands.hpp"

namespace convene::test {
namespace {

class SearchKill : public StudyCommands {
 protected:
  using Clock = std::chrono::steady_clock;

  /// Kills the command at `kills` random moments, each within an eighth of what it takes undisturbed, then lets it end.
  Outcome run_through_kills(Words words, int kills, double seconds) {
    std::mt19937 chance{seed_};
    for (int kill = 0; kill < kills; ++kill) {
      words[threads_at(words)] = std::to_string(1 + kill % 2);
      double const after = .02 + seconds / 8 * std::uniform_real_distribution<>{}(chance);
      auto line = "cd '" + folder_.string() + "' && timeout -s KILL " + std::to_string(after) + " '" + CONVENE_PROGRAM + "'";
      for (auto const& word : words) line += " " + word;
      EXPECT_NE(std::system((line + " --resume >killed 2>&1").c_str()), -1);
    }
    words.push_back("--resume");
    return run(words);
  }

  static std::size_t threads_at(Words const& words) {
    return static_cast<std::size_t>(std::find(words.begin(), words.end(), "--threads") - words.begin()) + 1;
  }

  /// Runs in the journal; each but once.
  std::size_t runs_in(std::string const& name) const {
    auto const folder = (folder_ / name / "journal").string();
    std::set<std::size_t> numbers;
    for (auto const& row : read_rows(folder, read_study(folder)))
      EXPECT_TRUE(numbers.insert(row.run).second) << "run " << row.run << " was run twice";
    return numbers.size();
  }

  /// The same words but for the folder: undisturbed on one and on two threads, and killed.
  void expect_same(Words const& words, std::string const& file) {
    SCOPED_TRACE("seed " + std::to_string(seed_));
    auto const with = [&](std::string const& folder, std::string const& threads) {
      auto all = words;
      all.insert(all.end(), {"--json", "-o", folder, "--threads", threads});
      return all;
    };
    auto const start = Clock::now();
    auto const one = run(with("one", "1"));
    auto const seconds = std::chrono::duration<double>(Clock::now() - start).count();
    ASSERT_EQ(one.code, 0) << one.err;
    auto const killed = run_through_kills(with("killed_often", "1"), 6, seconds);
    ASSERT_EQ(killed.code, 0) << killed.err;
    EXPECT_EQ(killed.out, one.out);
    EXPECT_EQ(run(with("two", "2")).out, one.out);
    EXPECT_EQ(runs_in("killed_often"), runs_in("one"));
    EXPECT_EQ(runs_in("two"), runs_in("one"));
    if (file.empty()) return;
    EXPECT_EQ(read("killed_often/" + file), read("one/" + file));  // byte by byte
    EXPECT_EQ(read("two/" + file), read("one/" + file));
  }

  unsigned seed_ = std::random_device{}();
};

TEST_F(SearchKill, CalibrateEndsAsIfNothingHadHappened) {
  write_calibration();
  expect_same({"calibrate", "calibrate.toml"}, "posterior.h5");
}

TEST_F(SearchKill, OptimiseEndsAsIfNothingHadHappened) {
  write_optimisation();
  expect_same({"optimise", "optimise.toml"}, "pareto.h5");
}

TEST_F(SearchKill, SelectEndsAsIfNothingHadHappened) {
  for (std::string const method : {"kn", "ocba"}) {
    std::filesystem::remove_all(folder_ / "one"), std::filesystem::remove_all(folder_ / "two");
    std::filesystem::remove_all(folder_ / "killed_often");
    expect_same({"select", "mine", "--method", method, "--budget", "240"}, "");
  }
}

}  // namespace
}  // namespace convene::test

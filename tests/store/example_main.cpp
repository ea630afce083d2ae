#include <cstdio>
#include <exception>
#include <filesystem>

#include "engine/store/merge.hpp"
#include "engine/store/results_file.hpp"
#include "engine/store/shard.hpp"
#include "example.hpp"
#include "fake_study.hpp"

/// Writes into a folder of its own what the tests in Python and R open.
int main(int argc, char** argv) try {
  using namespace convene;
  if (argc != 2) return std::fputs("usage: store_example FOLDER\n", stderr), 2;
  std::string const folder = std::string(argv[1]) + "/", study_folder = folder + "study";
  std::filesystem::create_directories(folder);
  write_results(example_results(), folder + "example.h5", true);

  auto const study = fake_study();
  std::filesystem::remove_all(study_folder);
  open_study(study_folder, study);
  {
    ShardWriter writer{study_folder, study, {2, 8}};
    for (std::size_t run = run_count(study); run-- > 0;) writer.append(fake_run(study, run));
  }
  merge_study(study_folder, folder + "merged.h5", true);
} catch (std::exception const& failure) {
  std::fprintf(stderr, "%s\n", failure.what());
  return 1;
}

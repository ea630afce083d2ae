// Sweeps the fake model in the folder named first, on as many threads as said second, and tells each job it starts by
// its number on standard output: the kill test starts and kills it.
#include <unistd.h>

#include <cstdlib>

#include "engine/experiments/sweep/sweep.hpp"
#include "fake_model.hpp"

int main(int count, char** words) {
  using namespace convene;
  if (count < 3) return 2;
  FakeModel fake{.points = 1000, .replications = 2};
  fake.when_run = [](Job const& job) {
    for (auto const strategy : job.strategies) {
      auto const run = static_cast<std::uint32_t>((job.design_point * 2 + strategy) * 2 + job.replication);
      if (::write(STDOUT_FILENO, &run, sizeof run) != sizeof run) ::_exit(1);
    }
  };
  SweepOptions options;
  options.threads = std::atoi(words[2]);
  return sweep(words[1], fake.model(), options).missing() == 0 ? 0 : 1;
}

#include <cstdio>
#include <exception>

#include "engine/store/results_file.hpp"
#include "example.hpp"

int main(int argc, char** argv) try {
  if (argc != 2) return std::fputs("usage: store_example FILE.h5\n", stderr), 2;
  convene::write_results(convene::example_results(), argv[1], true);
} catch (std::exception const& failure) {
  std::fprintf(stderr, "%s\n", failure.what());
  return 1;
}

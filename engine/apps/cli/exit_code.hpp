#pragma once

namespace convene::cli {

/// What the shell is told. Scripts rely on these numbers.
enum ExitCode {
  done = 0,
  our_fault = 1,      ///< a defect of the program
  wrong_input = 2,    ///< the input or the command line
  file_trouble = 3,   ///< a file could not be read or written
  some_failed = 4,    ///< some runs failed; they are listed
  interrupted = 130,  ///< SIGINT or SIGTERM; what finished is kept
};

}  // namespace convene::cli

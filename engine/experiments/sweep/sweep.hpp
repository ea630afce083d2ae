#pragma once

#include <atomic>
#include <functional>
#include <string>
#include <vector>

#include "engine/experiments/sweep/sweep_model.hpp"
#include "engine/scenario/study_spec.hpp"

namespace convene {

struct SweepState {
  std::size_t ended = 0, count = 0;  ///< runs of this call, without those done before
  std::size_t failed = 0;
};

struct SweepOptions {
  int threads = 0;  ///< 0: all there are
  /// What a run that fails means: no further run is started, or it is tried again, or it is kept as failed. Runs that
  /// failed in an earlier call are tried again when the policy is to abort, since it accepts none.
  FailurePolicy on_failure = FailurePolicy::abort;
  int retries = 0;                                      ///< with `retry`, before a run is kept as failed
  std::function<void(SweepState const&)> progress{};    ///< after each job, never twice at once
  std::atomic<bool> const* stop = nullptr;              ///< once true, no further job is started
};

struct SweepFailure {
  std::size_t run;
  std::string message;
};

struct SweepReport {
  std::size_t runs = 0;         ///< of the study
  std::size_t done_before = 0;  ///< found in the folder
  std::size_t done = 0;         ///< by now
  std::size_t failed = 0;       ///< by now
  std::vector<SweepFailure> failures;  ///< of this call, by run; the first hundred
  std::size_t unreadable = 0;   ///< shards whose runs were done again
  bool stopped = false;         ///< `stop` left runs undone
  bool aborted = false;         ///< a failure did
  std::size_t missing() const { return runs - done - failed; }
};

/// Runs what the study in `directory` does not hold yet, and appends each run as it ends: a kill at any moment loses
/// none that was appended, and the next call goes on from there. The rows do not depend on threads or history. Throws
/// InputError when the folder holds another study, FileError when another program is at work there.
SweepReport sweep(std::string const& directory, SweepModel const& model, SweepOptions const& options = {});

}  // namespace convene

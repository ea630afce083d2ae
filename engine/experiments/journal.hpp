#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"
#include "engine/store/study.hpp"

namespace convene {

/// What a search asked and saw, on disk: a search that is deterministic asks the same again, and is answered from here up to
/// where it was interrupted. Kept as shards of a study (store/README.md): what `keep` returned from outlives any kill.
class Journal {
 public:
  /// `directory` is the study's; made where there is none. Throws InputError when it belongs to another search, scenario or
  /// engine, FileError when another program is at work there.
  Journal(std::string const& directory, Study study);
  ~Journal();
  Journal(Journal const&) = delete;
  Journal& operator=(Journal const&) = delete;

  /// Numbers for `count` observations that are asked for next; the first of them. Not from two threads at once.
  std::size_t ask(std::size_t count);
  /// What observation `number` saw, nullptr when it is not there. Throws FileError when it was asked other things.
  double const* find(std::size_t number, std::span<double const> asked) const;
  /// From any thread.
  void keep(std::size_t number, std::span<double const> asked, std::span<double const> seen);

  std::size_t found() const;  ///< observations that were there
  std::size_t kept() const;   ///< added since

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The study of a journal: what is asked and seen, by name, and everything that the search hangs on.
Study journal_study(Scenario const& scenario, std::vector<std::string> asked, std::vector<std::string> seen,
                    std::map<std::string, std::string> const& hangs_on);

}  // namespace convene

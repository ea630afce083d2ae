#include "engine/experiments/journal.hpp"

#include <atomic>
#include <cstring>
#include <unordered_map>

#include "engine/core/diagnostics.hpp"
#include "engine/store/progress.hpp"
#include "engine/store/scenario_record.hpp"
#include "engine/store/shard.hpp"
#include "engine/store/study_lock.hpp"

namespace convene {
namespace {

constexpr std::size_t room = 100'000'000;  ///< observations that a journal holds; those beyond are not kept

Study opened(std::string const& directory, Study study) {
  open_study(directory, study);
  return study;
}

}  // namespace

struct Journal::State {
  State(std::string const& folder, Study asked_study)
      : directory{folder}, study{opened(folder, std::move(asked_study))}, lock{folder}, writer{folder, study} {
    for (auto& row : read_rows(directory, study)) rows.emplace(row.run, std::move(row.values));
    found = rows.size();
  }
  std::string directory;
  Study study;
  StudyLock lock;
  ShardWriter writer;
  std::unordered_map<std::size_t, std::vector<double>> rows;  // looked up, never walked
  std::size_t next = 0, found = 0;
  std::atomic<std::size_t> kept = 0;
};

Journal::Journal(std::string const& directory, Study study) : state_{new State(directory, std::move(study))} {}
Journal::~Journal() = default;

std::size_t Journal::ask(std::size_t count) {
  state_->next += count;
  return state_->next - count;
}

double const* Journal::find(std::size_t number, std::span<double const> asked) const {
  auto const row = state_->rows.find(number);
  if (row == state_->rows.end()) return nullptr;
  if (std::memcmp(row->second.data(), asked.data(), asked.size_bytes()) != 0)
    throw FileError(state_->directory, "observation " + std::to_string(number) + " was asked something else; begin anew in another folder");
  return row->second.data() + asked.size();
}

void Journal::keep(std::size_t number, std::span<double const> asked, std::span<double const> seen) {
  if (number >= room) return;
  RunRow row;
  row.run = number;
  row.values.assign(asked.begin(), asked.end());
  row.values.insert(row.values.end(), seen.begin(), seen.end());
  state_->writer.append(std::move(row));
  ++state_->kept;
}

std::size_t Journal::found() const { return state_->found; }
std::size_t Journal::kept() const { return state_->kept; }

Study journal_study(Scenario const& scenario, std::vector<std::string> asked, std::vector<std::string> seen,
                    std::map<std::string, std::string> const& hangs_on) {
  Study study;
  auto& frame = study.frame;
  auto const asks = asked.size(), sees = seen.size();
  frame.dimensions = {{"observation", room, {}, {}, "1", "as the search asked for them"},
                      {"question", asks, std::move(asked), {}, "1", "what was asked"},
                      {"reading", sees, std::move(seen), {}, "1", "what was seen"}};
  frame.attributes["title"] = "Journal: " + scenario.title;
  frame.attributes["setting"] = to_string(scenario.setting);
  frame.attributes["created"] = to_string(scenario.start);
  record_scenario(frame, scenario);
  frame.provenance["seed"] = std::to_string(scenario.seed);
  frame.provenance["replications"] = std::to_string(scenario.replications);
  for (auto const& [name, text] : hangs_on) frame.provenance[name] = text;
  study.run_dimensions = {"observation"};
  study.columns = {{"asked", {"question"}, std::vector<double>{}, "1", "what was asked", {}},
                   {"seen", {"reading"}, std::vector<double>{}, "1", "what was seen", {}}};
  return study;
}

}  // namespace convene

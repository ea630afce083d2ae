#include "engine/processes/care/vaccination/people.hpp"

#include "engine/processes/care/vaccination/lane.hpp"

namespace convene {
namespace {

constexpr std::int64_t block_patients = 16384;  ///< about what a core's own cache holds with its calendar
constexpr std::size_t block_clinics = 64;

}  // namespace

std::vector<CareBlock> CareBlockStore::take() {
  std::lock_guard const lock{mutex_};
  if (stored_.empty()) return {};
  auto blocks = std::move(stored_.back());
  stored_.pop_back();
  return blocks;
}

void CareBlockStore::give(std::vector<CareBlock> blocks) {
  std::lock_guard const lock{mutex_};
  stored_.push_back(std::move(blocks));
}

VaccinationPeople::~VaccinationPeople() {
  store_->give(std::move(blocks_));
}

VaccinationPeople::VaccinationPeople(std::shared_ptr<VaccinationTables const> tables,
                                     std::shared_ptr<CareBlockStore> store, Draws const& draws,
                                     ParallelFor const& parallel)
    : tables_{std::move(tables)},
      store_{std::move(store)},
      draws_{draws},
      blocks_{store_->take()},
      panel_(tables_->key.size()) {
  struct Range {
    std::size_t first, count;
  };
  std::vector<Range> ranges;
  std::int64_t held = block_patients;
  for (std::size_t c = 0; c < tables_->key.size(); ++c) {
    if (held >= block_patients || ranges.back().count == block_clinics) ranges.push_back({c, 0}), held = 0;
    ++ranges.back().count;
    held += tables_->patients[ClinicId{c}];
  }
  blocks_.resize(ranges.size());
  parallel(ranges.size(), [&](std::size_t i) {
    make_block(*tables_, draws_, ranges[i].first, ranges[i].count, blocks_[i]);
    for (std::size_t c = 0; c < ranges[i].count; ++c)
      panel_[ClinicId{ranges[i].first + c}] = blocks_[i].panel[c];
  });
}

std::unique_ptr<CareLane> VaccinationPeople::open_lane() const {
  return std::make_unique<VaccinationLane>(*tables_, draws_, blocks_);
}

std::size_t VaccinationPeople::patients() const {
  std::size_t people = 0;
  for (auto const& block : blocks_) people += block.people;
  return people;
}

std::size_t VaccinationPeople::bytes() const {
  std::size_t bytes = 0;
  for (auto const& block : blocks_) bytes += block.bytes();
  return bytes;
}

}  // namespace convene

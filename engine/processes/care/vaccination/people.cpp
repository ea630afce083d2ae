#include "engine/processes/care/vaccination/people.hpp"

namespace convene {
namespace {

constexpr std::int64_t block_patients = 16384;  ///< about what a core's own cache holds with its calendar
constexpr std::size_t block_clinics = 64;

}  // namespace

VaccinationPeople::~VaccinationPeople() {
  stores_->blocks.give(std::move(blocks_));
}

VaccinationPeople::VaccinationPeople(std::shared_ptr<VaccinationTables const> tables,
                                     std::shared_ptr<CareStores> stores, Draws const& draws,
                                     ParallelFor const& parallel)
    : tables_{std::move(tables)},
      stores_{std::move(stores)},
      draws_{draws},
      blocks_{stores_->blocks.take()},
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
    auto maker = stores_->makers.take();
    if (!maker) maker = std::make_unique<BlockMaker>(*tables_);
    maker->make(draws_, ranges[i].first, ranges[i].count, blocks_[i]);
    stores_->makers.give(std::move(maker));
    for (std::size_t c = 0; c < ranges[i].count; ++c)
      panel_[ClinicId{ranges[i].first + c}] = blocks_[i].panel[c];
  });
}

std::unique_ptr<CareLane> VaccinationPeople::open_lane() const {
  return std::make_unique<VaccinationLane>(*tables_, draws_, blocks_, stores_->copies);
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

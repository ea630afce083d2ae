#pragma once

#include <memory>
#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/vaccination/block.hpp"
#include "engine/processes/care/vaccination/block_maker.hpp"
#include "engine/processes/care/vaccination/lane.hpp"
#include "engine/processes/care/vaccination/store.hpp"

namespace convene {

/// Memory that replications use one after the other.
struct CareStores {
  Store<std::vector<CareBlock>> blocks;
  Store<std::vector<CareCopy>> copies;
  Store<std::unique_ptr<BlockMaker>> makers;
};

/// Everyone of one replication, and their calendar.
class VaccinationPeople final : public CarePeople {
 public:
  VaccinationPeople(std::shared_ptr<VaccinationTables const> tables, std::shared_ptr<CareStores> stores,
                    Draws const& draws, ParallelFor const& parallel);
  ~VaccinationPeople() override;
  VaccinationPeople(VaccinationPeople const&) = delete;
  VaccinationPeople& operator=(VaccinationPeople const&) = delete;
  std::unique_ptr<CareLane> open_lane() const override;
  Column<ClinicId, VaccinationPanel> const& panel() const override { return panel_; }
  std::size_t patients() const override;
  std::size_t bytes() const override;

 private:
  std::shared_ptr<VaccinationTables const> tables_;
  std::shared_ptr<CareStores> stores_;
  Draws draws_;
  std::vector<CareBlock> blocks_;
  Column<ClinicId, VaccinationPanel> panel_;
};

}  // namespace convene

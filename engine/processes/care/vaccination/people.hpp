#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/vaccination/block.hpp"

namespace convene {

/// Memory of people who are gone, for those who come: fresh pages cost as much as drawing the people.
class CareBlockStore {
 public:
  std::vector<CareBlock> take();
  void give(std::vector<CareBlock> blocks);

 private:
  std::mutex mutex_;
  std::vector<std::vector<CareBlock>> stored_;
};

/// Everyone of one replication, and their calendar.
class VaccinationPeople final : public CarePeople {
 public:
  VaccinationPeople(std::shared_ptr<VaccinationTables const> tables, std::shared_ptr<CareBlockStore> store,
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
  std::shared_ptr<CareBlockStore> store_;
  Draws draws_;
  std::vector<CareBlock> blocks_;
  Column<ClinicId, VaccinationPanel> panel_;
};

}  // namespace convene

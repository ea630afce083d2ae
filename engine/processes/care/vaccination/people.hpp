#pragma once

#include <memory>
#include <vector>

#include "engine/kernel/care_model.hpp"
#include "engine/processes/care/vaccination/block.hpp"

namespace convene {

/// Everyone of one replication, and their calendar.
class VaccinationPeople final : public CarePeople {
 public:
  VaccinationPeople(std::shared_ptr<VaccinationTables const> tables, Draws const& draws,
                    ParallelFor const& parallel);
  std::unique_ptr<CareLane> open_lane() const override;
  Column<ClinicId, VaccinationPanel> const& panel() const override { return panel_; }
  std::size_t patients() const override;
  std::size_t bytes() const override;

 private:
  std::shared_ptr<VaccinationTables const> tables_;
  Draws draws_;
  std::vector<CareBlock> blocks_;
  Column<ClinicId, VaccinationPanel> panel_;
};

}  // namespace convene

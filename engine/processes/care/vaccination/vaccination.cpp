#include "engine/processes/care/vaccination/vaccination.hpp"

#include "engine/processes/care/vaccination/people.hpp"

namespace convene {
namespace {

class VaccinationCare final : public CareModel {
 public:
  VaccinationCare(World const& world, Parameters& parameters)
      : tables_{std::make_shared<VaccinationTables const>(world, parameters)} {}
  std::unique_ptr<CarePeople> people(Draws const& draws, ParallelFor const& parallel) const override {
    return std::make_unique<VaccinationPeople>(tables_, stores_, draws, parallel);
  }

 private:
  std::shared_ptr<VaccinationTables const> tables_;
  std::shared_ptr<CareStores> stores_ = std::make_shared<CareStores>();
};

}  // namespace

std::unique_ptr<CareModel> vaccination_care(World const& world, Parameters& parameters) {
  return std::make_unique<VaccinationCare>(world, parameters);
}

}  // namespace convene

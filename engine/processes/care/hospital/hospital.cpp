#include "engine/processes/care/hospital/hospital.hpp"

#include <algorithm>

#include "engine/core/math.hpp"
#include "engine/processes/care/hospital/lane.hpp"
#include "engine/random/distributions.hpp"

namespace convene {
namespace {

constexpr Decision lasting_rate{"hospital.lasting_rate"};
constexpr Decision lasting_harm{"hospital.lasting_harm"};

class HospitalPeople final : public CarePeople {
 public:
  HospitalPeople(std::shared_ptr<HospitalTables const> tables, Draws const& draws) : tables_{std::move(tables)}, draws_{draws} {
    auto const& numbers = tables_->numbers;
    for (auto id : rows_of<ClinicId>(tables_->world.hospitals.size())) {
      auto const key = tables_->world.clinics.key[id];
      HospitalLuck luck;
      for (std::uint32_t c = 0; c < hospital_condition_count; ++c) {
        auto const& belief = tables_->beliefs[id][c];
        double const rate = normal(draws_.uniform(lasting_rate, key, c), belief.mean, belief.sd);
        luck.readmission[c] = Readmission{std::clamp(rate, 0.004, 0.6), numbers.frailty};
      }
      for (std::uint32_t t = 0; t < hospital_topic_count; ++t)
        luck.harm[t] = exact_exp(normal(draws_.uniform(lasting_harm, key, t), -0.5 * numbers.harm_spread * numbers.harm_spread, numbers.harm_spread));
      luck_.push_back(luck);
    }
  }

  std::unique_ptr<CareLane> open_lane() const override { return std::make_unique<HospitalLane>(*tables_, draws_, luck_); }
  std::size_t patients() const override {
    double discharges = 0;
    for (auto const& rates : tables_->world.hospitals.rates.values())
      for (auto const& rate : rates) discharges += rate.discharges;
    return static_cast<std::size_t>(discharges * tables_->world.weeks * 7 / 365.25);
  }
  std::size_t bytes() const override { return luck_.size() * sizeof(HospitalLuck); }

 private:
  std::shared_ptr<HospitalTables const> tables_;
  Draws draws_;
  Column<ClinicId, HospitalLuck> luck_;
};

class HospitalCare final : public CareModel {
 public:
  HospitalCare(World const& world, Parameters& parameters) : tables_{std::make_shared<HospitalTables const>(world, parameters)} {}
  std::unique_ptr<CarePeople> people(Draws const& draws, ParallelFor const&) const override {
    return std::make_unique<HospitalPeople>(tables_, draws);
  }

 private:
  std::shared_ptr<HospitalTables const> tables_;
};

}  // namespace

std::unique_ptr<CareModel> hospital_care(World const& world, Parameters& parameters) {
  return std::make_unique<HospitalCare>(world, parameters);
}

}  // namespace convene

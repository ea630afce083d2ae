#include "tests/care/made_up_clinics.hpp"

#include <algorithm>
#include <cstring>

namespace convene::test {
namespace {

template <class IdT, class T>
void insert(Column<IdT, T>& column, std::size_t row, T value) {
  column.push_back(value);
  auto const values = column.values();
  std::rotate(values.begin() + static_cast<std::ptrdiff_t>(row), values.end() - 1, values.end());
}

template <class T>
T summed_integers(std::span<T const> rows) {
  constexpr std::size_t fields = sizeof(T) / sizeof(std::int32_t);
  std::int32_t sum[fields] = {};
  for (auto const& row : rows) {
    std::int32_t field[fields];
    std::memcpy(field, &row, sizeof row);
    for (std::size_t i = 0; i < fields; ++i) sum[i] += field[i];
  }
  T total;
  std::memcpy(static_cast<void*>(&total), sum, sizeof total);
  return total;
}

}  // namespace

void add_clinic(World& world, std::string const& name, int patients, double one_dose, double up_to_date) {
  auto const key = name_hash(name);
  auto const keys = world.clinics.key.values();
  auto const row = static_cast<std::size_t>(std::lower_bound(keys.begin(), keys.end(), key) - keys.begin());
  insert(world.clinics.key, row, key);
  insert(world.clinics.patients, row, std::int32_t{patients});
  insert(world.clinics.providers, row, std::int32_t{5});
  insert(world.clinics.coverage_1_dose, row, one_dose);
  insert(world.clinics.coverage_up_to_date, row, up_to_date);
}

World clinics_of(ClinicShape const& shape) {
  World world;
  world.start = shape.start;
  world.weeks = shape.weeks;
  for (int i = 0; i < shape.clinics; ++i)
    add_clinic(world, "clinic-" + std::to_string(i), shape.patients, shape.one_dose, shape.up_to_date);
  return world;
}

CareRun::CareRun(World const& world, std::map<std::string, double> const& given, std::uint64_t replication,
                 std::function<CareConditions(ClinicId, int)> const& conditions, ParallelFor const& parallel)
    : parameters{given}, model{vaccination_care(world, parameters)} {
  people = model->people(Draws{7, replication}, parallel);
  panel = summed(people->panel());
  lane = people->open_lane();
  start = summed(lane->counts());
  Column<ClinicId, CareConditions> now(world.clinics.size());
  for (int week = 0; week < world.weeks; ++week) {
    if (conditions)
      for (auto c : rows_of<ClinicId>(now.size())) now[c] = conditions(c, week);
    lane->step(week, now, parallel);
  }
  end = summed(lane->counts());
}

std::vector<std::int32_t> all_fields(VaccinationCounts const& counts) {
  std::vector<std::int32_t> fields(sizeof counts / sizeof(std::int32_t));
  std::memcpy(fields.data(), &counts, sizeof counts);
  return fields;
}

VaccinationCounts summed(Column<ClinicId, VaccinationCounts> const& counts) {
  return summed_integers(counts.values());
}
VaccinationPanel summed(Column<ClinicId, VaccinationPanel> const& panel) {
  return summed_integers(panel.values());
}

}  // namespace convene::test

#include <array>
#include <cmath>
#include <random>

#include "bench/yardsticks/reference.hpp"

namespace convene {
namespace {

struct Child {
  int age;       ///< days, at the start
  float intent;  ///< chance to accept
  int provider, doses, first_day, last_day;
};

struct WeekCounts {
  int visits[3], eligible[3], vaccinated[3], doses;
};

}  // namespace

std::uint64_t stripped_reference(std::size_t patients, std::uint64_t seed) {
  constexpr std::size_t clinic_size = 1181;
  std::mt19937_64 random{seed};
  auto const uniform = [&] { return static_cast<double>(random() >> 11) * 0x1.0p-53; };
  constexpr std::array<double, 3> yearly{0.55, 0.9, 0.2}, raised{0.85, 0.05, 0.6};
  constexpr std::array<double, 5> recommended{0.6, 0.7, 0.8, 0.85, 0.9};
  constexpr int year_11 = 4018, year_13 = 4748, year_15 = 5479;
  std::vector<Child> children(clinic_size);
  std::vector<WeekCounts> counts(52);
  std::uint64_t doses = 0;
  for (std::size_t done = 0; done < patients; done += clinic_size) {
    for (auto& c : children) {
      c.age = static_cast<int>((9 + 10 * uniform()) * 365.25);
      c.intent = static_cast<float>(uniform());
      c.provider = static_cast<int>(uniform() * 5);
      c.doses = c.age > year_11 && uniform() * 2922 < c.age - year_11 ? 1 + (uniform() < 0.8) : 0;
      c.first_day = c.last_day = c.doses > 0 ? -400 : -100000;
    }
    for (int week = 0; week < 52; ++week) {
      auto& now = counts[static_cast<std::size_t>(week)] = {};
      double const school = week < 13 ? 1.6 : 0.8;
      std::array<double, 3> below{};
      double any = 0;
      for (std::size_t t = 0; t < 3; ++t) below[t] = any += yearly[t] * (t == 0 ? school : 1) / 52.18;
      auto const seldom = static_cast<std::uint64_t>(any * 0x1.0p64),
                 often = static_cast<std::uint64_t>(1.2 * any * 0x1.0p64);
      int const young = year_13 - 7 * week;
      for (auto& c : children) {
        std::uint64_t const word = random();
        if (word >= (c.age < young ? often : seldom)) continue;
        double const u = static_cast<double>(word >> 11) * 0x1.0p-53;
        std::size_t type = 0;
        while (type < 2 && u >= below[type]) ++type;
        ++now.visits[type];
        int const day = 7 * week + static_cast<int>(uniform() * 7),
                  needed = c.age + c.first_day < year_15 ? 2 : 3;
        if (c.age + day < year_11 || c.doses >= needed || day < c.last_day + (needed == 2 ? 150 : 60))
          continue;
        ++now.eligible[type];
        double const chance =
            c.doses > 0 ? 0.9 : raised[type] * recommended[static_cast<std::size_t>(c.provider)];
        if (uniform() >= chance || uniform() >= static_cast<double>(c.intent)) continue;
        ++now.vaccinated[type];
        ++now.doses;
        if (c.doses == 0) c.first_day = day;
        ++c.doses;
        c.last_day = day;
      }
      doses += static_cast<std::uint64_t>(now.doses);
    }
  }
  return doses;
}

}  // namespace convene

#pragma once

#include <optional>
#include <string>

#include "engine/random/distributions.hpp"
#include "engine/random/draws.hpp"
#include "engine/world/world.hpp"

namespace convene {

/// Fills what a roster leaves out, one attribute of one row at a time, and remembers which columns it touched.
class Filler {
 public:
  Filler(World& world, Draws draws) : world_{world}, draws_{draws} {}

  /// The given value, or one drawn by `from_uniform` at the address (column, key).
  template <class T, class FromUniform>
  T operator()(std::string const& column, std::uint64_t key, std::optional<T> const& given, FromUniform from_uniform) {
    if (given) return *given;
    note(column);
    return static_cast<T>(from_uniform(draws_.uniform(Decision{"world." + column}, key)));
  }

 private:
  void note(std::string column);

  World& world_;
  Draws draws_;
};

void build_clinics(World& world, Scenario const& scenario, Parameters& parameters, Filler& fill);
void build_systems(World& world, Scenario const& scenario, Parameters& parameters, Filler& fill);
void build_complex_care(World& world, Scenario const& scenario, Parameters& parameters, Filler& fill);
void build_hospitals(World& world, Scenario const& scenario, Parameters& parameters, Filler& fill);
void build_partners(World& world, Scenario const& scenario);
void build_ties(World& world, Scenario const& scenario);

}  // namespace convene

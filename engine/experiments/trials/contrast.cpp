#include "engine/experiments/trials/contrast.hpp"

#include <cmath>
#include <map>

namespace convene {

Contrast contrast_of(std::vector<ContrastTerm> const& terms, std::vector<std::size_t> const& strata, ContrastScale scale) {
  bool const logarithms = scale == ContrastScale::log_ratio;
  auto const scaled = [&](double count, double of) { return logarithms ? std::log(count / of) : count / of; };
  std::vector<ClinicShare> sums(terms.size());
  std::map<std::size_t, std::size_t> members;  // clinics that take part, by stratum
  std::vector<char> takes_part(strata.size());
  for (std::size_t t = 0; t < terms.size(); ++t)
    for (std::size_t c = 0; c < strata.size(); ++c) {
      sums[t].count += terms[t].clinics[c].count;
      sums[t].of += terms[t].clinics[c].of;
      takes_part[c] = takes_part[c] || terms[t].clinics[c].of > 0;
    }
  Contrast result;
  for (std::size_t c = 0; c < strata.size(); ++c) members[strata[c]] += takes_part[c];
  for (auto const& [stratum, count] : members)
    if (count > 0) result.freedom += count - 1;
  for (std::size_t t = 0; t < terms.size(); ++t)
    if (sums[t].of > 0 || logarithms) result.value += terms[t].weight * scaled(sums[t].count, sums[t].of);
  for (std::size_t c = 0; c < strata.size(); ++c) {
    if (!takes_part[c]) continue;
    double without = 0;
    for (std::size_t t = 0; t < terms.size(); ++t) {
      double const of = sums[t].of - terms[t].clinics[c].of;
      if (of <= 0 && sums[t].of > 0) return {result.value, 0, result.freedom};  // the only clinic of a term
      if (of > 0) without += terms[t].weight * scaled(sums[t].count - terms[t].clinics[c].count, of);
    }
    auto const m = static_cast<double>(members[strata[c]]);
    result.variance += (m - 1) / m * (without - result.value) * (without - result.value);
  }
  return result;
}

}  // namespace convene

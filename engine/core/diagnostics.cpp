#include "engine/core/diagnostics.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <numeric>
#include <tuple>

namespace convene {
namespace {

std::string joined(std::span<Fault const> faults) {
  std::string text;
  for (auto const& fault : faults) text += (text.empty() ? "" : "\n") + to_string(fault);
  return text;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto const substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
    }
  }
  return row.back();
}

}  // namespace

void Diagnostics::add(Where where, std::string what, std::string why, std::string remedy) {
  // A range says what is wrong; every fault also says what to do.
  if (remedy.empty() && (why.starts_with("must be in [") || why.starts_with("must be at least "))) remedy = "give a value in this range";
  if (remedy.empty() && why == "must be a whole number") remedy = "write it without a fraction";
  faults_.push_back({std::move(where), std::move(what), std::move(why), std::move(remedy)});
}

std::vector<Fault> Diagnostics::sorted() const {
  std::map<std::string, std::size_t> order;
  for (auto const& fault : faults_) order.emplace(fault.where.file, order.size());
  auto faults = faults_;
  std::stable_sort(faults.begin(), faults.end(), [&](Fault const& a, Fault const& b) {
    return std::tuple{order.at(a.where.file), a.where.line, a.where.column} <
           std::tuple{order.at(b.where.file), b.where.line, b.where.column};
  });
  return faults;
}

std::string to_string(Fault const& fault) {
  std::string text = fault.where.file;
  if (fault.where.line) text += ":" + std::to_string(fault.where.line);
  if (fault.where.column) text += ":" + std::to_string(fault.where.column);
  if (!text.empty()) text += ": ";
  text += fault.what;
  if (!fault.why.empty()) text += " (" + fault.why + ")";
  if (!fault.remedy.empty()) text += " " + fault.remedy;
  return text;
}

InputError::InputError(Diagnostics const& diagnostics)
    : std::runtime_error(joined(diagnostics.sorted())), faults_{diagnostics.sorted()} {}

InputError::InputError(Fault fault) : std::runtime_error(to_string(fault)), faults_{std::move(fault)} {}

FileError::FileError(std::string const& path, std::string const& what, int error_number)
    : std::runtime_error(path + ": " + what + (error_number ? std::string(" (") + std::strerror(error_number) + ")" : "")) {}

std::string nearest(std::string_view word, std::span<std::string const> candidates) {
  std::string best;
  std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
  for (auto const& candidate : candidates) {
    auto const distance = edit_distance(word, candidate);
    if (distance < least) least = distance, best = candidate;
  }
  return best;
}

}  // namespace convene

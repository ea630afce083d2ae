#include "engine/scenario/names.hpp"

namespace convene {

bool UniqueNames::add(std::string const& name, std::string const& what, Where const& where,
                      Diagnostics& diagnostics) {
  auto const [place, is_new] = by_hash_.emplace(hash_(kind_ + name), First{name, where.line});
  if (is_new) {
    names_.push_back(name);
    return true;
  }
  auto const& first = place->second;
  auto const line = std::to_string(first.line);
  if (first.name == name) {
    diagnostics.add(where, what, "already used in line " + line, "give each its own");
  } else {
    diagnostics.add(where, what, "has the same 64-bit key as '" + first.name + "' in line " + line,
                    "rename one of the two");
  }
  return false;
}

bool UniqueNames::contains(std::string const& name) const {
  auto const place = by_hash_.find(hash_(kind_ + name));
  return place != by_hash_.end() && place->second.name == name;
}

std::string did_you_mean(std::string_view word, std::vector<std::string> const& candidates,
                         std::string otherwise) {
  auto const best = nearest(word, candidates);
  return best.empty() ? otherwise : "did you mean '" + best + "'?";
}

std::string listed(std::vector<std::string> const& words) {
  std::string text;
  for (auto const& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

}  // namespace convene

#include <algorithm>

#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/rosters.hpp"

namespace convene {
namespace {

std::vector<RosterColumn> columns() {
  return {{"person", Need::required}, {"clinic", Need::required}, {"admissions_last_year"}, {"needs"}};
}

/// Words parted by semicolons or blanks; "none" for a person who is known to have no need.
std::vector<NeedType> read_needs(RosterRow const& row, std::string const& text) {
  std::vector<NeedType> found;
  std::vector<std::string> const words{need_words.begin(), need_words.end()};
  for (std::size_t at = 0; at < text.size();) {
    auto const end = std::min(text.find_first_of("; ", at), text.size());
    auto const word = text.substr(at, end - at);
    at = end + 1;
    if (word.empty() || word == "none") continue;
    auto const place = std::find(words.begin(), words.end(), word);
    if (place == words.end())
      row.refuse("needs", "'" + word + "' is no need", did_you_mean(word, words, "use " + listed(words) + ", parted by semicolons"));
    else
      found.push_back(static_cast<NeedType>(place - words.begin()));
  }
  return found;
}

}  // namespace

void read_people(CsvTable const& table, bool clinics_complete, Scenario& scenario, Diagnostics& diagnostics) {
  Roster const roster{table, columns(), diagnostics};
  if (!table.readable) return;
  if (roster.size() == 0 && table.complete)
    diagnostics.add({table.file, 1, 1}, "no people", "the file is named in [population]", "add a line for each person or take the name out");
  std::vector<std::string> clinics;
  for (auto const& clinic : scenario.clinics) clinics.push_back(clinic.clinic);
  std::sort(clinics.begin(), clinics.end());
  UniqueNames names{"person:"};
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    PersonRow person;
    person.where = row.place();
    person.person = row.text("person");
    person.clinic = row.text("clinic");
    person.admissions_last_year = row.whole("admissions_last_year", 0, 100);
    auto const text = row.text("needs");
    person.needs_known = !text.empty();
    person.needs = read_needs(row, text);
    if (!person.person.empty()) names.add(person.person, "person = " + person.person, row.place("person"), diagnostics);
    if (clinics_complete && !person.clinic.empty() && !std::binary_search(clinics.begin(), clinics.end(), person.clinic))
      row.refuse("clinic", "no such clinic", did_you_mean(person.clinic, clinics, "name it in the roster of clinics"));
    scenario.complex_care.people.push_back(std::move(person));
  }
}

}  // namespace convene

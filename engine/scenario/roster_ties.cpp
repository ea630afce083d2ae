#include "engine/scenario/names.hpp"
#include "engine/scenario/roster.hpp"
#include "engine/scenario/rosters.hpp"

namespace convene {

void read_ties(CsvTable const& table, Scenario& scenario, Diagnostics& diagnostics) {
  Roster const roster{
      table,
      {{"from", Need::required}, {"to", Need::required}, {"trust"}, {"history_years"}, {"data_sharing"}},
      diagnostics};
  std::map<std::pair<std::string, std::string>, std::size_t> lines;
  for (std::size_t i = 0; i < roster.size(); ++i) {
    RosterRow const row{roster, i};
    TieRow tie;
    tie.where = row.place();
    tie.from = row.text("from");
    tie.to = row.text("to");
    tie.trust = row.share("trust");
    tie.history_years = row.number("history_years", 0, 200);
    tie.data_sharing = row.truth("data_sharing");
    if (!tie.from.empty() && !tie.to.empty()) {
      if (tie.from == tie.to) row.refuse("to", "a tie joins two organisations", "name another");
      auto const [first, is_new] = lines.emplace(std::pair{tie.from, tie.to}, tie.where.line);
      if (!is_new)
        row.refuse(
            "to",
            "the tie from " + tie.from + " stands in line " + std::to_string(first->second) + " already",
            "delete one");
    }
    scenario.ties.push_back(std::move(tie));
  }
}

}  // namespace convene

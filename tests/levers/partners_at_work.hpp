#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/assembly/simulation.hpp"
#include "engine/kernel/lane.hpp"
#include "engine/kernel/process.hpp"

namespace convene::test {

/// Partners among themselves, week by week: their levers, joint governance and ties, and nothing else. Clinics are
/// there; they take part once `open_clinic` is called. Which tasks find their hours is the test's to say.
class PartnersAtWork {
 public:
  struct Setup {
    int partners = 2;
    std::vector<std::string> levers = {};
    std::map<std::string, double> parameters = {};
    std::map<std::string, std::pair<std::string, std::string>> words = {};  ///< lever -> (setting, word)
    std::uint64_t replication = 0;
    int clinics = 1;
  };
  using FindsHours = std::function<bool(Task const&)>;

  explicit PartnersAtWork(Setup const& setup);
  void open_clinic();
  void live(int weeks, FindsHours const& finds_hours = [](Task const&) { return true; });

  Lane& lane() { return lane_; }
  Alliance& alliance() { return lane_.organisations.alliance; }
  PartnerId partner(std::size_t i) const { return strategy_.partners[i]; }

 private:
  static Scenario scenario_of(Setup const& setup);

  Scenario scenario_;
  Parameters parameters_;
  World world_;
  Strategy strategy_;
  Draws draws_;
  std::unique_ptr<Process> governance_, alliance_;
  Lane lane_;
};

}  // namespace convene::test

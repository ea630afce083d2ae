#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/bench_scenario.hpp"
#include "engine/apps/cli/command.hpp"
#include "engine/apps/cli/exit_code.hpp"
#include "engine/assembly/simulation.hpp"
#include "engine/experiments/run.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/text_table.hpp"
#include "engine/store/content_hash.hpp"

namespace convene::cli {
namespace {

using Json = nlohmann::ordered_json;

struct Options {
  std::vector<int> threads;
  int clinics = 240, replications = 16;
};

struct Timing {
  int threads;
  double seconds, patient_years_a_second;
  std::string hash;
};

std::string processor() {
  std::ifstream info("/proc/cpuinfo");
  for (std::string line; std::getline(info, line);)
    if (line.starts_with("model name")) return line.substr(line.find(':') + 2);
  return "unknown";
}

/// Median of three: what `convene run` does once the scenario is made ready, organisations included.
Timing time_run(Scenario const& scenario, Simulation const& simulation, double patient_years, int threads) {
  RunOptions options;
  options.threads = threads;
  std::array<double, 3> seconds{};
  std::string hash;
  for (auto& spent : seconds) {
    auto const start = std::chrono::steady_clock::now();
    auto const run = convene::run(scenario, simulation, options);
    spent = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (!run.failures.empty()) throw std::runtime_error(run.failures.front().message);
    hash = content_hash(run.results);
  }
  std::sort(seconds.begin(), seconds.end());
  return {threads, seconds[1], patient_years / seconds[1], hash};
}

std::string as_text(std::vector<Timing> const& timings, Json const& platform, Style const& style) {
  std::string text;
  for (auto const& [key, value] : platform.items())
    text += fmt::format("{:<24}{}\n", key, value.is_string() ? value.get<std::string>() : value.dump());
  TextTable table("threads");
  for (auto const* head : {"seconds", "patient-years\na second", "ns a\npatient-year", "efficiency", "hash"})
    table.column(head);
  auto const& first = timings.front();
  for (auto const& t : timings)
    table.row({{std::to_string(t.threads)},
               {grouped(t.seconds, 2)},
               {grouped(t.patient_years_a_second, 0)},
               {grouped(1e9 / t.patient_years_a_second, 1)},
               {percent(first.seconds * first.threads / (t.seconds * t.threads))},
               {t.hash.substr(0, 16)}});
  return text + "\n" + table.print(style);
}

int bench(Options const& options, Console const& console) {
  auto const scenario = bench_scenario(options.clinics, options.replications);
  Simulation const simulation(scenario);
  auto const people = simulation.people(0, serial_for);
  double patients = 0;  // active; those who come and go in the year count once
  for (auto n : simulation.world().clinics.patients.values()) patients += n;
  auto const lanes = static_cast<double>(scenario.strategies.size()) * options.replications;
  auto const patient_years = patients * lanes * scenario.horizon_weeks * 7 / 365.25;

  Json const platform{{"processor", processor()},
                      {"compiler", "g++ " __VERSION__},
                      {"flags", CONVENE_FLAGS},
                      {"preset", CONVENE_PRESET},
                      {"patients", patients},
                      {"clinics", options.clinics},
                      {"strategies", scenario.strategies.size()},
                      {"replications", options.replications},
                      {"bytes a patient", static_cast<double>(people->bytes()) / patients}};
  std::vector<Timing> timings;
  for (int const threads : options.threads) {
    console.note(fmt::format("timing {} threads", threads));
    timings.push_back(time_run(scenario, simulation, patient_years, threads));
  }
  bool same = true;
  for (auto const& timing : timings) same = same && timing.hash == timings.front().hash;
  if (console.json) {
    Json json = platform;
    json["timings"] = Json::array();
    for (auto const& t : timings)
      json["timings"].push_back({{"threads", t.threads},
                                 {"seconds", t.seconds},
                                 {"patient_years_a_second", t.patient_years_a_second},
                                 {"content_sha256", t.hash}});
    json["same_hash"] = same;
    console.say(json.dump(2) + "\n");
  } else {
    console.say(as_text(timings, platform, console.style()));
  }
  if (!same)
    console.problem(
        "convene: results depend on the number of threads (a fault of this program) please report it");
  return same ? done : our_fault;
}

}  // namespace

void add_bench(CLI::App& app, Command& command) {
  auto* sub = app.add_subcommand(
      "bench", "Time the engine: patient-years a second, scaling over threads, result hash");
  auto options = std::make_shared<Options>();
  for (int threads = 1; threads <= available_threads(); threads *= 2) options->threads.push_back(threads);
  sub->add_option("--threads", options->threads, "Numbers of threads to time")
      ->delimiter(',')
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("1,2,...");
  sub->add_option("--clinics", options->clinics, "Clinics of 1,000 adolescents")
      ->check(CLI::Range(1, 100'000).description(""))
      ->type_name("N");
  sub->add_option("--replications", options->replications, "Replications of each strategy")
      ->check(CLI::Range(1, 100'000).description(""))
      ->type_name("N");
  sub->add_flag("--json", command.console.json, "The figures for machines");
  sub->add_flag("--quiet", command.console.quiet, "No progress");
  sub->callback(
      [=, &command] { command.action = [=, &command] { return bench(*options, command.console); }; });
}

}  // namespace convene::cli

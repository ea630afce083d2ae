#include "engine/apps/cli/console.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include "engine/apps/cli/exit_code.hpp"

namespace convene::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(std::span<Fault const> faults) {
  Json list = Json::array();
  for (auto const& fault : faults)
    list.push_back({{"file", fault.where.file},
                    {"line", fault.where.line},
                    {"column", fault.where.column},
                    {"what", fault.what},
                    {"why", fault.why},
                    {"remedy", fault.remedy},
                    {"message", to_string(fault)}});
  return list;
}

std::string dumped(Json const& json) {
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

bool has_variable(char const* name) {
  auto const* value = std::getenv(name);
  return value && *value;
}

}  // namespace

bool is_terminal(int file_descriptor) {
  return isatty(file_descriptor) == 1;
}

Style Console::style() const {
  Style style;
  if (!is_terminal(STDOUT_FILENO)) return style;
  auto const* term = std::getenv("TERM");
  style.color = !has_variable("NO_COLOR") && term && std::strcmp(term, "dumb") != 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    style.width = std::clamp<std::size_t>(size.ws_col, 40, style.width);
  return style;
}

void Console::say(std::string const& text) const {
  std::fwrite(text.data(), 1, text.size(), stdout);
}

void Console::note(std::string const& line) const {
  if (!quiet && !json) problem(line);
}

void Console::problem(std::string const& line) const {
  std::fprintf(stderr, "%s\n", line.c_str());
}

std::string faults_json(std::span<Fault const> faults) {
  return dumped({{"ok", faults.empty()}, {"faults", json_of(faults)}});
}

int report(std::exception const& fault, Console const& console) {
  auto const* input = dynamic_cast<InputError const*>(&fault);
  int const code = input ? wrong_input : dynamic_cast<FileError const*>(&fault) ? file_trouble : our_fault;
  if (console.json) {
    Json json{{"ok", false}, {"exit_status", code}, {"message", fault.what()}};
    if (input) json["faults"] = json_of(input->faults());
    std::fputs(dumped(json).c_str(), stderr);
  } else if (code == our_fault) {
    console.problem(std::string("convene: ") + fault.what() + " (a fault of this program) please report it");
  } else {
    console.problem(fault.what());
  }
  return code;
}

}  // namespace convene::cli

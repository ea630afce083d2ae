#include "tests/cli/program.hpp"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

namespace convene::test {
namespace {

[[noreturn]] void become_program(std::filesystem::path const& folder, Words const& words,
                                 Environment const& environment) {
  std::vector<std::string> all{CONVENE_PROGRAM};
  all.insert(all.end(), words.begin(), words.end());
  std::vector<char*> arguments;
  for (auto& word : all) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  unsetenv("NO_COLOR");
  setenv("TERM", "xterm", 1);
  for (auto const& [name, value] : environment) setenv(name.c_str(), value.c_str(), 1);
  if (chdir(folder.c_str()) == 0) execv(arguments[0], arguments.data());
  _exit(127);
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

std::string text_of(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

pid_t start(std::filesystem::path const& folder, Words const& words, Environment const& environment) {
  auto const child = fork();
  if (child != 0) return child;
  auto const redirect = [&](char const* name, int stream) {
    dup2(open((folder / name).c_str(), O_CREAT | O_TRUNC | O_WRONLY, 0600), stream);
  };
  redirect("stdout", STDOUT_FILENO);
  redirect("stderr", STDERR_FILENO);
  become_program(folder, words, environment);
}

}  // namespace

ProgramTest::ProgramTest() {
  auto name = (std::filesystem::temp_directory_path() / "convene-cli-XXXXXX").string();
  folder_ = mkdtemp(name.data());
}

ProgramTest::~ProgramTest() {
  std::filesystem::remove_all(folder_);
}

Outcome ProgramTest::run(Words const& words, Environment const& environment) const {
  Outcome outcome;
  outcome.code = wait_for(start(folder_, words, environment));
  outcome.out = read("stdout");
  outcome.err = read("stderr");
  return outcome;
}

Outcome ProgramTest::interrupt_after(std::string const& word, Words const& words, int signal) const {
  auto const child = start(folder_, words, {});
  for (int i = 0; i < 12'000 && read("stderr").find(word) == std::string::npos; ++i)  // two minutes at most
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  kill(child, signal);
  Outcome outcome;
  outcome.code = wait_for(child);
  outcome.out = read("stdout");
  outcome.err = read("stderr");
  return outcome;
}

Outcome ProgramTest::on_terminal(Words const& words, Environment const& environment) const {
  int terminal = -1;
  winsize size{};
  size.ws_col = 100;
  size.ws_row = 40;
  auto const child = forkpty(&terminal, nullptr, nullptr, &size);
  if (child == 0) become_program(folder_, words, environment);
  Outcome outcome;
  char part[4096];
  for (ssize_t count; (count = ::read(terminal, part, sizeof part)) > 0;)
    outcome.out.append(part, static_cast<std::size_t>(count));
  close(terminal);
  outcome.code = wait_for(child);
  return outcome;
}

void ProgramTest::write(std::string const& name, std::string const& text) const {
  std::ofstream(folder_ / name, std::ios::binary) << text;
}

std::string ProgramTest::read(std::string const& name) const {
  return text_of(folder_ / name);
}

void ProgramTest::make_scenario(std::string const& name) const {
  auto const made = run({"new", name, "--setting", "vaccination"});
  ASSERT_EQ(made.code, 0) << made.err;
}

void ProgramTest::make_results(std::string const& name) const {
  make_scenario(name);
  auto const ran = run({"run", name, "-o", name + ".h5", "--replications", "6"});
  ASSERT_EQ(ran.code, 0) << ran.err;
}

}  // namespace convene::test

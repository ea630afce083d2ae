#pragma once

#include <exception>
#include <span>
#include <string>

#include "engine/core/diagnostics.hpp"
#include "engine/reports/text_table.hpp"

namespace convene::cli {

/// How the reader wants to be spoken to.
struct Console {
  bool quiet = false;  ///< nothing on stderr but problems
  bool json = false;   ///< answer and problems for machines

  /// Width of the terminal, at most 110 columns; colour on a terminal unless NO_COLOR is set.
  Style style() const;
  /// The answer.
  void say(std::string const& text) const;
  /// A line of news on stderr; nothing when quiet or for machines.
  void note(std::string const& line) const;
  /// A problem on stderr.
  void problem(std::string const& line) const;
};

/// Tells what went wrong, in words or as JSON, and returns the exit code for it.
int report(std::exception const& fault, Console const& console);

/// {"ok": false, "faults": [...]} and so on, with a line feed.
std::string faults_json(std::span<Fault const> faults);

bool is_terminal(int file_descriptor);

}  // namespace convene::cli

#pragma once

#include <exception>

namespace convene {

/// A stop was asked for while something was being observed.
struct Stopped : std::exception {
  char const* what() const noexcept override { return "stopped"; }
};

}  // namespace convene

#pragma once

#include <string>

#include "engine/core/diagnostics.hpp"

namespace convene {

/// The numbers given cannot answer the question: `<what> (<why>) <what to do>`.
[[noreturn]] inline void refuse(std::string what, std::string why, std::string remedy = {}) {
  throw InputError(Fault{{}, std::move(what), std::move(why), std::move(remedy)});
}

}  // namespace convene

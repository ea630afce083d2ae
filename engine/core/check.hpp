#pragma once

#include <cstdio>
#include <cstdlib>

/// Our own promises, checked in `dev`, `audit` and sanitizer builds only; never for a user's input.
#ifdef CONVENE_ASSERTIONS
#define CONVENE_CHECK(condition)                                                               \
  do {                                                                                         \
    if (!(condition)) {                                                                        \
      std::fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, #condition);     \
      std::abort();                                                                            \
    }                                                                                          \
  } while (false)
#else
#define CONVENE_CHECK(condition) static_cast<void>(0)
#endif

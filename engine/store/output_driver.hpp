#pragma once

#include "engine/store/h5.hpp"

namespace convene::h5 {

/// Makes the files that are opened with `access_list` keep the errno of the first failed write in `error`.
void remember_failures(Hid access_list, int& error);

}  // namespace convene::h5

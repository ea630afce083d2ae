#include "engine/store/output_file.hpp"

#include <hdf5.h>

#include <cstring>

#include "engine/store/output_driver.hpp"

namespace convene::h5 {
namespace {

Handle open(std::string const& path, int& error) {
  Handle creation{H5Pcreate(H5P_FILE_CREATE), H5Pclose, "prepare a file"};
  track_order_not_times(creation);
  auto const access = file_access();
  remember_failures(access, error);
  return {H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation, access), H5Fclose, "create the file"};
}

}  // namespace

OutputFile::OutputFile(std::string const& path) : error_{new int{0}}, file_{open(path, *error_)} {
  check();
}

void OutputFile::check() const {
  if (*error_ != 0) throw Failure(std::string("could not be written (") + std::strerror(*error_) + ")");
}

void OutputFile::flush() {
  must(H5Fflush(file_, H5F_SCOPE_GLOBAL), "write the file");
  check();
}

void OutputFile::close() {
  flush();
  file_.close("close the file");
  check();
}

}  // namespace convene::h5

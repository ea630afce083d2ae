#include "engine/store/h5.hpp"

#include <hdf5.h>

#include <mutex>
#include <type_traits>

namespace convene::h5 {
namespace {

static_assert(std::is_same_v<Hid, hid_t>);

std::recursive_mutex& library_lock() {
  static std::recursive_mutex mutex;
  return mutex;
}

herr_t keep_first(unsigned depth, H5E_error2_t const* error, void* reason) noexcept {
  if (depth == 0 && error->desc) static_cast<std::string*>(reason)->assign(error->desc);
  return 0;
}

}  // namespace

void fail(std::string const& wanted) {
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &reason);
  H5Eclear2(H5E_DEFAULT);
  throw Failure("could not " + wanted + (reason.empty() ? "" : " (HDF5: " + reason + ")"));
}

void Handle::release() noexcept {
  if (id_ >= 0 && close_) close_(id_);
  id_ = -1;
}

void Handle::close(char const* wanted) {
  if (auto const id = std::exchange(id_, -1); id >= 0) must(close_(id), wanted);
}

struct Session::State {
  std::unique_lock<std::recursive_mutex> lock;
  H5E_auto2_t print = nullptr;
  void* data = nullptr;
};

Session::Session() : state_{new State{std::unique_lock{library_lock()}}} {
  H5open();
  H5Eget_auto2(H5E_DEFAULT, &state_->print, &state_->data);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Session::~Session() {
  H5Eset_auto2(H5E_DEFAULT, state_->print, state_->data);
}

/// Our files are guarded by temporary names, not by locks, which many network file systems refuse.
Handle file_access() {
  Handle list{H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "prepare file access"};
  must(H5Pset_fclose_degree(list, H5F_CLOSE_STRONG), "prepare file access");
  must(H5Pset_file_locking(list, false, true), "prepare file access");
  must(H5Pset_cache(list, 0, 12421, std::size_t{8} << 20, 1.0), "prepare file access");
  return list;
}

void track_order_not_times(Hid creation) {
  must(H5Pset_link_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
       "track link order");
  must(H5Pset_attr_creation_order(creation, H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
       "track attribute order");
  must(H5Pset_obj_track_times(creation, false), "leave out times");
}

Handle open_file(std::string const& path) {
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, file_access()), H5Fclose, "open it as an HDF5 file"};
}

Handle create_group(Hid parent, std::string const& name) {
  Handle creation{H5Pcreate(H5P_GROUP_CREATE), H5Pclose, "prepare a group"};
  track_order_not_times(creation);
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, creation, H5P_DEFAULT), H5Gclose, "create a group"};
}

Handle open_group(Hid parent, std::string const& name) {
  return {H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose, "open a group"};
}

Handle open_dataset(Hid parent, std::string const& name) {
  return {H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose, "open a dataset"};
}

}  // namespace convene::h5

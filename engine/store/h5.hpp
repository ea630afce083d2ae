#pragma once

#include <cstdint>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/core/diagnostics.hpp"

/// HDF5 as this room uses it, without its header. Nothing here is thread-safe on its own: hold a Session.
namespace convene::h5 {

using Hid = std::int64_t;  ///< HDF5's hid_t (checked in h5.cpp)

/// A call that HDF5 refused; turned into a FileError, which knows the path, by `on_file`.
class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The Failure of a call just made: what we wanted, and HDF5's innermost reason.
[[noreturn]] void fail(std::string const& wanted);

/// Throws when `status` is negative, otherwise hands it back.
template <class Status>
Status must(Status status, char const* wanted) {
  if (status < 0) fail(wanted);
  return status;
}

/// Owns one HDF5 object; moves, never copies.
class Handle {
 public:
  using Close = int (*)(Hid);

  Handle() = default;
  Handle(Hid id, Close closer, char const* wanted) : id_{must(id, wanted)}, close_{closer} {}
  Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, -1)}, close_{other.close_} {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() { release(); }

  operator Hid() const { return id_; }
  /// Closes now and throws when HDF5 could not, as when a disk is full.
  void close(char const* wanted);

 private:
  void release() noexcept;
  Hid id_ = -1;
  Close close_ = nullptr;
};

/// While it lives, this thread alone is in HDF5, and HDF5 prints nothing.
class Session {
 public:
  Session();
  ~Session();
  Session(Session const&) = delete;
  Session& operator=(Session const&) = delete;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Runs `body` in a Session; every failure inside becomes a FileError naming `path`.
template <class Body>
auto on_file(std::string const& path, Body const& body) {
  Session session;
  try {
    return body();
  } catch (Failure const& failure) {
    throw FileError(path, failure.what());
  } catch (std::bad_alloc const&) {
    throw FileError(path, "does not fit into memory, or its sizes are damaged");
  } catch (std::length_error const&) {
    throw FileError(path, "its sizes are damaged");
  }
}

Handle file_access();                       ///< properties of every file we open
void track_order_not_times(Hid creation);   ///< of links and attributes
Handle open_file(std::string const& path);  ///< to read; new files are OutputFile's
Handle create_group(Hid parent, std::string const& name);
Handle open_group(Hid parent, std::string const& name);
Handle open_dataset(Hid parent, std::string const& name);

}  // namespace convene::h5

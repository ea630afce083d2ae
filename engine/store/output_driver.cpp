#include "engine/store/output_driver.hpp"

#include <fcntl.h>
#include <hdf5.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <new>

/// A virtual file driver: plain reads and writes on one descriptor, as HDF5's own, but no write ever fails as
/// far as HDF5 can see.
namespace convene::h5 {
namespace {

struct Info {
  int* error;
};

struct File {
  H5FD_t common;  // HDF5's part, which must come first
  int descriptor;
  haddr_t allocated, end;
  int* error;
};

File& ours(H5FD_t* file) {
  return *reinterpret_cast<File*>(file);
}
File const& ours(H5FD_t const* file) {
  return *reinterpret_cast<File const*>(file);
}

void remember(File& file) {
  if (*file.error == 0) *file.error = errno ? errno : EIO;
}

H5FD_t* open(char const* name, unsigned flags, hid_t access, haddr_t) noexcept {
  auto const* info = static_cast<Info const*>(H5Pget_driver_info(access));
  if (!info) return nullptr;
  int mode = flags & H5F_ACC_RDWR ? O_RDWR : O_RDONLY;
  if (flags & H5F_ACC_TRUNC) mode |= O_TRUNC;
  if (flags & H5F_ACC_CREAT) mode |= O_CREAT;
  if (flags & H5F_ACC_EXCL) mode |= O_EXCL;
  auto const descriptor = ::open(name, mode | O_CLOEXEC, 0666);
  struct stat status;
  if (descriptor < 0) return nullptr;
  if (::fstat(descriptor, &status) != 0) return ::close(descriptor), nullptr;
  auto* const file =
      new (std::nothrow) File{{}, descriptor, 0, static_cast<haddr_t>(status.st_size), info->error};
  if (!file) ::close(descriptor);
  return reinterpret_cast<H5FD_t*>(file);
}

herr_t close(H5FD_t* file) noexcept {
  if (::close(ours(file).descriptor) != 0) remember(ours(file));
  delete &ours(file);
  return 0;
}

herr_t query(H5FD_t const*, unsigned long* flags) noexcept {
  *flags = H5FD_FEAT_AGGREGATE_METADATA | H5FD_FEAT_ACCUMULATE_METADATA | H5FD_FEAT_DATA_SIEVE |
           H5FD_FEAT_AGGREGATE_SMALLDATA | H5FD_FEAT_DEFAULT_VFD_COMPATIBLE;
  return 0;
}

haddr_t allocated(H5FD_t const* file, H5FD_mem_t) noexcept {
  return ours(file).allocated;
}

herr_t allocate(H5FD_t* file, H5FD_mem_t, haddr_t address) noexcept {
  ours(file).allocated = address;
  return 0;
}

haddr_t end(H5FD_t const* file, H5FD_mem_t) noexcept {
  return ours(file).end;
}

/// Beyond the end there are zeros.
herr_t read(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size, void* buffer) noexcept {
  auto* to = static_cast<char*>(buffer);
  while (size > 0) {
    auto const got = ::pread(ours(file).descriptor, to, size, static_cast<off_t>(address));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return -1;
    if (got == 0) return std::memset(to, 0, size), 0;
    to += got, address += static_cast<haddr_t>(got), size -= static_cast<std::size_t>(got);
  }
  return 0;
}

herr_t write(H5FD_t* file, H5FD_mem_t, hid_t, haddr_t address, std::size_t size,
             void const* buffer) noexcept {
  auto& self = ours(file);
  if (address + size > self.end) self.end = address + size;
  auto const* from = static_cast<char const*>(buffer);
  while (size > 0 && *self.error == 0) {
    auto const put = ::pwrite(self.descriptor, from, size, static_cast<off_t>(address));
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return remember(self), 0;
    from += put, address += static_cast<haddr_t>(put), size -= static_cast<std::size_t>(put);
  }
  return 0;
}

herr_t truncate(H5FD_t* file, hid_t, hbool_t) noexcept {
  auto& self = ours(file);
  if (self.allocated == self.end) return 0;
  if (*self.error == 0 && ::ftruncate(self.descriptor, static_cast<off_t>(self.allocated)) != 0)
    remember(self);
  self.end = self.allocated;
  return 0;
}

hid_t driver() {
  static H5FD_class_t const operations = [] {
    H5FD_class_t all{};
    all.name = "convene_output";
    all.maxaddr = (haddr_t{1} << 62) - 1;
    all.fc_degree = H5F_CLOSE_STRONG;
    all.fapl_size = sizeof(Info);
    all.open = open, all.close = close, all.query = query, all.get_eoa = allocated, all.set_eoa = allocate;
    all.get_eof = end, all.read = read, all.write = write, all.truncate = truncate;
    H5FD_mem_t const map[H5FD_MEM_NTYPES] = H5FD_FLMAP_DICHOTOMY;
    std::memcpy(all.fl_map, map, sizeof map);
    return all;
  }();
  static hid_t const id = H5FDregister(&operations);
  return id;
}

}  // namespace

void remember_failures(Hid access_list, int& error) {
  Info const info{&error};
  must(H5Pset_driver(access_list, driver(), &info), "prepare file access");
}

}  // namespace convene::h5

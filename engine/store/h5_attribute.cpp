#include "engine/store/h5_attribute.hpp"

#include <hdf5.h>

#include <algorithm>

namespace convene::h5 {
namespace {

Handle text_type(std::size_t length) {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "make a text type"};
  must(H5Tset_size(type, std::max<std::size_t>(length, 1)), "make a text type");
  must(H5Tset_strpad(type, H5T_STR_NULLPAD), "make a text type");
  must(H5Tset_cset(type, H5T_CSET_UTF8), "make a text type");
  return type;
}

void put(Hid object, std::string const& name, Hid type, Hid memory, Hid space, void const* data) {
  Handle attribute{H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
                   "create an attribute"};
  must(H5Awrite(attribute, memory, data), "write an attribute");
}

Handle scalar() {
  return {H5Screate(H5S_SCALAR), H5Sclose, "make a scalar"};
}

std::optional<std::string> read_text(Hid attribute) {
  Handle const type{H5Aget_type(attribute), H5Tclose, "read an attribute's type"};
  Handle const space{H5Aget_space(attribute), H5Sclose, "read an attribute's space"};
  if (H5Tget_class(type) != H5T_STRING || H5Sget_simple_extent_npoints(space) != 1) return {};
  std::string value;
  if (must(H5Tis_variable_str(type), "read an attribute's type")) {
    char* raw = nullptr;
    must(H5Aread(attribute, type, &raw), "read an attribute");
    if (raw) value = raw, must(H5free_memory(raw), "free a text");
  } else {
    value.resize(H5Tget_size(type));
    must(H5Aread(attribute, type, value.data()), "read an attribute");
    value.resize(std::min(value.find('\0'), value.size()));
  }
  return value;
}

}  // namespace

void put_text(Hid object, std::string const& name, std::string const& text) {
  auto const type = text_type(text.size());
  put(object, name, type, type, scalar(), text.c_str());
}

void put_integers(Hid object, std::string const& name, std::span<std::int32_t const> values) {
  hsize_t const size = values.size();
  Handle const space{H5Screate_simple(1, &size, nullptr), H5Sclose, "make an attribute's space"};
  put(object, name, H5T_STD_I32LE, H5T_NATIVE_INT32, space, values.data());
}

void put_real(Hid object, std::string const& name, double value) {
  put(object, name, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, scalar(), &value);
}

void put_real(Hid object, std::string const& name, float value) {
  put(object, name, H5T_IEEE_F32LE, H5T_NATIVE_FLOAT, scalar(), &value);
}

void replace_text(Hid object, std::string const& name, std::string const& text) {
  Handle const attribute{H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "open an attribute"};
  Handle const type{H5Aget_type(attribute), H5Tclose, "read an attribute's type"};
  if (H5Tget_size(type) != text.size()) throw Failure("could not replace a text by one of another length");
  must(H5Awrite(attribute, type, text.data()), "write an attribute");
}

std::optional<std::string> text(Hid object, std::string const& name) {
  if (must(H5Aexists(object, name.c_str()), "look for an attribute") == 0) return {};
  return read_text(Handle{H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "open an attribute"});
}

std::map<std::string, std::string> texts(Hid object) {
  H5O_info_t info;
  must(H5Oget_info2(object, &info, H5O_INFO_NUM_ATTRS), "count attributes");
  std::map<std::string, std::string> all;
  for (hsize_t i = 0; i < info.num_attrs; ++i) {
    Handle const attribute{
        H5Aopen_by_idx(object, ".", H5_INDEX_NAME, H5_ITER_INC, i, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
        "open an attribute"};
    auto const length = must(H5Aget_name(attribute, 0, nullptr), "read an attribute's name");
    std::string name(static_cast<std::size_t>(length), '\0');
    must(H5Aget_name(attribute, name.size() + 1, name.data()), "read an attribute's name");
    if (auto value = read_text(attribute)) all.emplace(std::move(name), std::move(*value));
  }
  return all;
}

}  // namespace convene::h5

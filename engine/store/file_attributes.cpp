#include "engine/store/file_attributes.hpp"

#include <algorithm>

#include "convene_version.hpp"

namespace convene {

std::string how_to_read(ResultSet const& results) {
  std::string name = "outcome", axis = "replication";
  std::size_t axes = 3;
  if (!results.variables.empty()) {
    auto const& first = results.variables.front();
    name = first.name, axes = first.dimensions.size();
    if (!std::count(first.dimensions.begin(), first.dimensions.end(), axis))
      axis = first.dimensions.empty() ? "" : first.dimensions.front();
  }
  std::string colons;
  for (std::size_t i = 0; i < axes; ++i) colons += i ? ", :" : ":";
  return "Python: import xarray as xr; ds = xr.open_dataset('FILE.h5'); ds['" + name + "']" +
         (axis.empty() ? "" : ".mean('" + axis + "')") +
         "; a group: xr.open_dataset('FILE.h5', group='GROUP')\n" +
         "R: library(ncdf4); nc <- nc_open('FILE.h5'); x <- ncvar_get(nc, '" + name +
         "')  # axes in reverse order; a group's: 'GROUP/VARIABLE'\n" +
         "Julia: using NCDatasets; ds = NCDataset(\"FILE.h5\"); x = ds[\"" + name + "\"][" + colons +
         "]  # axes in reverse order\n" + "MATLAB: x = ncread('FILE.h5', '" + name +
         "');  % axes in reverse order; ncdisp('FILE.h5') lists everything\n";
}

std::vector<std::pair<std::string, std::string>> own_attributes(ResultSet const& results) {
  return {{"Conventions", "CF-1.8"},
          {"format", format_name},
          {"format_version", format_version},
          {"how_to_read", how_to_read(results)}};
}

bool is_own_attribute(std::string const& name) {
  return name == "Conventions" || name == "format" || name == "format_version" || name == "how_to_read" ||
         name == content_hash_name;
}

std::map<std::string, std::string> completed_attributes(std::map<std::string, std::string> attributes) {
  attributes.emplace("title", "Convene results");
  attributes.emplace("source", "Convene " CONVENE_VERSION ", commit " CONVENE_COMMIT);
  attributes.emplace("history", "written by Convene " CONVENE_VERSION);
  attributes.emplace("created", "not stated");
  return attributes;
}

}  // namespace convene

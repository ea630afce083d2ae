#include "engine/store/study.hpp"

#include <filesystem>
#include <limits>
#include <stdexcept>

#include "engine/core/diagnostics.hpp"
#include "engine/store/content_hash.hpp"
#include "engine/store/file_attributes.hpp"
#include "engine/store/layout.hpp"
#include "engine/store/results_file.hpp"

namespace convene {
namespace {

std::string const columns_group = "columns", run_dimension = "run_dimension";

std::size_t length_of(Study const& study, Variable const& column) {
  return study.frame.length(column);
}

/// The study as a set that can be written: columns as arrays of one run, without values.
ResultSet encoded(Study const& study) {
  auto set = study.frame;
  set.attributes = completed_attributes(std::move(set.attributes));  // as they will be read again
  set.dimensions.push_back(
      {run_dimension, study.run_dimensions.size(), study.run_dimensions, {}, "1", "dimension of runs"});
  auto& columns = set.groups[columns_group] = study.columns;
  for (auto& column : columns)
    column.cells = std::vector<double>(length_of(study, column), std::numeric_limits<double>::quiet_NaN());
  return set;
}

Study decoded(ResultSet set) {
  Study study;
  study.run_dimensions = set.dimensions.back().labels;
  set.dimensions.pop_back();
  study.columns = std::move(set.groups.extract(columns_group).mapped());
  for (auto& column : study.columns) column.cells = std::vector<double>{};
  study.frame = std::move(set);
  return study;
}

class WordHash {
 public:
  WordHash& operator<<(std::string const& word) {
    sha_.add(std::to_string(word.size())).add(":").add(word);
    return *this;
  }
  WordHash& operator<<(std::map<std::string, std::string> const& words) {
    *this << std::to_string(words.size());
    for (auto const& [name, text] : words) *this << name << text;
    return *this;
  }
  WordHash& operator<<(std::vector<Variable> const& variables) {
    for (auto const& variable : variables)
      *this << variable.name << variable.units << variable.long_name << variable.attributes;
    return *this;
  }
  std::string hex() { return sha_.hex(); }

 private:
  Sha256 sha_;
};

/// Names of the texts in which two studies differ, else what is left: "its points".
std::string difference(Study const& held, Study const& asked) {
  std::string names;
  auto const add = [&](std::string const& name) { names += (names.empty() ? "" : ", ") + name; };
  auto const compare = [&](std::map<std::string, std::string> a, std::map<std::string, std::string> const& b) {
    a.insert(b.begin(), b.end());  // every name of either
    for (auto const& [name, text] : a) {
      auto const other = b.find(name);
      if (other == b.end() || other->second != text) add(name);
    }
  };
  compare(held.frame.provenance, asked.frame.provenance);
  auto const engine = [](Study const& study) { return completed_attributes(study.frame.attributes).at("source"); };
  if (engine(held) != engine(asked)) add("the engine (" + engine(held) + ")");
  return names.empty() ? "its points, strategies or replications" : names;
}

}  // namespace

std::size_t run_count(Study const& study) {
  std::size_t count = 1;
  for (auto const& name : study.run_dimensions) count *= study.frame.dimension(name).size;
  return count;
}

std::size_t values_per_run(Study const& study) {
  std::size_t count = 0;
  for (auto const& column : study.columns) count += length_of(study, column);
  return count;
}

std::string study_hash(Study const& study) {
  auto const set = encoded(study);
  WordHash hash;
  hash << content_hash(set) << set.attributes << set.provenance << set.variables;
  for (auto const& dimension : set.dimensions)
    hash << dimension.name << dimension.units << dimension.long_name;
  for (auto const& [name, variables] : set.groups) hash << name << variables;
  return hash.hex();
}

void check_study(Study const& study) {
  for (auto const& group : {columns_group, std::string("runs")})
    if (study.frame.groups.contains(group))
      throw std::invalid_argument("study: the group '" + group + "' is the store's");
  if (values_per_run(study) == 0) throw std::invalid_argument("study: a run gives no value");
  auto merged = study.frame;  // as the merged file will be, with the columns of a single run
  for (auto column : study.columns) {
    column.cells = std::vector<double>(length_of(study, column));
    for (auto const& name : study.run_dimensions)
      for (auto const& own : column.dimensions)
        if (own == name) throw std::invalid_argument("study: the column " + column.name + " repeats " + name);
    merged.variables.push_back(std::move(column));
  }
  merged.dimensions.push_back({"run", 0, {}, {}, "1", "run"});
  check_layout(merged);
  check_layout(encoded(study));
}

std::string study_path(std::string const& directory) {
  return directory + "/study.h5";
}

std::string shards_path(std::string const& directory) {
  return directory + "/shards";
}

Study read_study(std::string const& directory) {
  return decoded(read_results(study_path(directory)));
}

void open_study(std::string const& directory, Study const& study) {
  check_study(study);
  std::error_code failed;
  std::filesystem::create_directories(shards_path(directory), failed);
  if (failed) throw FileError(shards_path(directory), "cannot be made a folder", failed.value());
  if (!std::filesystem::exists(study_path(directory)))
    return write_results(encoded(study), study_path(directory), false);
  auto const held = read_study(directory);
  if (study_hash(held) != study_hash(study))
    throw InputError(Fault{{directory, 0, 0},
                           "holds another study",
                           "what differs from what is asked now: " + difference(held, study),
                           "choose another folder"});
}

}  // namespace convene

#include "engine/store/merge.hpp"

#include <numeric>

#include "engine/store/chunks.hpp"
#include "engine/store/file_attributes.hpp"
#include "engine/store/h5_attribute.hpp"
#include "engine/store/h5_dataset.hpp"
#include "engine/store/merge_record.hpp"
#include "engine/store/output_file.hpp"
#include "engine/store/pending_file.hpp"
#include "engine/store/read_parts.hpp"
#include "engine/store/row_source.hpp"
#include "engine/store/write_parts.hpp"

namespace convene {
namespace {

/// Writes one number a run, in slabs: `cell(run)`.
template <typename Cell>
void write_by_run(h5::Hid group, ResultSet const& shell, Scales const& scales, std::string const& name,
                  std::string const& meaning, Cell const& cell) {
  std::vector<std::int32_t> cells;
  auto dataset = create_variable(group, shell, scales, {name, {"run"}, {}, "1", meaning, {}}, CellType::int32);
  // As many as a chunk, so that each chunk is written once.
  for_each_slab({shell.dimension("run").size}, std::size_t{1} << 18, [&](Slab const& slab) {
    cells.clear();
    for (std::size_t i = 0; i < slab.cells; ++i) cells.push_back(cell(slab.start[0] + i));
    h5::write_slab(dataset, slab, cells);
  });
  dataset.close("write a variable");
}

/// The long table of runs.
void write_runs(h5::Hid group, ResultSet const& shell, Scales const& scales, Study const& study, RowSource const& source) {
  auto inner = source.status().size();
  for (auto const& name : study.run_dimensions) {
    auto const size = shell.dimension(name).size;
    inner /= size;
    write_by_run(group, shell, scales, name + "_index", "place on the dimension " + name + ", from 0",
                 [&](std::size_t run) { return static_cast<std::int32_t>(run / inner % size); });
  }
  write_by_run(group, shell, scales, "status", "0 done, 1 failed",
               [&](std::size_t run) { return static_cast<std::int32_t>(source.status()[run]); });
  std::vector<char const*> errors(source.status().size(), "");
  for (auto const& [run, text] : source.errors()) errors[run] = text.c_str();
  auto dataset = create_variable(group, shell, scales, {"error", {"run"}, {}, "1", "why the run failed", {}}, CellType::text);
  h5::write_texts(dataset, errors);
  dataset.close("write a variable");
}

/// All but what there is by run, which passes through in slabs. Takes the study's frame away.
ResultSet shell_of(Study& study, RowSource const& source) {
  auto shell = std::move(study.frame);
  shell.groups["runs"] = {};
  auto const runs = source.status().size();
  Dimension run{"run", runs, {}, std::vector<std::int32_t>(runs), "1", "run"};
  std::iota(run.values.begin(), run.values.end(), 0);
  shell.dimensions.push_back(std::move(run));
  auto columns = study.columns;
  for (auto& column : columns)
    column.dimensions.insert(column.dimensions.begin(), study.run_dimensions.begin(),
                             study.run_dimensions.end());
  shell.variables.insert(shell.variables.begin(), columns.begin(), columns.end());
  return shell;
}

struct OpenColumn {
  h5::Handle dataset;
  std::vector<std::size_t> sizes;  ///< of its own dimensions
  std::size_t length = 1, offset = 0;
};

std::vector<OpenColumn> create_columns(h5::Hid file, Study const& study, ResultSet const& shell,
                                       Scales const& scales) {
  std::vector<OpenColumn> columns;
  std::size_t offset = 0;
  for (std::size_t i = 0; i < study.columns.size(); ++i) {
    OpenColumn column{
        create_variable(file, shell, scales, shell.variables[i], CellType::float64), {}, 1, offset};
    for (auto const& name : study.columns[i].dimensions)
      column.sizes.push_back(shell.dimension(name).size);
    for (auto const size : column.sizes) column.length *= size;
    offset += column.length;
    columns.push_back(std::move(column));
  }
  return columns;
}

void write_column(OpenColumn const& column, Slab slab, std::vector<double> const& rows, std::size_t width) {
  std::vector<double> cells;
  cells.reserve(slab.cells * column.length);
  for (std::size_t i = 0; i < slab.cells; ++i) {
    auto const first = rows.begin() + static_cast<std::ptrdiff_t>(i * width + column.offset);
    cells.insert(cells.end(), first, first + static_cast<std::ptrdiff_t>(column.length));
  }
  slab.start.insert(slab.start.end(), column.sizes.size(), 0);
  slab.count.insert(slab.count.end(), column.sizes.begin(), column.sizes.end());
  slab.cells *= column.length;
  h5::write_slab(column.dataset, slab, cells);
}

void write_columns(h5::Hid file, Study const& study, ResultSet const& shell, Scales const& scales,
                   RowSource& source) {
  auto columns = create_columns(file, study, shell, scales);
  auto const width = columns.back().offset + columns.back().length;
  std::vector<std::size_t> runs;
  for (auto const& name : study.run_dimensions) runs.push_back(shell.dimension(name).size);
  std::size_t first = 0;
  for_each_slab(runs, std::max<std::size_t>(1, (std::size_t{16} << 20) / (8 * width)), [&](Slab const& slab) {
    auto const rows = source.values(first, slab.cells);
    for (auto const& column : columns) write_column(column, slab, rows, width);
    first += slab.cells;
  });
  for (auto& column : columns) column.dataset.close("write a column");
}

std::string write_merged(std::string const& path, Study study, RowSource& source) {
  auto shell = shell_of(study, source);
  h5::OutputFile file{path};
  write_file_attributes(file, shell, std::string(64, '0'));
  {
    auto const scales = write_dimensions(file, shell);
    write_columns(file, study, shell, scales, source);
    shell.variables.erase(shell.variables.begin(), shell.variables.begin() + static_cast<std::ptrdiff_t>(study.columns.size()));
    write_variables(file, shell, scales, shell.variables);
    for (auto const& [name, variables] : shell.groups) {
      auto const group = h5::create_group(file, name);
      if (name == "runs")
        write_runs(group, shell, scales, study, source);
      else
        write_variables(group, shell, scales, variables);
    }
    write_provenance(file, shell.provenance);
  }
  file.flush();
  auto const hash = recompute_hash(file);  // from the file itself, so that memory stays bounded
  h5::replace_text(file, content_hash_name, hash);
  file.close();
  return hash;
}

}  // namespace

MergeReport merge_study(std::string const& directory, std::string const& path, bool force) {
  auto const record = path + ".provenance.json";
  refuse_existing(path, force), refuse_existing(record, force);
  auto study = read_study(directory);
  h5::Session session;  // shards stay open between calls
  RowSource source{directory, study};
  PendingFile pending{path, force};
  MergeReport report{source.status().size(), source.errors().size(), 0, ""};
  report.content_sha256 = h5::on_file(path, [&] { return write_merged(pending.temporary(), std::move(study), source); });
  for (auto const& shard : source.shards()) report.unreadable += !shard.fault.empty();
  PendingText text{record, force};
  text.add(merge_record(source, report));
  text.publish();
  pending.publish();
  return report;
}

}  // namespace convene

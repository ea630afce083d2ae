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

/// The long table of runs.
std::vector<Variable> table_of_runs(Study const& study, RowSource const& source) {
  std::vector<Variable> table;
  auto const runs = source.status().size();
  std::size_t inner = runs;
  for (auto const& name : study.run_dimensions) {
    auto const size = study.frame.dimension(name).size;
    inner /= size;
    std::vector<std::int32_t> place(runs);
    for (std::size_t run = 0; run < runs; ++run)
      place[run] = static_cast<std::int32_t>(run / inner % size);
    table.push_back(
        {name + "_index", {"run"}, std::move(place), "1", "place on the dimension " + name + ", from 0", {}});
  }
  std::vector<std::int32_t> status;
  std::vector<std::string> error(runs);
  for (auto const each : source.status()) status.push_back(static_cast<std::int32_t>(each));
  for (auto const& [run, text] : source.errors()) error[run] = text;
  table.push_back({"status", {"run"}, std::move(status), "1", "0 done, 1 failed", {}});
  table.push_back({"error", {"run"}, std::move(error), "1", "why the run failed", {}});
  return table;
}

/// All but the columns' cells, which pass through in slabs.
ResultSet shell_of(Study const& study, RowSource const& source) {
  auto shell = study.frame;
  auto const runs = source.status().size();
  Dimension run{"run", runs, {}, std::vector<std::int32_t>(runs), "1", "run"};
  std::iota(run.values.begin(), run.values.end(), 0);
  shell.dimensions.push_back(std::move(run));
  shell.groups["runs"] = table_of_runs(study, source);
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
      column.sizes.push_back(study.frame.dimension(name).size);
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
  auto const width = values_per_run(study);
  std::vector<std::size_t> runs;
  for (auto const& name : study.run_dimensions) runs.push_back(study.frame.dimension(name).size);
  std::size_t first = 0;
  for_each_slab(runs, std::max<std::size_t>(1, (std::size_t{16} << 20) / (8 * width)), [&](Slab const& slab) {
    auto const rows = source.values(first, slab.cells);
    for (auto const& column : columns) write_column(column, slab, rows, width);
    first += slab.cells;
  });
  for (auto& column : columns) column.dataset.close("write a column");
}

std::string write_merged(std::string const& path, Study const& study, RowSource& source) {
  auto const shell = shell_of(study, source);
  h5::OutputFile file{path};
  write_file_attributes(file, shell, std::string(64, '0'));
  {
    auto const scales = write_dimensions(file, shell);
    write_columns(file, study, shell, scales, source);
    write_variables(file, shell, scales, study.frame.variables);
    write_groups(file, shell, scales);
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
  auto const study = read_study(directory);
  h5::Session session;  // shards stay open between calls
  RowSource source{directory, study};
  PendingFile pending{path, force};
  MergeReport report{source.status().size(), source.errors().size(), 0, ""};
  report.content_sha256 = h5::on_file(path, [&] { return write_merged(pending.temporary(), study, source); });
  for (auto const& shard : source.shards()) report.unreadable += !shard.fault.empty();
  PendingText text{record, force};
  text.add(merge_record(source, report));
  text.publish();
  pending.publish();
  return report;
}

}  // namespace convene

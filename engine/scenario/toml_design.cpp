#include <algorithm>
#include <filesystem>

#include "engine/scenario/names.hpp"
#include "engine/scenario/section.hpp"
#include "engine/scenario/study_spec.hpp"

namespace convene {
namespace {

constexpr std::int64_t most_points = 100'000'000;

std::vector<std::string> const kinds{"factorial", "lhs", "sobol", "morris", "saltelli", "csv"};

std::size_t count(Section& design, std::string const& key, std::int64_t low, std::size_t fallback,
                  Need need = Need::optional) {
  auto const value = design.whole(key, low, most_points, need);
  return value ? static_cast<std::size_t>(*value) : fallback;
}

void read_saltelli(Section& design, DesignSpec& spec) {
  spec.size = count(design, "size", 2, 0, Need::required);
  spec.scrambled = design.truth("scrambled").value_or(true);
  spec.second_order = design.truth("second_order").value_or(false);
  spec.randomisations = count(design, "randomisations", 2, std::min<std::size_t>(16, spec.size / 2));
  if (spec.scrambled && spec.size > 0 && spec.size % std::max<std::size_t>(spec.randomisations, 1) != 0)
    design.refuse(*design.any("size"), "must be a multiple of its " + std::to_string(spec.randomisations) +
                                           " randomisations",
                  "use a power of 2");
}

void read_morris(Section& design, DesignSpec& spec) {
  spec.trajectories = count(design, "trajectories", 1, 0, Need::required);
  spec.levels = count(design, "levels", 2, 4);
  if (spec.levels % 2 != 0)
    design.refuse(*design.any("levels"), "only an even number gives every level the same chance",
                  "use 4, 6 or 8");
}

/// The file's header names factors; those without a [[factor]] are added as they stand.
void read_points(Section& design, StudySpec& study, DesignSpec& spec, ReadNamed const& read) {
  auto const name = design.text("file", Need::required);
  if (!name) return;
  auto const text = read({*name, design.any("file")->value.where});
  if (!text) return;
  auto& diagnostics = design.diagnostics();
  study.files[*name] = *text;
  auto const shown = (std::filesystem::path{study.path}.parent_path() / *name).lexically_normal().string();
  spec.table = read_csv(*text, shown, diagnostics);
  auto const& table = spec.table;
  if (!table.readable) return;
  if (table.rows.empty() && table.complete)
    diagnostics.add({shown, 1, 1}, "no points", "a design needs at least one", "add a line for each point");
  UniqueNames columns;
  std::vector<FactorSpec> factors;
  for (std::size_t c = 0; c < table.header.size(); ++c) {
    auto const& path = table.header[c].text;
    auto const where = table.place(table.header[c], c);
    if (path.empty())
      diagnostics.add(where, "a column without a name", "the header names factors", "name it, or delete it");
    else
      columns.add(path, path, where, diagnostics);
    auto const known = std::find_if(study.factors.begin(), study.factors.end(),
                                    [&](FactorSpec const& f) { return f.path == path; });
    FactorSpec factor;
    if (known != study.factors.end()) factor = *known;
    factor.path = path;
    if (known == study.factors.end()) factor.where = factor.spread_where = where;
    factors.push_back(std::move(factor));
  }
  for (auto const& factor : study.factors)
    if (!factor.path.empty() && !columns.contains(factor.path))
      diagnostics.add(factor.where, "path = \"" + factor.path + '"', "no column of " + *name + " has this name",
                      did_you_mean(factor.path, columns.all(), "add the column"));
  study.factors = std::move(factors);
}

void check_groups(Section& design, StudySpec const& study, DesignKind kind) {
  for (auto const& factor : study.factors)
    if (!factor.group.empty() && kind != DesignKind::saltelli)
      design.diagnostics().add(factor.where, "group = \"" + factor.group + '"',
                               "only a saltelli design moves factors in groups", "leave it out");
}

/// A range has no levels of its own in a factorial design.
void check_levels(Section& design, StudySpec const& study) {
  if (design.any("levels")) return;
  for (auto const& factor : study.factors)
    if (factor.values.empty()) {
      design.diagnostics().add(design.where(), "levels: missing",
                               "a factorial design must know how many values of " + factor.path + " to take",
                               "add levels, or give the factor values");
      return;
    }
}

}  // namespace

std::string to_string(DesignKind kind) {
  return kind == DesignKind::draws ? "draws" : kinds[static_cast<std::size_t>(kind)];
}

void read_design(Section& root, DesignNeed need, StudySpec& study, ReadNamed const& read) {
  auto const* const entry =
      root.any("design", need == DesignNeed::required ? Need::required : Need::optional) ? root.table("design")
                                                                                         : nullptr;
  if (!entry) return;
  Section design{entry->value, entry->where, "[design]", root.diagnostics()};
  DesignSpec spec;
  spec.where = entry->where;
  auto const kind = design.choice("kind", kinds, Need::required);
  if (!kind) return;
  spec.kind = static_cast<DesignKind>(*kind);
  spec.seed = static_cast<std::uint64_t>(design.whole("seed", 0, INT64_MAX).value_or(1));
  switch (spec.kind) {
    case DesignKind::factorial:
      spec.levels = count(design, "levels", 2, 0);
      check_levels(design, study);
      break;
    case DesignKind::lhs:
      spec.size = count(design, "size", 1, 0, Need::required);
      spec.candidates = count(design, "maximin", 1, 20);
      spec.centred = design.truth("centred").value_or(false);
      break;
    case DesignKind::sobol:
      spec.size = count(design, "size", 1, 0, Need::required);
      spec.scrambled = design.truth("scrambled").value_or(true);
      break;
    case DesignKind::morris:
      read_morris(design, spec);
      break;
    case DesignKind::saltelli:
      read_saltelli(design, spec);
      break;
    case DesignKind::csv:
      read_points(design, study, spec, read);
      break;
    case DesignKind::draws:
      break;
  }
  check_groups(design, study, spec.kind);
  design.finish();
  study.design = std::move(spec);
}

}  // namespace convene

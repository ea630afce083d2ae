#include <filesystem>

#include "engine/scenario/file_text.hpp"
#include "engine/scenario/names.hpp"
#include "engine/scenario/section.hpp"
#include "engine/scenario/study_spec.hpp"

namespace convene {
namespace {

void read_failure(Section& root, StudySpec& study) {
  // The words stand in the order of the enumeration.
  study.on_failure =
      static_cast<FailurePolicy>(root.choice("on_failure", {"abort", "retry", "skip"}).value_or(0));
  bool const retry = study.on_failure == FailurePolicy::retry;
  if (auto const retries = root.whole("retries", 1, 100, retry ? Need::required : Need::optional))
    study.retries = static_cast<int>(*retries);
  if (auto const* const entry = root.any("retries"); entry && !retry)
    root.refuse(*entry, "belongs to on_failure = \"retry\"", "leave it out");
}

std::vector<PlacedText> unique_texts(Section& root, std::string const& key) {
  auto const texts = root.texts(key);
  UniqueNames names;
  for (auto const& [text, where] : texts)
    names.add(text, key + " = \"" + text + '"', where, root.diagnostics());
  return texts;
}

StudySpec read_study(std::string const& file, std::string const& text, ReadNamed const& read,
                     Diagnostics& diagnostics, DesignNeed need, OwnTables const& own) {
  StudySpec study;
  study.path = file;
  study.files["study.toml"] = text;
  auto const tree = parse_toml(text, file, diagnostics);
  if (!tree) return study;
  Section root{*tree, {file, 1, 1}, "a study", diagnostics};
  study.title = root.text("title").value_or("");
  study.scenario = root.text("scenario", Need::required).value_or("");
  study.strategies = unique_texts(root, "strategies");
  study.measures = unique_texts(root, "measures");
  study.series = static_cast<SeriesDetail>(root.choice("series", {"weekly", "totals"}).value_or(0));
  if (auto const count = root.whole("replications", 1, 1'000'000))
    study.replications = static_cast<int>(*count);
  if (auto const seed = root.whole("seed", 0, INT64_MAX)) study.seed = static_cast<std::uint64_t>(*seed);
  read_failure(root, study);
  read_factors(root, study);
  read_design(root, need, study, read);
  if (study.factors.empty() && !root.any("factor"))
    if (!study.design || study.design->kind != DesignKind::csv)
      root.diagnostics().add(root.where(), "factor: missing", "a study varies something",
                             "add [[factor]] with path and range");
  if (own) own(root);
  for (auto const* table : {"optimise", "calibrate"}) root.any(table);
  root.finish();
  return study;
}

}  // namespace

StudySpec load_study(std::string const& path, Diagnostics& diagnostics, DesignNeed need,
                     OwnTables const& own) {
  auto const folder = std::filesystem::path{path}.parent_path();
  auto const read = [&](PlacedText const& name) -> std::optional<std::string> {
    return read_text_file((folder / name.text).lexically_normal().string());
  };
  auto study = read_study(path, read_text_file(path), read, diagnostics, need, own);
  if (!study.scenario.empty()) study.scenario = (folder / study.scenario).lexically_normal().string();
  return study;
}

StudySpec load_study_texts(std::map<std::string, std::string> const& files, Diagnostics& diagnostics,
                           DesignNeed need, OwnTables const& own) {
  auto const toml = files.find("study.toml");
  if (toml == files.end()) {
    diagnostics.add({"study.toml"}, "missing", "a study's texts need it", "add it");
    return {};
  }
  auto const read = [&](PlacedText const& name) -> std::optional<std::string> {
    auto const found = files.find(name.text);
    if (found != files.end()) return found->second;
    diagnostics.add(name.where, '"' + name.text + '"', "no such file is given", "add it");
    return {};
  };
  return read_study("study.toml", toml->second, read, diagnostics, need, own);
}

}  // namespace convene

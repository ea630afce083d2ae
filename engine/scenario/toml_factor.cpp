#include <cmath>

#include "engine/scenario/names.hpp"
#include "engine/scenario/section.hpp"
#include "engine/scenario/study_spec.hpp"

namespace convene {
namespace {

using Kind = FactorDistribution::Kind;

std::vector<std::string> const spreads{"uniform", "log_uniform"};
std::vector<std::string> const distributions{"uniform", "log_uniform", "triangular", "normal", "lognormal"};

void check_ends(Section& section, TomlEntry const& entry, FactorDistribution const& d) {
  if (!d.low || !d.high) return;
  if (!(*d.low < *d.high)) section.refuse(entry, "the first end must be below the second");
  if (d.kind == Kind::log_uniform && *d.low <= 0)
    section.refuse(entry, "a logarithmic spread needs ends above 0", "use spread = \"uniform\"");
}

void read_range(Section& section, TomlEntry const& entry, FactorSpec& factor) {
  FactorDistribution d;
  auto const spread = section.choice("spread", spreads);
  factor.spread_given = section.any("spread") != nullptr;
  if (spread) d.kind = static_cast<Kind>(*spread);
  auto const& items = entry.value.items;
  auto const before = section.diagnostics().size();
  auto const ends = section.numbers("range", -unbounded);
  if (section.diagnostics().size() != before || entry.value.kind != TomlNode::Kind::array) return;
  if (items.size() != 2) {
    section.refuse(entry, "must be two numbers, low and high");
    return;
  }
  d.low = ends[0], d.high = ends[1];
  check_ends(section, entry, d);
  factor.distribution = d;
}

void read_distribution(Section& parent, TomlEntry const& entry, FactorSpec& factor) {
  if (!parent.table("distribution")) return;
  Section s{entry.value, entry.where, "a distribution", parent.diagnostics(), "distribution."};
  FactorDistribution d;
  auto const kind = s.choice("kind", distributions, Need::required);
  d.kind = static_cast<Kind>(kind.value_or(0));
  bool const bounded = d.kind != Kind::normal && d.kind != Kind::lognormal;
  auto const need = kind && bounded ? Need::required : Need::optional;
  auto const before = parent.diagnostics().size();
  d.low = s.number("low", -unbounded, unbounded, need);
  d.high = s.number("high", -unbounded, unbounded, need);
  auto const positive = std::nextafter(0.0, 1.0);
  if (d.kind == Kind::triangular) {
    d.centre = s.number("mode", -unbounded, unbounded, Need::required).value_or(0);
  } else if (d.kind == Kind::normal) {
    d.centre = s.number("mean", -unbounded, unbounded, Need::required).value_or(0);
    d.spread = s.number("sd", positive, unbounded, Need::required).value_or(1);
  } else if (d.kind == Kind::lognormal) {
    d.centre = s.number("median", positive, unbounded, Need::required).value_or(1);
    d.spread = s.number("sigma", positive, unbounded, Need::required).value_or(1);
  }
  s.finish();
  if (!kind || parent.diagnostics().size() != before) return;
  check_ends(parent, entry, d);
  if (d.kind == Kind::triangular && !(d.centre >= *d.low && d.centre <= *d.high))
    s.refuse(*s.any("mode"), "must lie between low and high");
  factor.distribution = d;
  factor.spread_given = true;
}

void read_values(Section& section, TomlEntry const& entry, FactorSpec& factor) {
  auto const* const array = section.array("values");
  if (!array) return;
  if (array->value.items.empty()) section.refuse(entry, "must hold a value or more");
  for (auto const& item : array->value.items) {
    GivenSetting given{{}, item.where};
    if (item.kind == TomlNode::Kind::truth) {
      given.value = item.truth;
    } else if (item.kind == TomlNode::Kind::text) {
      given.value = item.text;
    } else if ((item.kind == TomlNode::Kind::whole || item.kind == TomlNode::Kind::number) &&
               std::isfinite(item.number)) {
      given.value = item.number;
    } else {
      section.diagnostics().add(item.where, "values = " + shown(item),
                                "each must be a number, text, true or false");
      continue;
    }
    for (auto const& other : factor.values)
      if (other.value == given.value)
        section.diagnostics().add(item.where, "values = " + shown(item), "given twice", "delete one");
    factor.values.push_back(std::move(given));
  }
}

FactorSpec read_factor(Section& section) {
  FactorSpec factor;
  factor.where = section.where();
  if (auto const path = section.text("path", Need::required)) {
    factor.path = *path;
    factor.where = section.any("path")->value.where;
  }
  factor.spread_where = factor.where;
  int given = 0;
  for (auto const* key : {"range", "values", "distribution"})
    if (auto const* const entry = section.any(key)) {
      factor.spread_where = entry->value.where;
      if (++given > 1)
        section.refuse(*entry, "a factor has one of range, values and distribution", "delete the others");
    }
  if (auto const* const entry = section.any("range")) read_range(section, *entry, factor);
  if (auto const* const entry = section.any("distribution")) read_distribution(section, *entry, factor);
  if (auto const* const entry = section.any("values")) read_values(section, *entry, factor);
  if (auto const* const spread = section.any("spread"); spread && !section.any("range"))
    section.refuse(*spread, "belongs to a range", "add range, or leave it out");
  factor.use = static_cast<FactorUse>(section.choice("as", {"value", "multiplier"}).value_or(0));
  factor.whole = section.truth("whole").value_or(false);
  factor.group = section.text("group").value_or("");
  return factor;
}

}  // namespace

void read_factors(Section& root, StudySpec& study) {
  auto const* const entry = root.any("factor");
  if (!entry) return;
  if (entry->value.kind != TomlNode::Kind::array) {
    root.diagnostics().add(entry->where, "factor = " + shown(entry->value), "there can be several",
                           "write [[factor]], with double brackets");
    return;
  }
  UniqueNames paths;
  for (auto const& item : entry->value.items) {
    if (item.kind != TomlNode::Kind::table) {
      root.diagnostics().add(item.where, "factor = " + shown(item), "must be a table", "write [[factor]]");
      continue;
    }
    Section section{item, item.where, "[[factor]]", root.diagnostics()};
    auto factor = read_factor(section);
    section.finish();
    if (!factor.path.empty())
      paths.add(factor.path, "path = \"" + factor.path + '"', factor.where, root.diagnostics());
    study.factors.push_back(std::move(factor));
  }
}

}  // namespace convene

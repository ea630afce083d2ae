#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/reports/answer.hpp"
#include "engine/reports/number.hpp"
#include "engine/reports/text.hpp"
#include "engine/reports/wording.hpp"

namespace convene {
namespace {

std::string share_words(double share) { return share == 0 ? "none" : share == 1 ? "all" : percent(share); }

/// What is said of a pair of strategies.
class Pair {
 public:
  Pair(Comparison const& c, std::size_t row, std::size_t against)
      : c_{c}, words_{c.measure}, row_{row}, against_{against}, t_{c.over_draws(row, against)} {}

  TwoLevels const& levels() const { return t_; }
  double better() const { return c_.sign() > 0 ? t_.above : t_.below; }
  double worse() const { return c_.sign() > 0 ? t_.below : t_.above; }
  double same() const { return static_cast<double>(t_.draws - t_.draws_above - t_.draws_below) / static_cast<double>(t_.draws); }

  std::string ends(double low, double high) const {
    auto const half = (high - low) / 2;
    return std::isnan(half) ? "-" : words_.amount(low, half) + " to " + words_.amount(high, half);
  }
  std::string luck_alone() const { return ends(t_.mean - t_.luck_half_width, t_.mean + t_.luck_half_width); }
  std::string not_known() const { return ends(t_.low, t_.high); }

  std::string sentence() const {
    auto const unit = words_.difference_unit().empty() ? "" : " " + words_.difference_unit();
    auto const good = c_.measure.better == Better::neither ? "more" : "better", bad = c_.measure.better == Better::neither ? "less" : "worse";
    auto text = fmt::format("{} does {} than {} in {} of the draws, {} in {} and exactly the same in {}. If the true parameters are as likely as "
                            "the register spreads them, the difference lies at {}{} ({} sure)",
                            name(row_), good, name(against_), share_words(better()), bad, share_words(worse()), share_words(same()), not_known(),
                            unit, percent(t_.held));
    if (std::isnan(t_.from_parameters)) return text + "; with one replication luck cannot be told from what is not known.";
    text += fmt::format("; luck alone would leave {}. ", luck_alone());
    text += t_.from_parameters > 0.99   ? "Nearly all of that spread comes from what is not known: "
            : t_.from_parameters < 0.01 ? "Nearly all of that spread is luck: "
                                        : fmt::format("Of that spread {} comes from what is not known and the rest from luck: ", percent(t_.from_parameters));
    return text + (t_.from_parameters > 0.9   ? "more replications would hardly narrow it, better evidence would."
                   : t_.from_parameters > 0.5 ? "better evidence would narrow it most, more replications somewhat."
                                              : "more replications would narrow it most.");
  }

  std::string rests_on() const {
    auto const& found = influences();
    if (found.empty()) {
      auto const least = least_explained(c_.under_draws->draws, c_.under_draws->parameters, c_.confidence);
      if (least >= 1)
        return fmt::format("Which parameters that rests on shows with {} draws and more.", least_draws_for_influence);
      return fmt::format("It rests on many parameters, or on several together: none explains {} or more of the draws' order, which is what {} draws "
                         "of {} parameters can show.",
                         percent(least), c_.under_draws->draws, c_.under_draws->parameters);
    }
    std::vector<std::string> named;
    constexpr std::size_t most = 5;
    for (std::size_t i = 0; i < std::min(most, found.size()); ++i) {
      auto const along = found[i].correlation * (row_ < against_ ? 1 : -1);
      named.push_back(fmt::format("{} ({}{:.2f})", found[i].path, along > 0 ? "+" : "", along));
    }
    return fmt::format("It rests most on {} (rank correlation over the draws{}).", enumerate(named),
                       found.size() > most ? fmt::format("; {} more stand out", found.size() - most) : "");
  }

 private:
  std::string const& name(std::size_t row) const { return c_.strategies[row].name; }
  std::vector<Influence> const& influences() const {
    std::size_t p = 0;
    while (!(c_.pairs[p].first == std::min(row_, against_) && c_.pairs[p].second == std::max(row_, against_))) ++p;
    return c_.under_draws->rests_on[p];
  }

  Comparison const& c_;
  Wording words_;
  std::size_t row_, against_;
  TwoLevels t_;
};

}  // namespace

std::vector<std::string> under_draws_sentences(Comparison const& c) {
  if (!c.under_draws || c.under_draws->draws < 2 || c.strategies.size() < 2) return {};
  std::vector<std::string> sentences;
  auto const order = ranking(c);
  auto const add = [&](std::size_t row, std::size_t against) {
    Pair const pair{c, row, against};
    if (pair.levels().always_zero) return;
    sentences.push_back(pair.sentence());
    sentences.back() += " " + pair.rests_on();
  };
  add(order[0] == c.baseline ? order[1] : order[0], c.baseline);
  if (order[0] != c.baseline && order[1] != c.baseline) add(order[0], order[1]);
  return sentences;
}

std::string under_draws_text(Comparison const& c, Style const& style) {
  if (!c.under_draws || c.under_draws->draws < 2 || c.strategies.size() < 2) return "";
  Wording const words(c.measure);
  bool const judged = c.measure.better != Better::neither;
  TextTable table("more than " + c.strategies[c.baseline].name);
  auto const unit = words.difference_unit().empty() ? "" : ", " + words.difference_unit();
  table.column("mean" + unit + "\n(luck alone)");
  std::vector<std::vector<TableCell>> rows;
  double held = 0;
  for (auto const s : ranking(c)) {
    if (s == c.baseline) continue;
    Pair const pair{c, s, c.baseline};
    auto const& t = pair.levels();
    held = t.held;
    auto const half = c.strategies[s].difference.half_width;
    auto const share = [](double x) { return TableCell{x == 0 ? "0%" : x == 1 ? "100%" : percent(x)}; };
    rows.push_back({{c.strategies[s].name},
                    {t.always_zero ? "0" : fmt::format("{} ({})", words.amount(t.mean, half), pair.luck_alone())},
                    {t.always_zero ? "0" : pair.not_known(), Tone::strong},
                    share(pair.better()),
                    share(pair.same()),
                    share(pair.worse()),
                    {std::isnan(t.from_parameters) || t.always_zero ? "-" : percent(t.from_parameters)}});
  }
  table.column(fmt::format("with what is not\nknown ({} sure)", percent(held)));
  table.column(judged ? "better in" : "more in"), table.column("the same in"), table.column(judged ? "worse in" : "less in");
  table.column("of the spread\nnot luck");
  for (auto& row : rows) table.row(std::move(row));
  auto const& u = *c.under_draws;
  std::string text;
  auto const head = fmt::format("What rests on what is not known: {} draws of {} parameters (grades {})", u.draws, u.parameters, u.grades);
  for (auto const& line : wrap(head, style.width)) text += toned(line, Tone::strong, style) + "\n";
  return text + "\n" + table.print(style) + "\n";
}

std::size_t least_draws_for_a_verdict(Comparison const& c) {
  auto const open = (1 - c.confidence) / static_cast<double>(std::max<std::size_t>(1, c.pairs.size()));
  return static_cast<std::size_t>(std::ceil(std::log(open) / std::log(share_of_draws_for_a_verdict)));
}

}  // namespace convene

#include "engine/reports/answer.hpp"

#include <algorithm>
#include <numeric>

#include "engine/reports/text.hpp"

namespace convene {

std::vector<std::size_t> ranking(Comparison const& comparison) {
  std::vector<std::size_t> rows(comparison.strategies.size());
  std::iota(rows.begin(), rows.end(), std::size_t{0});
  std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    return comparison.sign() * comparison.strategies[a].outcome.mean >
           comparison.sign() * comparison.strategies[b].outcome.mean;
  });
  return rows;
}

std::string written_answer(Comparison const& comparison, Style const& style) {
  std::string text;
  auto const add = [&](std::string const& paragraph, std::string const& first, Tone tone) {
    for (auto const& line : wrap(paragraph, style.width, first)) text += toned(line, tone, style) + "\n";
  };
  if (!comparison.title.empty()) {
    add(comparison.title, "", Tone::strong);
    text += "\n";
  }
  for (auto const& sentence : answer_sentences(comparison)) add(sentence, "", Tone::plain);
  text += "\n" + answer_tables(comparison, style) + under_draws_text(comparison, style) + funnel_text(comparison, style) + cohort_text(comparison, style) +
          robustness_text(comparison, style) + economics_text(comparison, style);
  for (auto const& note : answer_notes(comparison)) add(note, "- ", Tone::faint);
  return text;
}

}  // namespace convene

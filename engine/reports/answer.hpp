#pragma once

#include <string>
#include <vector>

#include "engine/experiments/comparison.hpp"
#include "engine/reports/text_table.hpp"

namespace convene {

/// The whole answer: a few sentences, the tables, the notes. No line is wider than the style's width.
std::string written_answer(Comparison const& comparison, Style const& style = {});

/// Its parts. Sentences and notes are unbroken lines of text, one paragraph each.
std::vector<std::string> answer_sentences(Comparison const& comparison);
std::string answer_tables(Comparison const& comparison, Style const& style);
/// How the strategies do over the futures of a sweep; "" for a run.
std::string robustness_text(Comparison const& comparison, Style const& style);
/// Of a run with [uncertainty]: what the best mean's lead on the baseline, and on the next, is with what is not known, what of it
/// is luck, and which parameters it rests on; nothing for other results.
std::vector<std::string> under_draws_sentences(Comparison const& comparison);
/// The same for every strategy against the baseline, as a table; "" for other results.
std::string under_draws_text(Comparison const& comparison, Style const& style);
/// Fewest draws that can give a verdict, were they all on one side.
std::size_t least_draws_for_a_verdict(Comparison const& comparison);
/// Cost-effectiveness in a few sentences and two tables; "" when the comparison has none.
std::string economics_text(Comparison const& comparison, Style const& style);
/// Complex care: need by need, how many were told, wanted help with, referred ... met, under the baseline and the best
/// strategy, beside the published shares (par.A6; each is a study of its own, with its own denominator: never to be
/// multiplied). Numbers are means over replications, of the horizon. "" for results of another setting.
std::string funnel_text(Comparison const& comparison, Style const& style);
/// Complex care with a control arm: the enrolled, arm by arm, means over replications with the interval of the mean. "" otherwise.
std::string cohort_text(Comparison const& comparison, Style const& style);
std::vector<std::string> answer_notes(Comparison const& comparison);

/// Rows of the strategies, the best mean first; equal ones as in the results.
std::vector<std::size_t> ranking(Comparison const& comparison);

}  // namespace convene

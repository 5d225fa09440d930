#include "analysis/try_capability/step_yield_form.h"

#include <cmath>

#include "base/number.h"
#include "base/percent.h"
#include "base/text.h"
#include "spc/capability_words.h"
#include "tabular/plain_table.h"

namespace qi::analysis {
namespace {

constexpr std::size_t kPastedBytes = 100'000;
constexpr std::size_t kLeastColumns = 3;
constexpr std::size_t kMostColumns = 4;
constexpr double kMostCount = 1e12;  // so that units x opportunities stays far inside 64 bits: 1e6 each

Error refused(std::string message) {
  return Error::invalid_fields({{"steps", std::move(message)}});
}

std::string percent_words(double share) {
  return show(kWholePercent * share, {ValueStyle::percent, 2, ""});
}

std::string number_words(double value, int decimals) {
  return grouped(value, decimals);
}

}  // namespace

StepYieldForm step_yield_form_of(const http::Form& fields) {
  return {.steps = std::string(fields.get("steps"))};
}

Result<std::vector<spc::ProcessStep>> read_process_steps(const StepYieldForm& form) {
  if (trimmed(form.steps).empty()) return refused("Paste or type the steps: a row for each.");
  if (form.steps.size() > kPastedBytes) return refused("That is more than this page can take. Paste fewer rows.");
  if (!is_utf8(form.steps)) return refused("Some letters could not be read. Copy the cells again and paste them here.");
  const auto table = tabular::read_plain_table(form.steps);
  if (!table) return refused(table.error().message);
  if (const auto problems = table->problems(); !problems.empty()) return refused(tabular::words_of(problems.front()));
  const tabular::PlainColumn* names = nullptr;
  std::vector<const tabular::PlainColumn*> counts;
  for (const tabular::PlainColumn& column : table->columns) {
    if (column.holds_figures())
      counts.push_back(&column);
    else if (!names)
      names = &column;
  }
  if (counts.size() < kLeastColumns || counts.size() > kMostColumns)
    return refused("Give units, opportunities in each unit and defects in that order, and rework where you count it.");
  std::vector<spc::ProcessStep> steps;
  for (std::size_t row = 0; row < counts.front()->figures.size(); ++row) {
    std::vector<std::int64_t> read;
    for (const tabular::PlainColumn* column : counts) {
      const double count = column->figures[row];
      const bool is_count = std::isfinite(count) && count == std::round(count) && std::abs(count) <= kMostCount;
      if (!is_count) return refused("Give whole counts in every row: look at row " + std::to_string(row + 1) + ".");
      read.push_back(static_cast<std::int64_t>(count));
    }
    if (std::abs(static_cast<double>(read[0]) * static_cast<double>(read[1])) > kMostCount)
      return refused("Give fewer opportunities: units times opportunities are too many in row " +
                     std::to_string(row + 1) + ".");
    const std::string name =
        names && !names->words[row].empty() ? names->words[row] : "Step " + std::to_string(row + 1);
    steps.push_back({.name = name,
                     .units = read[0],
                     .opportunities = read[0] * read[1],
                     .defects = read[2],
                     .rework = read.size() > kLeastColumns ? read[3] : 0});
  }
  return steps;
}

StepYieldAnswer step_yield_answer_of(const std::vector<spc::ProcessStep>& steps, const spc::ProcessYield& found) {
  StepYieldAnswer answer{.sentence = spc::yield_sentence(found)};
  const auto add = [&](std::string key, std::string value) {
    answer.whole.push_back({.key = std::move(key), .value = std::move(value)});
  };
  add("Rolled throughput yield (RTY)", percent_words(found.rolled_throughput_yield));
  add("Yield in the end", percent_words(found.whole.yield));
  add("First-time yield (FTY) of all steps together", percent_words(found.whole.first_time_yield));
  add("Defects per unit (DPU)", number_words(found.whole.defects_per_unit, 4));
  add("Defects per million opportunities (DPMO)", number_words(found.whole.dpmo, 0));
  if (found.sigma_level_without_shift)
    add("Sigma level without shift", number_words(*found.sigma_level_without_shift, 2));
  if (found.sigma_level_with_shift)
    add("Sigma level with the conventional shift of 1.5", number_words(*found.sigma_level_with_shift, 2));
  answer.steps = {.caption = "Each step",
                  .caption_sight = ui::CaptionSight::shown,
                  .columns = {{"Step"},
                              {"Units", ui::Align::right},
                              {"Opportunities", ui::Align::right},
                              {"Defects", ui::Align::right},
                              {"Reworked", ui::Align::right},
                              {"Yield", ui::Align::right},
                              {"FTY", ui::Align::right},
                              {"DPU", ui::Align::right},
                              {"DPMO", ui::Align::right}},
                  .density = ui::TableDensity::tight,
                  .width = ui::TableWidth::cards};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const spc::ProcessStep& step = steps[i];
    const spc::StepYield& yield = found.steps[i];
    ui::TableRow row;
    for (std::string words : {step.name, grouped(step.units), grouped(step.opportunities), grouped(step.defects),
                              grouped(step.rework), percent_words(yield.yield), percent_words(yield.first_time_yield),
                              number_words(yield.defects_per_unit, 4), number_words(yield.dpmo, 0)})
      row.cells.push_back({.text = std::move(words)});
    answer.steps.rows.push_back(std::move(row));
  }
  if (!found.sigma_level_without_shift)
    answer.notes.emplace_back("No sigma level: with no defect, or nothing right, it would be infinite.");
  answer.notes.emplace_back(
      "Totals say nothing about stability: put the counts of defects on a u chart before you trust the yield to last.");
  return answer;
}

}  // namespace qi::analysis

#include "analysis/try_pareto/pareto_form.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "analysis/try_pareto/pareto_view.h"

namespace qi::analysis {
namespace {

const std::string kTable = "Reason\tCases\nNo bed\t50\nCorridor\t30\nPaperwork\t12\nCleaning\t5\nOther kit\t3\n";

ParetoForm form_with(std::string figures) {
  ParetoForm form;
  form.figures = std::move(figures);
  return form;
}

std::string refusal(const ParetoForm& form, std::string_view field) {
  const auto read = read_pareto_form(form);
  if (read) return "accepted";
  const auto found = std::ranges::find(read.error().fields, field, &FieldError::field);
  return found == read.error().fields.end() ? "no error of this field" : found->message;
}

std::vector<std::string> categories_of(const ParetoReading& reading) {
  std::vector<std::string> names;
  for (const spc::ParetoRow& row : reading.drawing.pareto.rows) names.push_back(row.category);
  return names;
}

TEST(ParetoForm, ReadsCausesAndTheirCounts) {
  ParetoForm form = form_with(kTable);
  form.cases = "late handovers";
  form.categories = "reasons";
  const auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().category_heading, "Reason");
  EXPECT_EQ(categories_of(read->front()).front(), "No bed");
  EXPECT_NEAR(read->front().drawing.pareto.total_amount, 100, 0);
  const ParetoAnswer answer = pareto_answer_of(*read);
  EXPECT_EQ(answer.causes->verdict.headline, "2 of 5 reasons explain 80% of late handovers.");
  EXPECT_FALSE(answer.periods);
}

// A first row without a count was taken for headings without a word.
TEST(ParetoForm, SaysThatTheFirstRowWasReadAsHeadings) {
  const auto notes_of = [](const std::string& figures) {
    const auto read = read_pareto_form(form_with(figures));
    return read ? pareto_answer_of(*read).notes : std::vector<std::string>{"refused"};
  };
  const auto headed = notes_of(kTable);
  EXPECT_EQ(std::ranges::count(headed, "The first row was read as headings: \"Reason\" and \"Cases\"."), 1);
  const auto lost = notes_of("Vehicle off road\tn/a\nNo bed\t50\nCorridor\t30\n");
  EXPECT_EQ(std::ranges::count(lost,
                               "The first row was read as headings: \"Vehicle off road\" and \"n/a\". If it is a "
                               "cause, put a row of headings above it and give it a figure."),
            1);
}

TEST(ParetoForm, CountsAColumnOfWordsRowByRow) {
  const auto read = read_pareto_form(form_with("No bed\nCorridor\nNo bed\nNo bed\nPaperwork\nCorridor\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()), (std::vector<std::string>{"No bed", "Corridor", "Paperwork"}));
  EXPECT_NEAR(read->front().drawing.pareto.rows.front().count, 3, 0);
  EXPECT_EQ(read->front().notes,
            std::vector<std::string>{"There is no column of figures, so each row counts as one case."});
}

TEST(ParetoForm, TakesTheFirstWordForAHeadingOnlyWhenToldSo) {
  ParetoForm form = form_with("Reason\nNo bed\nCorridor\nNo bed\n");
  auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_NEAR(read->front().drawing.pareto.total_count, 4, 0);
  EXPECT_EQ(read->front().notes.back(), "The first row, Reason, counts as a case: say above if it is a heading.");
  form.first = "heading";
  read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_NEAR(read->front().drawing.pareto.total_count, 3, 0);
  EXPECT_EQ(read->front().category_heading, "Reason");
}

TEST(ParetoForm, AsksWhetherYearsAreHeadings) {
  ParetoForm form = form_with("Reason\t2023\t2024\nNo bed\t60\t20\nCorridor\t40\t60\n");
  auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().notes.back(), "The first row, Reason, counts as a cause: say above if it is a heading.");
  form.first = "heading";
  read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()), (std::vector<std::string>{"Corridor", "No bed"}));
  EXPECT_EQ(read->front().periods->names.before, "2023");
  EXPECT_EQ(read->front().periods->names.after, "2024");
}

TEST(ParetoForm, NamesBadRowsAndKeepsTheGoodOnes) {
  const auto read =
      read_pareto_form(form_with("Reason\tCases\nNo bed\t50\nCorridor\tmany\nPaperwork\t-2\nCleaning\t\nTotal\t60\n"
                                 "Lift\t10\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()), (std::vector<std::string>{"No bed", "Lift"}));
  ASSERT_EQ(read->front().left_out.size(), 4u);
  EXPECT_TRUE(read->front().left_out[0].starts_with("Corridor, row 3: Cases: ")) << read->front().left_out[0];
  EXPECT_EQ(read->front().left_out[1], "Paperwork has a figure below 0 under Cases.");
  EXPECT_EQ(read->front().left_out[2], "Cleaning has no figure under Cases.");
  EXPECT_EQ(read->front().left_out[3], "Total is the sum of all other rows, so it is left out.");
}

TEST(ParetoForm, KeepsACauseThatHappensToAddUpTheOthers) {
  const auto read = read_pareto_form(form_with("Reason\tCases\nNo bed\t50\nCorridor\t30\nPaperwork\t20\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()).size(), 3u);
}

TEST(ParetoForm, KeepsTheMostCommonAndGathersTheRest) {
  ParetoForm form = form_with(kTable);
  form.gather = "rows";
  form.kept = "2";
  const auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()), (std::vector<std::string>{"No bed", "Corridor", "Other"}));
  EXPECT_EQ(read->front().drawing.pareto.rows.back().gathered, 3u);
}

TEST(ParetoForm, KeepsCausesUntilAShareIsCovered) {
  ParetoForm form = form_with(kTable);
  form.gather = "share";
  form.kept = "80%";
  auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()), (std::vector<std::string>{"No bed", "Corridor", "Other"}));
  form.kept = "81";
  read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()), (std::vector<std::string>{"No bed", "Corridor", "Paperwork", "Other"}));
  form.kept = "100";
  read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()).size(), 5u);
}

TEST(ParetoForm, RefusesMoreBarsThanAPictureCanShowUntilTheyAreGathered) {
  std::string notes;
  for (int i = 0; i < 1234; ++i)
    notes += "Note " + std::string(1, static_cast<char>('a' + i % 26)) + std::to_string(i) + "\n";
  ParetoForm form = form_with(notes);
  EXPECT_EQ(refusal(form, "gather"),
            "That makes 1,234 bars, more than a picture can show: keep the most common and gather the rest.");
  form.gather = "rows";
  form.kept = "5";
  EXPECT_TRUE(read_pareto_form(form));
}

TEST(ParetoForm, WeighsCountsOrComparesPeriodsAsToldAndNeverBoth) {
  ParetoForm form = form_with("Reason\tApril\tMay\nNo bed\t60\t20\nCorridor\t40\t60\n");
  auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  ASSERT_TRUE(read->front().periods);
  EXPECT_EQ(read->front().periods->names.after, "May");
  EXPECT_EQ(categories_of(read->front()).front(), "Corridor");  // the chart is of the later period
  const ParetoAnswer answer = pareto_answer_of(*read);
  ASSERT_TRUE(answer.periods);
  EXPECT_EQ(answer.periods->verdict.headline, "Corridor has grown most: from 40.0% to 75.0% of cases.");
  EXPECT_TRUE(answer.periods->verdict.explanation.starts_with("No bed has shrunk most: from 60.0% to 25.0%. "));
  EXPECT_EQ(answer.periods->table.rows[1].cells[5].text, "+35.0 points");
  EXPECT_EQ(answer.periods->table.rows[1].cells[6].text, "+50%");
  EXPECT_TRUE(pareto_csv(*read).starts_with("category,amount_before,"));

  form.second = "weights";
  read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_FALSE(read->front().periods);
  EXPECT_NEAR(read->front().drawing.pareto.total_amount, 60 * 20 + 40 * 60, 0);
  EXPECT_EQ(read->front().notes.back(), "Each count was multiplied by May.");
}

TEST(ParetoForm, TellsRowsWithoutACauseOrShowsThem) {
  ParetoForm form = form_with("Reason\tCases\nNo bed\t50\n\t7\nCorridor\t30\n");
  auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_NEAR(read->front().drawing.pareto.unrecorded, 7, 0);
  form.blank = "category";
  read = read_pareto_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(categories_of(read->front()).back(), "Not recorded");
}

TEST(ParetoForm, RefusesAllWrongFieldsTogether) {
  ParetoForm form = form_with(" ");
  form.second = "both";
  form.first = "perhaps";
  form.blank = "hide";
  form.gather = "rows";
  form.kept = "1.5";
  form.vital = "0";
  EXPECT_EQ(refusal(form, "figures"), "Paste or type causes with their counts, or a row for each case.");
  EXPECT_EQ(refusal(form, "second"), "Choose what a second column of figures holds.");
  EXPECT_EQ(refusal(form, "first"), "Choose whether the first row is a heading.");
  EXPECT_EQ(refusal(form, "blank"), "Choose what happens to rows without a cause.");
  EXPECT_EQ(refusal(form, "kept"), "Say how many are kept, a whole number like 7.");
  EXPECT_EQ(refusal(form, "vital"), "Give a percentage above 0 and up to 100, like 80.");
  form.gather = "share";
  form.kept = "120";
  EXPECT_EQ(refusal(form, "kept"), "Say what percent the kept ones cover, above 0 and up to 100, like 90.");
  form.gather = "some";
  EXPECT_EQ(refusal(form, "gather"), "Choose what happens to small ones.");
  EXPECT_EQ(refusal(form_with("3\t4\n5\t6\n"), "figures"),
            "Paste a column of words that names each cause, and its count beside it.");
  EXPECT_EQ(refusal(form_with("Reason\tCases\nNo bed\t0\nCorridor\t0\n"), "figures"),
            "Every category is 0: a Pareto chart needs something to share.");
}

TEST(ParetoView, TheExampleHasAnAnswer) {
  const auto read = read_pareto_form(pareto_example());
  ASSERT_TRUE(read);
  const ParetoAnswer answer = pareto_answer_of(*read);
  EXPECT_EQ(answer.causes->verdict.headline, "3 of 9 reasons explain 81% of late handovers.");
  EXPECT_EQ(answer.causes->table.rows.back().cells.front().text, "Other (3)");
  EXPECT_NE(answer.causes->figure.wide.markup().find("data-i="), std::string::npos) << "bars are read by arrow keys";
}

TEST(ParetoForm, DrawsASmallChartForEachGroup) {
  const auto read = read_pareto_form(
      form_with("Reason\tCases\tGroup\nNo bed\t50\tDay\nCorridor\t30\tDay\nNo bed\t5\tNight\nPaperwork\t20\tNight\n"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2u);
  EXPECT_NEAR((*read)[1].drawing.pareto.total_count, 25, 0);
  const ParetoAnswer answer = pareto_answer_of(*read);
  EXPECT_FALSE(answer.causes);
  ASSERT_EQ(answer.groups->figures.figures.size(), 2u);
  EXPECT_EQ(answer.groups->figures.figures[1].title, "Night");
  ASSERT_EQ(answer.groups->table.rows.size(), 4u);
  EXPECT_EQ(answer.groups->table.rows[2].cells[0].text, "Paperwork");
  EXPECT_EQ(answer.groups->table.rows[2].cells[1].text, "Night");
  EXPECT_TRUE(pareto_csv(*read).starts_with("group,category,"));
  EXPECT_NE(pareto_file_drawing(*read, "Late").find("Late, side by side: Day and Night."), std::string::npos);
}

TEST(ParetoForm, CountsCasesByGroupWhereEachRowIsOne) {
  const auto read = read_pareto_form(form_with("Reason\tGroup\nNo bed\tDay\nCorridor\tDay\nNo bed\tNight\n"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2u);
  EXPECT_NEAR((*read)[0].drawing.pareto.total_count, 2, 0);
  EXPECT_EQ((*read)[0].category_heading, "Reason");
}

TEST(ParetoForm, GivesAllGroupsTheColumnsOfTheWeightedOnes) {
  ParetoForm form =
      form_with("Reason\tCases\tMinutes\tGroup\nNo bed\t5\t1\tDay\nCorridor\t3\t1\tDay\nNo bed\t5\t9\tNight\n");
  form.second = "weights";
  const auto read = read_pareto_form(form);
  ASSERT_TRUE(read);
  const ui::DataTable table = pareto_answer_of(*read).groups->table;
  for (const ui::TableRow& row : table.rows) EXPECT_EQ(row.cells.size(), table.columns.size());
}

// Once their column was passed over and they counted.
TEST(ParetoForm, LeavesOutTheRowsThatAreMarkedAndSaysHowMany) {
  const auto note = [](const std::vector<ParetoReading>& read) { return pareto_answer_of(read).notes.front(); };
  const auto counts =
      read_pareto_form(form_with("Reason\tCases\tLeave out\nNo bed\t50\t\nTest call\t90\tx\nCorridor\t30\t\n"));
  ASSERT_TRUE(counts);
  EXPECT_EQ(categories_of(counts->front()), (std::vector<std::string>{"No bed", "Corridor"}));
  EXPECT_EQ(note(*counts), "1 row is marked Leave out and not counted.");
  const auto cases = read_pareto_form(
      form_with("Reason\tGroup\tLeave out\nNo bed\tDay\t\nNo bed\tDay\tx\nCorridor\tNight\t\nKit\tNight\tx\n"));
  ASSERT_TRUE(cases);
  EXPECT_NEAR((*cases)[0].drawing.pareto.total_count, 1, 0);
  EXPECT_EQ(categories_of((*cases)[1]), (std::vector<std::string>{"Corridor"}));
  EXPECT_EQ(note(*cases), "2 rows are marked Leave out and not counted.");
  EXPECT_EQ(refusal(form_with("Reason\tCases\tLeave out\nNo bed\t5\tx\nKit\t3\tx\n"), "figures"),
            "Every row is marked Leave out. Take the x from those that count.");
}

// Once it was ranked among the causes.
TEST(ParetoForm, PutsACauseCalledOtherLastUnlessToldOtherwise) {
  ParetoForm form = form_with("Reason\tCases\nOther\t60\nNo bed\t50\nCorridor\t30\n");
  const auto last = read_pareto_form(form);
  ASSERT_TRUE(last);
  EXPECT_EQ(categories_of(last->front()), (std::vector<std::string>{"No bed", "Corridor", "Other"}));
  EXPECT_EQ(last->front().notes.back(), "What is called Other stands last whatever its size: it is several causes.");
  form.other = "by_amount";
  EXPECT_EQ(categories_of(read_pareto_form(form)->front()).front(), "Other");
  form.other = "first";
  EXPECT_EQ(refusal(form, "other"), "Choose where a cause called Other stands.");
}

// Once "1 cases, 1 category".
TEST(ParetoForm, OfOneCaseIsToldInTheSingular) {
  const auto detail = [](const char* figures) {
    const auto read = read_pareto_form(form_with(figures));
    if (!read) throw std::runtime_error(read.error().fields.front().message);
    return pareto_answer_of(*read).causes->figure.detail;
  };
  EXPECT_EQ(detail("Reason\tCases\nNo bed\t1\n"), "1 case, 1 category. Pareto chart.");
  EXPECT_EQ(detail("Reason\tCases\nNo bed\t2\nKit\t1\n"), "3 cases, 2 causes. Pareto chart.");
}

TEST(ParetoForm, NamesTheGroupThatCannotBeDrawn) {
  const auto refused = read_pareto_form(form_with("Reason\tCases\tGroup\nNo bed\t5\tDay\nNo bed\t0\tNight\n"));
  ASSERT_FALSE(refused);
  EXPECT_TRUE(refused.error().fields.front().message.starts_with("Night: "));
}

}  // namespace
}  // namespace qi::analysis

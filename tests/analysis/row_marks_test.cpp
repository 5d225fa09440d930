#include "analysis/row_marks.h"

#include <gtest/gtest.h>

#include <array>

#include "base/text.h"

namespace qi::analysis {
namespace {

constexpr std::array kAll{RowMark::note, RowMark::leave_out, RowMark::phase, RowMark::group};

tabular::PlainTable table_of(std::string_view text) {
  auto read = tabular::read_plain_table(text);
  if (!read) throw std::runtime_error(read.error().message);
  return *std::move(read);
}

std::string refusal(std::string_view text) {
  tabular::PlainTable table = table_of(text);
  const auto taken = take_row_marks(table, kAll, RowNames::none);
  return taken ? "accepted" : taken.error().fields.front().message;
}

TEST(RowMarks, AreTakenOutOfTheTableByTheirHeadings) {
  tabular::PlainTable table = table_of(
      "Month\tMinutes\tNOTE\tLeave out\tPhase\n2024-01-01\t12\t\t\tBefore\n2024-02-01\t13\tNew rota\tx\t\n"
      "2024-03-01\t9\t\t\tAfter\n2024-04-01\t8\t\tno\tAfter\n");
  const auto marks = take_row_marks(table, kAll, RowNames::none);
  ASSERT_TRUE(marks);
  ASSERT_EQ(table.columns.size(), 2u);
  EXPECT_EQ(table.columns[1].name, "Minutes");
  EXPECT_EQ(marks->note_of(1), "New rota");
  EXPECT_EQ(marks->note_of(2), "");
  EXPECT_EQ(marks->left_out, std::vector<std::size_t>{1});
  EXPECT_EQ(marks->starts(), std::vector<std::size_t>{2}) << "an empty cell goes on with the phase above";
  EXPECT_TRUE(marks->groups.empty());
}

TEST(RowMarks, MayBeWrittenAsNumbers) {
  tabular::PlainTable table = table_of("Minutes\tLeave out\tPhase\n12\t0\t1\n13\t1\t1\n9\t0\t2\n");
  const auto marks = take_row_marks(table, kAll, RowNames::none);
  ASSERT_TRUE(marks);
  EXPECT_EQ(marks->left_out, std::vector<std::size_t>{1});
  EXPECT_EQ(marks->starts(), std::vector<std::size_t>{2});
}

TEST(RowMarks, PartTheTableIntoItsGroupsInTheOrderInWhichTheyCome) {
  tabular::PlainTable table = table_of("Group\tMinutes\tNote\nThanet\t1\t\nAshford\t2\tNew desk\nThanet\t3\tStrike\n");
  const auto marks = take_row_marks(table, kAll, RowNames::none);
  ASSERT_TRUE(marks);
  const std::vector<RowGroup> groups = row_groups(table, *marks);
  ASSERT_EQ(groups.size(), 2u);
  EXPECT_EQ(groups[0].name, "Thanet");
  EXPECT_EQ(groups[0].table.columns.front().figures, (std::vector<double>{1, 3}));
  EXPECT_EQ(groups[0].marks.notes, (std::vector<std::string>{"", "Strike"}));
  EXPECT_EQ(groups[1].marks.notes, std::vector<std::string>{"New desk"});
}

TEST(RowMarks, LeaveAColumnOfGroupsThatNamesTheRows) {
  tabular::PlainTable table = table_of("Group\tDone\tOf\nRed\t1\t2\nBlue\t2\t3\n");
  const auto marks = take_row_marks(table, kAll, RowNames::a_column_of_words);
  ASSERT_TRUE(marks);
  EXPECT_TRUE(marks->groups.empty());
  EXPECT_EQ(table.columns.front().name, "Group");
}

TEST(RowMarks, ShowThatATableOfWordsHasAHeading) {
  tabular::PlainTable table = table_of("Reason\tGroup\nNo bed\tNight\nCorridor\tDay\n");
  const auto marks = take_row_marks(table, kAll, RowNames::a_column_of_words);
  ASSERT_TRUE(marks);
  EXPECT_EQ(marks->groups, (std::vector<std::string>{"Night", "Day"}));
  ASSERT_EQ(table.columns.size(), 1u);
  EXPECT_EQ(table.columns.front().name, "Reason");
  EXPECT_EQ(table.columns.front().words, (std::vector<std::string>{"No bed", "Corridor"}));
}

// Once three places named a first phase without a word, each in its own way.
TEST(RowMarks, NameAFirstPhaseWithoutAWordAsTheyAreAsked) {
  RowMarks marks{.phases = {"", "", "After", ""}, .rows = 4};
  EXPECT_EQ(marks.phase_names("Baseline"), (std::vector<std::string>{"Baseline", "After"}));
  marks.phases.front() = "Before";
  EXPECT_EQ(marks.phase_names("Baseline"), (std::vector<std::string>{"Before", "After"}));
  EXPECT_EQ(RowMarks{}.phase_names("All data"), std::vector<std::string>{"All data"});
}

// Once a column with as many numbers as words lost its words, and an x among zeros left nothing out.
TEST(RowMarks, KeepTheirWordsAmongNumbers) {
  tabular::PlainTable table = table_of(
      "Minutes\tLeave out\tPhase\tGroup\n12\t0\t1\t1\n13\t0\t1\t2\n9\tx\t2\t3a\n8\t0.0\t2\t2\n7\tNA\tpilot\t1\n");
  const auto marks = take_row_marks(table, kAll, RowNames::none);
  ASSERT_TRUE(marks) << marks.error().fields.front().message;
  EXPECT_EQ(marks->left_out, std::vector<std::size_t>{2});
  EXPECT_EQ(marks->starts(), (std::vector<std::size_t>{2, 4}));
  EXPECT_EQ(marks->groups, (std::vector<std::string>{"1", "2", "3a", "2", "1"}));
  EXPECT_TRUE(table.problems().empty()) << "no figure was wanted under these headings";
}

// Once a group forgot which of its cells could not be read.
TEST(RowMarks, LeaveEachGroupTheProblemsOfItsRows) {
  tabular::PlainTable table =
      table_of("Group\tStation\tDone\nEast\tAshford\t1\nWest\tDover\tmany\nEast\tDeal\t3\nWest\tHythe\t4\n");
  const auto marks = take_row_marks(table, kAll, RowNames::none);
  ASSERT_TRUE(marks);
  const std::vector<RowGroup> groups = row_groups(table, *marks);
  EXPECT_TRUE(groups[0].table.problems().empty());
  ASSERT_EQ(groups[1].table.problems().size(), 1u);
  EXPECT_EQ(groups[1].table.problems().front().row, 3u);
  EXPECT_EQ(groups[1].table.lines, (std::vector<std::size_t>{3, 5}));
}

TEST(RowMarks, RefuseWhatCannotBeMeant) {
  EXPECT_EQ(refusal("Minutes\tLeave out\n1\tx\n2\tperhaps\n"),
            "Write x under Leave out where a row is to be left out, and nothing elsewhere: row 3 says something else.");
  EXPECT_EQ(refusal("Minutes\tGroup\n1\tA\n2\t\n"),
            "Row 3 has no Group. Write one in each row, or take that column out.");
  std::string groups = "Minutes\tGroup\n";
  for (int i = 0; i < 25; ++i) groups += "1\tG" + std::to_string(i) + "\n";
  EXPECT_EQ(refusal(groups), "That is more than 24 groups. Paste fewer of them, or take the column Group out.");
}

// Once a note too many, or one that was too long, refused the whole chart.
TEST(RowMarks, DrawTheFirstNotesAndTheBeginningOfLongOnes) {
  std::string text = "Minutes\tNote\n1\t";
  for (int i = 0; i < 121; ++i) text += "é";
  text += "\n";
  for (int i = 2; i <= 43; ++i) text += "1\tN" + std::to_string(i) + "\n";
  tabular::PlainTable table = table_of(text);
  const auto marks = take_row_marks(table, kAll, RowNames::none);
  ASSERT_TRUE(marks) << marks.error().fields.front().message;
  EXPECT_EQ(character_count(marks->note_of(0)), 120u);
  EXPECT_TRUE(marks->note_of(0).ends_with("é…"));
  EXPECT_EQ(marks->note_of(39), "N40");
  EXPECT_EQ(marks->note_of(40), "");
  EXPECT_EQ(marks->told, (std::vector<std::string>{"A picture holds 40 notes. The first are on it, and 3 are not.",
                                                   "1 note has more than 120 letters, of which the first are shown."}));
}

// Once a count of exclusions refused the chart as an x that cannot be read.
TEST(RowMarks, LeaveAColumnOfExclusionsThatCounts) {
  for (const std::string_view heading : {"Excluded", "Exclude", "Left out"}) {
    tabular::PlainTable counts = table_of("Minutes\t" + std::string(heading) + "\n12\t3\n13\t1\n9\t0\n");
    const auto none = take_row_marks(counts, kAll, RowNames::none);
    ASSERT_TRUE(none) << heading;
    EXPECT_TRUE(none->left_out.empty());
    EXPECT_EQ(counts.columns.size(), 2u);
    tabular::PlainTable words = table_of("Minutes\t" + std::string(heading) + "\n12\tno\n13\tyes\n9\t\n");
    const auto taken = take_row_marks(words, kAll, RowNames::none);
    ASSERT_TRUE(taken) << heading;
    EXPECT_EQ(taken->left_out, std::vector<std::size_t>{1});
    EXPECT_EQ(words.columns.size(), 1u);
  }
  tabular::PlainTable both = table_of("Minutes\tExcluded\tLeave out\n12\t3\t\n13\t1\tx\n9\t0\t\n");
  const auto marks = take_row_marks(both, kAll, RowNames::none);
  ASSERT_TRUE(marks);
  EXPECT_EQ(marks->left_out, std::vector<std::size_t>{1}) << "another column is headed Leave out";
}

TEST(RowMarks, AreNamedInOneSentenceForTheForm) {
  EXPECT_EQ(mark_columns_words(std::array{RowMark::group}),
            "A further column may be headed Group (a small chart for each).");
  EXPECT_EQ(mark_columns_words(std::array{RowMark::note, RowMark::leave_out, RowMark::phase}),
            "Further columns may be headed Note, Leave out (an x in it) or Phase.");
}

}  // namespace
}  // namespace qi::analysis

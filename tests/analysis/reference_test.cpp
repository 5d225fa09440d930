#include <gtest/gtest.h>

#include "analysis/calculations/calculation_json.h"
#include "analysis/calculations/calculation_shelves.h"
#include "analysis/reference/chart_examples.h"
#include "analysis/reference/reference_view.h"
#include "analysis/reference/test_examples.h"
#include "analysis/spc_json.h"
#include "spc/chart_catalogue.h"
#include "spc/further_charts.h"
#include "spc/rule_catalogue.h"
#include "spc/sentence.h"

// Every row of a catalogue has its page, and every example on it can be computed.
namespace qi::analysis {
namespace {

TEST(Reference, EveryChartHasAnExampleThatTheEngineReads) {
  for (const spc::ChartRow& row : spc::chart_catalogue()) {
    const ChartExample* example = find_chart_example(row.slug);
    ASSERT_TRUE(example) << row.slug;
    const auto question = read_spc_question(example->question);
    ASSERT_TRUE(question) << row.slug << ": " << question.error().message;
    EXPECT_EQ(question->request.chart, row.kind);
    const auto answer = spc_answer(*question);
    ASSERT_TRUE(answer) << row.slug << ": " << answer.error().message;
  }
}

TEST(Reference, EveryChartHasItsPageWithFormulaSourceAndDrawing) {
  for (const spc::ChartRow& row : spc::chart_catalogue()) {
    const auto entry = chart_reference(row.slug);
    ASSERT_TRUE(entry) << row.slug;
    for (const ui::KeyValue& fact : entry->facts) EXPECT_FALSE(fact.value.empty()) << row.slug << " " << fact.key;
    ASSERT_TRUE(entry->figure) << row.slug;
    EXPECT_FALSE(entry->saying->sentence.headline.empty());
    EXPECT_NE(entry->story.find('.'), std::string::npos);
  }
  EXPECT_FALSE(chart_reference("pie"));
}

TEST(Reference, EveryFurtherChartHasItsPageWithFormulaSourceAndDrawing) {
  for (const spc::FurtherChartRow& row : spc::further_charts()) {
    const auto entry = chart_reference(row.slug);
    ASSERT_TRUE(entry) << row.slug;
    for (const ui::KeyValue& fact : entry->facts) EXPECT_FALSE(fact.value.empty()) << row.slug << " " << fact.key;
    ASSERT_TRUE(entry->figure) << row.slug;
    EXPECT_FALSE(entry->saying->sentence.headline.empty());
    EXPECT_TRUE(entry->try_with);
    EXPECT_FALSE(entry->question.empty());
  }
}

TEST(Reference, EveryRuleNamesTheProfilesThatUseIt) {
  for (const spc::Rule& row : spc::rule_catalogue()) {
    const auto entry = rule_reference(row.slug);
    ASSERT_TRUE(entry) << row.slug;
    for (const ui::KeyValue& fact : entry->facts) EXPECT_FALSE(fact.value.empty()) << row.slug << " " << fact.key;
  }
  EXPECT_FALSE(rule_reference("luck"));
}

TEST(Reference, EveryTestHasAnExampleThatRuns) {
  for (const stats::TestRow& row : stats::test_catalogue()) {
    const TestExample* example = find_test_example(row.slug);
    ASSERT_TRUE(example) << row.slug;
    TestsForm form{.figures = std::string(example->figures), .test = std::string(row.slug)};
    form.null_value = example->null_value;
    const auto read = read_tests_form(form);
    ASSERT_TRUE(read) << row.slug;
    EXPECT_TRUE(read->problems.empty()) << row.slug;
    const auto answer = test_answer_of(*read);
    ASSERT_TRUE(answer) << row.slug << ": " << answer.error().fields.front().message;
    EXPECT_FALSE(answer->sentence.empty()) << row.slug;
    const auto entry = test_reference(row.slug);
    ASSERT_TRUE(entry);
    EXPECT_EQ(entry->answer->sentence, answer->sentence);
  }
  EXPECT_FALSE(test_reference("guess"));
}

TEST(Reference, EveryCalculationHasItsPageWithAnExampleWorkedOut) {
  for (const CalculationShelf& shelf : calculation_shelves())
    for (const stats::CalculationRow& row : shelf.rows()) {
      const auto entry = calculation_reference(row.slug);
      ASSERT_TRUE(entry) << row.slug;
      EXPECT_EQ(entry->kicker, shelf.reference);
      ASSERT_TRUE(entry->inputs) << row.slug;
      EXPECT_EQ(entry->inputs->rows.size(), row.inputs.size()) << row.slug;
      ASSERT_TRUE(entry->worked) << row.slug;
      EXPECT_FALSE(entry->worked->headline.empty()) << row.slug;
      ASSERT_TRUE(entry->try_with) << row.slug;
      const auto question = read_calculation_question(entry->question);
      ASSERT_TRUE(question) << row.slug << ": " << question.error().message;
      EXPECT_TRUE(calculation_answer(*question)) << row.slug;
    }
  EXPECT_FALSE(calculation_reference("guess"));
}

TEST(Reference, TheIndexLeadsToEveryRowOnce) {
  std::size_t links = 0;
  for (const ReferenceSection& section : reference_index()) {
    EXPECT_FALSE(section.links.empty()) << section.title;
    links += section.links.size();
  }
  std::size_t calculations = 0;
  for (const CalculationShelf& shelf : calculation_shelves()) calculations += shelf.rows().size();
  EXPECT_EQ(links, spc::chart_catalogue().size() + spc::further_charts().size() + spc::rule_catalogue().size() +
                       stats::test_catalogue().size() + calculations);
}

}  // namespace
}  // namespace qi::analysis

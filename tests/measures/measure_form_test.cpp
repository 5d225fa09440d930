#include "measures/page/measure_form.h"

#include <gtest/gtest.h>

#include "measures/imports/national_indicators.h"
#include "measures/measures_database.h"
#include "measures/page/new_measure.h"
#include "measures/point_store.h"
#include "measures/target_store.h"

namespace qi::measures {
namespace {

std::string refusal_of(const MeasureForm& form, std::string_view field) {
  const auto read = read_measure_form(form, {});
  if (read) return "not refused";
  for (const FieldError& error : read.error().fields)
    if (error.field == field) return error.message;
  return "no error on this field";
}

Definition definition_in(ValueStyle style) {
  Definition definition;
  definition.name = definition.short_name = "Handover within the hour";
  definition.area = "Handover";
  definition.format = {.style = style, .decimals = 2, .unit = "calls"};
  definition.natural_lower = 0;
  definition.natural_upper = 6125.5;
  definition.numerator = "Done";
  definition.denominator = "All";
  definition.factor = style == ValueStyle::percent ? 100 : 1;
  definition.better = spc::Direction::decrease;
  definition.frequency = Frequency::week;
  return definition;
}

void expect_unchanged(const Definition& definition) {
  SCOPED_TRACE(definition.name);
  const auto read = read_measure_form(form_of(definition), definition);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(form_of(*read).upper, form_of(definition).upper);
  EXPECT_EQ(read->name, definition.name);
  EXPECT_EQ(read->short_name, definition.short_name);
  EXPECT_EQ(read->format, definition.format);
  EXPECT_EQ(read->natural_lower, definition.natural_lower);
  EXPECT_EQ(read->natural_upper, definition.natural_upper);
  EXPECT_EQ(read->factor, definition.factor);
  EXPECT_EQ(read->better, definition.better);
  EXPECT_EQ(read->frequency, definition.frequency);
  EXPECT_EQ(read->numerator, definition.numerator);
  EXPECT_EQ(read->quality_notes, definition.quality_notes);
}

TEST(MeasureFormFields, LeftUnchangedTheyGiveTheSameDefinition) {
  for (const ValueStyle style : {ValueStyle::number, ValueStyle::percent, ValueStyle::minutes_seconds})
    expect_unchanged(definition_in(style));
  for (const NationalIndicator& indicator : national_indicators()) expect_unchanged(definition_of(indicator));
}

TEST(MeasureFormFields, AreRefusedTogetherEachWithWhatToDo) {
  const MeasureForm form{.better = "up", .frequency = "hour", .style = "roman", .decimals = "two", .lower = "low"};
  EXPECT_EQ(refusal_of(form, "name"), "Give the measure a name, like Welfare calls made on time.");
  EXPECT_EQ(refusal_of(form, "area"), "Say which area it belongs to, like Response times.");
  EXPECT_EQ(refusal_of(form, "better"), "Choose which way is better, or neither.");
  EXPECT_EQ(refusal_of(form, "frequency"), "Choose how often there is a figure.");
  EXPECT_EQ(refusal_of(form, "style"), "Choose how figures are written.");
  EXPECT_EQ(refusal_of(form, "decimals"), "Enter a whole number of decimals from 0 to 6.");
  EXPECT_EQ(refusal_of(form, "lower"), "Enter a number, like 44. Or leave this empty.");
  MeasureForm good{.name = "Calls", .area = "Demand", .lower = "9", .upper = "3"};
  EXPECT_EQ(refusal_of(good, "lower"), "The lowest possible value must be below the highest possible value.");
  good.lower = "";
  good.numerator = "Done";
  EXPECT_EQ(refusal_of(good, "denominator"), "Describe both the numerator and the denominator, or leave both empty.");
  good.denominator = "All";
  good.decimals = "7";
  EXPECT_EQ(refusal_of(good, "decimals"), "Choose 0 to 6 decimals.");
}

TEST(MeasureFormFields, APercentageMultipliesByAHundred) {
  const MeasureForm form{
      .name = "Calls", .area = "Demand", .style = "percent", .numerator = "Done", .denominator = "All"};
  EXPECT_EQ(read_measure_form(form, {})->factor, 100);
  MeasureForm ratio = form;
  ratio.style = "number";
  EXPECT_EQ(read_measure_form(ratio, {})->factor, 1);
}

class NewMeasureForm : public testing::Test {
 protected:
  Result<NewMeasureRequest> read(const std::string& figures, const std::string& target, MeasureForm form = calls()) {
    return read_new_measure(db_, form, "OU-THANET", figures, target, day("2025-04-30"));
  }
  static MeasureForm calls() { return {.name = "Calls", .area = "Demand", .lower = "0", .upper = "100"}; }
  std::size_t measure_count() { return list_measures(db_).size(); }
  db::Connection db_ = migrated_database();
  LocalSeries local_ = local_series(db_);
  Author author_{std::nullopt, "Priya Nair"};
};

TEST_F(NewMeasureForm, StoresDefinitionFiguresAndTargetTogether) {
  const auto request = read("Jan-25\t12\nFeb-25\t13\nMar-25\t500\nJun-25\t10\n", "15");
  ASSERT_TRUE(request) << request.error().message;
  EXPECT_EQ(request->figures.problems.size(), 2u) << "outside the bounds, and of the future";
  const auto made = make_measure(db_, moment("2025-04-30"), author_, *request);
  ASSERT_TRUE(made);
  const auto series = find_series(db_, *made, local_.organisation);
  ASSERT_TRUE(series);
  EXPECT_EQ(list_points(db_, series->id).size(), 2u);
  const auto targets = list_targets(db_, {.series = series->id});
  ASSERT_EQ(targets.size(), 1u);
  EXPECT_EQ(targets[0].from, day("2025-01-01"));
}

TEST_F(NewMeasureForm, ATargetOutsideTheBoundsLeavesNoMeasureBehind) {
  const std::size_t before = measure_count();
  const auto request = read("Jan-25\t12\n", "150");
  ASSERT_TRUE(request);
  const auto made = make_measure(db_, moment("2025-04-30"), author_, *request);
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().fields.at(0).field, "target");
  EXPECT_EQ(measure_count(), before);
}

TEST_F(NewMeasureForm, PastedFiguresThatCannotBeKeptAreNotLostInSilence) {
  const auto request = read("Jun-25\t12\n", "");
  ASSERT_FALSE(request);
  EXPECT_EQ(request.error().fields.at(0).field, "figures");
  EXPECT_TRUE(request.error().fields.at(0).message.starts_with("No row could be read. Row 1: "));
}

TEST_F(NewMeasureForm, EveryPartIsRefusedAtOnce) {
  MeasureForm times = calls();
  times.name = "";
  times.upper = "";
  times.style = "minutes_seconds";
  const auto request = read_new_measure(db_, times, "NOWHERE", "hello", "18", day("2025-04-30"));
  ASSERT_FALSE(request);
  std::vector<std::string> fields;
  for (const FieldError& error : request.error().fields) fields.push_back(error.field);
  EXPECT_EQ(fields, (std::vector<std::string>{"name", "organisation", "figures", "target"}));
}

TEST_F(NewMeasureForm, HeadingsOfPairsBecomeTheWordsForNumeratorAndDenominator) {
  const auto figures = tabular::read_figures("Month\tNumerator\tDenominator\nJan-25\t3\t4\nFeb-25\t2\t4\n");
  ASSERT_TRUE(figures);
  const MeasureForm form = form_for(*figures, {.name = "Calls", .area = "Demand"});
  EXPECT_EQ(form.style, "percent");
  EXPECT_EQ(form.numerator, "Numerator");
  EXPECT_EQ(form.denominator, "Denominator");
  EXPECT_TRUE(read_measure_form(form, {})) << "what Try it hands over is a whole definition";
}

}  // namespace
}  // namespace qi::measures

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/calculations/calculation_columns.h"
#include "analysis/calculations/calculation_examples.h"
#include "analysis/calculations/calculation_json.h"
#include "analysis/calculations/calculation_pages.h"
#include "analysis/calculations/calculation_shelves.h"
#include "analysis/calculations/calculation_words.h"
#include "json/json_reading.h"

namespace qi::analysis {
namespace {

const stats::CalculationRow& row(std::string_view slug) {
  return *find_calculation(slug)->row;
}

CalculationForm form_with(std::string_view slug, const std::vector<std::pair<std::string, std::string>>& typed) {
  CalculationForm form = usual_form(row(slug));
  for (const auto& [input, text] : typed) form.set(input, text);
  return form;
}

Result<WorkedCalculation> worked(const CalculationForm& form) {
  auto reading = read_calculation_form(form);
  if (!reading) return reading.error();
  return work_out(*std::move(reading));
}

std::vector<std::string> refusals(const CalculationForm& form) {
  const auto answer = worked(form);
  std::vector<std::string> lines;
  if (answer) return lines;
  for (const FieldError& error : answer.error().fields) lines.push_back(error.field + ": " + error.message);
  return lines;
}

std::string json_refusal(std::string_view text) {
  const auto question = read_calculation_question(text);
  if (!question) return question.error().message;
  const auto answer = calculation_answer(*question);
  return answer ? "accepted" : answer.error().fields.front().field + ": " + answer.error().message;
}

json::Value answered(std::string_view text) {
  const auto question = read_calculation_question(text);
  if (!question) throw std::runtime_error(question.error().message);
  const auto answer = calculation_answer(*question);
  if (!answer) throw std::runtime_error(answer.error().message);
  return *json::read(*answer);
}

template <class Each>
void for_every_row(Each each) {
  for (const CalculationShelf& shelf : calculation_shelves())
    for (const stats::CalculationRow& one : shelf.rows()) each(ShelvedCalculation{&shelf, &one});
}

TEST(CalculationExamples, EveryCalculationHasOneThatRuns) {
  for_every_row([](const ShelvedCalculation& calculation) {
    const CalculationExample* example = find_calculation_example(calculation.row->slug);
    ASSERT_TRUE(example) << calculation.row->slug;
    const CalculationForm form = form_of(*example, *calculation.row);
    const auto lines = refusals(form);
    ASSERT_TRUE(lines.empty()) << calculation.row->slug << " " << lines.front();
    const CalculationAnswer answer = answer_of(*worked(form));
    EXPECT_FALSE(answer.headline.empty()) << calculation.row->slug;
    EXPECT_TRUE(answer.problems.empty()) << calculation.row->slug;
    EXPECT_EQ(answer.headline.find(worked(form)->result.figures.front().label + ": "), std::string::npos)
        << calculation.row->slug << " answers with a label: " << answer.headline;
    EXPECT_EQ(answer.headline.find("–"), std::string::npos) << calculation.row->slug << " " << answer.headline;
  });
  for (const CalculationExample& example : calculation_examples())
    EXPECT_TRUE(find_calculation(example.calculation)) << example.calculation;
}

TEST(CalculationExamples, SetEveryInputThatTheyName) {
  for (const CalculationExample& example : calculation_examples()) {
    const CalculationForm form = form_of(example, row(example.calculation));
    const std::string named = " " + std::string(example.inputs) + " ";
    std::size_t set = 0;
    for (const auto& [slug, text] : form.inputs)
      if (named.find(" " + slug + "=" + text + " ") != std::string::npos) ++set;
    EXPECT_EQ(set, static_cast<std::size_t>(std::ranges::count(example.inputs, '='))) << example.calculation;
  }
}

TEST(CalculationPage, PrintsEveryInputOfEveryRow) {
  for_every_row([](const ShelvedCalculation& calculation) {
    html::Page h;
    calculation_page(h, {.calculation = calculation, .form = usual_form(*calculation.row)});
    const std::string page = std::move(h).take();
    for (const stats::CalculationInput& input : calculation.row->inputs) {
      const std::string control = "name=\"" + std::string(input.slug) + "\"";
      EXPECT_EQ(page.find(control) != std::string::npos, !is_in_table(input)) << input.slug;
      for (const stats::InputOption& option : input.options)
        EXPECT_NE(page.find("value=\"" + std::string(option.slug) + "\""), std::string::npos) << option.slug;
    }
    EXPECT_EQ(page.find("name=\"figures\"") != std::string::npos, takes_table(*calculation.row));
  });
}

// power.t.test(delta = 2, sd = 5, power = 0.8) in R gives 99.08 cases in each group.
TEST(CalculationView, SaysTheFigureToReadFirst) {
  const auto answer = worked(form_with("power-two-means", {{"difference", "2"}, {"sd", "5"}}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer_of(*answer).headline,
            "Take 100 cases in each group: a study of that size finds the difference with a chance of 80%, if it is "
            "there.");
  EXPECT_EQ(answer_of(*answer).pictures.size(), 1u);
  EXPECT_NE(calculation_csv(answer->result).find("Cases in each group,100,cases"), std::string::npos);
}

// Once it said "Watch 8.9438 units of exposure" and "to within 0.49985".
TEST(CalculationView, SaysItsFirstSentenceAsAPersonWouldAndKeepsTheDigitsInTheTable) {
  const auto answer_to = [](const char* slug) {
    const auto answer = worked(form_of(*find_calculation_example(slug), row(slug)));
    if (!answer) throw std::runtime_error(answer.error().fields.front().message);
    return answer_of(*answer);
  };
  EXPECT_TRUE(answer_to("power-one-rate").headline.starts_with("Watch 8.95 units of exposure: "))
      << answer_to("power-one-rate").headline;
  EXPECT_EQ(answer_to("power-one-rate").figures.rows.front().cells[1].text,
            "8.95 units of exposure (before rounding up: 8.9438)");
  EXPECT_TRUE(answer_to("power-two-rates").headline.starts_with("Watch 39.3 units of exposure in each group: "))
      << answer_to("power-two-rates").headline << ": never too few";
  EXPECT_EQ(answer_to("sample-for-mean").headline,
            "Take 246 cases at random: the mean is then known to within 0.5 either way.");
  EXPECT_NE(answer_to("sample-for-share").headline.find("within 4.99 percentage points"), std::string::npos);
  EXPECT_NE(answer_to("sample-strata").headline.find("to within 1 either way"), std::string::npos)
      << answer_to("sample-strata").headline << ": once 1.1, beside 1.0027";
  EXPECT_NE(answer_to("acceptance-judge").headline.find("at most 1.63%"), std::string::npos)
      << answer_to("acceptance-judge").headline << ": 1.6212 is above 1.62";
  EXPECT_EQ(answer_to("acceptance-judge").figures.rows.front().cells[1].text, "0.0163 (before rounding up: 0.016212)");
  const CalculationForm sure =
      form_with("power-two-means", {{"difference", "20"}, {"sd", "5"}, {"n", "100"}, {"power", ""}});
  EXPECT_NE(answer_of(*worked(sure)).headline.find("with a chance of more than 99%"), std::string::npos)
      << answer_of(*worked(sure)).headline;
}

TEST(CalculationWords, AreRoundedAsAPersonRounds) {
  EXPECT_EQ(spoken_words(12.345), "12");
  EXPECT_EQ(spoken_words(1136.2), "1,136");
  EXPECT_EQ(spoken_words(1.0027), "1");
  EXPECT_EQ(spoken_words(0.27654), "0.28");
  EXPECT_EQ(spoken_words(-0.053), "-0.053");
  EXPECT_EQ(spoken_words(1136), "1,136");
  EXPECT_EQ(planned_words(1.0027), "1");
  EXPECT_EQ(planned_words(0.49985), "0.5");
  EXPECT_EQ(planned_words(123.4), "123");
  EXPECT_EQ(spoken_up_words(8.9438), "8.95");
  EXPECT_EQ(spoken_up_words(8.9), "8.9");
  EXPECT_EQ(spoken_up_words(39.1), "39.1");
  EXPECT_EQ(spoken_up_words(123.4), "124");
  EXPECT_EQ(spoken_up_words(0.016212), "0.0163");
}

std::string headline_to(const char* calculation, std::vector<std::pair<std::string, std::string>> inputs) {
  const auto answer = worked(form_with(calculation, std::move(inputs)));
  if (!answer) throw std::runtime_error(answer.error().fields.front().message);
  return answer_of(*answer).headline;
}

// Once the number to act on stood in the table alone: 588 to ask, 150 in the second group, 1,160 cases of 29 clusters.
TEST(CalculationView, SaysTheNumberThatAPersonMustActOn) {
  EXPECT_EQ(headline_to("sample-for-share", {{"margin", "5%"}, {"population", "1240"}, {"response", "0.5"}}),
            "Ask or pull 588 cases at random, so that about 294 can be used: the share is then known to within 4.99 "
            "percentage points either way.");
  EXPECT_EQ(headline_to("sample-for-mean", {{"n", "100"}, {"sd", "5"}, {"response", "0.8"}}),
            "With this sample the mean is known to within 0.98 either way. To have it, ask or pull 125 cases.");
  EXPECT_EQ(headline_to("power-two-means", {{"difference", "2"}, {"sd", "5"}, {"ratio", "2"}}),
            "Take 75 cases in the first group and 150 in the second: a study of that size finds the difference with a "
            "chance of 80%, if it is there.");
  EXPECT_EQ(headline_to("power-two-rates", {{"first", "3"}, {"second", "2"}, {"ratio", "2"}}),
            "Watch 28.7 units of exposure in the first group and 57.3 in the second: a study of that size finds the "
            "difference with a chance of 80%, if it is there.");
  EXPECT_EQ(headline_to("sample-clusters", {{"cluster_size", "40"}, {"icc", "0.05"}, {"n_simple", "385"}}),
            "Draw 29 clusters at random, which give about 1,160 cases in all; 1,136 are needed.");
}

// Once "One case in 1 cases" and "the 1 cases of the table".
TEST(CalculationView, DrawsOneCaseInTheSingular) {
  const auto answer = worked(form_with("draw-simple-random", {{"population", "1"}, {"n", "1"}, {"seed", "7"}}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer_of(*answer).headline, "Look at the case of the table below, drawn by chance out of 1.");
  EXPECT_EQ(answer_of(*answer).figures.rows.front().cells.front().text, "Cases in the list for each one drawn");
  EXPECT_EQ(answer_of(*answer).figures.rows.front().cells[1].text, "1");
}

TEST(CalculationView, SaysWhichWayABiasGoesAndWhetherChanceCouldBringIt) {
  const auto headline = [](const std::string& figures) {
    CalculationForm form = usual_form(row("bias-linearity"));
    form.figures = figures;
    const auto answer = worked(form);
    if (!answer) throw std::runtime_error(answer.error().fields.front().message);
    return answer_of(*answer).headline;
  };
  EXPECT_EQ(headline("Reference value\tMeasurement\n2\t2.5\n2\t2.5\n4\t4.6\n4\t4.4\n6\t6.5\n6\t6.5\n"),
            "On average the measurements are 0.5 too high.");
  EXPECT_EQ(
      headline("Reference value\tMeasurement\n2\t1\n2\t3\n4\t4.5\n4\t3\n6\t7\n6\t5\n").find("too low, which chance"),
      headline("Reference value\tMeasurement\n2\t1\n2\t3\n4\t4.5\n4\t3\n6\t7\n6\t5\n").find("too low"));
}

TEST(CalculationView, ShortensFiguresThatNameARow) {
  const auto answer = worked(form_of(*find_calculation_example("acceptance-find"), row("acceptance-find")));
  ASSERT_TRUE(answer);
  const CalculationAnswer told = answer_of(*answer);
  ASSERT_GT(told.tables.front().table.rows.size(), 10u);
  for (const ui::TableRow& each : told.tables.front().table.rows)
    EXPECT_LE(each.cells.front().text.size(), 10u) << each.cells.front().text;
}

TEST(CalculationForm, WorksOutWhicheverOfSeveralIsLeftEmpty) {
  const auto answer =
      worked(form_with("power-two-means", {{"n", "100"}, {"difference", "2"}, {"sd", "5"}, {"power", ""}}));
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->result.figures.front().slug, "power");
  EXPECT_EQ(refusals(form_with("power-two-means", {{"n", "9"}, {"difference", "2"}, {"sd", "5"}})),
            std::vector<std::string>{"n: Leave exactly one of these empty, to have it worked out: Cases in each group, "
                                     "or in the first, Difference to find, Power."});
}

TEST(CalculationForm, TakesNumbersAsPeopleWriteThem) {
  const auto reading =
      read_calculation_form(form_with("sample-for-share", {{"margin", "5%"}, {"population", " 1,240 "}, {"n", "-"}}));
  ASSERT_TRUE(reading);
  const stats::CalculationInputs inputs(reading->row->inputs, reading->request);
  EXPECT_EQ(inputs.number("margin"), 0.05);
  EXPECT_EQ(inputs.number("population"), 1240);
  EXPECT_FALSE(inputs.given("n"));
}

TEST(CalculationForm, RefusesAllThatIsWrongTogether) {
  EXPECT_EQ(refusals(form_with("power-two-means", {{"difference", "some"}, {"sd", "5%"}, {"power", "much"}})),
            (std::vector<std::string>{"difference: Difference to find: give a plain number, like 2.5.",
                                      "power: Power: give a plain number, like 0.8 or 80%.",
                                      "sd: Standard deviation within a group: give a plain number, like 2.5."}));
  EXPECT_EQ(refusals(form_with("power-two-means", {{"difference", "2"}, {"sd", "-5"}, {"sides", "both"}})).size(), 2u);
  EXPECT_EQ(refusals(form_with("acceptance-judge", {{"n", "20"}, {"c", "20"}})),
            std::vector<std::string>{": Accept fewer defective units than are drawn; else every lot is accepted."});
}

TEST(CalculationColumns, GoByHeadingFirstAndThenInOrder) {
  CalculationForm form = usual_form(row("gauge-crossed"));
  form.figures = "Minutes\tOperator\tPart\n1\tx\t7\n2\tx\t7\n4\tx\t8\n5\tx\t8\n1\ty\t7\n3\ty\t7\n4\ty\t8\n6\ty\t8\n";
  const auto answer = worked(form);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->reading.notes.front(),
            "Columns were read like this: \"Minutes\" as \"Measurement\", \"Part\" as \"What was measured\" and "
            "\"Operator\" as \"Who measured\".");
  EXPECT_EQ(answer->reading.request.words.front().values.front(), "7");
  ASSERT_EQ(answer->pictures.size(), 1u);
  EXPECT_EQ(answer->pictures.front().title, "Minutes");
}

TEST(CalculationColumns, AreRefusedWhereOneIsMissing) {
  CalculationForm form = usual_form(row("gauge-crossed"));
  form.figures = "Piece\tMinutes\tOperator\n1\t3\tx\n2\t4\tx\n";
  EXPECT_EQ(refusals(form), std::vector<std::string>{
                                "figures: Paste a table with a column for \"What was measured\" (words), or give it "
                                "that heading; read were \"Piece\" as \"Measurement\", \"Operator\" as \"Who "
                                "measured\" and \"Minutes\" as none."});
  form.figures = "";
  EXPECT_EQ(refusals(form), std::vector<std::string>{"figures: Paste or type a table with a heading for each column."});
}

TEST(CalculationColumns, OfScoresAreWordsWhereNoFiguresAreTaken) {
  CalculationForm form = usual_form(row("attribute-agreement"));
  form.figures = "Score\tCase\tBy\n1\t1\tx\n2\t2\tx\n1\t1\ty\n3\t2\ty\n";
  const auto answer = worked(form);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->reading.request.words.front().values, (std::vector<std::string>{"1", "2", "1", "3"}));
}

TEST(CalculationColumns, OfWordsAloneHaveAHeadingWhereItsWordsDoNotComeAgain) {
  CalculationForm form = usual_form(row("attribute-agreement"));
  const std::string rows = "yes\ta\tx\nno\tb\tx\nyes\ta\ty\nno\tb\ty\n";
  form.figures = "Answer\tCase\tRead by\n" + rows;
  const auto headed = worked(form);
  ASSERT_TRUE(headed);
  EXPECT_EQ(headed->reading.headings.front().second, "Answer");
  form.figures = rows;
  const auto bare = worked(form);
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->reading.request.words.front().values, headed->reading.request.words.front().values);
}

TEST(CalculationColumns, WhatTheStudyRefusesIsToldAtTheTable) {
  CalculationForm form = usual_form(row("gauge-crossed"));
  form.figures = "Part\tOperator\tMinutes\na\tx\t1\na\tx\t2\nb\tx\t3\n";
  const auto lines = refusals(form);
  ASSERT_EQ(lines.size(), 1u);
  EXPECT_TRUE(lines.front().starts_with("figures: ")) << lines.front();
}

TEST(CalculationJson, AnswersEveryExampleAsThePageDoes) {
  for_every_row([](const ShelvedCalculation& calculation) {
    const auto answer = worked(form_of(*find_calculation_example(calculation.row->slug), *calculation.row));
    ASSERT_TRUE(answer);
    const json::Value told = answered(calculation_question_of(*calculation.row, answer->reading.request));
    const auto& figures = told.at("figures").as_array();
    ASSERT_EQ(figures.size(), answer->result.figures.size());
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const double expected = answer->result.figures[i].value;
      const json::Value& value = figures[i].at("value");
      EXPECT_EQ(value.is_null(), !std::isfinite(expected)) << calculation.row->slug;
      const double given = value.is_null() ? expected : value.to_number<double>();
      EXPECT_EQ(std::isfinite(given) ? given : 0, std::isfinite(expected) ? expected : 0) << calculation.row->slug;
    }
    EXPECT_EQ(told.at("tables").as_array().size(), answer->result.tables.size());
    EXPECT_EQ(told.at("curves").as_array().size(), answer->result.curves.size());
  });
}

TEST(CalculationJson, NamesTheKeyThatIsWrong) {
  EXPECT_EQ(json_refusal("[]"), "Send one JSON object in { }.");
  EXPECT_TRUE(json_refusal("{}").starts_with("Send \"calculation\" with the name of one"));
  EXPECT_EQ(json_refusal(R"({"calculation": "guess", "inputs": {}})"),
            "We know no calculation called \"guess\". See GET /api/v1/stats/calculations.");
  EXPECT_EQ(json_refusal(R"({"calculation": "power-pairs", "inputs": {"sdd": 1}})"),
            "There is no input \"sdd\" of power-pairs. Take it out, or check its spelling.");
  EXPECT_EQ(json_refusal(R"({"calculation": "power-pairs", "inputs": {"sd": [1]}})"), "\"sd\" must be a number.");
  EXPECT_EQ(json_refusal(R"({"calculation": "gauge-crossed", "inputs": {"parts": [1]}})"),
            "\"parts\" must be a list of words, one for each row.");
  EXPECT_EQ(json_refusal(R"({"calculation": "power-pairs", "inputs": {"difference": 2, "power": 0.8, "n": null}})"),
            "/inputs/sd: Standard deviation of the differences within pairs: give this; the calculation needs it.");
}

// A gauge without any variation between parts cannot tell categories apart: undefined, so null.
TEST(CalculationJson, HasNullForWhatIsNoNumber) {
  const json::Value told = answered(
      R"({"calculation": "gauge-crossed", "inputs": {"values": [1, 1, 2, 2, 1, 1, 2, 2],
          "parts": ["a", "a", "b", "b", "a", "a", "b", "b"], "operators": ["x", "x", "x", "x", "y", "y", "y", "y"]}})");
  bool has_null = false;
  for (const json::Value& figure : told.at("figures").as_array()) has_null |= figure.at("value").is_null();
  EXPECT_TRUE(has_null);
}

TEST(CalculationJson, ListsEveryCalculationWithItsInputs) {
  const auto read = json::read(calculations_json().text);
  ASSERT_TRUE(read);
  std::size_t rows = 0;
  for_every_row([&](const ShelvedCalculation& calculation) {
    const json::Value& told = read->at("calculations").as_array().at(rows++);
    EXPECT_EQ(told.at("calculation").as_string(), calculation.row->slug);
    EXPECT_EQ(told.at("inputs").as_array().size(), calculation.row->inputs.size());
    for (const char* key : {"group", "title", "question", "what_for", "formula", "source"})
      EXPECT_FALSE(told.at(key).as_string().empty()) << calculation.row->slug << " " << key;
  });
  EXPECT_EQ(read->at("calculations").as_array().size(), rows);
}

}  // namespace
}  // namespace qi::analysis

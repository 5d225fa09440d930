#include "analysis/try_capability/capability_view.h"

#include <gtest/gtest.h>

#include "analysis/try_capability/capability_pages.h"
#include "base/text.h"
#include "support/capability_cases.h"

namespace qi::analysis {
namespace {

std::string column_of(const std::vector<double>& values) {
  std::string text = "Minutes\n";
  for (const double value : values) text += shortest(value) + "\n";
  return text;
}

struct Shown {
  CapabilityReading reading;
  CapabilityFindings found;
  CapabilityAnswer answer;
};

Shown shown(const CapabilityForm& form) {
  auto reading = read_capability_form(form);
  if (!reading) throw std::runtime_error(reading.error().message);
  auto found = findings_of(*reading);
  if (!found) throw std::runtime_error(found.error().fields.front().field + ": " + found.error().message);
  CapabilityAnswer answer = capability_answer_of(*reading, *found);
  return {*std::move(reading), *std::move(found), std::move(answer)};
}

std::string page_of(const CapabilityForm& form) {
  html::Page h;
  capability_page(h, {.form = form,
                      .errors = {},
                      .answer = shown(form).answer,
                      .action = html::Url::path("/try/capability"),
                      .example = html::Url::path("/try/capability"),
                      .steps = html::Url::path("/try/capability/steps")});
  return std::move(h).take();
}

CapabilityForm percent_form() {
  return {.figures = column_of(support::on_time_percent(60)), .lower = "70", .upper = "95"};
}

// 10 12 11 14 9 with limits 5 and 18: Cpk 0.8477 and Ppk 1.0744 by the contract of spc/capability.h.
TEST(CapabilityAnswer, HoldsTheIndicesWithinAndOverallSideBySide) {
  const Shown it = shown({.figures = "10\n12\n11\n14\n9\n", .lower = "5", .upper = "18", .shape = "normal"});
  ASSERT_TRUE(it.answer.indices);
  const auto& first = it.answer.indices->rows.front().cells;
  ASSERT_EQ(first.size(), 5u);
  EXPECT_EQ(first[0].text, "Cpk, Ppk: the nearer limit");
  EXPECT_EQ(first[1].text, "0.85");
  EXPECT_EQ(first[3].text, "1.07");
  EXPECT_EQ(it.answer.stability.text, "Cannot tell yet");
  EXPECT_NE(it.answer.indices->caption.find("too few values"), std::string::npos);
}

constexpr const char* kTurnrounds =
    "19:10\n20:05\n17:55\n22:40\n18:30\n25:15\n16:20\n19:45\n21:00\n18:05\n17:10\n30:20\n19:00\n18:45\n20:30\n16:50\n"
    "23:10\n19:20\n18:15\n17:30\n21:40\n20:20\n19:35\n18:55\n22:00\n";

// Once refused: Box-Cox was chosen, which has no 99.865% point here.
TEST(CapabilityAnswer, ChoosesTheNextShapeWhereTheFirstHasNoIndexAndSaysWhy) {
  for (const char* upper : {"18:00", "20:00", "40:00"}) {
    const Shown it = shown({.figures = kTurnrounds, .lower = "", .upper = upper});
    ASSERT_TRUE(it.answer.indices) << upper;
    EXPECT_NE(it.answer.shape_reason.find("Box-Cox normal would come first, but has no finite 99.865% point"),
              std::string::npos)
        << it.answer.shape_reason;
  }
}

TEST(CapabilityAnswer, ShowsWhatNeedsNoShapeWhereTheShapeAskedForHasNoIndex) {
  const Shown it = shown({.figures = kTurnrounds, .lower = "", .upper = "20:00", .shape = "box-cox"});
  EXPECT_FALSE(it.answer.indices);
  EXPECT_FALSE(fitted_curve(it.found));
  EXPECT_EQ(it.answer.verdict.headline, "No index can be made of these values.");
  EXPECT_EQ(it.answer.shape_reason,
            "The Box-Cox normal shape has no finite 99.865% point for these figures: choose another shape.");
  EXPECT_TRUE(it.answer.standard.share.starts_with("15 of 25")) << it.answer.standard.share;
  const std::string page = page_of({.figures = kTurnrounds, .lower = "", .upper = "20:00", .shape = "box-cox"});
  EXPECT_NE(page.find("choose another shape."), std::string::npos);
}

TEST(CapabilityAnswer, OfManyValuesThatAreTheSameSaysWhyThereIsNoIndex) {
  std::vector<double> values(1000, 0.0);
  for (std::size_t i = 0; i < values.size(); i += 3) values[i] = static_cast<double>(i);
  const Shown it = shown({.figures = column_of(values), .lower = "", .upper = "500"});
  EXPECT_FALSE(it.answer.indices);
  std::string notes;
  for (const std::string& note : it.answer.notes) notes += note + "\n";
  EXPECT_NE(notes.find("Too many values are the same"), std::string::npos) << notes;
  EXPECT_EQ(notes.find("too few for percentiles"), std::string::npos) << notes;
}

TEST(CapabilityAnswer, SaysOfAStableProcessWhatItIsCapableOf) {
  const Shown it = shown(percent_form());
  EXPECT_EQ(it.answer.stability.text, "Stable");
  EXPECT_TRUE(it.found.normal);
  EXPECT_EQ(it.answer.verdict.headline, "Not capable of what is asked.");
  EXPECT_EQ(it.answer.outside.rows.size(), 3u);
  EXPECT_EQ(it.answer.outside.columns.size(), 4u);
  EXPECT_EQ(it.answer.indices->rows.size(), 5u);
  EXPECT_EQ(it.answer.sigma_levels.rows.size(), 3u);
  EXPECT_TRUE(it.answer.notes.back().starts_with("The intervals of Cpl, Cpu")) << it.answer.notes.back();
  EXPECT_TRUE(it.answer.shape_reason.starts_with("Normal: Anderson-Darling ")) << it.answer.shape_reason;
}

TEST(CapabilityAnswer, HasOneRowOfIndicesForOneLimit) {
  const Shown it = shown({.figures = column_of(support::on_time_percent(60)), .lower = "70"});
  ASSERT_TRUE(it.answer.indices);
  EXPECT_EQ(it.answer.indices->rows.size(), 1u);
  EXPECT_EQ(it.answer.outside.rows.size(), 1u);
  EXPECT_TRUE(it.answer.standard.share.find("are at least 70,") != std::string::npos) << it.answer.standard.share;
}

TEST(CapabilityAnswer, NeverCallsAnUnstableProcessCapable) {
  std::vector<double> values = support::on_time_percent(60);
  for (std::size_t i = 40; i < values.size(); ++i) values[i] += 15;
  const Shown it = shown({.figures = column_of(values), .lower = "0", .upper = "1000", .shape = "normal"});
  EXPECT_EQ(it.answer.stability.text, "Not stable");
  EXPECT_EQ(it.answer.tone, ui::Tone::concern);
  EXPECT_EQ(it.answer.verdict.headline, "Not stable, so what it is capable of cannot be told.");
  ASSERT_TRUE(it.answer.indices);
  EXPECT_NE(it.answer.indices->caption.find("not stable"), std::string::npos);
}

TEST(CapabilityAnswer, JudgesSkewedTimesByPercentilesOfTheirShape) {
  const Shown it = shown({.figures = column_of(support::response_seconds(120)), .upper = "1080", .level = "90"});
  ASSERT_TRUE(it.found.by_percentiles);
  EXPECT_FALSE(it.found.normal);
  EXPECT_EQ(it.found.by_percentiles->inside.interval.level, 0.9);
  EXPECT_EQ(fitted_curve(it.found)->family, it.found.shapes.fit()->distribution.family);
  EXPECT_NE(fitted_curve(it.found)->family, stats::DistributionFamily::normal);
  EXPECT_EQ(it.answer.indices->columns[1].title, "Overall (P), by percentiles");
  EXPECT_NE(it.answer.shape_reason.find("Anderson-Darling"), std::string::npos) << it.answer.shape_reason;
  EXPECT_EQ(it.answer.verdict.explanation.find("Anderson-Darling"), std::string::npos)
      << "on a phone the answer began with a screenful of fits";
  ASSERT_FALSE(it.answer.notes.empty());
  EXPECT_TRUE(it.answer.notes.back().starts_with("Cp, Cpk, intervals of indices and sigma levels"));
}

TEST(CapabilityAnswer, TellsTheShareEvenWhereNoShapeGoesWithTheValues) {
  std::vector<double> values;
  for (int i = 0; i < 60; ++i) values.push_back(i % 2 == 0 ? 10 + 0.01 * (i % 7) : 100 + 0.01 * (i % 5));
  const Shown it = shown({.figures = column_of(values), .upper = "50"});
  EXPECT_FALSE(it.answer.indices);
  EXPECT_EQ(it.answer.verdict.headline, "No index can be made of these values.");
  EXPECT_TRUE(it.answer.standard.share.starts_with("30 of 60 are within 50, 50.0%")) << it.answer.standard.share;
  EXPECT_FALSE(fitted_curve(it.found));
  EXPECT_TRUE(it.answer.plot);
}

TEST(CapabilityAnswer, SubgroupsAreJudgedAsNormalWithANoteWhereTheyAreNot) {
  const std::vector<double> values = support::response_seconds(120);
  std::string rows;
  for (std::size_t i = 0; i < values.size(); i += 4)
    rows += shortest(values[i]) + "\t" + shortest(values[i + 1]) + "\t" + shortest(values[i + 2]) + "\t" +
            shortest(values[i + 3]) + "\n";
  const Shown it = shown({.figures = rows, .upper = "1080"});
  EXPECT_TRUE(it.found.normal);
  ASSERT_FALSE(it.found.notes.empty());
  EXPECT_TRUE(it.found.notes.front().starts_with("The values do not look normal"));
  EXPECT_EQ(it.found.values.size(), 120u);

  const auto reading = read_capability_form({.figures = rows, .upper = "1080", .shape = "weibull"});
  ASSERT_TRUE(reading);
  const auto refused = findings_of(*reading);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().field, "shape");
}

TEST(CapabilityAnswer, AShapeThatDoesNotGoWithTheFiguresIsAnErrorOfItsField) {
  std::vector<double> values = support::on_time_percent(30);
  for (double& value : values) value -= 82;
  const auto reading = read_capability_form({.figures = column_of(values), .upper = "20", .shape = "lognormal"});
  ASSERT_TRUE(reading);
  const auto refused = findings_of(*reading);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().fields.front().field, "shape");
  const auto same = read_capability_form({.figures = "5\n5\n5\n5\n", .upper = "20", .shape = "normal"});
  EXPECT_EQ(findings_of(*same).error().fields.front().field, "figures");
}

TEST(CapabilityAnswer, ANormalShapeThatTheValuesSpeakAgainstIsSaid) {
  const Shown it = shown({.figures = column_of(support::response_seconds(200)), .upper = "1080", .shape = "normal"});
  EXPECT_TRUE(it.answer.shape_reason.starts_with("Normal was asked for, although"));
}

TEST(CapabilityPage, PutsStabilityBeforeEveryIndex) {
  const std::string page = page_of(percent_form());
  const std::size_t stability = page.find("The process is stable");
  ASSERT_NE(stability, std::string::npos);
  EXPECT_LT(stability, page.find("Cpk is "));
  EXPECT_LT(page.find("id=\"good-enough\""), page.find("id=\"standard\""));
}

TEST(CapabilityPage, TellsTimesAgainstAStandardFirst) {
  CapabilityForm form = percent_form();
  form.times = "yes";
  const std::string page = page_of(form);
  EXPECT_LT(page.find("id=\"standard\""), page.find("id=\"good-enough\""));
  EXPECT_LT(page.find("The process is stable"), page.find("id=\"good-enough\""));
}

TEST(CapabilityCsv, NamesStabilityBeforeTheIndices) {
  const Shown it = shown(percent_form());
  const std::string csv = capability_csv(it.reading, it.found);
  EXPECT_LT(csv.find("Stability,,stable"), csv.find("Cpk,within,"));
  EXPECT_NE(csv.find("Ppk,overall,"), std::string::npos);
  EXPECT_NE(csv.find("Sigma level,less a shift of 1.5,"), std::string::npos);
  EXPECT_EQ(csv.find("nan"), std::string::npos);
}

}  // namespace
}  // namespace qi::analysis

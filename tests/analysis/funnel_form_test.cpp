#include "analysis/try_funnel/funnel_form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "analysis/try_funnel/funnel_view.h"
#include "spc/funnel_catalogue.h"

namespace qi::analysis {
namespace {

const std::string kTable =
    "Station\tAnswered in time\tCalls\nMedway\t20\t100\nThanet\t40\t100\nAshford\t55\t180\nDover\t31\t95\n";

FunnelForm form_with(std::string figures, std::string kind = "proportion") {
  FunnelForm form;
  form.figures = std::move(figures);
  form.kind = std::move(kind);
  return form;
}

std::string refusal(const FunnelForm& form, std::string_view field) {
  const auto read = read_funnel_form(form);
  if (read) return "accepted";
  const auto found = std::ranges::find(read.error().fields, field, &FieldError::field);
  return found == read.error().fields.end() ? "no error of this field" : found->message;
}

TEST(FunnelForm, ReadsNamesAndTwoCountsWithTheirHeadings) {
  const auto read = read_funnel_form(form_with(kTable));
  ASSERT_TRUE(read);
  const spc::Funnel& funnel = read->front().drawing.funnel;
  ASSERT_EQ(funnel.units.size(), 4u);
  EXPECT_EQ(funnel.units[2].name, "Ashford");
  EXPECT_EQ(read->front().name_heading, "Station");
  EXPECT_EQ(read->front().numerator_heading, "Answered in time");
  EXPECT_EQ(read->front().drawing.denominator_name, "Calls");
  EXPECT_NEAR(funnel.target, 100.0 * 146 / 475, 1e-12);
  EXPECT_NEAR(funnel.units[0].value, 20, 1e-12);
  EXPECT_EQ(read->front().drawing.wording.format.style, ValueStyle::percent);
  EXPECT_TRUE(read->front().left_out.empty());
}

TEST(FunnelForm, ReadsTheSameCountsAsTheEngineWithoutHeadings) {
  const auto read = read_funnel_form(form_with("Medway\t20\t100\nThanet\t40\t100\n"));
  ASSERT_TRUE(read);
  // The example of spc/funnel.h.
  const spc::Funnel& funnel = read->front().drawing.funnel;
  EXPECT_NEAR(funnel.units[0].z, -2.32, 5e-3);
  EXPECT_NEAR(funnel.units[1].z, 2.10, 5e-3);
  EXPECT_NEAR(funnel.units[0].limits.of_95.lower, 21.46, 5e-3);
  EXPECT_EQ(read->front().numerator_heading, "Cases counted");
  EXPECT_EQ(read->front().drawing.denominator_name, "");
}

TEST(FunnelForm, NamesBadRowsAndKeepsTheGoodOnes) {
  const auto read = read_funnel_form(
      form_with("Station\tDone\tCalls\nMedway\t20\t100\nThanet\tmany\t100\nDover\t\t80\nDeal\t9\t0\nHythe\t12\t10\n"
                "Lydd\t-3\t10\nAshford\t55\t180\nWhitstable\t30\t90\nHerne\t21\t60\n"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->front().drawing.funnel.units.size(), 4u);
  EXPECT_EQ(read->front().drawing.funnel.units[1].name, "Ashford");
  ASSERT_EQ(read->front().left_out.size(), 5u);
  EXPECT_TRUE(read->front().left_out[0].starts_with("Thanet, row 3: Done: ")) << read->front().left_out[0];
  EXPECT_EQ(read->front().left_out[1], "Dover has no figure under Done.");
  EXPECT_EQ(read->front().left_out[2], "Deal has 0 under Calls, so there is nothing to divide by.");
  EXPECT_EQ(read->front().left_out[3], "Hythe has more under Done than under Calls, which a share cannot.");
  EXPECT_EQ(read->front().left_out[4], "Lydd has a figure below 0, which a count cannot be.");
}

TEST(FunnelForm, NamesARowThatTheKindOfPlotCannotHold) {
  const std::string table = "Station\tDeaths\tExpected\nMedway\t0\t4.2\nThanet\t6\t5.1\nDover\t5\t0.004\n";
  const auto logged = read_funnel_form(form_with(table, "standardised-log"));
  ASSERT_TRUE(logged);
  EXPECT_EQ(
      logged->front().left_out,
      (std::vector<std::string>{"Medway has no events, and none has a logarithm: choose the square root to keep it.",
                                "Dover expects less than 0.01 events, which this kind rounds to none."}));
  const auto rooted = read_funnel_form(form_with(table, "standardised-square-root"));
  ASSERT_TRUE(rooted);
  EXPECT_TRUE(rooted->front().left_out.empty());
  ASSERT_FALSE(rooted->front().drawing.funnel.notes.empty());
  EXPECT_EQ(funnel_answer_of(*rooted).cautions, rooted->front().drawing.funnel.notes);
  EXPECT_EQ(funnel_answer_of(*rooted).cautions.front(),
            "The published limits call every unit without events low: ask for exact ones.");
}

TEST(FunnelForm, LeavesOutTheRowThatAddsUpAllOthers) {
  const auto read = read_funnel_form(form_with(kTable + "Kent\t146\t475\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().drawing.funnel.units.size(), 4u);
  ASSERT_EQ(read->front().left_out.size(), 1u);
  EXPECT_EQ(read->front().left_out[0], "Kent is the sum of all other rows, so it is left out as their total.");
}

TEST(FunnelForm, TakesNumbersForNamesWhereThereAreNoWords) {
  const auto read = read_funnel_form(form_with("101\t20\t100\n102\t40\t100\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().drawing.funnel.units[1].name, "102");
  EXPECT_EQ(read->front().notes, std::vector<std::string>{"Column 1 was read as names."});
}

TEST(FunnelForm, SaysThatCountsTheOtherWayRoundAreNoProportions) {
  EXPECT_EQ(refusal(form_with("Station\tCalls\tDone\nMedway\t100\t20\nThanet\t100\t40\n"), "kind"),
            "Most rows have more under Calls than under Done: change the order of the columns, or choose rates or "
            "ratios.");
}

TEST(FunnelForm, RefusesAllWrongFieldsTogether) {
  FunnelForm form = form_with("");
  form.kind = "proportion";
  form.limits = "gamma";
  form.overdispersion = "some";
  form.trimmed = "50";
  form.per = "7";
  form.target = "lots";
  form.better = "up";
  form.unit = "station";
  EXPECT_EQ(refusal(form, "figures"), "Paste or type a table: names, then two columns of counts.");
  EXPECT_EQ(refusal(form, "limits"),
            "Gamma limits are for standardised ratios and rates: choose exact or normal ones.");
  EXPECT_EQ(refusal(form, "overdispersion"), "Choose whether limits allow for more than chance.");
  EXPECT_EQ(refusal(form, "trimmed"), "Give a percentage from 0 to less than 50, like 10.");
  EXPECT_EQ(refusal(form, "per"), "Choose what values are written for.");
  EXPECT_NE(refusal(form, "target"), "no error of this field");
  EXPECT_EQ(refusal(form, "better"), "Choose which way is better, or choose neither.");
  EXPECT_EQ(refusal(form, "units"), "Say what many of them are called as well, like stations.");
  std::vector<std::string> order;
  const auto refused = read_funnel_form(form);
  for (const FieldError& error : refused.error().fields) order.push_back(error.field);
  EXPECT_EQ(order, (std::vector<std::string>{"figures", "overdispersion", "better", "target", "limits", "trimmed",
                                             "per", "units"}));
  form.kind = "guess";
  EXPECT_EQ(refusal(form, "kind"), "Choose what is compared.");
}

TEST(FunnelForm, RefusesWhatNoRowIsCalled) {
  FunnelForm form = form_with(kTable);
  form.named = "thanet; Deal";
  EXPECT_TRUE(refusal(form, "named").starts_with("No row on the chart is called Deal: "));
  form.named = "thanet;";
  const auto read = read_funnel_form(form);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->front().drawing.named, std::vector<std::string>{"Thanet"});
}

TEST(FunnelForm, ReadsTheTargetInTheWritingOfTheValues) {
  FunnelForm form = form_with(kTable);
  for (const char* typed : {"25%", "25"}) {
    form.target = typed;
    const auto read = read_funnel_form(form);
    ASSERT_TRUE(read) << typed;
    EXPECT_NEAR(read->front().drawing.funnel.target, 25, 1e-12);
    EXPECT_TRUE(read->front().drawing.funnel.target_is_given);
  }
  form.target = "125";
  EXPECT_EQ(refusal(form, "target"), "Give a target of at most 100: a share cannot be above the whole.");
  form = form_with(kTable, "rate");
  form.per = "1000";
  form.target = "300";
  const auto read = read_funnel_form(form);
  ASSERT_TRUE(read);
  EXPECT_NEAR(read->front().drawing.funnel.target, 300, 1e-9);
  EXPECT_NEAR(read->front().drawing.funnel.units[0].value, 200, 1e-9);
}

// Once 0.25 was read as a quarter of a percent without a word.
TEST(FunnelForm, AsksAboutATargetThatWasPerhapsMeantAsAShare) {
  const auto asked = [](const char* typed, const char* kind = "proportion") {
    FunnelForm form = form_with(kTable, kind);
    form.target = typed;
    const auto read = read_funnel_form(form);
    return read ? funnel_answer_of(*read).asks : "refused";
  };
  EXPECT_EQ(asked("0.25"), "The target was read as 0.25%. Did you mean 25%? If so, write it with the percent sign.");
  EXPECT_EQ(asked("0.25%"), "");
  EXPECT_EQ(asked("25"), "");
  EXPECT_EQ(asked("0.25", "rate"), "") << "rates for each one are no percentages";
}

// Once a column of percentages beside the counts was taken for a count.
TEST(FunnelForm, TakesNoPercentageForACount) {
  const auto beside = read_funnel_form(
      form_with("Station\t% in time\tIn time\tCalls\nMedway\t20\t20\t100\nThanet\t40\t40\t100\nDover\t33\t31\t95\n"));
  ASSERT_TRUE(beside);
  EXPECT_EQ(beside->front().numerator_heading, "In time");
  EXPECT_EQ(refusal(form_with("Station\t% in time\tCalls\nMedway\t20\t100\nThanet\t40\t100\n"), "figures"),
            "% in time holds percentages, which do not say how large each place is. Paste two columns of counts "
            "instead: how many, and out of how many.");
}

TEST(FunnelForm, SendsARefusalOfTheEngineToTheFieldThatCanMendIt) {
  FunnelForm form = form_with("Medway\t20\t100\n");
  form.overdispersion = "additive";
  EXPECT_EQ(refusal(form, "overdispersion"),
            "Overdispersion is measured between units: it needs at least two of them.");
  form = form_with(kTable, "ratio-of-counts");
  form.target = "0";
  EXPECT_EQ(refusal(form, "target"), "A target of 0 has no logarithm: at least one unit needs a count above 0.");
}

TEST(FunnelView, TellsWhoStandsOutAndLinksItsRow) {
  FunnelForm form = form_with("Station\tDone\tCalls\nMedway\t200\t1000\nThanet\t400\t1000\nDover\t300\t1000\n");
  form.better = "increase";
  form.unit = "station";
  form.units = "stations";
  const auto read = read_funnel_form(form);
  ASSERT_TRUE(read);
  const FunnelAnswer answer = funnel_answer_of(*read);
  EXPECT_EQ(answer.verdict->headline, "2 of 3 stations stand out.");
  ASSERT_EQ(answer.table.rows.size(), 3u);
  EXPECT_EQ(answer.table.rows[0].id, "unit-0");
  EXPECT_EQ(answer.table.rows[0].cells.back().text, "Concerning. Below the lower 99.8% limit");
  EXPECT_EQ(answer.table.rows[1].cells.back().text, "Improving. Above the upper 99.8% limit");
  EXPECT_EQ(answer.table.rows[0].cells[3].text, "20.0%");
  EXPECT_NE(answer.figure->wide.markup().find("href=\"#unit-0\""), std::string::npos);
  EXPECT_TRUE(answer.figure->key.empty());
  EXPECT_EQ(answer.figure->samples.front().words, "Beyond a 99.8% limit, better");
}

TEST(FunnelView, EveryKindHasAnAnswerWithoutHoles) {
  for (const spc::FunnelRow& kind : spc::funnel_catalogue()) {
    const auto read = read_funnel_form(form_with(kTable, std::string(kind.slug)));
    ASSERT_TRUE(read) << kind.slug;
    const FunnelAnswer answer = funnel_answer_of(*read);
    EXPECT_FALSE(answer.verdict->headline.empty()) << kind.slug;
    for (const ui::TableRow& row : answer.table.rows)
      for (const ui::Cell& cell : row.cells) EXPECT_EQ(cell.text.find("nan"), std::string::npos) << kind.slug;
    for (const ui::KeyValue& pair : answer.method) EXPECT_FALSE(pair.value.empty()) << kind.slug << " " << pair.key;
    EXPECT_EQ(funnel_csv(*read).find("nan"), std::string::npos) << kind.slug;
  }
}

TEST(FunnelView, TheExampleIsTheOneThatThePublisherGives) {
  const auto read = read_funnel_form(funnel_example());
  ASSERT_TRUE(read);
  // England's own row of the same file: 385,807 of 772,423.
  EXPECT_NEAR(read->front().drawing.funnel.target, 100.0 * 385807 / 772423, 1e-9);
  EXPECT_EQ(read->front().drawing.funnel.units.size(), 11u);
  EXPECT_EQ(read->front().drawing.funnel.overdispersion, spc::Overdispersion::additive);
}

TEST(FunnelView, WritesOneCsvRowForEachUnit) {
  const auto read = read_funnel_form(form_with(kTable));
  ASSERT_TRUE(read);
  const std::string csv = funnel_csv(*read);
  EXPECT_TRUE(csv.starts_with("unit,numerator,denominator,value,target,lower_95,"));
  EXPECT_EQ(std::ranges::count(csv, '\n'), 5);
}

TEST(FunnelForm, LeavesOutUnitsAndKeepsWhatIsSaidOfThem) {
  const auto read = read_funnel_form(
      form_with("Station\tDone\tCalls\tLeave out\tNote\nMedway\t20\t100\t\tNew triage desk\nThanet\t40\t100\t\t\n"
                "Deal\t90\t100\tx\t\n"));
  ASSERT_TRUE(read);
  const chart::FunnelDrawing& drawing = read->front().drawing;
  EXPECT_NEAR(drawing.funnel.target, 30, 1e-12);
  EXPECT_TRUE(drawing.funnel.units[2].is_left_out);
  EXPECT_EQ(drawing.notes, (std::vector<std::string>{"New triage desk", "", ""}));
  const FunnelAnswer answer = funnel_answer_of(*read);
  EXPECT_EQ(answer.table.rows[0].cells.back().note, "New triage desk");
  EXPECT_EQ(answer.table.rows[2].cells.back().text, "Left out of average and judgement");
  EXPECT_NE(answer.figure->wide.markup().find("Medway: New triage desk"), std::string::npos);
  EXPECT_NE(funnel_csv(*read).find(",left_out,"), std::string::npos);
  EXPECT_EQ(refusal(form_with("Station\tDone\tCalls\tLeave out\nMedway\t20\t100\tx\n"), "figures"),
            "All units are left out. Keep at least one to compare.");
}

// Once a note of more than 120 letters refused the plot.
TEST(FunnelForm, TellsOnceThatANoteIsShortened) {
  const auto read =
      read_funnel_form(form_with("Group\tStation\tDone\tCalls\tNote\nApril\tMedway\t20\t100\t" + std::string(121, 'a') +
                                 "\nApril\tThanet\t40\t100\t\nMay\tMedway\t" + "20\t400\t\nMay\tThanet\t30\t90\t\n"));
  ASSERT_TRUE(read);
  EXPECT_EQ(std::ranges::count(funnel_answer_of(*read).notes,
                               "1 note has more than 120 letters, of which the first are shown."),
            1);
}

// Once the tables of groups forgot why a cell could not be read: "Medway has no figure under Done."
TEST(FunnelForm, SaysWhyARowOfAGroupIsLeftOut) {
  const auto read =
      read_funnel_form(form_with("Group\tStation\tDone\tCalls\nApril\tMedway\tmany\t100\nApril\tThanet\t40\t100\n"
                                 "April\tDover\t30\t90\nMay\tMedway\t20\t400\nMay\tThanet\t30\t90\n"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->front().left_out.size(), 1u);
  EXPECT_TRUE(read->front().left_out.front().starts_with("April: Medway, row 2: Done: "))
      << read->front().left_out.front();
  EXPECT_TRUE(read->back().left_out.empty());
}

TEST(FunnelForm, DrawsAFunnelForEachGroupOnTheSameScales) {
  const auto read = read_funnel_form(
      form_with("Group\tStation\tDone\tCalls\nApril\tMedway\t20\t100\nApril\tThanet\t40\t100\nMay\tMedway\t20\t400\n"
                "May\tThanet\t390\t400\n"));
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), 2u);
  EXPECT_EQ((*read)[1].group, "May");
  EXPECT_NEAR((*read)[0].drawing.funnel.target, 30, 1e-12) << "its own average";
  EXPECT_EQ((*read)[0].drawing.funnel.grid.back().denominator, (*read)[1].drawing.funnel.grid.back().denominator);
  EXPECT_EQ((*read)[0].drawing.scale_holds, (*read)[1].drawing.scale_holds);
  const FunnelAnswer answer = funnel_answer_of(*read);
  EXPECT_FALSE(answer.verdict) << "each has its own";
  ASSERT_EQ(answer.small->figures.size(), 2u);
  EXPECT_EQ(answer.small->figures[1].title, "May");
  ASSERT_EQ(answer.table.rows.size(), 4u);
  EXPECT_EQ(answer.table.rows[3].id, "unit-1-1");
  EXPECT_NE(answer.small->figures[1].compact.markup().find("href=\"#unit-1-1\""), std::string::npos);
  EXPECT_TRUE(funnel_csv(*read).starts_with("group,unit,"));
  const std::string sheet = funnel_file_drawing(*read, "Calls");
  EXPECT_NE(sheet.find("Calls, side by side: April and May."), std::string::npos);
  EXPECT_EQ(refusal(form_with("Group\tStation\tDone\tCalls\nApril\tMedway\t20\t100\nMay\tMedway\t\t400\n"), "figures"),
            "May: No row can be used. Medway has no figure under Done.");
}

}  // namespace
}  // namespace qi::analysis

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "chart/spc_drawing.h"
#include "document/read_workbook.h"
#include "figures_in_memory.h"
#include "measures/data_age.h"
#include "measures/downloads/long_csv.h"
#include "measures/downloads/series_paper.h"
#include "measures/downloads/series_workbook.h"
#include "measures/page/chart_view.h"

namespace qi::measures {
namespace {

using document::holds;

FileEdition edition() {
  return {.site = "South East Coast Ambulance Service", .written_on = on("2025-04-30"), .known_on = std::nullopt};
}

ChartView view_of(const SeriesFigures& figures) {
  return *chart_view_of(figures, {});
}

std::string workbook_of(const SeriesFigures& figures, const FileEdition& edition = measures::edition()) {
  const ChartView view = view_of(figures);
  return document::meaning_of_workbook(document::xlsx_of(series_workbook(view.figures, view.reading, edition)));
}

std::vector<const WallMember*> all_of(const std::vector<WallMember>& members) {
  std::vector<const WallMember*> all;
  for (const WallMember& member : members) all.push_back(&member);
  return all;
}

/// The row of the figures sheet that begins with this day number, as its lines.
std::string line_of(const std::string& said, const std::string& cell) {
  const std::size_t at = said.find("\n" + cell + " ");
  return at == std::string::npos ? "" : said.substr(at + 1, said.find('\n', at + 1) - at - 1);
}

TEST(SeriesWorkbook, SaysTheSentenceAndTheNumbersOfThePage) {
  const SeriesFigures figures = category_two();
  const ChartView view = view_of(figures);
  const std::string said = workbook_of(figures);
  const spc::Verdict sentence = spc::sentence(view.reading.reading, view.reading.wording);
  EXPECT_TRUE(holds(said, "Summary!A2 text " + sentence.headline)) << said.substr(0, 3000);
  EXPECT_TRUE(holds(said, sentence.explanation));
  EXPECT_TRUE(holds(said, "text Assurance\n"));
  EXPECT_TRUE(holds(said, "text Data to March 2025."));
  EXPECT_FALSE(holds(said, "As known on"));
  // December 2017 is day 43070; its value is the first of the series, as a share of a day.
  EXPECT_EQ(line_of(said, "Figures!A2"), "Figures!A2 number 43070 as mmm yyyy");
  const std::string value = line_of(said, "Figures!B2");
  ASSERT_TRUE(holds(value, " as [m]:ss")) << value;
  EXPECT_NEAR(std::stod(value.substr(value.find("number ") + 7)) * 86'400,
              view.reading.reading.analysis.points[0].value, 1e-6);
  EXPECT_TRUE(holds(line_of(said, "Figures!J2"), "New standards"));
}

TEST(SeriesWorkbook, SaysAsOfWhichDayItsFiguresAreKnown) {
  FileEdition past = edition();
  past.known_on = on("2024-06-30");
  EXPECT_TRUE(holds(workbook_of(percentages(steady(20)), past), "text As known on\nSummary!B"));
  EXPECT_TRUE(holds(workbook_of(percentages(steady(20)), past), "text 30 June 2024\n"));
}

TEST(SeriesFiles, SayAsThePageDoesWhenTheFiguresWereLoaded) {
  SeriesFigures figures = percentages(steady(20));
  figures.latest_load = LatestLoad{.series = figures.series.id,
                                   .batch = {1},
                                   .loaded_at = start_of_london_day(on("2025-04-30")),
                                   .known_from = start_of_london_day(on("2025-04-10")),
                                   .known_at = start_of_london_day(on("2025-04-10"))};
  for (Point& point : figures.points) point.known_from = figures.latest_load->known_from;
  const std::string age = data_age(figures, *read_series(figures));
  EXPECT_EQ(age, "Data to August 2024, loaded 30 April 2025.");
  EXPECT_TRUE(holds(workbook_of(figures), "text " + age));
  const document::OutFolder folder;
  EXPECT_TRUE(
      holds(document::text_of_pdf(folder.keep("aged.pdf", document::pdf_of(series_paper(view_of(figures), edition())))),
            "loaded 30 April 2025."));
}

TEST(SeriesWorkbook, DrawsEachPhaseApartAndSpecialCausesByShape) {
  const std::string said = workbook_of(category_two());
  EXPECT_TRUE(holds(said, "chart Category 2 mean response time, South East Coast\n")) << said;
  EXPECT_TRUE(holds(said, "gaps gap\n"));
  EXPECT_TRUE(holds(said, "axis valAx [m]:ss\n"));
  EXPECT_TRUE(holds(said, "series Concerning; marker diamond; line none;"));
  EXPECT_TRUE(holds(said, "series Process limits; marker none; line dash;"));
  EXPECT_TRUE(holds(said, "series Target 1; marker none; line lgDash;"));
  EXPECT_TRUE(holds(said, "alt SPC chart: C2 mean, South East Coast"));
  // The three phases take turns: "Chart: value A" holds the first and third, "Chart: value B" the second.
  const auto column_of = [&](const std::string& heading) {
    const std::size_t at = said.find(" text " + heading + "\n");
    const std::size_t begin = said.rfind('!', at) + 1;
    return said.substr(begin, said.find('1', begin) - begin);
  };
  const std::string a = column_of("Chart: value A"), b = column_of("Chart: value B");
  EXPECT_NE(line_of(said, "Figures!" + a + "2"), "");
  EXPECT_EQ(line_of(said, "Figures!" + b + "2"), "");
  EXPECT_EQ(line_of(said, "Figures!" + a + "45"), "") << "July 2021 lies in the second phase";
  EXPECT_NE(line_of(said, "Figures!" + b + "45"), "");
  EXPECT_NE(line_of(said, "Figures!" + a + "80"), "");
}

TEST(SeriesWorkbook, LeavesMissingFiguresEmptyAndFormulasDead) {
  std::vector<double> values = steady(20);
  values[4] = std::nan("");
  SeriesFigures figures = percentages(values);
  figures.measure.definition.name = "=HYPERLINK(\"http://a\")";
  figures.exclusions = {{.id = {1}, .series = {1}, .period = on("2023-08-01"), .reason = "+cmd", .author = {}}};
  const std::string said = workbook_of(figures);
  EXPECT_EQ(line_of(said, "Figures!B6"), "");
  EXPECT_NE(line_of(said, "Figures!A6"), "");
  EXPECT_TRUE(holds(said, "text =HYPERLINK(\"http://a\"), South East Coast"));
  EXPECT_TRUE(holds(said, "series Left out of the limits; marker x;"));
}

TEST(SeriesWorkbook, DefinesWhatIsCountedAndHowTheChartWasSet) {
  SeriesFigures figures = category_two();
  figures.measure.kind = MeasureKind::national;
  figures.measure.definition.numerator = "Seconds of all responses";
  const std::string said = workbook_of(figures);
  for (const char* words :
       {"text Numerator\n", "text Seconds of all responses\n", "text Licence\n", "Open Government Licence v3.0",
        "text Rules follow\n", "Making Data Count", "text Limits: Demand returned\n", "Calls rose after the lockdowns.",
        "approved by Dan Okafor", "text Standard: Target 1\n", "text How to read it\n"})
    EXPECT_TRUE(holds(said, words)) << words;
}

TEST(SeriesWorkbook, IsARunChartWhileThereAreTooFewPoints) {
  const std::string said = workbook_of(percentages(steady(6)));
  EXPECT_TRUE(holds(said, "series Median;")) << said;
  EXPECT_FALSE(holds(said, "series Process limits;"));
}

TEST(WallWorkbook, HasASheetForEachMeasureLedToFromTheSummary) {
  SeriesFigures second = percentages(steady(20));
  second.measure.id = {8};
  const auto members = wall_members({category_two(), second});
  const std::string said =
      document::meaning_of_workbook(document::xlsx_of(wall_workbook("South East Coast", all_of(members), edition())));
  for (const char* sheet : {"sheet Summary\n", "sheet C2 mean, South East Coast\n",
                            "sheet Welfare calls, South East Coast\n", "sheet Definitions\n"})
    EXPECT_TRUE(holds(said, sheet)) << sheet;
  EXPECT_TRUE(holds(said, "Summary!B4 text Category 2 mean response time\n")) << said.substr(0, 2000);
  EXPECT_TRUE(holds(said, "'C2 mean, South East Coast'!$"));
  EXPECT_TRUE(holds(said, "'Welfare calls, South East Coast'!$"));
}

TEST(WallWorkbook, SaysSoWhenNothingFits) {
  const std::string said = document::meaning_of_workbook(document::xlsx_of(wall_workbook("Kent", {}, edition())));
  EXPECT_TRUE(holds(said, "No measures match these choices."));
}

TEST(SeriesWorkbook, IsOpenedByLibreOfficeWhichDrawsItsChart) {
  const document::OutFolder folder;
  const ChartView view = view_of(category_two());
  const std::string path =
      folder.keep("book.xlsx", document::xlsx_of(series_workbook(view.figures, view.reading, edition())));
  document::said_by("soffice --headless -env:UserInstallation=file://" + folder.path() +
                    "/profile --convert-to pdf --outdir " + folder.path() + " " + path);
  const std::string text = document::text_of_pdf(folder.path() + "/book.pdf");
  EXPECT_TRUE(holds(text, "Steady, and will keep missing target.")) << text.substr(0, 2000);
  // These words stand in the chart's legend alone.
  EXPECT_TRUE(holds(text, "Process limits"));
  EXPECT_TRUE(holds(text, "Definitions"));
}

TEST(SeriesPaper, HoldsSentenceChartFiguresAndDefinition) {
  const document::OutFolder folder;
  const ChartView view = view_of(category_two());
  FileEdition past = edition();
  past.known_on = on("2025-04-10");
  const std::string text = document::text_of_pdf(folder.keep("paper.pdf", document::pdf_of(series_paper(view, past))));
  const spc::Verdict sentence = spc::sentence(view.reading.reading, view.reading.wording);
  EXPECT_TRUE(holds(text, sentence.headline)) << text.substr(0, 1500);
  EXPECT_TRUE(holds(text, "7 months above the mean") || holds(text, "Upper limit"))
      << "words inside the drawing are text";
  EXPECT_TRUE(holds(text, "The last 24 of 88 months"));
  EXPECT_TRUE(holds(text, "Written 30 April 2025. As known on 10 April 2025."));
  EXPECT_TRUE(holds(text, "Page 1 of "));
  EXPECT_TRUE(holds(text, "Which way is better"));
  EXPECT_EQ(text.find(sentence.headline), text.rfind(sentence.headline)) << "the verdict is said once";
}

TEST(WallPaper, HoldsEveryTileUnderItsArea) {
  const document::OutFolder folder;
  const auto members = wall_members({category_two(), percentages(steady(20))});
  const std::string path =
      folder.keep("wall.pdf", document::pdf_of(wall_paper("South East Coast", all_of(members), edition())));
  const std::string text = document::text_of_pdf(path);
  for (const char* words : {"Response times", "Call handling", "Welfare calls made on time", "Will keep missing target",
                            "No real change", "Target 18:00", "How to read it"})
    EXPECT_TRUE(holds(text, words)) << words << "\n" << text;
  EXPECT_TRUE(holds(document::objects_of_pdf(path), "/Alt (SPC chart: C2 mean, South East Coast"))
      << "a sparkline says what it shows";
}

TEST(FiguresCsv, IsOneRowForEachPeriodOfEachPlace) {
  SeriesFigures other = percentages(steady(3));
  other.organisation.code = "=EVIL";
  const auto members = wall_members({category_two(), other});
  const std::string csv = figures_csv(members);
  EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFmeasure_id,measure,organisation_code,organisation,period,value,"));
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + 88 + 3);
  EXPECT_TRUE(holds(csv, "\r\n7,Category 2 mean response time,RYD,South East Coast,2017-12-01,"));
  EXPECT_TRUE(holds(csv, ",concerning,outside-limits"));
  EXPECT_TRUE(holds(csv, ",'=EVIL,")) << "no spreadsheet takes a code for a formula";
  EXPECT_TRUE(holds(csv, "2023-01-01,50,,,50,,,,1,common cause,\r\n")) << "no limits below 13 points:\n"
                                                                       << csv.substr(csv.size() - 300);
}

TEST(WallCsv, HasLimitsVerdictsAndSentence) {
  const auto members = wall_members({category_two()});
  const std::string csv = wall_csv(all_of(members));
  EXPECT_TRUE(holds(csv, ",decrease,month,2025-03-01,")) << csv;
  EXPECT_TRUE(holds(csv, ",1080,common,No real change,fail,Will keep missing target,"));
  EXPECT_TRUE(holds(csv, ",88,xmr,no\r\n"));
}

TEST(CatalogueCsv, ListsDefinitions) {
  Measure closed = percentages(steady(1)).measure;
  closed.closed_at = Instant(on("2025-02-03").days());
  const std::string csv = catalogue_csv({category_two().measure, closed});
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 3);
  EXPECT_TRUE(holds(csv, ",no,2025-02-03,xmr\r\n"));
}

}  // namespace
}  // namespace qi::measures

#include "measures/as_known.h"

#include <gtest/gtest.h>

#include "figures_in_memory.h"
#include "measures/annotation_store.h"
#include "measures/data_age.h"
#include "measures/downloads/series_csv.h"
#include "measures/exclusion_store.h"
#include "measures/measure_query.h"
#include "measures/measures_database.h"
#include "measures/page/measure_view.h"
#include "measures/phase_store.h"
#include "measures/point_import.h"
#include "measures/revision_store.h"
#include "measures/series_reading.h"
#include "measures/target_store.h"
#include "measures/wall/wall_query.h"
#include "support/databases.h"

namespace qi::measures {
namespace {

const Date kToday = on("2025-04-30");

Result<std::optional<AsKnown>> read(std::string_view query) {
  return read_as_known(http::parse_urlencoded(query), kToday);
}

TEST(AsKnown, IsReadFromTheAddressAndWrittenBack) {
  EXPECT_EQ(*read(""), std::nullopt);
  EXPECT_EQ(*read("known="), std::nullopt) << "an empty box of the form";
  EXPECT_EQ(*read("choices=today"), std::nullopt) << "there is no day to which this belongs";
  EXPECT_EQ(*read("known=2020-04-30"), (AsKnown{.day = on("2020-04-30")}));
  const AsKnown todays{.day = on("2020-04-30"), .choices = ChoicesOf::today};
  EXPECT_EQ(*read("known=2020-04-30&choices=today"), todays);
  EXPECT_EQ(with_as_known(html::Url::path("/measures"), todays).text(), "/measures?known=2020-04-30&choices=today");
  EXPECT_EQ(with_as_known(html::Url::path("/measures"), std::nullopt).text(), "/measures");
}

TEST(AsKnown, RefusesADayThatIsNoneOrIsStillToCome) {
  EXPECT_EQ(read("known=30/04/2020").error().message,
            "We could not read the day in this address. Write it like known=2020-04-30.");
  EXPECT_EQ(read("known=2025-05-01").error().message,
            "Nobody knows yet what will be known on 1 May 2025. Choose today or earlier.");
  EXPECT_TRUE(read("known=2025-04-30"));
}

TEST(AsKnown, LastsUntilTheEndOfTheDayInLondon) {
  EXPECT_EQ(to_iso(*as_of(AsKnown{.day = on("2020-01-31")}).figures), "2020-01-31T23:59:59.999Z");
  EXPECT_EQ(to_iso(*as_of(AsKnown{.day = on("2020-04-30")}).figures), "2020-04-30T22:59:59.999Z") << "summer time";
  EXPECT_EQ(to_iso(*as_of(AsKnown{.day = on("2020-03-29")}).figures), "2020-03-29T22:59:59.999Z")
      << "clocks go forward";
  EXPECT_EQ(to_iso(*as_of(AsKnown{.day = on("2020-10-25")}).figures), "2020-10-25T23:59:59.999Z") << "clocks go back";
  EXPECT_EQ(as_of(AsKnown{.day = on("2020-04-30"), .choices = ChoicesOf::today}).choices, std::nullopt);
}

TEST(AsKnown, IsKeptByEveryAddressOfAView) {
  const AsKnown known{.day = on("2020-04-30")};
  EXPECT_EQ(measure_url({7}, "RYD", {.last_points = 24, .known = known}).text(),
            "/measures/7/RYD?period=24&known=2020-04-30");
  EXPECT_EQ(measure_file_url({7}, "RYD", MeasureFile::data_csv, {.known = known}).text(),
            "/measures/7/RYD/data.csv?known=2020-04-30");
  EXPECT_EQ(wall_url({.organisation = "RRU", .known = known}).text(), "/measures?organisation=RRU&known=2020-04-30");
  EXPECT_EQ(comparison_url({7}, known).text(), "/measures/7?known=2020-04-30");
}

/// Six months of figures known from February 2025, the newest revised in March; choices made and taken back.
class StoredAsKnown : public testing::TestWithParam<support::Backend> {
 protected:
  StoredAsKnown() {
    load("2025-02-10", "2025-02-10", {{"2024-11-01", 80}, {"2024-12-01", 81}});
    load("2025-03-10", "2025-03-10", {{"2024-12-01", 82}, {"2025-01-01", 83}});
  }
  void load(const char* known, const char* now, std::vector<std::pair<const char*, double>> figures) {
    std::vector<IncomingPoint> points;
    for (const auto& [period, value] : figures) points.push_back({series_.id, day(period), {.value = value}});
    LoadNote note;
    note.now = moment(now);
    note.known_at = moment(known);
    note.scope = "series:1";
    note.file_name = "records.csv";
    merge_points(db_, points, note);
  }
  SeriesFigures as_known(const char* date, ChoicesOf choices = ChoicesOf::that_day) {
    return *load_figures(db_, series_.id, as_of(AsKnown{.day = day(date), .choices = choices}));
  }
  support::MigratedDatabase migrated_{GetParam()};
  db::Connection& db_ = migrated_.db;
  LocalSeries local_ = local_series(db_);
  Series series_ = local_.series;
  const Author author_{std::nullopt, "Priya Nair"};
};

TEST_P(StoredAsKnown, FiguresAreThoseOfTheDayOnEveryRoad) {
  const auto values = [](const SeriesFigures& figures) {
    std::vector<double> all;
    for (const Point& point : figures.points) all.push_back(point.figure.value.value());
    return all;
  };
  using Values = std::vector<double>;
  EXPECT_EQ(values(as_known("2025-02-09")), Values{});
  EXPECT_EQ(values(as_known("2025-02-10")), (Values{80, 81}));
  EXPECT_EQ(values(as_known("2025-04-01")), (Values{80, 82, 83}));
  const AsOf february = as_of(AsKnown{.day = day("2025-02-20")});
  EXPECT_EQ(values(list_figures_of_organisation(db_, local_.organisation, february).at(0)), (Values{80, 81}));
  EXPECT_EQ(values(list_figures_of_measure(db_, local_.measure, february).at(0)), (Values{80, 81}));
  EXPECT_TRUE(list_figures_of_organisation(db_, local_.organisation, as_of(AsKnown{.day = day("2025-01-01")})).empty());
}

TEST_P(StoredAsKnown, ChoicesAreThoseThatStoodThatDayUnlessTodaysAreAskedFor) {
  const auto in_march = moment("2025-03-15");
  const auto target = inside(db_, [&] {
    return *create_target(db_, in_march, author_,
                          {.series = series_.id, .from = day("2024-01-01"), .value = 85, .title = "Goal"});
  });
  inside(db_, [&] {
    return *create_annotation(
        db_, in_march,
        {.series = series_.id, .happened_on = day("2024-12-05"), .code = "P1", .title = "Card", .author = author_});
  });
  inside(db_, [&] {
    return *create_phase(db_, in_march,
                         {.series = series_.id,
                          .starts_on = day("2024-12-01"),
                          .title = "New",
                          .reason = "A new rota.",
                          .author = author_,
                          .approver = "Dan Okafor"});
  });
  inside(db_, [&] {
    return *create_exclusion(db_, in_march,
                             {.series = series_.id, .period = day("2024-11-01"), .reason = "Flood", .author = author_});
  });
  const auto counts = [](const SeriesFigures& figures) {
    return std::vector<std::size_t>{figures.targets.size(), figures.annotations.size(), figures.phases.size(),
                                    figures.exclusions.size()};
  };
  using Counts = std::vector<std::size_t>;
  EXPECT_EQ(counts(as_known("2025-03-14")), (Counts{0, 0, 0, 0}));
  EXPECT_EQ(counts(as_known("2025-03-14", ChoicesOf::today)), (Counts{1, 1, 1, 1}));
  EXPECT_EQ(counts(as_known("2025-03-15")), (Counts{1, 1, 1, 1}));

  ASSERT_TRUE(inside(db_, [&] { return withdraw_target(db_, moment("2025-04-01"), author_, target); }));
  EXPECT_EQ(as_known("2025-03-31").targets.size(), 1u) << "it stood that day";
  EXPECT_TRUE(as_known("2025-04-01").targets.empty());
  EXPECT_TRUE(as_known("2025-03-31", ChoicesOf::today).targets.empty());
}

TEST_P(StoredAsKnown, AMeasureThatWasClosedLaterWasOpenThen) {
  ASSERT_TRUE(inside(db_, [&] { return close_measure(db_, moment("2025-04-01"), std::nullopt, local_.measure); }));
  EXPECT_FALSE(as_known("2025-03-31").measure.closed_at);
  EXPECT_TRUE(as_known("2025-04-02").measure.closed_at);
}

TEST_P(StoredAsKnown, TheAgeOfTheDataIsThatOfItsNewestFigure) {
  load("2025-01-10", "2025-04-20", {{"2024-10-01", 79}});
  const auto now = *load_figures(db_, series_.id);
  EXPECT_EQ(data_age(now, *read_series(now)), "Data to January 2025, loaded 10 March 2025.")
      << "older figures that came later do not make the newest one younger";
  const auto then = as_known("2025-01-31");
  EXPECT_EQ(data_age(then, *read_series(then)), "Data to October 2024, known from 10 January 2025.");
  EXPECT_EQ(late_words(now, *read_series(now), day("2025-03-31")), "");
  EXPECT_EQ(late_words(now, *read_series(now), day("2025-04-30")), "Data is late");
}

TEST_P(StoredAsKnown, TheFileOfThePastSaysWhatIsKnownNow) {
  const auto then = as_known("2025-02-20");
  const AsOf moment_of = as_of(AsKnown{.day = day("2025-02-20")});
  const auto revisions = list_revisions_since(db_, series_.id, *moment_of.figures);
  ASSERT_EQ(revisions.size(), 1u) << "a month that was not known then is not a revision";
  const std::string csv = series_csv_as_known(then, *read_series(then), revisions);
  EXPECT_NE(csv.find(",value_now,revised_on,revised_by\r\n"), std::string::npos);
  EXPECT_NE(csv.find(",82,2025-03-10,\"records.csv, loaded 10 March 2025\"\r\n"), std::string::npos) << csv;
  EXPECT_NE(csv.find(",,,\r\n"), std::string::npos) << "November stands as it was";
}

TEST_P(StoredAsKnown, ThePageOfThePastTellsRevisionsAndOffersNoForm) {
  const auto then = as_known("2025-02-20");
  const MeasureQuery query{.known = AsKnown{.day = day("2025-02-20")}};
  const auto revisions = list_revisions_since(db_, series_.id, *as_of(query.known).figures);
  const std::vector<Organisation> places{then.organisation};
  const auto page =
      measure_page_of({.figures = then, .query = query, .places = places, .today = kToday, .revisions = revisions});
  ASSERT_TRUE(page);
  ASSERT_TRUE(page->known);
  EXPECT_EQ(page->known->text, "This is what was known on 20 February 2025.");
  EXPECT_EQ(page->known->now, measure_url(local_.measure, "OU-THANET"));
  EXPECT_FALSE(page->contributor);
  ASSERT_TRUE(page->revisions);
  EXPECT_EQ(page->revisions->lead, "1 of 2 figures is not what it was then. Later figures are not counted.");
  ASSERT_EQ(page->revisions->table.rows.size(), 1u);
  EXPECT_EQ(page->revisions->table.rows[0].cells[1].text, "81.0%");
  EXPECT_EQ(page->revisions->table.rows[0].cells[2].text, "82.0%");
  for (const ui::MenuLink& link : page->downloads)
    EXPECT_NE(link.url.text().find("known=2025-02-20"), std::string::npos) << link.title;
}

INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, StoredAsKnown, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

}  // namespace
}  // namespace qi::measures

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <numeric>
#include <set>

#include "measures/downloads/series_csv.h"
#include "measures/imports/ambsys_import.h"
#include "measures/imports/national_indicators.h"
#include "measures/measures_database.h"
#include "measures/page/chart_view.h"
#include "measures/point_store.h"
#include "measures/revision_store.h"
#include "measures/series_reading.h"
#include "support/databases.h"

namespace qi::measures {
namespace {

struct PublishedEdition {
  const char* file;
  const char* known_on;  ///< usual_publication_day of its last month
};
/// In the order of publication.
constexpr std::array kEditions{
    PublishedEdition{"AmbSYS-to-Mar-2020.csv", "2020-04-09"}, PublishedEdition{"AmbSYS-to-May-2020.csv", "2020-06-11"},
    PublishedEdition{"AmbSYS-to-Aug-2020.csv", "2020-09-10"}, PublishedEdition{"AmbSYS-to-Oct-2020.csv", "2020-11-12"},
    PublishedEdition{"AmbSYS-to-Mar-2025.csv", "2025-04-10"}};

const AmbsysEdition& edition(std::size_t place) {
  static const auto kRead = [] {
    std::array<AmbsysEdition, kEditions.size()> read;
    for (std::size_t i = 0; i < kEditions.size(); ++i)
      read[i] = *read_ambsys(file_text(std::string("data/ambsys/") + kEditions[i].file));
    return read;
  }();
  return kRead[place];
}

AsOf known_on(std::size_t place) {
  return as_of(AsKnown{.day = day(kEditions[place].known_on)});
}

void load(db::Connection& db, std::size_t place) {
  LoadNote note;
  note.now = moment("2025-04-30");
  note.known_at = start_of_london_day(day(kEditions[place].known_on));
  note.file_name = kEditions[place].file;
  load_ambsys(db, edition(place), note);
}

/// A series by the names that do not depend on the order of loading.
using SeriesName = std::pair<std::string, std::string>;
using AllFigures = std::map<SeriesName, SeriesFigures>;

/// Only series with a value: one without was not there for a reader of that day.
AllFigures all_figures(db::Connection& db, const AsOf& as_of) {
  AllFigures all;
  for (const Organisation& organisation : list_organisations(db))
    for (SeriesFigures& figures : list_figures_of_organisation(db, organisation.id, as_of)) {
      std::erase_if(figures.points, [](const Point& point) { return !point.figure.value; });
      if (figures.points.empty()) continue;
      const SeriesName name(figures.measure.national_code.value(), organisation.code);
      all.emplace(name, std::move(figures));
    }
  return all;
}

std::vector<std::pair<Date, Figure>> bare(const std::vector<Point>& points) {
  std::vector<std::pair<Date, Figure>> figures;
  for (const Point& point : points) figures.emplace_back(point.period, point.figure);
  return figures;
}

/// A run chart has no limits: not a number on both sides.
bool is_the_same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}

/// Every number, verdict and word of the chart, and the picture itself.
void expect_the_same_chart(const SeriesFigures& history, const SeriesFigures& alone) {
  const auto one = read_series(history);
  const auto other = read_series(alone);
  ASSERT_TRUE(one && other);
  const spc::Analysis& a = one->reading.analysis;
  const spc::Analysis& b = other->reading.analysis;
  ASSERT_EQ(a.phases.size(), b.phases.size());
  for (std::size_t i = 0; i < a.phases.size(); ++i) {
    EXPECT_TRUE(is_the_same(a.phases[i].limits.centre, b.phases[i].limits.centre));
    EXPECT_TRUE(is_the_same(a.phases[i].limits.lower, b.phases[i].limits.lower));
    EXPECT_TRUE(is_the_same(a.phases[i].limits.upper, b.phases[i].limits.upper));
  }
  EXPECT_EQ(a.variation, b.variation);
  EXPECT_EQ(a.assurance, b.assurance);
  const auto said = [](const SeriesReading& reading) {
    const spc::Verdict verdict = spc::sentence(reading.reading, reading.wording);
    return verdict.headline + " " + verdict.explanation;
  };
  EXPECT_EQ(said(*one), said(*other));
  EXPECT_EQ(chart::spc_chart(drawing_of(history, *one), chart::Size::wide),
            chart::spc_chart(drawing_of(alone, *other), chart::Size::wide));
  EXPECT_EQ(series_csv(history, *one), series_csv(alone, *other));
}

/// The history as known on the day of every edition, against a database into which only that edition was loaded.
/// Charts are compared for South East Coast, London and England: every indicator of them.
class EditionHistory : public testing::TestWithParam<support::Backend> {
 protected:
  void expect_each_edition_as_if_alone(const std::array<std::size_t, kEditions.size()>& order) {
    support::MigratedDatabase history(GetParam());
    for (const std::size_t place : order) load(history.db, place);
    for (std::size_t place = 0; place < kEditions.size(); ++place) {
      SCOPED_TRACE(kEditions[place].file);
      support::MigratedDatabase single(GetParam());
      load(single.db, place);
      const AllFigures then = all_figures(history.db, known_on(place));
      const AllFigures alone = all_figures(single.db, {});
      ASSERT_EQ(then.size(), alone.size());
      ASSERT_GT(alone.size(), 200u);
      for (const auto& [name, figures] : alone) {
        SCOPED_TRACE(name.first + " of " + name.second);
        ASSERT_TRUE(then.contains(name));
        ASSERT_EQ(bare(then.at(name).points), bare(figures.points));
        static const std::set<std::string> kDrawn{"RYD", "RRU", "Eng"};
        if (kDrawn.contains(name.second)) expect_the_same_chart(then.at(name), figures);
      }
    }
  }
};

TEST_P(EditionHistory, LoadedInTurnEachEditionIsKnownAsIfItWereAlone) {
  expect_each_edition_as_if_alone({0, 1, 2, 3, 4});
}

TEST_P(EditionHistory, LoadedOutOfOrderEachEditionIsKnownAsIfItWereAlone) {
  expect_each_edition_as_if_alone({4, 2, 0, 3, 1});
}

TEST_P(EditionHistory, TellsWhatTheLongEditionRevisedOfOctober2019) {
  support::MigratedDatabase history(GetParam());
  for (std::size_t place = 0; place < kEditions.size(); ++place) load(history.db, place);
  const auto measure = find_national_measure(history.db, "c2-mean");
  const auto trust = find_organisation_by_code(history.db, "RYD");
  const SeriesId series = find_series(history.db, measure->id, trust->id)->id;

  const auto revisions = list_revisions_since(history.db, series, *known_on(3).figures);
  const auto october = std::ranges::find(revisions, day("2019-10-01"), &Revision::period);
  ASSERT_NE(october, revisions.end());
  EXPECT_EQ(october->before.value, 1206);
  EXPECT_EQ(october->after.value, 1204);
  EXPECT_EQ(london_date(october->revised_at), day("2025-04-10"));
  EXPECT_EQ(words_of(october->source), "AmbSYS-to-Mar-2025.csv, loaded 30 April 2025");

  const auto versions = list_figure_versions(history.db, series, day("2019-10-01"));
  ASSERT_EQ(versions.size(), 2u);
  EXPECT_EQ(london_date(versions[0].point.known_from), day("2020-04-09"));
  EXPECT_EQ(versions[0].source.file_name, "AmbSYS-to-Mar-2020.csv");
  EXPECT_TRUE(list_revisions_since(history.db, series, *known_on(4).figures).empty());
}

INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, EditionHistory, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST(UsualPublicationDay, IsTheSecondThursdayOfTheNextMonth) {
  for (std::size_t place = 0; place < kEditions.size(); ++place)
    EXPECT_EQ(usual_publication_day(edition(place).months.back()), day(kEditions[place].known_on));
}

}  // namespace
}  // namespace qi::measures

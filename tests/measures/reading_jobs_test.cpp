#include "measures/signals/reading_jobs.h"

#include "measures/news_fixture.h"
#include "measures/reading_mark_store.h"

namespace qi::measures {
namespace {

using std::chrono::seconds;

class ReadingJobs : public NewsFixture {};
INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, ReadingJobs, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

TEST_P(ReadingJobs, TheRestOfAnImportIsReadByAJobWithProgress) {
  for (int i = 0; i < 30; ++i) {
    const Series series = inside(db_, [&] {
      const std::string name = "Place " + std::to_string(i);
      return series_of(db_, series_.measure,
                       *create_organisation(db_, {.code = "OU-" + std::to_string(i),
                                                  .name = name,
                                                  .short_name = name,
                                                  .kind = OrganisationKind::operating_unit}));
    });
    load(series, steady(24));
  }
  const std::size_t marked = count_marks(db_);
  const ReadAgain in_request = read_again(db_, now(), kReadInRequest, kOwnPlace);
  EXPECT_EQ(in_request.waiting, marked - kReadInRequest);
  clock_.advance(seconds(2));
  EXPECT_EQ(do_jobs(), 1);
  EXPECT_EQ(count_marks(db_), 0u);
  EXPECT_EQ(newest_job(kReadingJob).outcome, std::to_string(marked - kReadInRequest) + " series were read again.");
}

TEST_P(ReadingJobs, AChangeThatIsReadAtOnceLeavesNoJobBehind) {
  load(series_, steady(24));
  EXPECT_EQ(newest_job(kReadingJob).state, shell::JobState::waiting);
  read_again(db_, now(), kReadInRequest, kOwnPlace);
  EXPECT_TRUE(shell::list_jobs(db_, {}, 10).empty());
}

TEST_P(ReadingJobs, WhatAnUpgradeMarkedIsReadByAJobAtTheStart) {
  load(series_, steady(24));
  inside(db_, [&] { return shell::withdraw_waiting_job(db_, kReadingJob), 0; });
  start_reading(db_, now());
  clock_.advance(seconds(2));
  EXPECT_EQ(do_jobs(), 1);
  EXPECT_EQ(count_marks(db_), 0u);
}

}  // namespace
}  // namespace qi::measures

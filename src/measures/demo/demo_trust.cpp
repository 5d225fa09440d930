#include "measures/demo/demo_trust.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "measures/demo/demo_synthetic.h"
#include "measures/imports/ambsys_import.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/phase_store.h"
#include "measures/series_store.h"
#include "measures/target_store.h"
#include "shell/digest.h"

namespace qi::measures {
namespace {

constexpr std::string_view kOwnTrust = "RYD";
const Author kAuthor{std::nullopt, "Demo author"};

Date on(std::string_view iso) {
  return parse_iso_date(iso).value();
}

struct NationalTarget {
  std::string_view indicator;
  double seconds;
  TargetKind kind;
  std::string_view from;
  std::string_view until;  ///< "" where it still holds
  std::string_view title;
  std::string_view source;
};

constexpr std::string_view kResponseProgramme =
    "NHS England, Ambulance Response Programme: ambulance response standards announced in July 2017";

constexpr std::array kTargets{
    NationalTarget{"c1-mean", 7 * 60, TargetKind::standard, "2017-07-01", "", "7-minute standard", kResponseProgramme},
    NationalTarget{"c1-90th", 15 * 60, TargetKind::standard, "2017-07-01", "", "15-minute standard",
                   kResponseProgramme},
    NationalTarget{"c2-mean", 18 * 60, TargetKind::standard, "2017-07-01", "", "18-minute standard",
                   kResponseProgramme},
    NationalTarget{"c2-90th", 40 * 60, TargetKind::standard, "2017-07-01", "", "40-minute standard",
                   kResponseProgramme},
    NationalTarget{"c3-90th", 120 * 60, TargetKind::standard, "2017-07-01", "", "2-hour standard", kResponseProgramme},
    NationalTarget{"c4-90th", 180 * 60, TargetKind::standard, "2017-07-01", "", "3-hour standard", kResponseProgramme},
    NationalTarget{"c2-mean", 30 * 60, TargetKind::ambition, "2023-04-01", "2024-04-01",
                   "30-minute ambition for 2023/24",
                   "NHS England, Delivery plan for recovering urgent and emergency care services, 30 January 2023: an "
                   "average of 30 minutes over 2023/24 for England"},
    NationalTarget{"c2-mean", 30 * 60, TargetKind::ambition, "2024-04-01", "2025-04-01",
                   "30-minute ambition for 2024/25",
                   "NHS England, 2024/25 priorities and operational planning guidance, March 2024: an average of 30 "
                   "minutes across 2024/25 for England"},
};

Done set_targets(db::Connection& db, Instant now) {
  for (const NationalTarget& row : kTargets) {
    const auto measure = find_national_measure(db, row.indicator);
    if (!measure) continue;
    for (const Series& series : list_series(db, {.measure = measure->id})) {
      const auto made = create_target(db, now, kAuthor,
                                      {.series = series.id,
                                       .from = on(row.from),
                                       .until = row.until.empty() ? std::nullopt : std::optional(on(row.until)),
                                       .value = row.seconds,
                                       .kind = row.kind,
                                       .title = std::string(row.title),
                                       .source = std::string(row.source)});
      if (!made) return made.error();
    }
  }
  return {};
}

struct DemoPhase {
  std::string_view indicator;
  std::string_view starts_on;
  std::string_view title;
  std::string_view reason;
};

constexpr std::string_view kFirstFigures =
    "South East Coast's first published figures in these categories are for December 2017. The baseline runs to May "
    "2021.";

// Times quoted here are worked out from the published file: means as total response time divided by incidents, 90th
// centiles as they stand there.
constexpr std::array kPhases{
    DemoPhase{"c2-mean", "2017-12-01", "Baseline", kFirstFigures},
    DemoPhase{
        "c2-mean", "2021-06-01", "From summer 2021",
        "The mean rose from 21:28 in May to 26:10 in June 2021 and stayed higher: 31:53 over the 12 months from June "
        "2021, 20:07 over the 12 months before. It rose in all 11 ambulance trusts, so the cause was not only here."},
    DemoPhase{"c2-mean", "2023-01-01", "From January 2023",
              "The mean fell from 46:15 in December 2022 to 23:53 in January 2023 and did not go back to the level of "
              "2022. It fell in all 11 trusts that month. NHS England published its recovery plan with the 30-minute "
              "ambition on 30 January 2023, after the fall had begun, so we do not say that the plan caused it."},
    DemoPhase{"c2-90th", "2017-12-01", "Baseline", kFirstFigures},
    DemoPhase{"c2-90th", "2021-06-01", "From summer 2021",
              "The 90th centile moved with the mean: from 40:51 in May to 50:54 in June 2021, and between 50:54 and "
              "1:22:37 in the 12 months from June 2021, where the 12 months before lay between 31:03 and 51:59. It "
              "rose in all 11 ambulance trusts, so the cause was not only here."},
    DemoPhase{"c2-90th", "2023-01-01", "From January 2023",
              "The 90th centile moved with the mean again: from 1:36:48 in December 2022 to 48:04 in January 2023. It "
              "has not been above 1:10:29 since. It fell in all 11 trusts that month. We do not say what caused it: "
              "see the mean response time."},
};

std::optional<Series> own_series(db::Connection& db, std::string_view indicator) {
  const auto measure = find_national_measure(db, indicator);
  const auto trust = find_organisation_by_code(db, kOwnTrust);
  if (!measure || !trust) return std::nullopt;
  return find_series(db, measure->id, trust->id);
}

Done set_phases(db::Connection& db, Instant now, std::string_view indicator) {
  const auto series = own_series(db, indicator);
  if (!series) return {};
  for (const DemoPhase& row : kPhases) {
    if (row.indicator != indicator) continue;
    const auto made = create_phase(db, now,
                                   {.series = series->id,
                                    .starts_on = on(row.starts_on),
                                    .baseline_until = std::nullopt,
                                    .title = std::string(row.title),
                                    .reason = std::string(row.reason),
                                    .author = kAuthor,
                                    .approver = kAuthor.name});
    if (!made) return made.error();
  }
  return {};
}

Result<MergeCounts> load_edition(db::Connection& db, Instant now, EditionFile file) {
  LoadNote note{.now = now, .known_at = now, .file_name = std::move(file.name)};
  note.sha256 = shell::sha256_hex(file.text);
  const auto edition = read_ambsys(std::move(file.text));
  if (!edition) return edition.error();
  if (!edition->months.empty())
    note.known_at = std::min(now, start_of_london_day(usual_publication_day(edition->months.back())));
  return load_ambsys(db, *edition, note);
}

std::optional<Series> front_door(db::Connection& db) {
  return own_series(db, "c2-mean");
}

}  // namespace

Result<DemoSummary> build_demo(db::Connection& db, Instant now, std::string ambsys_text, std::string file_name,
                               std::vector<EditionFile> earlier) {
  DemoSummary summary;
  if (const auto series = front_door(db); series && !list_phases(db, {.series = series->id}).empty()) {
    summary.was_there_already = true;
    return summary;
  }
  const auto national = load_edition(db, now, {std::move(file_name), std::move(ambsys_text)});
  if (!national) return national.error();
  summary.national = *national;
  for (EditionFile& file : earlier)
    if (const auto loaded = load_edition(db, now, std::move(file)); !loaded) return loaded.error();
  const auto series = front_door(db);
  if (!series)
    return Error::invalid("The file has no figures of South East Coast (RYD). Use the file of the repository.");

  db::Transaction transaction(db);
  if (const Done done = set_targets(db, now); !done) return done.error();
  const auto synthetic = add_synthetic_series(db, now, series->organisation, kAuthor);
  if (!synthetic) return synthetic.error();
  summary.synthetic_series = synthetic->series;
  summary.synthetic_points = synthetic->points;
  for (const std::string_view indicator : {"c2-mean", "c2-90th"})
    if (const Done done = set_phases(db, now, indicator); !done) return done.error();
  transaction.commit();
  return summary;
}

}  // namespace qi::measures

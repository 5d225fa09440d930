#include "measures/imports/import_trial.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/text.h"
#include "measures/imports/batch_words.h"

namespace qi::measures {
namespace {

std::string line_of(const LoadChange& change, const NamesOfLoads& names) {
  const Definition& definition = names.measure(change.series.measure).definition;
  const std::string before = show(*change.before.value, definition.format);
  return fmt::format("  {}, {}, {}: {}\n", definition.name, names.organisation(change.series.organisation).short_name,
                     period_name(definition.frequency, change.period),
                     change.takes_away() ? before + " is taken away"
                                         : before + " becomes " + show(*change.now.value, definition.format));
}

/// `changes` are of one series, by period, and not empty.
std::string new_figures_line(const std::vector<const LoadChange*>& changes, const NamesOfLoads& names) {
  const Series& series = changes.front()->series;
  const Definition& definition = names.measure(series.measure).definition;
  return fmt::format("  {}, {}: {} new, {}\n", definition.name, names.organisation(series.organisation).short_name,
                     changes.size(),
                     period_span(definition.frequency, changes.front()->period, changes.back()->period));
}

std::string lines_of_new(const std::vector<LoadChange>& changes, const NamesOfLoads& names) {
  std::string lines;
  std::vector<const LoadChange*> of_series;
  const auto end_series = [&] {
    if (!of_series.empty()) lines += new_figures_line(of_series, names);
    of_series.clear();
  };
  for (const LoadChange& change : changes) {
    if (!change.is_new()) continue;
    if (!of_series.empty() && of_series.front()->series.id != change.series.id) end_series();
    of_series.push_back(&change);
  }
  end_series();
  return lines;
}

}  // namespace

std::vector<LoadChange> list_load_changes(db::Connection& db, BatchId batch) {
  // Two loads of one moment leave a row without a span before this one: the newest of them is what stood there.
  return db.all(R"sql(
      SELECT series.id, series.measure_id, series.organisation_id, point.period,
             earlier.value, earlier.numerator, earlier.denominator, point.value, point.numerator, point.denominator
        FROM point
        JOIN series ON series.id = point.series_id
        LEFT JOIN point earlier ON earlier.id = (SELECT max(other.id)
                                                   FROM point other
                                                  WHERE other.series_id = point.series_id
                                                    AND other.period = point.period
                                                    AND other.known_until = point.known_from
                                                    AND other.id <> point.id)
       WHERE point.batch_id = $1
         AND (point.value IS NOT NULL OR earlier.value IS NOT NULL)
       ORDER BY series.measure_id, series.organisation_id, point.period, point.id
  )sql",
                [](const db::Row& row) {
                  const auto figure = [&](std::size_t first) {
                    return Figure{row.get<std::optional<double>>(first), row.get<std::optional<double>>(first + 1),
                                  row.get<std::optional<double>>(first + 2)};
                  };
                  return LoadChange{{row.get<SeriesId>(0), row.get<MeasureId>(1), row.get<OrganisationId>(2)},
                                    row.get<Date>(3),
                                    figure(4),
                                    figure(7)};
                },
                batch);
}

std::string trial_words(db::Connection& db, BatchId batch, std::size_t unchanged) {
  const std::vector<LoadChange> changes = list_load_changes(db, batch);
  const NamesOfLoads names(db);
  const auto count = [&](auto&& judge) { return static_cast<std::size_t>(std::ranges::count_if(changes, judge)); };
  const std::size_t fresh = count([](const LoadChange& each) { return each.is_new(); });
  const std::size_t away = count([](const LoadChange& each) { return each.takes_away(); });
  std::string words = fmt::format("{} would be new, {} would change, {} would be taken away, {} there already.\n",
                                  counted(fresh, "figure", "figures"), changes.size() - fresh - away, away,
                                  unchanged == 1 ? "1 is" : fmt::format("{} are", unchanged));
  std::size_t named = 0;
  for (const LoadChange& change : changes)
    if (!change.is_new() && named++ < kChangesNamed) words += line_of(change, names);
  if (named > kChangesNamed) words += fmt::format("  and {} more\n", named - kChangesNamed);
  return words + lines_of_new(changes, names);
}

}  // namespace qi::measures

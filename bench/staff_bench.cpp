// A staff file of ten ambulance trusts, 65,000 rows, into a fresh database on disk: for the first time, once more, and
// after a month in which one person in fifty moved, joined or left.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <stdexcept>
#include <string>

#include "base/split_mix.h"
#include "bench_site.h"
#include "people/feed/staff_import.h"
#include "people/org_changes.h"

namespace {

using qi::bench::fresh_database;
using namespace qi::people;

constexpr int kRows = 65'000;
constexpr int kPlaces = 2'500;
constexpr int kOneIn = 50;

qi::Date day(std::string_view iso) {
  return qi::parse_iso_date(iso).value();
}
qi::shell::Change change_on(std::string_view iso) {
  return {.actor = std::nullopt, .at = qi::FixedClock(day(iso)).now()};
}

void open_places(qi::db::Connection& db) {
  qi::db::Transaction transaction(db);
  std::optional<UnitId> above;
  for (int place = 0; place < kPlaces; ++place) {
    const auto opened = open_unit(db, change_on("2025-01-01"),
                                  {.code = fmt::format("PLACE-{}", place),
                                   .facts = {.name = fmt::format("Place {}", place),
                                             .short_name = fmt::format("Place {}", place),
                                             .kind = place == 0 ? UnitKind::trust : UnitKind::station,
                                             .parent = above},
                                   .from = day("2020-04-01")});
    if (!opened) throw std::runtime_error(opened.error().message);
    if (place == 0) above = *opened;
  }
  transaction.commit();
}

/// Of month `month`: each month one person in fifty is somewhere else, and one in a hundred is somebody new.
StaffFileAsGiven file_of(int month, std::string_view iso) {
  std::string text =
      "Employee Number,Assignment Number,First Name,Last Name,Work Email,Org Code,Position,Staff Group,Pay Band,"
      "FTE,Start Date,Primary,Manager\n";
  qi::SplitMix random(static_cast<std::uint64_t>(month));
  for (int row = 0; row < kRows; ++row) {
    const bool moves = month > 0 && random.below(kOneIn) == 0;
    const bool is_new = moves && random.below(2) == 0;
    const int number = 20'000'000 + row + (is_new ? 1'000'000 * month : 0);
    const auto place = moves ? static_cast<int>(random.below(kPlaces)) : row % kPlaces;
    text += fmt::format(
        "{0},{0}-1,Given{1},Family{2},given{1}.family{2}@example.nhs.uk,PLACE-{3},Paramedic,Allied Health "
        "Professionals,Band 6,1,{4},Yes,{5}\n",
        number, row % 701, row, place, is_new ? "01/03/2025" : "01/02/2021", 20'000'000 + row % 500);
  }
  auto given = as_given(fmt::format("staff {}.csv", iso), std::move(text));
  if (!given) throw std::runtime_error(given.error().message);
  return *std::move(given);
}

void load(qi::db::Connection& db, const StaffFileAsGiven& file, std::string_view iso) {
  const auto done =
      load_staff_file(db, change_on(iso), file, day(iso), std::nullopt, {.stops = StaffConsent::Stops::are_overruled});
  if (!done) throw std::runtime_error(done.error().message);
}

void note_rows(benchmark::State& state) {
  state.SetItemsProcessed(state.iterations() * kRows);
}

enum class Then { first_file, same_file, next_month };
void staff_file(benchmark::State& state, Then then) {
  const StaffFileAsGiven first = file_of(0, "2025-02-28");
  const StaffFileAsGiven next = then == Then::next_month ? file_of(1, "2025-03-31") : first;
  for (auto _ : state) {
    state.PauseTiming();
    {
      auto db = fresh_database("staff");
      open_places(db);
      if (then != Then::first_file) load(db, first, "2025-02-28");
      state.ResumeTiming();
      load(db, next, "2025-03-31");
      state.PauseTiming();
    }
    state.ResumeTiming();
  }
  note_rows(state);
}
BENCHMARK_CAPTURE(staff_file, first, Then::first_file)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);
BENCHMARK_CAPTURE(staff_file, the_same_again, Then::same_file)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);
BENCHMARK_CAPTURE(staff_file, a_month_later, Then::next_month)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->Iterations(1);

}  // namespace

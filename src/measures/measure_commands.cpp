#include "measures/measure_commands.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>

#include "base/text.h"
#include "db/retry.h"
#include "measures/batch_store.h"
#include "measures/demo/demo_trust.h"
#include "measures/imports/ambsys_import.h"
#include "measures/imports/batch_undo.h"
#include "measures/imports/given_figures.h"
#include "measures/imports/import_saving.h"
#include "measures/imports/import_trial.h"
#include "measures/imports/unasked_import.h"
#include "measures/known_on.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "measures/signals/reading_again.h"
#include "shell/audit.h"
#include "shell/digest.h"
#include "shell/trust_settings.h"

namespace qi::measures {
namespace {

[[noreturn]] void stop_with(const Error& error) {
  std::cerr << error.message << '\n';
  throw CLI::RuntimeError(1);
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) stop_with(Error::not_found("We could not open " + path + ". Check the name of the file."));
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string name_of(const std::string& path) {
  return std::filesystem::path(path).filename().string();
}

enum class Saving { keeps, only_tries };
enum class Unusual { is_refused, is_kept };

void print_problems(const std::vector<tabular::RowProblem>& problems, Saving saving) {
  for (const tabular::RowProblem& problem : problems) std::cout << tabular::words_of(problem) << '\n';
  if (problems.empty()) return;
  if (saving == Saving::only_tries)
    std::cout << fmt::format("{} would be left out.\n", counted(problems.size(), "problem", "problems"));
  else
    std::cout << fmt::format("{} left out. The rest was imported.\n",
                             counted(problems.size(), "problem was", "problems were"));
}

void print_counts(const MergeCounts& counts) {
  std::cout << fmt::format("{} added, {} revised, {} unchanged.\n", counted(counts.added, "point", "points"),
                           counts.revised, counts.unchanged);
  if (counts.changed_nothing())
    std::cout << "These figures were there already. Nothing has changed.\n";
  else
    std::cout << fmt::format("This is load {0}. To take it back: qualitea import --undo {0}\n", to_text(counts.batch));
}

/// What is only tried is merged as well, inside the transaction that is then rolled back: it is told as it would be.
void print_outcome(db::Connection& db, const MergeCounts& counts, Saving saving) {
  if (saving == Saving::keeps) return print_counts(counts);
  std::cout << trial_words(db, counts.batch, counts.unchanged)
            << "Nothing was saved: leave out --dry-run to save it.\n";
}

struct ImportOptions {
  std::string file;
  std::string data = "data";
  std::string known_at;
  std::string today;
  std::int64_t measure = 0;
  std::string organisation;
  std::string sheet;
  std::string trust_code = shell::TrustSettings().code;
  std::int64_t undo = 0;
  Saving saving = Saving::keeps;
  Unusual unusual = Unusual::is_refused;
};

LoadNote note_for(const ImportOptions& options, const Clock& clock, const std::string& text) {
  LoadNote note;
  note.now = clock.now();
  note.known_at = note.now;
  note.file_name = name_of(options.file);
  note.sha256 = shell::sha256_hex(text);
  const auto known_at = read_known_on(options.known_at, note.now);
  if (!known_at) stop_with(Error::invalid("--known-on: " + known_at.error().message));
  note.known_at = *known_at;
  return note;
}

void load_edition(db::Connection& db, const AmbsysEdition& edition, const LoadNote& note, Saving saving) {
  db::Transaction transaction(db);
  const MergeCounts counts = load_ambsys_inside(db, edition, note);
  if (saving == Saving::keeps) transaction.commit();
  print_outcome(db, counts, saving);
}

void import_edition(db::Connection& db, std::string text, const LoadNote& note, Saving saving) {
  const auto edition = read_ambsys(std::move(text));
  if (!edition) stop_with(edition.error());
  const auto& months = edition->months;
  if (!months.empty())
    if (const Done had_begun = check_known_since(months.back(), note.known_at); !had_begun)
      stop_with(had_begun.error());
  std::cout << fmt::format("NHS England's AmbSYS file: {} read", counted(edition->rows_read, "row", "rows"));
  if (!months.empty())
    std::cout << fmt::format(", {} to {}, {}", period_name(Frequency::month, months.front()),
                             period_name(Frequency::month, months.back()),
                             counted(edition->organisations.size(), "organisation", "organisations"));
  std::cout << ".\n";
  for (const std::string& words : edition->notes) std::cout << words << '\n';
  print_problems(edition->problems, saving);
  db::with_retry(db, [&] { load_edition(db, *edition, note, saving); });
}

/// The series that the operator named; nullopt: none was.
std::optional<SeriesId> named_series(db::Connection& db, const ImportOptions& options) {
  if (options.measure == 0) return std::nullopt;
  const auto measure = load_measure(db, MeasureId{options.measure});
  if (!measure) stop_with(measure.error());
  const auto organisation = find_organisation_by_code(db, options.organisation);
  if (!organisation)
    stop_with(Error::not_found("We could not find an organisation with the code " + options.organisation +
                               ". Codes are in capitals, like RYD."));
  return series_of(db, measure->id, organisation->id).id;
}

/// The draft that the wizard would have made: the same guesses, and what was chosen for the last file of its source.
ImportDraft draft_of(db::Connection& db, const ImportOptions& options, std::string bytes, const LoadNote& note) {
  auto given = tabular::read_given(std::move(bytes));
  if (!given) stop_with(given.error());
  auto draft = draft_of_cells(db, std::move(*given),
                              {.file_name = note.file_name,
                               .sha256 = note.sha256,
                               .source_kind = SourceKind::file,
                               .series = named_series(db, options),
                               .sheet = options.sheet});
  if (!draft) stop_with(draft.error());
  ImportChoices& choices = draft->choices;
  make_no_measure(choices);
  if (draft->series) choices.series.clear();  // whoever names the measure does not mean that of the last file
  return std::move(*draft);
}

void tell_remembered(const ImportDraft& draft, const ImportReading& reading) {
  std::vector<std::string> taken;
  if (draft.choices.reading.layout) taken.push_back("columns");
  if (std::ranges::any_of(reading.series, &SeriesToImport::is_chosen))
    taken.insert(taken.end(), {"measures", "places"});
  if (!taken.empty()) std::cout << fmt::format("As in the last file with these headings: {}.\n", listed(taken));
}

std::string name_in_file(const SeriesToImport& series) {
  const std::string name = shown_name(series);
  return name.empty() ? "a series without a name" : name;
}

/// What the last file left out on purpose is left out again, and said.
void tell_left_out(const ImportReading& reading) {
  std::vector<std::string> names;
  for (const SeriesToImport& series : reading.series)
    if (series.choice.fate == SeriesChoice::Fate::leave_out) names.push_back(name_in_file(series));
  if (names.empty()) return;
  const std::string words = fmt::format("{} left out, as in the last file with these headings: {}.",
                                        counted(names.size(), "series is", "series are"), listed(names));
  if (names.size() == reading.series.size())
    stop_with(Error::invalid(words + " Bring this one in on the site, or add --measure ID and --organisation CODE."));
  std::cout << words << '\n';
}

void stop_at_undecided(const ImportDraft& draft, const ImportReading& reading) {
  std::string names;
  std::size_t undecided = 0;
  for (const SeriesToImport& series : reading.series) {
    if (series.is_decided()) continue;
    ++undecided;
    names += "\n  " + name_in_file(series) + (series.conflict.empty() ? "" : ": " + series.conflict);
  }
  if (undecided == 0) return;
  // The heading of a file's only column is "value" or the like: it says nothing.
  const SeriesToImport& first = reading.series.front();
  if (reading.series.size() == 1 && first.found.place_name.empty() && first.conflict.empty()) names.clear();
  const std::string_view what_to_do =
      draft.series
          ? "This file says itself whose figures its series are, and not all of it is known here. Bring it in on "
            "the site."
          : "Say whose figures these are: add --measure ID and --organisation CODE, or import them on the site.";
  stop_with(Error::invalid(std::string(what_to_do) + names));
}

/// What the site asks a person to tick, the command line wants said.
void settle_unusual(const ImportReading& reading, const ImportOptions& options) {
  if (reading.unusual.empty()) return;
  for (const UnusualRow& unusual : reading.unusual)
    std::cout << fmt::format("Row {}: {}\n", unusual.row, unusual.words);
  const std::string how_many = counted(reading.unusual.size(), "figure is", "figures are");
  if (options.unusual == Unusual::is_kept) {
    std::cout << fmt::format("{} unusual and kept, as --keep-unusual says.\n", how_many);
  } else if (options.saving == Saving::only_tries) {
    std::cout << fmt::format("{} unusual: saving them takes --keep-unusual.\n", how_many);
  } else {
    stop_with(Error::invalid(
        fmt::format("{} unusual. Nothing was saved: put the file right, or add --keep-unusual.", how_many)));
  }
}

void import_figures(db::Connection& db, const ImportOptions& options, std::string bytes, const LoadNote& note,
                    Date today) {
  db::Transaction transaction(db);
  const ImportDraft draft = draft_of(db, options, std::move(bytes), note);
  if (!sheet_to_read(draft))
    stop_with(Error::invalid("The workbook has several sheets with figures. Name one with --sheet."));
  const auto reading = read_import(db, draft, matching_ground(db, options.trust_code, draft.series), today);
  if (!reading) stop_with(reading.error());
  stop_at_undecided(draft, *reading);
  tell_remembered(draft, *reading);
  tell_left_out(*reading);
  for (const SeriesToImport& series : reading->series)
    if (series.plan)
      std::cout << fmt::format("{}, {}: {} read.\n", series.figures->measure.definition.name,
                               series.figures->organisation.name,
                               counted(series.found.reading.rows_read, "row", "rows"));
  for (const std::string& words : reading->notes) std::cout << words << '\n';
  for (const std::string& words : reading->questions) std::cout << words << '\n';
  settle_unusual(*reading, options);
  print_problems(reading->problems, options.saving);
  const auto saved = save_import(db, note.now, note.known_at, {std::nullopt, "The command line"}, draft, *reading);
  if (!saved) stop_with(saved.error());
  if (options.saving == Saving::keeps) transaction.commit();
  print_outcome(db, saved->counts, options.saving);
}

void undo_load(const ImportOptions& options, const Clock& clock, const access::OpenDatabase& open) {
  db::Connection db = open(options.data);
  const auto undone = undo_batch(db, clock.now(), std::nullopt, BatchId{options.undo}, UndoReach::whole);
  if (!undone) stop_with(undone.error());
  std::cout << fmt::format("Load {} is undone, by load {}. {}\n", options.undo, to_text(*undone),
                           find_batch(db, *undone)->note);
  shell::AuditHeadFile(options.data).follow(db);
}

void stop_at_contradictions(const ImportOptions& options) {
  if (options.undo != 0 && options.saving == Saving::only_tries)
    stop_with(
        Error::invalid("An undo cannot be tried. Leave out --dry-run to take the load back, or --undo to try a file."));
  if (options.undo != 0 && !options.file.empty())
    stop_with(Error::invalid("Give a file to import, or --undo to take a load back, not both."));
  if ((options.measure == 0) != options.organisation.empty())
    stop_with(Error::invalid("Give --measure and --organisation together."));
  if (!shell::is_trust_code(options.trust_code))
    stop_with(Error::invalid("Give --trust-code an ODS code in capitals, such as RYD."));
}

void import_file(const ImportOptions& options, const Clock& clock, const access::OpenDatabase& open) {
  stop_at_contradictions(options);
  if (options.undo != 0) return undo_load(options, clock, open);
  if (options.file.empty()) stop_with(Error::invalid("Name the file to import, or a load to take back with --undo."));
  if (const Done good = check_file_name(name_of(options.file)); !good) stop_with(good.error());
  std::string text = text_of(options.file);
  const LoadNote note = note_for(options, clock, text);
  db::Connection db = open(options.data);
  if (looks_like_ambsys(text)) {
    import_edition(db, std::move(text), note, options.saving);
  } else {
    db::with_retry(db, [&] { import_figures(db, options, text, note, clock.today()); });
  }
  if (options.saving == Saving::only_tries) return;
  read_all_again(db, note.now, options.trust_code);
  shell::AuditHeadFile(options.data).follow(db);
}

void make_demo(const std::string& data, const std::string& figures, const std::vector<std::string>& earlier,
               const access::OpenDatabase& open, const std::vector<DemoPart>& others) {
  std::vector<EditionFile> editions;
  for (const std::string& path : earlier) editions.push_back({name_of(path), text_of(path)});
  if (!std::filesystem::exists(figures))
    stop_with(Error::not_found("There is no file " + figures + ". Name NHS England's AmbSYS file with --figures."));
  const std::string newest = text_of(figures);
  db::Connection db = open(data);
  for (const DemoPart& part : others) {
    const auto made = part(db);
    if (!made) stop_with(made.error());
    if (!made->empty()) std::cout << *made << '\n';
  }
  const auto summary = db::with_retry(
      db, [&] { return build_demo(db, FixedClock(kDemoToday).now(), newest, name_of(figures), editions); });
  if (!summary) stop_with(summary.error());
  read_all_again(db, FixedClock(kDemoToday).now(), shell::TrustSettings().code);
  shell::AuditHeadFile(data).follow(db);
  if (summary->was_there_already) {
    std::cout << "The demo is there already.\n";
    return;
  }
  std::cout << fmt::format("Demo made: {} of NHS England and {} with {}.\n",
                           counted(summary->national.added, "point", "points"),
                           counted(summary->synthetic_series, "synthetic series", "synthetic series"),
                           counted(summary->synthetic_points, "point", "points"));
}

template <class Tag>
CLI::Validator number_of(const std::string& wanted) {
  return {[wanted](const std::string& typed) { return parse_id<Tag>(typed) ? std::string() : wanted; }, "NUMBER"};
}

}  // namespace

void add_import_command(CLI::App& program, const Clock& clock, access::OpenDatabase open) {
  CLI::App* command = program.add_subcommand("import", "Imports a file of figures");
  const auto options = std::make_shared<ImportOptions>();
  command->add_option("FILE", options->file, "NHS England's AmbSYS file (CSV), or a CSV or Excel file of figures");
  command->add_option("--data", options->data, "The data folder")->envname("QUALITEA_DATA")->capture_default_str();
  command->add_option("--known-on,--known-at", options->known_at,
                      "The day on which the figures were known, like 2025-04-10");
  command->add_option("--sheet", options->sheet, "The sheet of a workbook, by its name");
  command
      ->add_option("--undo", options->undo,
                   "Takes back the load with this number instead: an import prints it, and so does /import/history")
      ->check(number_of<BatchTag>("Give the number of the load: an import prints it, and so does /import/history."));
  command->add_flag_callback(
      "--dry-run", [options] { options->saving = Saving::only_tries; },
      "Says which figures would be new, changed and taken away, and saves nothing");
  command->add_flag_callback(
      "--keep-unusual", [options] { options->unusual = Unusual::is_kept; },
      "Saves figures far from those there are, which are otherwise refused with the whole file");
  command->add_option("--measure", options->measure, "The number of the measure, as in its address")
      ->check(number_of<MeasureTag>("Give the number of the measure, as in its address: 12 for /measures/12."));
  command->add_option("--organisation", options->organisation, "The code of the organisation, like RYD");
  command
      ->add_option("--trust-code", options->trust_code,
                   "The ODS code of the trust that is meant where the file names no place")
      ->envname("QUALITEA_TRUST_CODE")
      ->capture_default_str();
  command
      ->add_option("--today", options->today,
                   "A day at which the calendar stands still, as `serve --today` has it for demos: 2025-04-30")
      ->envname("QUALITEA_TODAY");
  command->callback([options, &clock, open = std::move(open)] {
    if (options->today.empty()) return import_file(*options, clock, open);
    const auto day = parse_iso_date(options->today);
    if (!day) stop_with(Error::invalid("Give --today a date such as 2025-04-30."));
    std::cout << fmt::format("The calendar stands at {}.\n", long_date(*day));
    import_file(*options, PinnedDayClock(*day, clock), open);
  });
}

void add_demo_command(CLI::App& program, access::OpenDatabase open, std::vector<DemoPart> others) {
  CLI::App* command = program.add_subcommand("demo", "Fills a data folder with the demo");
  const auto data = std::make_shared<std::string>("data");
  const auto figures = std::make_shared<std::string>("data/ambsys/AmbSYS-to-Mar-2025.csv");
  command->add_option("--data", *data, "The data folder")->capture_default_str();
  command->add_option("--figures", *figures, "NHS England's AmbSYS file")->capture_default_str();
  const auto earlier = std::make_shared<std::vector<std::string>>();
  command->add_option("--earlier", *earlier, "Older editions of the same file: what was known then");
  command->callback([data, figures, earlier, open = std::move(open), others = std::move(others)] {
    make_demo(*data, *figures, *earlier, open, others);
  });
}

}  // namespace qi::measures

#include "measures/imports/long_file_import.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/text.h"
#include "measures/imports/figures_import.h"
#include "measures/imports/given_figures.h"
#include "measures/imports/import_reading.h"
#include "measures/imports/series_matching.h"
#include "measures/point_import.h"
#include "measures/series_store.h"
#include "shell/digest.h"
#include "tabular/file_kind.h"
#include "tabular/patient_identifiers.h"
#include "tabular/row_stream.h"

namespace qi::measures {
namespace {

constexpr std::size_t kBeginningBytes = std::size_t{64} * 1024;
// Rows are understood in portions of this size, whichever is reached first.
constexpr std::size_t kPortionRows = 10'000;
constexpr std::size_t kPortionBytes = 4'000'000;
constexpr std::size_t kPortionCells = 200'000;
constexpr std::size_t kProblemsNamed = 3;

constexpr std::string_view kHowLong =
    "A file that long must be CSV with one figure on each row: its date, its measure, its place where that is not the "
    "trust, and the figure.";

Error not_long() {
  return Error::invalid(fmt::format("The file is larger than 5 MB. {} Or give a part of it.", kHowLong));
}

/// How the rows lie, judged by the beginning of the file up to its last whole line.
struct LongLayout {
  tabular::PastedRow heading;  ///< empty cells where there is none
  std::vector<tabular::ColumnRole> roles;
  std::vector<std::size_t> places;  ///< of each column in the file, from 0
  std::size_t first_line = 0;       ///< of the first row with figures
  bool headed = false;
};

Result<LongLayout> layout_at(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::string beginning(kBeginningBytes, '\0');
  file.read(beginning.data(), static_cast<std::streamsize>(beginning.size()));
  beginning.resize(static_cast<std::size_t>(file.gcount()));
  if (tabular::is_zip(beginning))
    return Error::invalid(
        "This workbook is larger than 5 MB. Save the sheet with the figures as CSV UTF-8 and upload that.");
  if (const auto why = tabular::why_no_table(beginning)) return Error::invalid(*why);
  if (const auto end = beginning.find_last_of("\r\n"); end != std::string::npos) beginning.resize(end);
  const auto given = tabular::read_given(std::move(beginning));
  if (!given) return not_long();
  const tabular::Sheet& sheet = given->sheets.front();
  const auto guess = tabular::guess_layout(sheet);
  if (!guess || guess->choices.layout != tabular::Layout::long_rows) return not_long();
  if (std::ranges::find(guess->choices.roles, tabular::ColumnRole::series) == guess->choices.roles.end())
    return Error::invalid(
        fmt::format("The file is larger than 5 MB and no column names the measure of each row. {} Add a column headed "
                    "Measure, or give a part of the file.",
                    kHowLong));

  LongLayout layout{.roles = guess->choices.roles};
  layout.first_line = sheet.cells.rows[guess->choices.first_row].row;
  layout.headed = guess->choices.heading_row.has_value();
  if (layout.headed) layout.heading = sheet.cells.rows[*guess->choices.heading_row];
  for (std::size_t i = 0; i < sheet.cells.width; ++i)
    layout.places.push_back(i < sheet.cells.columns.size() ? sheet.cells.columns[i] - 1 : i);
  return layout;
}

/// Where the figures of one name and place go.
struct Destination {
  const Measure* measure = nullptr;
  const Organisation* place = nullptr;
};

class LongFile {
 public:
  LongFile(LongLayout layout, const MatchingGround& ground, Date today)
      : layout_(std::move(layout)), ground_(ground), today_(today) {
    portion_.width = layout_.roles.size();
  }

  Done take(const tabular::StreamedRow& row) {
    if (row.line < layout_.first_line) return {};
    tabular::PastedRow kept{.row = row.line, .cells = {}};
    bool any = false;
    for (const std::size_t place : layout_.places) {
      const std::string_view cell = place < row.cells.size() ? trimmed(row.cells[place]) : std::string_view{};
      any = any || !cell.empty();
      bytes_ += cell.size();
      kept.cells.emplace_back(cell);
    }
    if (!any) return {};
    ++rows_read_;
    portion_.rows.push_back(std::move(kept));
    if (portion_.rows.size() < kPortionRows && bytes_ < kPortionBytes &&
        portion_.rows.size() * portion_.width < kPortionCells)
      return {};
    return finish_portion();
  }

  Done finish_portion() {
    const auto patients = tabular::find_patient_identifiers(portion_, layout_.roles);
    if (!patients.empty()) return Error::invalid(tabular::words_of(patients) + " Nothing of this file was kept.");
    std::map<std::size_t, tabular::PastedCells> by_destination;
    for (tabular::PastedRow& row : portion_.rows) {
      const auto destination = destination_of(row);
      if (!destination) continue;
      tabular::PastedCells& cells = by_destination[*destination];
      if (cells.rows.empty()) begin(cells);
      cells.rows.push_back(narrowed(row));
    }
    portion_.rows.clear();
    bytes_ = 0;
    for (const auto& [destination, cells] : by_destination) read(destination, cells);
    if (points_.size() <= kMostLongFigures) return {};
    keep_first_of_each();
    if (points_.size() <= kMostLongFigures) return {};
    return Error::invalid(fmt::format("The file holds more than {} different figures. Split it and import the parts.",
                                      grouped(kMostLongFigures)));
  }

  std::size_t rows_read() const { return rows_read_; }
  const std::vector<Destination>& destinations() const { return destinations_; }

  /// One point for each period; `series` is the place in destinations(), from 1.
  std::vector<IncomingPoint> take_points() {
    keep_first_of_each();
    return std::move(points_);
  }

  std::size_t left_out() const { return unplaced_ + wrong_ + repeated_; }

  std::string note() const {
    std::string words;
    const auto add = [&](const std::string& more) { words += (words.empty() ? "" : " ") + more; };
    if (unplaced_ > 0)
      add(fmt::format("{} of measures or places that are not here {} left out, like {}.",
                      counted(unplaced_, "row", "rows"), unplaced_ == 1 ? "was" : "were", first_unplaced_));
    if (wrong_ > 0) add(counted(wrong_, "row was", "rows were") + " wrong and left out.");
    for (const std::string& problem : problems_) add(problem);
    if (repeated_ > 0)
      add(fmt::format("{} a period of an earlier row and {} left out.",
                      counted(repeated_, "row repeats", "rows repeat"), repeated_ == 1 ? "was" : "were"));
    return words;
  }

 private:
  static bool names(tabular::ColumnRole role) {
    return role == tabular::ColumnRole::series || role == tabular::ColumnRole::place;
  }

  std::string cell_with(const tabular::PastedRow& row, tabular::ColumnRole role) const {
    const auto found = std::ranges::find(layout_.roles, role);
    return found == layout_.roles.end() ? "" : row.cells[static_cast<std::size_t>(found - layout_.roles.begin())];
  }

  /// "C2 mean, Kent"; of a row that names less, what it names.
  static std::string name_of(const std::pair<std::string, std::string>& key) {
    const auto& [measure, place] = key;
    if (measure.empty()) return place.empty() ? "a row that names neither" : place + " without a measure";
    return place.empty() ? measure : measure + ", " + place;
  }

  std::optional<std::size_t> destination_of(const tabular::PastedRow& row) {
    const std::pair key(cell_with(row, tabular::ColumnRole::series), cell_with(row, tabular::ColumnRole::place));
    auto known = known_.find(key);
    if (known == known_.end()) {
      // A column of words that differ on every row names no series: it must not fill the memory.
      if (known_.size() >= tabular::kMostSeries) known_.clear();
      known = known_.emplace(key, settle(key)).first;
    }
    if (known->second) return known->second;
    if (unplaced_++ == 0) first_unplaced_ = name_of(key);
    return std::nullopt;
  }

  std::optional<std::size_t> settle(const std::pair<std::string, std::string>& key) {
    const SeriesChoice choice = match_series(ground_, key.first, key.second, "", Company::among_others);
    if (choice.fate != SeriesChoice::Fate::into_measure) return std::nullopt;
    const Destination found{ground_.find(*choice.measure), ground_.find_place(choice.organisation_code)};
    const auto same = std::ranges::find_if(destinations_, [&](const Destination& each) {
      return each.measure == found.measure && each.place == found.place;
    });
    if (same != destinations_.end()) return static_cast<std::size_t>(same - destinations_.begin());
    destinations_.push_back(found);
    return destinations_.size() - 1;
  }

  tabular::PastedRow narrowed(const tabular::PastedRow& row) const {
    tabular::PastedRow narrow{.row = row.row, .cells = {}};
    for (std::size_t i = 0; i < layout_.roles.size(); ++i)
      if (!names(layout_.roles[i])) narrow.cells.push_back(row.cells[i]);
    return narrow;
  }

  void begin(tabular::PastedCells& cells) const {
    cells.width = static_cast<std::size_t>(
        std::ranges::count_if(layout_.roles, [](tabular::ColumnRole role) { return !names(role); }));
    if (layout_.headed) cells.rows.push_back(narrowed(layout_.heading));
  }

  void complain(const tabular::RowProblem& problem) {
    if (problems_.size() < kProblemsNamed) problems_.push_back(tabular::words_of(problem));
    ++wrong_;
  }

  void read(std::size_t destination, const tabular::PastedCells& cells) {
    tabular::FiguresChoices choices = choices_for(destinations_[destination].measure->definition);
    choices.roles.clear();
    for (const tabular::ColumnRole role : layout_.roles)
      if (!names(role)) choices.roles.push_back(role);
    choices.duplicates = tabular::Duplicates::keep_first;
    choices.heading = layout_.headed ? tabular::Heading::first_row : tabular::Heading::none;
    auto reading = tabular::read_figures(cells, choices);
    if (!reading) {
      complain({.row = cells.rows.back().row, .message = reading.error().message, .cells = {}});
      return;
    }
    leave_out_impossible(*reading, destinations_[destination].measure->definition, today_);
    for (const tabular::RowProblem& problem : reading->problems) complain(problem);
    for (const tabular::FigureRow& row : reading->rows)
      points_.push_back({SeriesId{static_cast<std::int64_t>(destination) + 1},
                         row.date,
                         {row.value, row.numerator, row.denominator}});
  }

  void keep_first_of_each() {
    const auto place = [](const IncomingPoint& point) { return std::pair(point.series, point.period); };
    std::ranges::stable_sort(points_, {}, place);
    const auto repeats = std::ranges::unique(points_, {}, place);
    repeated_ += repeats.size();
    points_.erase(repeats.begin(), repeats.end());
  }

  LongLayout layout_;
  const MatchingGround& ground_;
  Date today_;
  tabular::PastedCells portion_;
  std::size_t bytes_ = 0;
  std::size_t rows_read_ = 0;
  std::map<std::pair<std::string, std::string>, std::optional<std::size_t>> known_;
  std::vector<Destination> destinations_;
  std::vector<IncomingPoint> points_;
  std::vector<std::string> problems_;
  std::size_t wrong_ = 0, unplaced_ = 0, repeated_ = 0;
  std::string first_unplaced_;
};

}  // namespace

Result<LongFigures> read_long_file(db::Connection& db, std::string_view own_ods_code, Date today,
                                   const std::filesystem::path& path) {
  auto layout = layout_at(path);
  if (!layout) return layout.error();
  const MatchingGround ground = matching_ground(db, std::string(own_ods_code), std::nullopt);
  LongFile file(std::move(*layout), ground, today);
  const auto read =
      tabular::stream_rows_at(path.string(), [&](const tabular::StreamedRow& row) { return file.take(row); });
  if (!read) return read.error();
  if (const Done last = file.finish_portion(); !last) return last.error();
  LongFigures figures{.destinations = {},
                      .points = file.take_points(),
                      .rows_read = file.rows_read(),
                      .note = file.note(),
                      .sha256 = {}};
  if (figures.points.empty())
    return Error::invalid("No row could be placed. " +
                          (figures.note.empty() ? std::string("Name a measure on each row.") : figures.note));
  figures.left_out = file.left_out();
  for (const Destination& destination : file.destinations())
    figures.destinations.emplace_back(destination.measure->id, destination.place->id);
  std::ifstream bytes(path, std::ios::binary);
  figures.sha256 = shell::sha256_hex_of(bytes);
  return figures;
}

MergeCounts save_long_figures(db::Connection& db, LongFigures figures, LoadNote note) {
  constexpr std::size_t kScopeDigits = 16;
  std::vector<SeriesId> stored;
  for (const auto& [measure, place] : figures.destinations) stored.push_back(series_of(db, measure, place).id);
  for (IncomingPoint& point : figures.points) point.series = stored[static_cast<std::size_t>(point.series.number) - 1];
  note.source_kind = SourceKind::file;
  note.scope = "file:" + figures.sha256.substr(0, kScopeDigits);
  note.sha256 = figures.sha256;
  note.rows_read = figures.rows_read;
  note.note += (note.note.empty() || figures.note.empty() ? "" : " ") + figures.note;
  return merge_points_inside(db, figures.points, note);
}

Result<BatchId> import_long_file(const shell::Context& context, const std::filesystem::path& path,
                                 const std::string& file_name) {
  if (const Done good = check_file_name(file_name); !good) return good.error();
  auto figures = read_long_file(context.db, context.site.own_ods_code, context.clock.today(), path);
  if (!figures) return figures.error();
  const Instant now = context.clock.now();
  db::Transaction transaction(context.db);
  const MergeCounts counts =
      save_long_figures(context.db, std::move(*figures),
                        {.now = now, .known_at = now, .loaded_by = context.visitor.account, .file_name = file_name});
  transaction.commit();
  return counts.batch;
}

}  // namespace qi::measures

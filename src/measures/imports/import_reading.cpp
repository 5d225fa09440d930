#include "measures/imports/import_reading.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "base/text.h"
#include "measures/figure_rules.h"
#include "measures/imports/figures_draft.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/series_store.h"
#include "tabular/number_reading.h"
#include "tabular/patient_identifiers.h"

namespace qi::measures {
namespace {

constexpr std::string_view kAreaOfNewMeasures = "Imported";

/// A definition for a series that becomes a measure of its own.
Definition new_definition(const SeriesChoice& choice, const tabular::SeriesFigures& found) {
  Definition definition = draft_definition(found.reading, {.name = choice.new_name, .better = choice.better});
  definition.area = kAreaOfNewMeasures;
  if (definition.format.style == ValueStyle::number) definition.format.unit = found.unit;
  return definition;
}

/// Two places of one new measure: bounds that hold for both, as many decimals as either has.
void widen(Definition& shared, const Definition& more) {
  if (!more.natural_lower) shared.natural_lower.reset();
  if (!more.natural_upper) shared.natural_upper.reset();
  shared.format.decimals = std::max(shared.format.decimals, more.format.decimals);
  if (shared.better == spc::Direction::neutral) shared.better = more.better;
}

bool can_share(const Definition& one, const Definition& other) {
  return one.frequency == other.frequency && one.format.style == other.format.style &&
         one.format.unit == other.format.unit && one.factor == other.factor;
}

bool is_about(const SeriesChoice& choice, const tabular::SeriesFigures& found) {
  return choice.series_name == found.series_name && choice.place_name == found.place_name;
}

/// Letters' case tells no sources apart (source_fingerprint), so it tells no series apart either, unless `all` of the
/// file holds one that the choice names letter by letter.
const SeriesChoice* chosen_for(const ImportChoices& choices, const tabular::SeriesFigures& found,
                               const std::vector<tabular::SeriesFigures>& all) {
  for (const SeriesChoice& choice : choices.series)
    if (is_about(choice, found)) return &choice;
  for (const SeriesChoice& choice : choices.series) {
    const bool is_alike = lowered(choice.series_name) == lowered(found.series_name) &&
                          lowered(choice.place_name) == lowered(found.place_name);
    const auto is_another = [&](const tabular::SeriesFigures& other) { return is_about(choice, other); };
    if (is_alike && std::ranges::none_of(all, is_another)) return &choice;
  }
  return nullptr;
}

/// Which reading a measure needs; a series without a measure is read as it is guessed.
using Need = std::pair<std::optional<Frequency>, std::optional<double>>;

class Reader {
 public:
  Reader(db::Connection& db, const ImportDraft& draft, const MatchingGround& ground, Date today)
      : db_(db), draft_(draft), ground_(ground), today_(today) {}

  Result<ImportReading> read(std::size_t sheet) {
    reading_.sheet = sheet;
    const tabular::Sheet& cells = draft_.given.sheets[sheet];
    const ReadingChoice& choice = draft_.choices.reading;
    auto guess = choice.layout ? tabular::guess_within(cells, *choice.layout, choice.heading_row, choice.roles)
                               : tabular::guess_layout(cells);
    if (!guess) return guess.error();
    reading_.guess = std::move(*guess);
    reading_.guess.choices.duplicates = choice.duplicates;
    const auto as_guessed = tabular::read_many(cells, reading_.guess.choices);
    if (!as_guessed) return as_guessed.error();
    for (const tabular::SeriesFigures& found : as_guessed->series) take(found, as_guessed->series);
    if (const Done read = read_as_needed(cells, *as_guessed); !read) return read.error();
    find_conflicts();
    define_new_measures();
    reading_.notes = draft_.given.notes;
    add(reading_.notes, cells.notes);
    add(reading_.notes, as_guessed->notes);
    reading_.problems = as_guessed->problems;
    reading_.rows_read = as_guessed->rows_read;
    for (SeriesToImport& series : reading_.series) plan(series);
    std::ranges::stable_sort(reading_.problems, {}, &tabular::RowProblem::row);
    std::ranges::stable_sort(reading_.unusual, {}, &UnusualRow::row);
    std::ranges::stable_sort(reading_.changes, {}, &ChangedRow::row);
    count_repeats(cells, *as_guessed);
    return std::move(reading_);
  }

 private:
  static void add(std::vector<std::string>& all, const std::vector<std::string>& more) {
    for (const std::string& each : more)
      if (std::ranges::find(all, each) == all.end()) all.push_back(each);
  }

  void take(const tabular::SeriesFigures& found, const std::vector<tabular::SeriesFigures>& all) {
    SeriesToImport series;
    const SeriesChoice* chosen = chosen_for(draft_.choices, found, all);
    const Company company = all.size() == 1 ? Company::alone : Company::among_others;
    series.choice =
        chosen ? *chosen : match_series(ground_, found.series_name, found.place_name, reading_.guess.title, company);
    series.is_chosen = chosen != nullptr;
    series.found = found;
    locate(series);
    reading_.series.push_back(std::move(series));
  }

  /// The stored series, or the one that would be made.
  void locate(SeriesToImport& series) {
    const SeriesChoice& choice = series.choice;
    if (choice.fate != SeriesChoice::Fate::into_measure && choice.fate != SeriesChoice::Fate::new_measure) return;
    const Organisation* place = ground_.find_place(choice.organisation_code);
    const Measure* measure = choice.measure ? ground_.find(*choice.measure) : nullptr;
    if (choice.organisation_code.empty()) return;  // the rest of the choice stands until a place is chosen
    if (!place || (choice.fate == SeriesChoice::Fate::into_measure && !measure)) {
      series.choice.fate = SeriesChoice::Fate::undecided;  // it was there when it was chosen
      return;
    }
    SeriesFigures figures;
    figures.organisation = *place;
    if (choice.fate == SeriesChoice::Fate::into_measure) {
      if (const auto stored = find_series(db_, measure->id, place->id)) {
        if (auto loaded = load_figures(db_, stored->id)) figures = std::move(*loaded);
      } else {
        figures.measure = *measure;
        figures.series = {{}, measure->id, place->id};
      }
    }
    series.figures = std::move(figures);
  }

  static Need need_of(const SeriesToImport& series) {
    if (!series.figures || series.choice.fate != SeriesChoice::Fate::into_measure) return {};
    const tabular::FiguresChoices choices = choices_for(series.figures->measure.definition);
    return {choices.frequency, choices.factor};
  }

  /// Reads the sheet once for each length of period and factor that its measures have.
  Done read_as_needed(const tabular::Sheet& cells, const tabular::ManyFigures& as_guessed) {
    std::map<Need, std::vector<std::size_t>> needs;
    for (std::size_t i = 0; i < reading_.series.size(); ++i) {
      const Need need = need_of(reading_.series[i]);
      if (need != Need{}) needs[need].push_back(i);
    }
    for (const auto& [need, places] : needs) {
      tabular::LayoutChoices choices = reading_.guess.choices;
      choices.frequency = need.first;
      choices.factor = need.second;
      auto again = tabular::read_many(cells, choices);
      if (!again) return again.error();
      if (again->series.size() != as_guessed.series.size())
        return Error::invalid("The rows do not fit the length of the measure's periods. Import its series alone.");
      for (const std::size_t place : places) reading_.series[place].found = std::move(again->series[place]);
    }
    return {};
  }

  void find_conflicts() {
    std::map<std::pair<std::int64_t, std::string>, std::string> taken;
    std::map<std::pair<std::string, std::string>, std::string> taken_new;
    for (SeriesToImport& series : reading_.series) {
      if (!series.figures) continue;
      const std::string& place = series.choice.organisation_code;
      if (series.choice.fate == SeriesChoice::Fate::into_measure) {
        const auto [first, is_new] = taken.try_emplace({series.choice.measure->number, place}, shown_name(series));
        if (!is_new)
          series.conflict = first->second + " goes there already. Choose another measure or place, or leave one out.";
      } else if (const auto name = shared_name(series.choice)) {
        const auto [first, is_new] = taken_new.try_emplace({*name, place}, shown_name(series));
        if (!is_new)
          series.conflict = first->second +
                            " goes into a new measure of this name and place already. Give this one another name or "
                            "place, or leave one out.";
      }
    }
  }

  void define_new_measures() {
    std::map<std::string, std::string> first_of;
    for (SeriesToImport& series : reading_.series) {
      const auto name = shared_name(series.choice);
      if (!name || !series.figures || !series.conflict.empty()) continue;
      const Definition own = new_definition(series.choice, series.found);
      const auto [shared, is_new] = new_measures_.try_emplace(*name, own);
      first_of.try_emplace(*name, shown_name(series));
      if (is_new) continue;
      if (can_share(shared->second, own))
        widen(shared->second, own);
      else
        series.conflict = first_of[*name] +
                          " goes into a new measure of this name, and its figures are of another kind: by week and by "
                          "month, or percent and plain numbers. Give this one another name.";
    }
  }

  void plan(SeriesToImport& series) {
    if (!series.figures || !series.conflict.empty()) return;
    if (series.choice.fate == SeriesChoice::Fate::new_measure) {
      series.figures->measure.definition = new_measures_.at(*shared_name(series.choice));
      series.figures->measure.definition.source = draft_.file_name;
    }
    const Definition& definition = series.figures->measure.definition;
    series.plan = plan_import(*series.figures, series.found.reading, today_);
    add(reading_.notes, series.plan->notes);
    const std::string name = reading_.series.size() > 1 ? definition.short_name + ": " : "";
    for (const std::string& question : series.plan->questions) reading_.questions.push_back(name + question);
    for (const tabular::RowProblem& problem : series.plan->problems) {
      reading_.problems.push_back(problem);
      if (!name.empty()) reading_.problems.back().message = name + problem.message;
    }
    for (const UnusualRow& unusual : series.plan->unusual)
      reading_.unusual.push_back({unusual.row, name + unusual.words});
    for (const PlannedChange& change : series.plan->changes)
      reading_.changes.push_back(
          {.row = change.row,
           .figure = (reading_.series.size() > 1
                          ? definition.short_name + ", " + series.figures->organisation.short_name + ", "
                          : "") +
                     short_period_name(definition.frequency, change.period),
           .words = words_of(change, definition.format)});
    ask_for_parts(series);
    reading_.added += series.plan->added;
    reading_.unchanged += series.plan->unchanged;
  }

  /// A measure of a numerator and a denominator that gets one column of a table with more numbers in it.
  void ask_for_parts(const SeriesToImport& series) {
    const Definition& definition = series.figures->measure.definition;
    if (!takes_parts(definition)) return;
    const auto has_parts = [](const tabular::FigureRow& row) { return row.numerator.has_value(); };
    if (std::ranges::any_of(series.found.reading.rows, has_parts)) return;
    const auto& roles = reading_.guess.choices.roles;
    for (std::size_t i = 0; i < std::min(roles.size(), reading_.guess.columns.size()); ++i) {
      const tabular::ColumnGuess& column = reading_.guess.columns[i];
      if (roles[i] != tabular::ColumnRole::unused || !tabular::looks_like_number(column.first) ||
          tabular::is_computed_heading(column.heading))
        continue;
      add(reading_.questions,
          {fmt::format("{} has a numerator ({}) and a denominator ({}), and the column {} is left out. If it is one of "
                       "them, say so under Match columns.",
                       definition.name, definition.numerator, definition.denominator, column.heading)});
    }
  }

  /// Rows that are problems only as long as repeats are refused.
  void count_repeats(const tabular::Sheet& cells, const tabular::ManyFigures& as_read) {
    tabular::LayoutChoices other = reading_.guess.choices;
    const bool refused = other.duplicates == tabular::Duplicates::refuse;
    other.duplicates = refused ? tabular::Duplicates::keep_first : tabular::Duplicates::refuse;
    const auto again = tabular::read_many(cells, other);
    if (!again) return;
    const std::size_t here = as_read.every_problem().size();
    const std::size_t there = again->every_problem().size();
    reading_.has_repeats = refused ? here > there : there > here;
    if (refused && here > there) reading_.repeated = here - there;
  }

  db::Connection& db_;
  const ImportDraft& draft_;
  const MatchingGround& ground_;
  Date today_;
  std::map<std::string, Definition> new_measures_;  ///< by shared_name
  ImportReading reading_;
};

}  // namespace

std::string shown_name(const SeriesToImport& series) {
  std::string name = series.found.series_name;
  if (!series.found.place_name.empty()) name += (name.empty() ? "" : ", ") + series.found.place_name;
  return name;
}

std::optional<Date> newest_period(const ImportReading& reading) {
  std::optional<Date> newest;
  for (const SeriesToImport& series : reading.series)
    if (series.plan)
      for (const IncomingPoint& point : series.plan->points)
        newest = std::max(newest.value_or(point.period), point.period);
  return newest;
}

std::size_t ImportReading::undecided() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(series, [](const SeriesToImport& each) { return !each.is_decided(); }));
}

MatchingGround matching_ground(db::Connection& db, std::string own_code, const std::optional<SeriesId>& came_from) {
  MatchingGround ground{.measures = list_measures(db),
                        .organisations = list_organisations(db),
                        .series = list_series(db, {}),
                        .own_code = std::move(own_code),
                        .measure = std::nullopt,
                        .organisation_code = {}};
  const auto series = came_from ? find_series(db, *came_from) : std::nullopt;
  std::erase_if(ground.measures, [&](const Measure& measure) {
    return measure.closed_at && !(series && series->measure == measure.id);
  });
  if (series) {
    ground.measure = series->measure;
    const auto place = std::ranges::find(ground.organisations, series->organisation, &Organisation::id);
    if (place != ground.organisations.end()) ground.organisation_code = place->code;
  }
  return ground;
}

std::optional<std::size_t> sheet_to_read(const ImportDraft& draft) {
  const auto& sheets = draft.given.sheets;
  if (draft.choices.sheet) return *draft.choices.sheet < sheets.size() ? draft.choices.sheet : std::nullopt;
  if (sheets.size() == 1) return 0;
  std::optional<std::size_t> only;
  for (std::size_t i = 0; i < sheets.size(); ++i) {
    if (!tabular::guess_layout(sheets[i])) continue;
    if (only) return std::nullopt;
    only = i;
  }
  return only;
}

Result<ImportReading> read_import(db::Connection& db, const ImportDraft& draft, const MatchingGround& ground,
                                  Date today) {
  const auto sheet = sheet_to_read(draft);
  if (!sheet) return Error::invalid("Choose the sheet that holds the figures.");
  return Reader(db, draft, ground, today).read(*sheet);
}

std::string patient_words(const tabular::Sheet& sheet, const std::vector<tabular::ColumnRole>& roles) {
  std::vector<tabular::ColumnRole> looked_at = roles;
  if (looked_at.empty())
    if (const auto guess = tabular::guess_layout(sheet)) looked_at = guess->choices.roles;
  const auto places = tabular::find_patient_identifiers(sheet.cells, looked_at);
  return places.empty() ? "" : tabular::words_of(places);
}

std::string patient_words_of_pasted(std::string_view text) {
  const auto given = tabular::read_given(std::string(text));
  return given ? patient_words(given->sheets.front(), {}) : "";
}

}  // namespace qi::measures

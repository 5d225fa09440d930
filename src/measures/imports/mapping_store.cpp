#include "measures/imports/mapping_store.h"

#include "base/text.h"
#include "shell/digest.h"
#include "tabular/many_figures.h"

namespace qi::measures {
namespace {

bool fits(const ReadingChoice& reading, const tabular::Sheet& sheet) {
  if (!reading.layout) return true;
  const auto guess = tabular::guess_within(sheet, *reading.layout, reading.heading_row, reading.roles);
  return guess && tabular::read_many(sheet, guess->choices);
}

}  // namespace

std::string source_fingerprint(const tabular::Sheet& sheet, const tabular::LayoutGuess& guess) {
  std::string text = lowered(sheet.name) + "\n" + std::string(tabular::slug(guess.choices.layout)) + "\n";
  const bool across = guess.choices.layout == tabular::Layout::dates_across;
  for (const tabular::ColumnGuess& column : guess.columns)
    if (!across || column.role != tabular::ColumnRole::value) text += lowered(column.heading) + "\n";
  return shell::sha256_hex(text);
}

std::optional<ImportMapping> find_mapping(db::Connection& db, std::string_view fingerprint) {
  return db.first(R"sql(
      SELECT choices, saved_at, saved_by_name
        FROM import_mapping
       WHERE fingerprint = $1
  )sql",
                  [](const db::Row& row) {
                    ImportChoices choices = import_choices_of(row.get<std::string>(0));
                    return ImportMapping{std::move(choices.reading), std::move(choices.series), row.get<Instant>(1),
                                         row.get<std::string>(2)};
                  },
                  fingerprint);
}

void use_mapping(ImportChoices& choices, const ImportMapping& mapping, const tabular::Sheet& sheet) {
  choices.series = mapping.series;
  if (!fits(mapping.reading, sheet)) return;
  choices.reading = mapping.reading;
  choices.remembered = mapping.reading.layout.has_value() || !mapping.series.empty();
}

void remember_mapping(db::Connection& db, Instant now, const Author& author, std::string_view fingerprint,
                      const ImportChoices& choices) {
  forget_mapping(db, fingerprint);
  ImportChoices kept{
      .sheet = std::nullopt, .reading = choices.reading, .series = choices.series, .known_on = {}, .note = {}};
  kept.reading.duplicates = tabular::Duplicates::refuse;  // asked for each file: this one's repeats are not the next's
  db.run(R"sql(
      INSERT INTO import_mapping (fingerprint, choices, saved_at, saved_by, saved_by_name)
      VALUES ($1, $2, $3, $4, $5)
  )sql",
         fingerprint, to_json(kept), now, author.account, author.name);
}

void forget_mapping(db::Connection& db, std::string_view fingerprint) {
  db.run(R"sql(
      DELETE FROM import_mapping
       WHERE fingerprint = $1
  )sql",
         fingerprint);
}

}  // namespace qi::measures

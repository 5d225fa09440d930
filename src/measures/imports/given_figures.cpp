#include "measures/imports/given_figures.h"

#include <algorithm>

#include "base/text.h"
#include "measures/imports/import_reading.h"
#include "measures/imports/mapping_store.h"
#include "tabular/patient_identifiers.h"

namespace qi::measures {
namespace {

/// Everything that looks like a patient's number, on any sheet.
std::string patient_words_in(const tabular::GivenFile& given) {
  for (const tabular::Sheet& sheet : given.sheets) {
    const std::string words = patient_words(sheet, {});
    if (!words.empty()) return given.sheets.size() > 1 ? "Sheet " + sheet.name + ": " + words : words;
  }
  return {};
}

std::string names_of(const tabular::GivenFile& given) {
  if (given.sheets.size() == 1 && given.sheets[0].name.empty()) return "one table without sheets";
  std::vector<std::string> names;
  for (const tabular::Sheet& sheet : given.sheets) names.push_back(sheet.name);
  return listed(names);
}

/// Good when any sheet has dates and figures; otherwise what the first sheet lacks.
Done some_sheet_has_figures(const tabular::GivenFile& given) {
  std::optional<Error> refusal;
  for (const tabular::Sheet& sheet : given.sheets) {
    const auto guess = tabular::guess_layout(sheet);
    if (guess) return {};
    if (!refusal) refusal = guess.error();
  }
  return *refusal;
}

/// What the last file of the same source was read with.
void remember(db::Connection& db, ImportDraft& draft) {
  const auto sheet = sheet_to_read(draft);
  if (!sheet) return;
  const auto guess = tabular::guess_layout(draft.given.sheets[*sheet]);
  if (!guess) return;
  auto mapping = find_mapping(db, source_fingerprint(draft.given.sheets[*sheet], *guess));
  if (!mapping) return;
  if (draft.series && mapping->series.size() == 1) mapping->series.clear();
  use_mapping(draft.choices, *mapping, draft.given.sheets[*sheet]);
}

}  // namespace

Done check_file_name(std::string_view file_name) {
  if (!tabular::names_a_patient(file_name)) return {};
  return Error::invalid(
      "The name of this file holds a number that looks like an NHS number. Rename the file, then give it again. "
      "Nothing of this was kept.");
}

Result<ImportDraft> draft_of_bytes(db::Connection& db, std::string bytes, GivenNote note) {
  auto cells = tabular::read_given(std::move(bytes), kDraftLimits);
  if (!cells) return cells.error();
  return draft_of_cells(db, std::move(*cells), std::move(note));
}

Result<ImportDraft> draft_of_cells(db::Connection& db, tabular::GivenFile cells, GivenNote note) {
  if (const Done good = check_file_name(note.file_name); !good) return good.error();
  if (const std::string words = patient_words_in(cells); !words.empty())
    return Error::invalid(words + " Nothing of this was kept.");
  if (const Done readable = some_sheet_has_figures(cells); !readable) return readable.error();
  ImportDraft draft{.id = {},
                    .owner = {},
                    .created_at = {},
                    .source_kind = note.source_kind,
                    .file_name = std::move(note.file_name),
                    .sha256 = std::move(note.sha256),
                    .series = note.series,
                    .given = std::move(cells),
                    .choices = {},
                    .saved = std::nullopt};
  if (!note.sheet.empty()) {
    const auto named = std::ranges::find(draft.given.sheets, note.sheet, &tabular::Sheet::name);
    if (named == draft.given.sheets.end())
      return Error::invalid("There is no sheet called " + note.sheet + ". There is: " + names_of(draft.given) + ".");
    draft.choices.sheet = static_cast<std::size_t>(named - draft.given.sheets.begin());
  }
  remember(db, draft);
  return draft;
}

}  // namespace qi::measures

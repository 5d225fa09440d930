#include "measures/annotation_store.h"

#include <algorithm>
#include <cctype>

#include "base/text.h"
#include "measures/reading_mark_store.h"
#include "shell/audit.h"
#include "shell/audit_payload.h"

namespace qi::measures {
namespace {

constexpr std::size_t kLongestTitle = 60;
constexpr std::size_t kLongestCode = 3;

Annotation read_annotation(const db::Row& row) {
  return {.id = row.get<AnnotationId>(0),
          .series = row.get<SeriesId>(1),
          .happened_on = row.get<Date>(2),
          .code = row.get<std::string>(3),
          .title = row.get<std::string>(4),
          .note = row.get<std::string>(5),
          .kind = parse_annotation_kind(row.get<std::string>(6)).value(),
          .author = {.account = row.get<std::optional<shell::AccountId>>(7), .name = row.get<std::string>(8)},
          .created_at = row.get<Instant>(9)};
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= kLongestCode &&
         std::ranges::all_of(code, [](unsigned char c) { return std::isalnum(c) != 0; });
}

}  // namespace

std::vector<Annotation> list_annotations(db::Connection& db, const SeriesScope& scope,
                                         std::optional<Instant> known_at) {
  return db.all(R"sql(
      SELECT annotation.id, series_id, happened_on, code, title, note, kind, created_by, author, created_at
        FROM annotation
        JOIN series ON series.id = annotation.series_id
       WHERE (   (CAST($4 AS TEXT) IS NULL AND withdrawn_at IS NULL)
              OR (created_at <= $4 AND (withdrawn_at IS NULL OR withdrawn_at > $4)))
         AND (CAST($1 AS BIGINT) IS NULL OR series.id = $1)
         AND (CAST($2 AS BIGINT) IS NULL OR series.measure_id = $2)
         AND (CAST($3 AS BIGINT) IS NULL OR series.organisation_id = $3)
       ORDER BY series_id, happened_on, code, annotation.id
  )sql",
                read_annotation, scope.series, scope.measure, scope.organisation, known_at);
}

std::string next_annotation_code(db::Connection& db, SeriesId series, AnnotationKind kind) {
  // Withdrawn ones keep their code, so that a code never comes to mean something else.
  const auto taken = db.all(R"sql(
      SELECT code
        FROM annotation
       WHERE series_id = $1
  )sql",
                            [](const db::Row& row) { return row.get<std::string>(0); }, series);
  const std::string letter = kind == AnnotationKind::event ? "E" : "P";
  for (int number = 1;; ++number) {
    std::string code = letter + std::to_string(number);
    if (std::ranges::find(taken, code) == taken.end()) return code;
  }
}

Result<AnnotationId> create_annotation(db::Connection& db, Instant now, const Annotation& annotation) {
  std::vector<FieldError> errors;
  if (trimmed(annotation.title).empty()) errors.push_back({"title", "Enter what was changed or what happened."});
  if (character_count(annotation.title) > kLongestTitle) errors.push_back({"title", "Use 60 characters or fewer."});
  if (!is_code(annotation.code))
    errors.push_back({"code", "Enter a code of one to three letters or numbers, like P1."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  const auto id = db.only<AnnotationId>(R"sql(
      INSERT INTO annotation (series_id, happened_on, code, title, note, kind, author, created_at, created_by)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      RETURNING id
  )sql",
                                        annotation.series, annotation.happened_on, annotation.code, annotation.title,
                                        annotation.note, slug(annotation.kind), annotation.author.name, now,
                                        annotation.author.account);
  mark_to_read(db, now, annotation.series);
  shell::record(
      db, now, annotation.author.account,
      {.action = "annotation.create",
       .subject = "series:" + to_text(annotation.series),
       .payload = shell::audit_payload(
           {{"happened_on", to_iso(annotation.happened_on)}, {"code", annotation.code}, {"title", annotation.title}})});
  return id;
}

Done withdraw_annotation(db::Connection& db, Instant now, const Author& author, AnnotationId id) {
  const auto series = db.first(R"sql(
      UPDATE annotation
         SET withdrawn_at = $2, withdrawn_by = $3
       WHERE id = $1
         AND withdrawn_at IS NULL
   RETURNING series_id
  )sql",
                               [](const db::Row& row) { return row.get<SeriesId>(0); }, id, now, author.account);
  if (!series) return Error::not_found("We could not find that note. It may have been removed already.");
  mark_to_read(db, now, *series);
  shell::record(db, now, author.account, {.action = "annotation.withdraw", .subject = "annotation:" + to_text(id)});
  return {};
}

}  // namespace qi::measures

#include "measures/new_measure.h"

#include "base/text.h"
#include "measures/measure_store.h"
#include "measures/organisation_store.h"
#include "measures/point_import.h"
#include "measures/series_store.h"
#include "measures/target_store.h"
#include "tabular/number_reading.h"

namespace qi::measures {
namespace {

void collect(std::vector<FieldError>& errors, const Error& error, std::string_view field) {
  if (error.fields.empty()) errors.push_back({std::string(field), error.message});
  for (const FieldError& each : error.fields) errors.push_back(each);
}

std::optional<double> read_optional_target(std::string_view typed, std::vector<FieldError>& errors) {
  const auto number = tabular::read_number(trimmed(typed));
  if (!number) {
    errors.push_back({"target", "Enter the target as a number, like 85% or 18:00, or leave it empty."});
    return std::nullopt;
  }
  if (number->form == tabular::NumberForm::missing) return std::nullopt;
  return number->value;
}

std::vector<IncomingPoint> points_of(SeriesId series, const tabular::FiguresReading& figures) {
  std::vector<IncomingPoint> points;
  for (const tabular::FigureRow& row : figures.rows)
    points.push_back({series, row.date, {row.value, row.numerator, row.denominator}});
  return points;
}

}  // namespace

Result<NewMeasureRequest> read_new_measure(db::Connection& db, const MeasureForm& form,
                                           std::string_view organisation_code, std::string_view figures,
                                           std::string_view target) {
  std::vector<FieldError> errors;
  NewMeasureRequest request;
  const auto definition = read_measure_form(form, {});
  if (definition)
    request.definition = *definition;
  else
    collect(errors, definition.error(), "name");

  const auto organisation = find_organisation_by_code(db, organisation_code);
  if (organisation)
    request.organisation = *organisation;
  else
    errors.push_back({"organisation", "Choose whose figures these are."});

  if (!trimmed(figures).empty()) {
    tabular::FiguresChoices choices;
    if (definition) choices.frequency = definition->frequency;
    if (definition && !definition->denominator.empty()) choices.factor = definition->factor;
    auto reading = tabular::read_figures(figures, choices);
    if (reading)
      request.figures = std::move(*reading);
    else
      collect(errors, reading.error(), "figures");
  }
  request.target = read_optional_target(target, errors);
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return request;
}

Result<MeasureId> make_measure(db::Connection& db, Instant now, const Author& author,
                               const NewMeasureRequest& request) {
  db::Transaction transaction(db);
  const auto measure = create_measure(db, now, author.account, {.definition = request.definition});
  if (!measure) return measure.error();
  const Series series = series_of(db, *measure, request.organisation.id);
  if (request.target) {
    const Date from = request.figures.rows.empty() ? london_date(now) : request.figures.rows.front().date;
    const auto target = create_target(
        db, now, author,
        {.series = series.id, .from = from, .value = *request.target, .kind = TargetKind::local, .title = "Target"});
    if (!target) return Error::invalid_fields({{"target", target.error().message}});
  }
  if (!request.figures.rows.empty())
    merge_points_inside(db, points_of(series.id, request.figures),
                        {.now = now,
                         .known_at = now,
                         .loaded_by = author.account,
                         .source_kind = SourceKind::paste,
                         .scope = "series:" + to_text(series.id),
                         .rows_read = request.figures.rows_read});
  transaction.commit();
  return *measure;
}

}  // namespace qi::measures

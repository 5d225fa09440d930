#include "measures/page/new_measure.h"

#include <algorithm>

#include "base/text.h"
#include "measures/imports/figures_import.h"
#include "measures/measure_store.h"
#include "measures/national_trusts.h"
#include "measures/organisation_store.h"
#include "measures/point_import.h"
#include "measures/series_store.h"
#include "measures/target_store.h"
#include "measures/typed_number.h"

namespace qi::measures {
namespace {

void collect(std::vector<FieldError>& errors, const Error& error, std::string_view field) {
  if (error.fields.empty()) errors.push_back({std::string(field), error.message});
  for (const FieldError& each : error.fields) errors.push_back(each);
}

std::optional<double> read_optional_target(std::string_view typed, const ValueFormat& format,
                                           std::vector<FieldError>& errors) {
  const auto number = read_typed_number(typed, format);
  if (number) return *number;
  errors.push_back({"target", number.error().message + " Or leave this empty."});
  return std::nullopt;
}

/// Figures that were pasted but of which no row can be kept are refused: they would be lost without a word.
void take_figures(NewMeasureRequest& request, tabular::FiguresReading reading, Date today,
                  std::vector<FieldError>& errors) {
  leave_out_impossible(reading, request.definition, today);
  if (reading.rows.empty() && !reading.problems.empty())
    errors.push_back({"figures", "No row could be read. " + tabular::words_of(reading.problems.front())});
  request.figures = std::move(reading);
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
                                           std::string_view target, Date today) {
  std::vector<FieldError> errors;
  NewMeasureRequest request;
  const auto definition = read_measure_form(form, {});
  if (definition)
    request.definition = *definition;
  else
    collect(errors, definition.error(), "name");

  const auto organisation = find_organisation_by_code(db, organisation_code);
  const auto trust = std::ranges::find(national_trusts(), organisation_code, &NationalTrust::code);
  if (organisation)
    request.organisation = *organisation;
  else if (trust != national_trusts().end())
    request.organisation = {.code = std::string(trust->code),
                            .name = std::string(trust->name),
                            .short_name = std::string(trust->short_name),
                            .kind = OrganisationKind::trust};
  else
    errors.push_back({"organisation", "Choose whose figures these are."});

  if (!trimmed(figures).empty()) {
    tabular::FiguresChoices choices;
    if (definition) choices.frequency = definition->frequency;
    if (definition && !definition->denominator.empty()) choices.factor = definition->factor;
    auto reading = tabular::read_figures(figures, choices);
    if (reading)
      take_figures(request, std::move(*reading), today, errors);
    else
      collect(errors, reading.error(), "figures");
  }
  const ValueFormat format{.style = parse_value_style(form.style).value_or(ValueStyle::number)};
  request.target = read_optional_target(target, format, errors);
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return request;
}

Result<MeasureId> make_measure(db::Connection& db, Instant now, const Author& author,
                               const NewMeasureRequest& request) {
  db::Transaction transaction(db);
  auto made = make_measure_inside(db, now, author, request);
  if (made) transaction.commit();
  return made;
}

Result<MeasureId> make_measure_inside(db::Connection& db, Instant now, const Author& author,
                                      const NewMeasureRequest& request) {
  if (const Done free = check_new_name(db, request.definition.name); !free) return free.error();
  const auto measure = create_measure(db, now, author.account, {.definition = request.definition});
  if (!measure) return measure.error();
  const auto organisation = find_organisation_by_code(db, request.organisation.code);
  const auto kept = organisation ? Result(organisation->id) : create_organisation(db, request.organisation);
  if (!kept) return kept.error();
  const Series series = series_of(db, *measure, *kept);
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
  return *measure;
}

}  // namespace qi::measures

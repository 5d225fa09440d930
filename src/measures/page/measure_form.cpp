#include "measures/page/measure_form.h"

#include <charconv>

#include "base/text.h"
#include "measures/imports/figures_draft.h"
#include "measures/typed_number.h"
#include "spc/chart_catalogue.h"

namespace qi::measures {
namespace {

constexpr double kPerCent = 100;

/// One text field of the form and the name of its control.
struct TextField {
  std::string_view name;
  std::string MeasureForm::*text;
};
constexpr TextField kFields[] = {
    {"name", &MeasureForm::name},
    {"area", &MeasureForm::area},
    {"description", &MeasureForm::description},
    {"better", &MeasureForm::better},
    {"frequency", &MeasureForm::frequency},
    {"style", &MeasureForm::style},
    {"decimals", &MeasureForm::decimals},
    {"unit", &MeasureForm::unit},
    {"chart", &MeasureForm::chart},
    {"lower", &MeasureForm::lower},
    {"upper", &MeasureForm::upper},
    {"numerator", &MeasureForm::numerator},
    {"denominator", &MeasureForm::denominator},
    {"source", &MeasureForm::source},
    {"source_url", &MeasureForm::source_url},
    {"owner", &MeasureForm::owner},
    {"quality_notes", &MeasureForm::quality_notes},
};

std::string bound_text(const std::optional<double>& bound, const ValueFormat& format) {
  return bound ? typed_number(*bound, format) : std::string();
}

std::optional<double> read_bound(std::string_view typed, const ValueFormat& format, const std::string& field,
                                 std::vector<FieldError>& errors) {
  const auto number = read_typed_number(typed, format);
  if (number) return *number;
  errors.push_back({field, number.error().message + " Or leave this empty."});
  return std::nullopt;
}

std::string required(std::string_view typed, const std::string& field, const std::string& refusal,
                     std::vector<FieldError>& errors) {
  const std::string text(trimmed(typed));
  if (text.empty()) errors.push_back({field, refusal});
  return text;
}

/// check() names the members of Definition; the form's controls are named as people say them.
std::string control_of(const std::string& member) {
  if (member == "natural_lower") return "lower";
  if (member == "natural_upper") return "upper";
  if (member == "short_name") return "name";
  return member;
}

}  // namespace

MeasureForm measure_form_of(const http::Form& fields, const MeasureForm& defaults) {
  MeasureForm form = defaults;
  for (const TextField& field : kFields)
    if (const auto typed = fields.find(field.name)) form.*field.text = std::string(*typed);
  return form;
}

MeasureForm form_of(const Definition& definition) {
  return {
      .name = definition.name,
      .area = definition.area,
      .description = definition.description,
      .better = std::string(slug(definition.better)),
      .frequency = std::string(slug(definition.frequency)),
      .style = std::string(slug(definition.format.style)),
      .decimals = std::to_string(definition.format.decimals),
      .unit = definition.format.unit,
      .chart = std::string(spc::chart_row(definition.chart).slug),
      .lower = bound_text(definition.natural_lower, definition.format),
      .upper = bound_text(definition.natural_upper, definition.format),
      .numerator = definition.numerator,
      .denominator = definition.denominator,
      .source = definition.source,
      .source_url = definition.source_url,
      .owner = definition.owner,
      .quality_notes = definition.quality_notes,
  };
}

Result<Definition> read_measure_form(const MeasureForm& form, const Definition& kept) {
  std::vector<FieldError> errors;
  Definition definition = kept;
  definition.name = required(form.name, "name", "Give the measure a name, like Welfare calls made on time.", errors);
  definition.area = required(form.area, "area", "Say which area it belongs to, like Response times.", errors);
  if (kept.short_name.empty() || kept.short_name == kept.name) definition.short_name = definition.name;
  definition.description = trimmed(form.description);

  if (const auto better = parse_direction(form.better))
    definition.better = *better;
  else
    errors.push_back({"better", "Choose which way is better, or neither."});
  if (const auto frequency = parse_frequency(form.frequency))
    definition.frequency = *frequency;
  else
    errors.push_back({"frequency", "Choose how often there is a figure."});
  if (const auto style = parse_value_style(form.style))
    definition.format.style = *style;
  else
    errors.push_back({"style", "Choose how figures are written."});

  const std::string decimals(trimmed(form.decimals));
  const auto [end, failed] =
      std::from_chars(decimals.data(), decimals.data() + decimals.size(), definition.format.decimals);
  if (failed != std::errc{} || end != decimals.data() + decimals.size())
    errors.push_back({"decimals", "Enter a whole number of decimals from 0 to 6."});
  definition.format.unit = trimmed(form.unit);
  definition.natural_lower = read_bound(form.lower, definition.format, "lower", errors);
  definition.natural_upper = read_bound(form.upper, definition.format, "upper", errors);
  definition.numerator = trimmed(form.numerator);
  definition.denominator = trimmed(form.denominator);
  if (definition.denominator != kept.denominator || definition.format.style != kept.format.style)
    definition.factor = definition.format.style == ValueStyle::percent ? kPerCent : 1;
  if (const auto chart = spc::find_chart(form.chart))
    definition.chart = *chart;
  else
    errors.push_back({"chart", "Choose one of the charts."});
  definition.source = trimmed(form.source);
  definition.source_url = trimmed(form.source_url);
  definition.owner = trimmed(form.owner);
  definition.quality_notes = trimmed(form.quality_notes);

  if (errors.empty())
    if (const Done checked = check(definition); !checked)
      for (const FieldError& error : checked.error().fields) errors.push_back({control_of(error.field), error.message});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  return definition;
}

MeasureForm form_for(const tabular::FiguresReading& figures, MeasureForm form) {
  const Definition guess = draft_definition(figures, {.name = form.name});
  const MeasureForm guessed = form_of(guess);
  form.name = guessed.name;
  form.frequency = guessed.frequency;
  form.style = guessed.style;
  form.decimals = guessed.decimals;
  form.lower = guessed.lower;
  form.upper = guessed.upper;
  const auto heading_of = [&](tabular::ColumnRole role) {
    const auto column = figures.columns.column_with(role);
    return column ? figures.columns.columns[*column].heading : std::string();
  };
  form.numerator = heading_of(tabular::ColumnRole::numerator);
  form.denominator = heading_of(tabular::ColumnRole::denominator);
  return form;
}

}  // namespace qi::measures

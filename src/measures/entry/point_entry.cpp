#include "measures/entry/point_entry.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "measures/figure_rules.h"
#include "measures/typed_number.h"
#include "measures/unusual_figure.h"
#include "tabular/coarse_dates.h"
#include "tabular/date_reading.h"
#include "tabular/number_reading.h"

namespace qi::measures {
namespace {

/// A count that must be there. Adds its refusal to `errors` and answers nullopt.
std::optional<double> required_count(std::string_view typed, const std::string& field, const std::string& example,
                                     std::vector<FieldError>& errors) {
  const auto number = tabular::read_number(trimmed(typed));
  const bool plain = number && number->form == tabular::NumberForm::number;
  if (plain && number->value >= 0) return number->value;
  errors.push_back(
      {field, plain ? "A count cannot be below 0. Enter 0 or more." : "Enter a number, like " + example + "."});
  return std::nullopt;
}

Figure read_parts(const Definition& definition, const EntryForm& form, std::vector<FieldError>& errors) {
  const auto numerator = required_count(form.numerator, "numerator", "31", errors);
  const auto denominator = required_count(form.denominator, "denominator", "120", errors);
  if (!numerator || !denominator) return {};
  check_parts(definition, *numerator, *denominator, errors);
  if (*denominator <= 0) return {};
  return figure_of_parts(definition, *numerator, *denominator);
}

Figure read_value(const Definition& definition, const EntryForm& form, std::vector<FieldError>& errors) {
  const auto value = read_typed_number(form.value, definition.format);
  if (!value)
    errors.push_back({"value", value.error().message});
  else if (!*value)
    errors.push_back({"value", "Enter the figure, like " + example_number(definition.format) + "."});
  return {.value = value ? *value : std::nullopt};
}

std::optional<Figure> known_figure(const SeriesFigures& figures, Date period) {
  const auto found = std::ranges::find(figures.points, period, &Point::period);
  if (found == figures.points.end() || !found->figure.value) return std::nullopt;
  return found->figure;
}

/// What to ask before this is saved; "" for nothing.
std::string question_about(const SeriesFigures& figures, const Entry& entry) {
  const Definition& definition = figures.measure.definition;
  if (entry.replaces && !entry.figure.value)
    return fmt::format("{} has {}. Tick the box to take it out.", period_name(definition.frequency, entry.period),
                       show(*entry.replaces->value, definition.format));
  if (entry.replaces)
    return fmt::format("{} already has {}. Tick the box to replace it with {}.",
                       period_name(definition.frequency, entry.period), show(*entry.replaces->value, definition.format),
                       show(*entry.figure.value, definition.format));
  if (!entry.figure.value) return {};
  const std::string unusual = unusual_words(figures, entry.period, *entry.figure.value);
  return unusual.empty() ? unusual : unusual + " Check it. If it is right, tick the box to save it.";
}

}  // namespace

Result<Entry> read_entry(const SeriesFigures& figures, const EntryForm& form, Date today) {
  const Definition& definition = figures.measure.definition;
  std::vector<FieldError> errors;
  Entry entry;
  const auto date = tabular::read_date(form.period);
  if (!date) {
    errors.push_back({"period", date.error().message});
  } else if (std::string why = tabular::why_too_coarse(date->form, definition.frequency); !why.empty()) {
    errors.push_back({"period", std::move(why)});
  } else {
    entry.period = period_start(definition.frequency, date->date);
    if (entry.period > today)
      errors.push_back({"period", "Enter a date that has passed: figures cannot be from the future."});
  }
  const bool typed =
      !trimmed(form.value).empty() || !trimmed(form.numerator).empty() || !trimmed(form.denominator).empty();
  if (form.absent && typed)
    errors.push_back({"absent", "Leave the figure empty to take out what stands there, or take this tick away."});
  if (!form.absent)
    entry.figure =
        takes_parts(definition) ? read_parts(definition, form, errors) : read_value(definition, form, errors);
  if (entry.figure.value) {
    const std::string message = out_of_bounds(definition, *entry.figure.value);
    if (!message.empty()) errors.push_back({takes_parts(definition) ? "numerator" : "value", message});
  }
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  const auto known = known_figure(figures, entry.period);
  if (form.absent && !known)
    return Error::invalid_fields({{"absent", period_name(definition.frequency, entry.period) +
                                                 " has no figure to take out. Choose another date."}});
  if (known && known->value != entry.figure.value) entry.replaces = known;
  if (form.confirmed) return entry;
  const std::string question = question_about(figures, entry);
  if (question.empty()) return entry;
  return Error::invalid_fields({{"confirmed", question}});
}

EntryForm next_entry(const SeriesFigures& figures, Date today) {
  const Frequency frequency = figures.measure.definition.frequency;
  const Date current = period_start(frequency, today);
  EntryForm form;
  const auto newest = std::find_if(figures.points.rbegin(), figures.points.rend(),
                                   [](const Point& point) { return point.figure.value.has_value(); });
  const bool none = newest == figures.points.rend();
  const Date due = none ? current : std::min(current, next_period(frequency, newest->period));
  form.period = fmt::format("{:02}/{:02}/{}", due.day(), due.month(), due.year());
  return form;
}

}  // namespace qi::measures

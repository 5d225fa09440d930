#include "measures/imports/import_draft.h"

#include "base/text.h"
#include "json/json_reading.h"
#include "json/json_writer.h"

namespace qi::measures {
namespace {

std::string text_in(const json::Object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

std::optional<std::size_t> number_in(const json::Object& object, std::string_view key) {
  const auto* value = object.if_contains(key);
  if (!value || !value->is_number()) return std::nullopt;
  const double number = value->to_number<double>();
  return number >= 0 && number < 1e9 ? std::optional(static_cast<std::size_t>(number)) : std::nullopt;
}

const json::Array& array_in(const json::Object& object, std::string_view key) {
  static const json::Array kNone;
  const auto* value = object.if_contains(key);
  return value && value->is_array() ? value->as_array() : kNone;
}

SeriesChoice series_choice_of(const json::Object& object) {
  SeriesChoice choice{.series_name = text_in(object, "series"), .place_name = text_in(object, "place")};
  choice.fate = parse_fate(text_in(object, "fate")).value_or(SeriesChoice::Fate::undecided);
  if (const auto measure = number_in(object, "measure"))
    choice.measure = MeasureId{static_cast<std::int64_t>(*measure)};
  choice.organisation_code = text_in(object, "organisation");
  choice.new_name = text_in(object, "name");
  choice.better = parse_direction(text_in(object, "better")).value_or(spc::Direction::neutral);
  return choice;
}

ReadingChoice reading_choice_of(const json::Object& object) {
  ReadingChoice choice;
  choice.layout = tabular::parse_layout(text_in(object, "layout"));
  choice.heading_row = number_in(object, "heading_row");
  for (const json::Value& role : array_in(object, "roles"))
    choice.roles.push_back(role.is_string()
                               ? tabular::parse_column_role(role.as_string()).value_or(tabular::ColumnRole::unused)
                               : tabular::ColumnRole::unused);
  choice.duplicates = tabular::parse_duplicates(text_in(object, "duplicates")).value_or(tabular::Duplicates::refuse);
  return choice;
}

}  // namespace

std::optional<std::string> shared_name(const SeriesChoice& choice) {
  if (choice.fate != SeriesChoice::Fate::new_measure) return std::nullopt;
  return lowered(trimmed(choice.new_name));
}
std::string_view slug(SeriesChoice::Fate fate) {
  switch (fate) {
    case SeriesChoice::Fate::undecided: return "undecided";
    case SeriesChoice::Fate::into_measure: return "measure";
    case SeriesChoice::Fate::new_measure: return "new";
    case SeriesChoice::Fate::leave_out: return "leave-out";
  }
  return "undecided";
}

std::optional<SeriesChoice::Fate> parse_fate(std::string_view text) {
  using enum SeriesChoice::Fate;
  for (const auto fate : {undecided, into_measure, new_measure, leave_out})
    if (slug(fate) == text) return fate;
  return std::nullopt;
}

std::string to_json(const ImportChoices& choices) {
  json::Writer writer;
  writer.object([&] {
    writer.key("sheet").value(choices.sheet);
    if (choices.reading.layout) writer.key("layout").value(tabular::slug(*choices.reading.layout));
    writer.key("heading_row").value(choices.reading.heading_row);
    writer.key("roles").array([&] {
      for (const tabular::ColumnRole role : choices.reading.roles) writer.value(tabular::slug(role));
    });
    writer.key("duplicates").value(tabular::slug(choices.reading.duplicates));
    writer.key("all_series").array([&] {
      for (const SeriesChoice& choice : choices.series)
        writer.object([&] {
          writer.key("series").value(choice.series_name);
          writer.key("place").value(choice.place_name);
          writer.key("fate").value(slug(choice.fate));
          if (choice.measure) writer.key("measure").value(choice.measure->number);
          writer.key("organisation").value(choice.organisation_code);
          writer.key("name").value(choice.new_name);
          writer.key("better").value(slug(choice.better));
        });
    });
    writer.key("known_on").value(choices.known_on);
    writer.key("note").value(choices.note);
    writer.key("remembered").value(choices.remembered);
  });
  return std::move(writer).take();
}

ImportChoices import_choices_of(std::string_view text) {
  ImportChoices choices;
  const auto read = json::read(text);
  if (!read || !read->is_object()) return choices;
  const json::Object& object = read->as_object();
  choices.sheet = number_in(object, "sheet");
  choices.reading = reading_choice_of(object);
  for (const json::Value& each : array_in(object, "all_series"))
    if (each.is_object()) choices.series.push_back(series_choice_of(each.as_object()));
  choices.known_on = text_in(object, "known_on");
  choices.note = text_in(object, "note");
  const auto* remembered = object.if_contains("remembered");
  choices.remembered = remembered && remembered->is_bool() && remembered->as_bool();
  return choices;
}

}  // namespace qi::measures

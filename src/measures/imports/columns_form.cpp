#include "measures/imports/columns_form.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"

namespace qi::measures {
namespace {

constexpr std::string_view kIntoMeasure = "m:";

/// The row with that number as the spreadsheet counts.
std::optional<std::size_t> row_numbered(const tabular::Sheet& sheet, std::size_t number) {
  const auto& rows = sheet.cells.rows;
  const auto found = std::ranges::find(rows, number, &tabular::PastedRow::row);
  return found == rows.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - rows.begin()));
}

}  // namespace

std::optional<std::size_t> whole_number(std::string_view text) {
  std::size_t number = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (failed != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string into_measure(MeasureId measure) {
  return std::string(kIntoMeasure) + to_text(measure);
}

void take_reading(const http::Form& form, const tabular::Sheet& sheet, const tabular::LayoutChoices& shown,
                  ReadingChoice& choice, std::vector<FieldError>& errors) {
  const auto layout = tabular::parse_layout(form.get("layout"));
  if (!layout) return;
  const std::string_view typed = trimmed(form.get("heading-row"));
  std::optional<std::size_t> heading_row;
  if (!typed.empty()) {
    const auto number = whole_number(typed);
    heading_row = number ? row_numbered(sheet, *number) : std::nullopt;
    if (!heading_row) {
      errors.push_back({"heading-row", "Enter the number of a row that has text, like 1."});
      return;
    }
  }
  std::vector<tabular::ColumnRole> roles =
      shown.roles;  // of a very wide sheet the form asks for the first columns only
  for (std::size_t i = 0; i < std::min(kColumnsShown, roles.size()); ++i)
    if (const auto role = tabular::parse_column_role(form.get("role-" + std::to_string(i)))) roles[i] = *role;
  const bool same_layout = *layout == shown.layout && heading_row == shown.heading_row;
  if (same_layout && roles == shown.roles) return;
  choice.layout = layout;
  choice.heading_row = heading_row;
  choice.roles = same_layout ? roles : std::vector<tabular::ColumnRole>{};
}

void take_series(const http::Form& form, ImportChoices& choices) {
  for (std::size_t i = 0;; ++i) {
    const std::string number = std::to_string(i);
    const std::string_view goes = form.get("fate-" + number);
    if (goes.empty()) return;
    SeriesChoice choice{.series_name = std::string(form.get("series-" + number)),
                        .place_name = std::string(form.get("of-place-" + number))};
    choice.organisation_code = form.get("place-" + number);
    choice.new_name = trimmed(form.get("name-" + number));
    choice.better = parse_direction(form.get("better-" + number)).value_or(spc::Direction::neutral);
    if (goes.starts_with(kIntoMeasure)) {
      choice.measure = parse_id<MeasureTag>(goes.substr(kIntoMeasure.size()));
      choice.fate = choice.measure ? SeriesChoice::Fate::into_measure : SeriesChoice::Fate::undecided;
    } else {
      choice.fate = parse_fate(goes).value_or(SeriesChoice::Fate::undecided);
    }
    const auto same = std::ranges::find_if(choices.series, [&](const SeriesChoice& each) {
      return each.series_name == choice.series_name && each.place_name == choice.place_name;
    });
    if (same != choices.series.end())
      *same = std::move(choice);
    else
      choices.series.push_back(std::move(choice));
  }
}

}  // namespace qi::measures

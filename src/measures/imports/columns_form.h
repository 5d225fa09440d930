#pragma once
/// What was chosen on the page where columns are matched: how the sheet is read, and where each series goes.
/// It shows nothing and saves nothing: see columns_routes.cpp.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "http/form.h"
#include "measures/imports/import_draft.h"

namespace qi::measures {

/// Of a very wide sheet the form asks for the first columns only.
inline constexpr std::size_t kColumnsShown = 100;

/// Digits alone, all of the text. nullopt: anything else.
std::optional<std::size_t> whole_number(std::string_view text);
/// The form's value for a series that goes into this measure: "m:12".
std::string into_measure(MeasureId measure);

/// How the sheet is to be read. Columns' uses count only while the layout stays: they mean something else in another.
/// `shown` is what the form was made from; a heading row that is none is an error (field "heading-row").
void take_reading(const http::Form& form, const tabular::Sheet& sheet, const tabular::LayoutChoices& shown,
                  ReadingChoice& choice, std::vector<FieldError>& errors);
/// Where each series of the form goes; what the form does not name stays.
void take_series(const http::Form& form, ImportChoices& choices);

}  // namespace qi::measures

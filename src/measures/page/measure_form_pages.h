#pragma once
/// The pages on which a measure is made or its definition changed.
/// It checks nothing that was typed: see measure_form.h.

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "measures/page/measure_form.h"
#include "ui/chart_figure.h"
#include "ui/select_field.h"
#include "ui/verdict_strip.h"

namespace qi::measures {

/// What only a new measure asks for: whose figures, the figures, and a target.
struct FirstSeriesForm {
  std::string organisation;  ///< code
  std::string figures;
  std::string target;
};

struct FirstSeriesPart {
  FirstSeriesForm form;
  std::vector<ui::Choice> organisations;
  std::vector<std::string> row_problems;
  std::optional<ui::Saying> saying;
  std::optional<ui::ChartFigure> figure;
};

struct MeasureFormPage {
  std::string title;  ///< "New measure" or "Change the definition"
  std::string kicker;
  MeasureForm form;
  std::vector<FieldError> errors;
  std::optional<FirstSeriesPart> first_series;  ///< a new measure
  std::vector<std::string> areas;               ///< those in use, as suggestions in words
  std::optional<html::Url> close;               ///< of a measure that is open: post says that no more figures will come
  html::Url action;
  html::Url back;
  std::string csrf_token;
};
void measure_form_page(html::Page& h, const MeasureFormPage& page);

}  // namespace qi::measures

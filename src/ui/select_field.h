#pragma once
/// One choice from a list that opens.
/// For up to five choices radios are easier on people.

#include <string>
#include <vector>

#include "html/page.h"
#include "ui/form_field.h"

namespace qi::ui {

/// One choice of a list, of radios or of checkboxes.
struct Choice {
  std::string value;  ///< what the form sends
  std::string text;   ///< what people read
  std::string hint;   ///< under the text; not in lists that open
};

struct SelectField {
  std::string name;
  std::string label;
  std::string hint;
  std::string error;
  std::string value;  ///< of the choice that is set; the browser shows the first when none matches
  std::vector<Choice> choices;
  LabelSize label_size = LabelSize::small_bold;
};
void select_field(html::Page& h, const SelectField& field);

/// The small one of filter bars and table cells: a label above or, in a table, in the row's heading.
struct FilterSelect {
  std::string name;
  std::string id;     ///< "" takes the name
  std::string label;  ///< "" when a heading cell labels it with <label for=id>
  std::string value;
  std::vector<Choice> choices;
};
void filter_select(html::Page& h, const FilterSelect& field);

/// A search box of the same size.
struct FilterText {
  std::string name;
  std::string label;
  std::string value;
};
void filter_text(html::Page& h, const FilterText& field);

/// A day, with the browser's own calendar where it has one; else a line of text for 2020-04-30.
struct FilterDate {
  std::string name;
  std::string label;
  std::string value;   ///< ISO; "" none
  std::string latest;  ///< ISO; the last day that can be chosen; "" any
};
void filter_date(html::Page& h, const FilterDate& field);

}  // namespace qi::ui

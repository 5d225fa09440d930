#pragma once
/// Parts that several pages that try something share: choices that few change, lists of sentences, how rows were read,
/// and the buttons that take the answer away. They decide nothing.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "html/url.h"
#include "ui/data_table.h"

namespace qi::analysis {

/// Fields of a form that few change, folded away under "More choices"; open where one of them was refused, so that the
/// summary of errors leads to it.
void more_choices(html::Page& h, std::span<const FieldError> errors, std::span<const std::string_view> fields,
                  const std::function<void()>& write_fields);

void write_sentences(html::Page& h, const std::vector<std::string>& sentences);

/// "2 rows are not on the chart: see how your rows were read." Nothing where all are.
void rows_left_out_notice(html::Page& h, std::size_t left_out);

/// The sheet "How your rows were read": rows left out, and what was assumed. Nothing where there is nothing to say.
void how_rows_were_read(html::Page& h, const std::vector<std::string>& left_out, const std::vector<std::string>& notes);

/// The lines as a list.
void write_list(html::Page& h, const std::vector<std::string>& lines);

/// The sheet "How the table was read": cells that hold no figure, and what was assumed. Nothing where there is nothing
/// to say.
void how_table_was_read(html::Page& h, const std::vector<std::string>& no_figures,
                        const std::vector<std::string>& notes);

/// A table, folded under how many rows it has where these would fill several screens of a phone.
void long_table(html::Page& h, const ui::DataTable& table);

struct TakeAway {
  html::Url action;
  std::string csrf_token;
  std::vector<std::pair<std::string, std::string>> fields;  ///< of the form that was answered
  std::string table = "Values and limits (CSV)";
};
/// The sheet "Take it with you": the same form sent again with download=png, svg or csv.
void take_away(html::Page& h, const TakeAway& form);

}  // namespace qi::analysis

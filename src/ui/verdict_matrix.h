#pragma once
/// Variation by assurance: how many measures stand in each cell, each a link to the wall filtered to them.
/// It counts verdicts and does not judge: they arrive from the analysis.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"
#include "spc/analysis.h"
#include "ui/chip.h"

namespace qi::ui {

struct MatrixMember {
  spc::Variation variation = spc::Variation::not_enough_data;
  spc::Assurance assurance = spc::Assurance::none;
};

struct VerdictMatrix {
  std::vector<MatrixMember> members;  ///< one per measure; counted here
  /// The wall filtered to one row and column. Not-enough-data has its own row, whose tone slug is "nodata".
  std::function<html::Url(std::string_view variation, std::string_view assurance)> url_of;
  std::string chosen_variation;  ///< of the filter in force: "concern"; "" none
  std::string chosen_assurance;  ///< "fail"; "" none
};
void verdict_matrix(html::Page& h, const VerdictMatrix& matrix);

/// The row of the matrix, also ?variation= of the wall: "improve", "common", "concern", "neutral", "nodata".
std::string_view matrix_row(spc::Variation variation);
/// All of them, from the top.
std::vector<std::string> matrix_rows();

}  // namespace qi::ui

#pragma once
/// The pages of a shelf of calculations: the list of its questions, and the form with the answer of one of them.
/// They work nothing out: see calculation_view.h. No account is needed, nothing is kept.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/calculations/calculation_shelves.h"
#include "analysis/calculations/calculation_view.h"
#include "html/page.h"
#include "html/url.h"

namespace qi::analysis {

struct CalculationListPage {
  const CalculationShelf* shelf = nullptr;
};
void calculation_list_page(html::Page& h, const CalculationListPage& page);

struct CalculationPage {
  ShelvedCalculation calculation;
  CalculationForm form;
  std::vector<FieldError> errors;  ///< of a refused form; the form keeps what was typed
  std::optional<CalculationAnswer> answer;
  std::string csrf_token;    ///< "" when nobody is signed in
  std::string example_note;  ///< shown while the example stands in the form; "" otherwise
};
void calculation_page(html::Page& h, const CalculationPage& page);

/// Figures, pictures, tables, guidance and notes of one answer. `write_downloads` stands before the tables, which may
/// be long.
void write_calculation_answer(html::Page& h, const CalculationAnswer& answer,
                              const std::function<void()>& write_downloads = {});

}  // namespace qi::analysis

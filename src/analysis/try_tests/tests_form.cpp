#include "analysis/try_tests/tests_form.h"

#include <algorithm>

#include "analysis/assumed_value.h"
#include "analysis/test_columns.h"
#include "analysis/typed_fields.h"
#include "base/text.h"
#include "stats/test_choice.h"

namespace qi::analysis {
namespace {

// Anyone may ask, so one answer must stay small.
constexpr std::size_t kPastedBytes = 1'000'000;
constexpr double kLeastLevel = 50;
constexpr double kMostLevel = 99.9;

constexpr TextField<TestsForm> kFields[] = {
    {"figures", &TestsForm::figures},
    {"asks", &TestsForm::asks},
    {"rows", &TestsForm::rows},
    {"test", &TestsForm::test},
    {"level", &TestsForm::level},
    {"alternative", &TestsForm::alternative},
    {"null_value", &TestsForm::null_value},
    {"variant", &TestsForm::variant},
};

const stats::AsksRow* find_asks(std::string_view slug) {
  const auto rows = stats::every_question();
  const auto found = std::ranges::find(rows, slug, &stats::AsksRow::slug);
  return found == rows.end() ? nullptr : &*found;
}

std::optional<stats::Alternative> parse_alternative(std::string_view slug) {
  if (slug == "two_sided") return stats::Alternative::two_sided;
  if (slug == "less") return stats::Alternative::less;
  if (slug == "greater") return stats::Alternative::greater;
  return std::nullopt;
}

void read_options(const TestsForm& form, stats::TestRequest& request, std::vector<FieldError>& errors) {
  const auto level = parse_plain_number(trimmed(form.level));
  if (level && *level >= kLeastLevel && *level <= kMostLevel)
    request.level = *level / 100;
  else
    errors.push_back({"level", "Give a confidence level between 50 and 99.9, like 95."});
  if (const auto alternative = parse_alternative(form.alternative))
    request.alternative = *alternative;
  else
    errors.push_back({"alternative", "Choose which difference would count."});
  request.variant = trimmed(form.variant);
  if (!trimmed(form.null_value).empty() && !looks_like_assumed_value(form.null_value))
    errors.push_back({"null_value", std::string(kNoAssumedValue)});
}

/// nullopt: nothing was typed.
Result<std::optional<AssumedValue>> assumed_by(const TestsForm& form, const stats::TestRow& test,
                                               const TestColumns& columns) {
  if (trimmed(form.null_value).empty()) return std::optional<AssumedValue>();
  const auto refused = [](std::string message) { return Error::invalid_fields({{"null_value", std::move(message)}}); };
  const auto assumed = read_assumed_value(form.null_value, test, columns);
  if (!assumed) return refused(assumed.error().message);
  if (test.null_value.empty() && assumed->value != 0)
    return refused(std::string(test.title) + " takes no assumed value: leave this empty.");
  return std::optional(*assumed);
}

/// The table's columns as they are, before a test says what it takes.
stats::TableAtHand at_hand(const tabular::PlainTable& table, const std::string& rows) {
  stats::TableAtHand all;
  for (const tabular::PlainColumn& column : table.columns) {
    if (column.holds_figures())
      all.columns.push_back({column.name, column.figures});
    else
      all.factors.push_back({column.name, column.words});
  }
  all.rows = rows == "together" ? stats::Rows::belong_together : stats::Rows::stand_alone;
  return all;
}

}  // namespace

TestsForm tests_form_of(const http::Form& fields) {
  return filled_from<TestsForm>(fields, kFields);
}

std::vector<std::pair<std::string, std::string>> fields_of(const TestsForm& form) {
  return typed_in(form, kFields);
}

Result<TestsReading> read_tests_form(const TestsForm& form) {
  if (trimmed(form.figures).empty())
    return Error::invalid_fields({{"figures", "Paste or type some figures: a column for each group."}});
  if (form.figures.size() > kPastedBytes)
    return Error::invalid_fields(
        {{"figures", "That is more than this page can take. Paste a million letters or fewer."}});
  if (!is_utf8(form.figures))
    return Error::invalid_fields(
        {{"figures", "Some letters could not be read. Copy the cells again and paste them here."}});
  const auto table = tabular::read_plain_table(form.figures);
  if (!table) return Error::invalid_fields({{"figures", table.error().message}});

  std::vector<FieldError> errors;
  TestsReading reading;
  reading.problems = table->problems();
  read_options(form, reading.question.request, errors);
  if (!form.test.empty()) {
    reading.question.test = stats::find_test(form.test);
    if (!reading.question.test) errors.push_back({"test", "Choose one of the tests, or leave the choice to us."});
  } else if (const stats::AsksRow* asks = find_asks(form.asks)) {
    auto proposal = stats::propose_test(asks->asks, at_hand(*table, form.rows));
    if (!proposal) {
      errors.push_back({"figures", proposal.error().message});
    } else {
      reading.question.test = proposal->test;
      reading.why = proposal->reason;
      reading.instead = std::move(proposal->instead);
    }
  } else {
    errors.push_back({"asks", "Choose what you want to know."});
  }
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  auto columns = test_columns(*table, *reading.question.test);
  if (!columns) return Error::invalid_fields({{"figures", columns.error().message}});
  const auto assumed = assumed_by(form, *reading.question.test, *columns);
  if (!assumed) return assumed.error();
  if (*assumed) {
    reading.question.request.null_value = (*assumed)->value;
    reading.asks = (*assumed)->asks;
  }
  reading.question.style = columns->style;
  reading.question.request.columns = std::move(columns->columns);
  reading.question.request.factors = std::move(columns->factors);
  reading.row_names = std::move(columns->row_names);
  reading.notes = std::move(columns->notes);
  return reading;
}

}  // namespace qi::analysis

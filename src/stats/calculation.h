#pragma once
/// A calculation that a generic page, the API or the command line can offer: named inputs in, named figures out.
/// It is not a test of data (see test_catalogue.h); the formulae stand in measurement/ and power/.

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/test_request.h"
#include "stats/test_result.h"

namespace qi::stats {

/// What an input takes, and so what is refused.
enum class InputKind {
  number,    ///< any number up to 1e50
  positive,  ///< a number above 0, 1e-50 to 1e50
  count,     ///< a whole number, `least` to 1e15
  share,     ///< strictly between 0 and 1, and not so close to either that 1 less it is rounded: number_range.h
  choice,    ///< one of `options`
  column,    ///< a column of numbers; not-a-number is missing
  words,     ///< a column of words
};
/// Whether an input may be left out.
enum class Need {
  required,
  optional,  ///< left out: `usual`, or the calculation does without
  one_open,  ///< of all inputs of this kind exactly one is left out: it is what the calculation works out
};

struct InputOption {
  std::string_view slug;
  std::string_view label;
};

struct CalculationInput {
  std::string_view slug;   ///< "sd": stable, in URLs and JSON
  std::string_view label;  ///< "Standard deviation within a group"
  std::string_view unit;   ///< "per group", "% of the tolerance"; empty: that of the data, or none
  InputKind kind = InputKind::number;
  Need need = Need::required;
  double least = 0;                           ///< of a count
  double usual = kUndefined;                  ///< what a form starts with and an optional number defaults to
  std::span<const InputOption> options = {};  ///< of a choice; the first is the default
};

/// What is asked. Names are slugs of inputs.
struct CalculationRequest {
  struct Choice {
    std::string slug;
    std::string option;
  };
  std::vector<Figure> numbers;  ///< not-a-number counts as left out
  std::vector<Choice> choices;
  std::vector<Column> columns;
  std::vector<Labels> words;
};

/// The request after its check: every required input is there, defaults are filled in.
class CalculationInputs {
 public:
  /// `request` and `inputs` outlive this.
  CalculationInputs(std::span<const CalculationInput> inputs, const CalculationRequest& request)
      : inputs_(inputs), request_(request) {}
  /// kUndefined: left out, and without a usual value.
  double number(std::string_view slug) const;
  /// As number, nullopt where left out.
  std::optional<double> given(std::string_view slug) const;
  std::string_view choice(std::string_view slug) const;
  /// Empty: left out.
  std::span<const double> column(std::string_view slug) const;
  std::span<const std::string> words(std::string_view slug) const;

 private:
  std::span<const CalculationInput> inputs_;
  const CalculationRequest& request_;
};

struct CalculationFigure {
  std::string slug;
  std::string label;
  double value = kUndefined;
  std::string unit = {};  ///< empty: that of the data, or none
  std::optional<Interval> interval = std::nullopt;
};

/// Figures for each part, appraiser, stratum …: a heading for the names and one for each column of values.
struct CalculationTable {
  struct Row {
    std::string name;
    std::vector<double> values;  ///< as many as headings, less one; undefined ones show as a dash
  };
  std::string slug;
  std::string title;
  std::vector<std::string> headings;
  std::vector<Row> rows;
};

/// A chance as it goes with a size or a quality: power by sample size, the operating characteristic of a plan.
struct CalculationCurve {
  struct Place {
    double across = 0;
    double chance = 0;  ///< 0 to 1
  };
  std::string slug;
  std::string title;         ///< "Power by sample size"
  std::string across_label;  ///< "Cases in each group"
  enum class Across { size, share } across = Across::size;
  std::vector<Place> places;  ///< from left to right, two at least
  std::vector<Place> marked;  ///< what was asked for or found
};

struct CalculationResult {
  std::string method;                      ///< the formula that was used, with its variant
  std::vector<CalculationFigure> figures;  ///< the one to read first
  std::vector<CalculationTable> tables;
  std::vector<CalculationCurve> curves;
  std::vector<VarianceRow> variance;  ///< an analysis of variance, where one was made
  std::string guidance;               ///< how such figures are commonly read, in words; no verdict; may be empty
  std::vector<std::string> notes;     ///< sentences a reader must know
};

using RunCalculation = Result<CalculationResult>(const CalculationInputs& inputs);

struct CalculationRow {
  std::string_view slug;   ///< "power-two-means": stable, in URLs and JSON
  std::string_view title;  ///< "Two means"
  std::string_view question;
  std::string_view what_for;  ///< one sentence with an ambulance example
  std::string_view formula;   ///< in words and symbols, one line
  std::string_view source;    ///< author, year
  std::string_view guidance;  ///< commonly used bands, in words; may be empty
  std::span<const CalculationInput> inputs;
  RunCalculation* run;
};

/// Checks the request against the row's inputs, then runs it.
/// refuses  an input the row does not know, a missing required one, none or more than one open where one must be, a
///          number or choice its kind does not allow, an infinite value in a column; and what the calculation refuses.
///          The field errors name the inputs by slug.
Result<CalculationResult> run_calculation(const CalculationRow& row, const CalculationRequest& request);

}  // namespace qi::stats

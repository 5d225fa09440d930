#pragma once
/// The Pareto chart: categories by how much they make up, the largest first, and the share that the first so many make
/// up together. It draws nothing: see chart/pareto_chart.h.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "spc/series.h"

namespace qi::spc {

/// Some cases of one category. A category may come in several entries, which are added up.
struct ParetoEntry {
  std::optional<std::string> category;  ///< nullopt: not recorded
  double count = 1;                     ///< cases
  double weight = 1;                    ///< what one case weighs: minutes lost, pounds, a score of harm
};

enum class UnrecordedCases {
  are_left_out,    ///< and told in Pareto::unrecorded
  are_a_category,  ///< with ParetoRequest::unrecorded_name
};

/// Where a category stands that says of itself that it is what was left over: see is_called_other.
enum class OtherPlace {
  by_amount,  ///< as any category, which is what packages do
  last,       ///< as the gathered row does, and never one of the vital few
};

struct ParetoRequest {
  std::vector<ParetoEntry> entries;
  UnrecordedCases unrecorded = UnrecordedCases::are_left_out;
  std::string unrecorded_name = "Not recorded";
  std::optional<std::size_t> most_rows;  ///< at most so many, the gathered one included
  std::optional<double> least_share;     ///< categories that make up less than this share of all are gathered: 0 to 1
  std::string gathered_name = "Other";
  OtherPlace other = OtherPlace::by_amount;
  double vital_share = 0.8;  ///< the first rows that make up this share together are the vital few: above 0, to 1
};

struct ParetoRow {
  std::string category;
  double count = 0;
  double amount = 0;  ///< count x weight, summed; the same as count where nothing is weighted
  double share = 0;   ///< of all amounts: 0 to 1
  double cumulative_amount = 0;
  double cumulative_share = 0;  ///< 1 in the last row
  bool is_vital = false;        ///< one of the vital few
  std::size_t gathered = 0;     ///< categories in the gathered row; 0: a category of its own
  bool is_other = false;        ///< a category of its own that stands last because of its name

  /// Many causes, not one.
  bool is_left_over() const { return gathered > 0 || is_other; }
};

struct Pareto {
  std::vector<ParetoRow> rows;  ///< amounts falling, equal ones by name; what is left over last
  double total_count = 0;
  double total_amount = 0;
  double unrecorded = 0;  ///< cases that were left out because they have no category
  /// The first rows that make up the vital share, where those are fewer than two of three categories; 0: there are no
  /// few. What is left over is never one of them.
  std::size_t vital_rows = 0;
  double vital_share = 0.8;  ///< as asked
  bool is_weighted = false;  ///< some weight is not 1
  /// Categories that may be one, as their names differ in capitals, blanks and hyphens alone, where a row shows one of
  /// them; by name.
  std::vector<std::vector<std::string>> alike;

  /// What the vital few make up together; 0 where there are none.
  double share_of_vital() const { return vital_rows == 0 ? 0 : rows[vital_rows - 1].cumulative_share; }
};

/// "Other", "Others", "All other", "Other reasons": the words alone or with what causes are mostly called.
bool is_called_other(std::string_view category);

/// Names are put in order without regard to capitals, then byte by byte; two that differ are two categories. Blanks
/// around names do not count, and several between words are one. A category called as the gathered row, or one that
/// stands last by its name, joins it where there is one, and is then counted among the gathered. Nothing is gathered
/// alone: a category that would be the only one stays as it is.
///
/// missing  an entry without category: see UnrecordedCases; an empty name is none.
/// refuses  no entry with a category; a count or weight that is not finite or below 0; all amounts 0; most_rows below
///          2; shares outside 0 to 1; most_rows and least_share together; gathering that leaves no category of its own.
/// source   Juran, Quality Control Handbook 1951; ISO 13053-2:2011.
/// example  Kit 5, Fuel 3, Crew 2: shares 0.5, 0.3, 0.2, cumulative 0.5, 0.8, 1; and no vital few, as it takes two of
///          three.
Result<Pareto> pareto(const ParetoRequest& request);

/// One category in two periods.
struct ParetoChange {
  std::string category;
  double amount_before = 0;
  double amount_after = 0;
  double share_before = 0;
  double share_after = 0;
  double change_in_share = 0;             ///< after less before: -1 to 1
  std::optional<double> relative_change;  ///< of amounts, after / before - 1; nullopt: nothing before
};

struct ParetoComparison {
  std::vector<ParetoChange> rows;
  double total_before = 0;
  double total_after = 0;
};

/// Two periods in one order, that of the first: its rows, then those that only the second has, then what is left over.
/// What is gathered in the first period is gathered in the second.
/// refuses  what pareto refuses of either period.
/// example  before Kit 6, Fuel 4; after Kit 2, Fuel 6: Kit 0.6 to 0.25, Fuel 0.4 to 0.75.
Result<ParetoComparison> compare_pareto(const ParetoRequest& before, const std::vector<ParetoEntry>& after);

}  // namespace qi::spc

#include "spc/pareto.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

#include "base/number.h"
#include "base/text.h"

namespace qi::spc {
namespace {

/// The order of names: without capitals first, so that "fuel" stands beside "Fuel" and is still another category.
struct NameOrder {
  bool operator()(const std::string& a, const std::string& b) const {
    const std::string low_a = lowered(a);
    const std::string low_b = lowered(b);
    return low_a != low_b ? low_a < low_b : a < b;
  }
};

/// Every part of one category, kept apart until they are summed without loss.
struct Parts {
  std::vector<double> counts;
  std::vector<double> amounts;
};
using Categories = std::map<std::string, Parts, NameOrder>;

std::optional<std::string> name_of(const ParetoEntry& entry) {
  if (!entry.category || trimmed(*entry.category).empty()) return std::nullopt;
  std::string name(trimmed(*entry.category));
  const auto both_blank = [](char one, char next) { return one == ' ' && next == ' '; };
  name.erase(std::ranges::unique(name, both_blank).begin(), name.end());
  return name;
}

bool is_amount(double value) {
  return std::isfinite(value) && value >= 0;
}

std::optional<Error> refusal_of(const ParetoRequest& request) {
  for (const ParetoEntry& entry : request.entries)
    if (!is_amount(entry.count) || !is_amount(entry.weight) || !std::isfinite(entry.count * entry.weight))
      return Error::invalid("Counts and weights must be 0 or more: correct " +
                            name_of(entry).value_or(request.unrecorded_name) + ".");
  if (request.most_rows && request.least_share)
    return Error::invalid("Gather small categories by the most rows or by the least share, not by both.");
  if (request.most_rows && *request.most_rows < 2) return Error::invalid("A Pareto chart needs at least two rows.");
  if (request.least_share && !(*request.least_share >= 0 && *request.least_share <= 1))
    return Error::invalid("Give a least share from 0 to 1.");
  if (!(request.vital_share > 0 && request.vital_share <= 1))
    return Error::invalid("Give a share for the vital few above 0 and up to 1.");
  return std::nullopt;
}

Categories categories_of(const ParetoRequest& request) {
  Categories categories;
  for (const ParetoEntry& entry : request.entries) {
    std::optional<std::string> name = name_of(entry);
    if (!name && request.unrecorded == UnrecordedCases::are_a_category) name = request.unrecorded_name;
    if (!name) continue;
    Parts& parts = categories[*name];
    parts.counts.push_back(entry.count);
    parts.amounts.push_back(entry.count * entry.weight);
  }
  return categories;
}

/// "Kit-missing " and "kit missing" alike: lowered, blanks and hyphens as one blank.
std::string folded(std::string_view name) {
  std::string folded;
  for (const char c : lowered(name)) {
    const bool parts_words = c == ' ' || c == '-' || c == '_';
    if (!parts_words)
      folded += c;
    else if (!folded.ends_with(' '))
      folded += ' ';
  }
  return folded;
}

std::vector<std::vector<std::string>> alike_names(const Categories& categories, const std::vector<ParetoRow>& shown) {
  std::map<std::string, std::vector<std::string>> names;
  for (const auto& [name, parts] : categories) names[folded(name)].push_back(name);
  const auto is_shown = [&](const std::string& name) {
    return std::ranges::find(shown, name, &ParetoRow::category) != shown.end();
  };
  std::vector<std::vector<std::string>> alike;
  for (auto& [fold, group] : names)
    if (group.size() > 1 && std::ranges::any_of(group, is_shown)) alike.push_back(std::move(group));
  return alike;
}

/// Amounts falling, equal ones by name; what is left over last.
std::vector<ParetoRow> sorted_rows(const Categories& categories, OtherPlace other) {
  std::vector<ParetoRow> rows;
  for (const auto& [name, parts] : categories)
    rows.push_back({.category = name,
                    .count = compensated_sum(parts.counts),
                    .amount = compensated_sum(parts.amounts),
                    .is_other = other == OtherPlace::last && is_called_other(name)});
  std::ranges::stable_sort(rows, std::ranges::greater(), &ParetoRow::amount);
  std::ranges::stable_partition(rows, [](const ParetoRow& row) { return !row.is_other; });
  return rows;
}

/// A category called as the gathered row, or like it, cannot stand beside it.
void join_namesakes(const ParetoRequest& request, const std::vector<ParetoRow>& rows, std::set<std::string>& names) {
  for (const ParetoRow& row : rows)
    if (row.is_other || lowered(row.category) == lowered(request.gathered_name)) names.insert(row.category);
}

/// Names of the categories that are gathered, which may be none.
std::set<std::string> gathered_names(const ParetoRequest& request, const std::vector<ParetoRow>& rows, double total) {
  std::set<std::string> names;
  if (request.most_rows && rows.size() > *request.most_rows)
    for (std::size_t i = *request.most_rows - 1; i < rows.size(); ++i) names.insert(rows[i].category);
  if (request.least_share)
    for (const ParetoRow& row : rows)
      if (row.amount < *request.least_share * total) names.insert(row.category);
  if (names.size() < 2) return {};
  join_namesakes(request, rows, names);
  return names;
}

/// The rows that stay, then one for all that are gathered.
std::vector<ParetoRow> gathered_rows(const std::vector<ParetoRow>& rows, const std::set<std::string>& names,
                                     const std::string& gathered_name) {
  std::vector<ParetoRow> kept;
  std::vector<double> counts;
  std::vector<double> amounts;
  for (const ParetoRow& row : rows) {
    if (!names.contains(row.category)) {
      kept.push_back(row);
      continue;
    }
    counts.push_back(row.count);
    amounts.push_back(row.amount);
  }
  if (!counts.empty())
    kept.push_back({.category = gathered_name,
                    .count = compensated_sum(counts),
                    .amount = compensated_sum(amounts),
                    .gathered = counts.size()});
  return kept;
}

double sum_of(const std::vector<ParetoRow>& rows, double ParetoRow::*part) {
  std::vector<double> values;
  for (const ParetoRow& row : rows) values.push_back(row.*part);
  return compensated_sum(values);
}

void accumulate(Pareto& found) {
  std::vector<double> amounts;
  for (ParetoRow& row : found.rows) {
    amounts.push_back(row.amount);
    row.cumulative_amount = compensated_sum(amounts);
    row.share = row.amount / found.total_amount;
    row.cumulative_share = row.cumulative_amount / found.total_amount;
  }
  found.rows.back().cumulative_share = 1;
}

// Where two of three categories or more are needed for the vital share, they are no few.
constexpr double kNoFew = 2.0 / 3;

/// The first rows up to the one that reaches the share, where those are few.
void mark_vital(Pareto& found) {
  // 0.8 of a total worked out another way may miss it by the last digits.
  const double wanted = found.vital_share - 1e-12;
  const auto reaches = std::ranges::find_if(
      found.rows, [&](const ParetoRow& row) { return row.is_left_over() || row.cumulative_share >= wanted; });
  const auto rows = static_cast<std::size_t>(reaches - found.rows.begin()) + 1;
  const std::size_t categories = found.rows.size() - 1 + std::max<std::size_t>(1, found.rows.back().gathered);
  const bool are_few = static_cast<double>(rows) < kNoFew * static_cast<double>(categories);
  if (reaches->is_left_over() || !are_few) return;
  found.vital_rows = rows;
  for (std::size_t i = 0; i < rows; ++i) found.rows[i].is_vital = true;
}

using RowsByCategory = std::map<std::string_view, const ParetoRow*>;

RowsByCategory by_category(const std::vector<ParetoRow>& rows) {
  RowsByCategory found;
  for (const ParetoRow& row : rows) found.emplace(row.category, &row);
  return found;
}

}  // namespace

bool is_called_other(std::string_view category) {
  constexpr std::array<std::string_view, 8> kCauses{"",         " cause", " causes",   " reason",
                                                    " reasons", " type",  " category", " categories"};
  const std::string low = lowered(trimmed(category));
  std::string_view name = low;
  if (name.starts_with("all ")) name.remove_prefix(4);
  if (name == "others") return true;
  return name.starts_with("other") && std::ranges::count(kCauses, name.substr(5)) > 0;
}

Result<Pareto> pareto(const ParetoRequest& request) {
  if (const auto refusal = refusal_of(request)) return *refusal;
  const Categories categories = categories_of(request);
  const std::vector<ParetoRow> all = sorted_rows(categories, request.other);
  if (all.empty()) return Error::invalid("A Pareto chart needs at least one category with a count.");
  Pareto found{.vital_share = request.vital_share, .alike = {}};
  found.total_count = sum_of(all, &ParetoRow::count);
  found.total_amount = sum_of(all, &ParetoRow::amount);
  if (!(found.total_amount > 0)) return Error::invalid("Every category is 0: a Pareto chart needs something to share.");
  if (!std::isfinite(found.total_amount)) return Error::invalid("The counts are too large to be added up.");
  const std::set<std::string> names = gathered_names(request, all, found.total_amount);
  if (names.size() == all.size())
    return Error::invalid("That would gather every category into one row: gather fewer of them.");
  found.rows = gathered_rows(all, names, request.gathered_name);
  found.alike = alike_names(categories, found.rows);
  std::vector<double> left_out;
  for (const ParetoEntry& entry : request.entries) {
    if (std::abs(entry.weight - 1) > 0) found.is_weighted = true;
    if (!name_of(entry) && request.unrecorded == UnrecordedCases::are_left_out) left_out.push_back(entry.count);
  }
  found.unrecorded = compensated_sum(left_out);
  accumulate(found);
  mark_vital(found);
  return found;
}

Result<ParetoComparison> compare_pareto(const ParetoRequest& before, const std::vector<ParetoEntry>& after) {
  const auto first = pareto(before);
  if (!first) return first.error();
  ParetoRequest ungathered = before;
  ungathered.most_rows = std::nullopt;
  ungathered.least_share = std::nullopt;
  const std::vector<ParetoRow> first_all = sorted_rows(categories_of(ungathered), before.other);
  ungathered.entries = after;
  const auto second_all = pareto(ungathered);
  if (!second_all) return second_all.error();

  std::set<std::string> names = gathered_names(before, first_all, first->total_amount);
  if (!names.empty()) join_namesakes(before, second_all->rows, names);
  const std::vector<ParetoRow> second = gathered_rows(second_all->rows, names, before.gathered_name);
  const RowsByCategory in_first = by_category(first->rows);
  const RowsByCategory in_second = by_category(second);
  std::vector<std::string> order;
  for (const bool is_other : {false, true}) {
    for (const ParetoRow& row : first->rows)
      if (row.gathered == 0 && row.is_other == is_other) order.push_back(row.category);
    for (const ParetoRow& row : second)
      if (row.gathered == 0 && row.is_other == is_other && !in_first.contains(row.category))
        order.push_back(row.category);
  }
  if (!names.empty()) order.push_back(before.gathered_name);

  ParetoComparison compared{.total_before = first->total_amount, .total_after = second_all->total_amount};
  for (const std::string& category : order) {
    ParetoChange change{.category = category};
    if (const auto row = in_first.find(category); row != in_first.end()) change.amount_before = row->second->amount;
    if (const auto row = in_second.find(category); row != in_second.end()) change.amount_after = row->second->amount;
    change.share_before = change.amount_before / compared.total_before;
    change.share_after = change.amount_after / compared.total_after;
    change.change_in_share = change.share_after - change.share_before;
    if (change.amount_before > 0) change.relative_change = change.amount_after / change.amount_before - 1;
    compared.rows.push_back(std::move(change));
  }
  return compared;
}

}  // namespace qi::spc

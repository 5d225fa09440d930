#include "analysis/try_pareto/pareto_form.h"

#include <algorithm>
#include <cmath>

#include "analysis/named_groups.h"
#include "analysis/pasted_table.h"
#include "analysis/try_pareto/pareto_rows.h"
#include "analysis/typed_fields.h"
#include "base/percent.h"
#include "base/text.h"
#include "spc/pareto_gathering.h"

namespace qi::analysis {
namespace {

constexpr double kMostKept = 1000;
constexpr std::size_t kMostBars = 200;  // a list of free text, not of causes, has more

constexpr TextField<ParetoForm> kFields[] = {
    {"figures", &ParetoForm::figures}, {"second", &ParetoForm::second}, {"gather", &ParetoForm::gather},
    {"kept", &ParetoForm::kept},       {"cases", &ParetoForm::cases},   {"categories", &ParetoForm::categories},
    {"name", &ParetoForm::name},       {"vital", &ParetoForm::vital},   {"blank", &ParetoForm::blank},
    {"first", &ParetoForm::first},     {"other", &ParetoForm::other},
};

/// Takes the rows that are marked Leave out from the table and from its marks.
/// refuses  marks on all rows.
Done take_out_marked(tabular::PlainTable& table, RowMarks& marks, std::string& note) {
  if (marks.left_out.empty()) return {};
  if (marks.left_out.size() == marks.rows)
    return Error::invalid_fields({{"figures", "Every row is marked Leave out. Take the x from those that count."}});
  note = counted(marks.left_out.size(), "row is", "rows are") + " marked Leave out and not counted.";
  const std::string kept = "kept";
  RowMarks sides{.notes = {}, .phases = {}, .groups = {}, .left_out = {}, .rows = marks.rows};
  std::vector<std::string> groups;
  for (std::size_t i = 0; i < marks.rows; ++i) {
    const bool is_left_out = std::ranges::binary_search(marks.left_out, i);
    sides.groups.push_back(is_left_out ? "left out" : kept);
    if (!is_left_out && !marks.groups.empty()) groups.push_back(marks.groups[i]);
  }
  for (RowGroup& side : row_groups(table, sides))
    if (side.name == kept) table = std::move(side.table);
  marks = {.notes = {}, .phases = {}, .groups = std::move(groups), .left_out = {}, .rows = table.lines.size()};
  return {};
}

/// One of two words, or an error of its field.
template <class Choice>
Choice one_of(const std::string& typed, std::pair<std::string_view, Choice> first,
              std::pair<std::string_view, Choice> second, FieldError otherwise, std::vector<FieldError>& errors) {
  if (typed == second.first) return second.second;
  if (typed != first.first) errors.push_back(std::move(otherwise));
  return first.second;
}

/// Above 0, to 100 percent, as a share.
std::optional<double> share_of(const std::string& typed) {
  std::string_view digits = trimmed(typed);
  if (digits.ends_with('%')) digits = trimmed(digits.substr(0, digits.size() - 1));
  const auto percent = parse_plain_number(digits);
  if (!percent || !(*percent > 0 && *percent <= kWholePercent)) return std::nullopt;
  return *percent / kWholePercent;
}

/// What is to be gathered, understood before the figures are.
struct Gathering {
  std::optional<std::size_t> most_rows;
  std::optional<double> covered_share;
};

Gathering read_gathering(const ParetoForm& form, std::vector<FieldError>& errors) {
  Gathering gathering;
  if (form.gather == "rows") {
    const auto kept = parse_plain_number(trimmed(form.kept));
    const bool is_count = kept && *kept >= 1 && *kept <= kMostKept && std::abs(*kept - std::round(*kept)) <= 0;
    if (is_count)
      gathering.most_rows = static_cast<std::size_t>(*kept) + 1;  // and the gathered row
    else
      errors.push_back({"kept", "Say how many are kept, a whole number like 7."});
  } else if (form.gather == "share") {
    gathering.covered_share = share_of(form.kept);
    if (!gathering.covered_share)
      errors.push_back({"kept", "Say what percent the kept ones cover, above 0 and up to 100, like 90."});
  } else if (form.gather != "nothing") {
    errors.push_back({"gather", "Choose what happens to small ones."});
  }
  return gathering;
}

bool is_whole(const spc::ParetoEntry& entry) {
  const double amount = entry.count * entry.weight;
  return std::abs(amount - std::round(amount)) <= 0;
}

ValueFormat format_of(const ParetoRows& rows) {
  const bool are_whole = std::ranges::all_of(rows.entries, is_whole) && std::ranges::all_of(rows.later, is_whole);
  return {ValueStyle::number, are_whole ? 0 : 1, ""};
}

Error of_figures(const Error& error) {
  return Error::invalid_fields({{"figures", error.message}});
}

Error too_many_bars(std::size_t bars) {
  return Error::invalid_fields(
      {{"gather", "That makes " + grouped(static_cast<std::int64_t>(bars)) +
                      " bars, more than a picture can show: keep the most common and gather the rest."}});
}

Done gather(spc::ParetoRequest& request, const Gathering& gathering) {
  request.most_rows = gathering.most_rows;
  if (!gathering.covered_share) return {};
  const auto rows = spc::rows_covering(request, *gathering.covered_share);
  if (!rows) return of_figures(rows.error());
  request.most_rows = *rows;
  return {};
}

/// The chart of one period, and with it where there are two how both compare.
Result<ParetoReading> charts_of(const ParetoForm& form, const NamedRows<ParetoRows>& group, spc::ParetoRequest request,
                                const Gathering& gathering) {
  const ParetoRows& rows = group.rows;
  ParetoReading reading;
  chart::ParetoDrawing& drawing = reading.drawing;
  drawing.wording.cases = or_else(form.cases, "cases");
  drawing.wording.categories = or_else(form.categories, "causes");
  drawing.wording.format = format_of(rows);
  drawing.name = group.group.empty() ? or_else(form.name, capitalised(drawing.wording.cases)) : group.group;
  drawing.amount_name = capitalised(drawing.wording.cases);
  request.entries = rows.entries;
  if (!rows.later.empty()) {
    if (const auto done = gather(request, gathering); !done) return done.error();
    auto comparison = spc::compare_pareto(request, rows.later);
    if (!comparison) return of_figures(comparison.error());
    if (comparison->rows.size() > kMostBars) return too_many_bars(comparison->rows.size());
    const spc::PeriodNames names{or_else(rows.counts, "Before"), or_else(rows.later_counts, "After")};
    reading.periods = ParetoPeriods{{*std::move(comparison), drawing.name, names.before, names.after}, names};
    drawing.name += ", " + names.after;
    request.entries = rows.later;
  }
  if (const auto done = gather(request, gathering); !done) return done.error();
  auto pareto = spc::pareto(request);
  if (!pareto) return of_figures(pareto.error());
  if (pareto->rows.size() > kMostBars) return too_many_bars(pareto->rows.size());
  drawing.pareto = *std::move(pareto);
  return reading;
}

/// Whether a cause stands last by its name.
bool has_other(const ParetoReading& reading) {
  return std::ranges::any_of(reading.drawing.pareto.rows, &spc::ParetoRow::is_other);
}

}  // namespace

ParetoForm pareto_form_of(const http::Form& fields) {
  return filled_from<ParetoForm>(fields, kFields);
}

std::vector<std::pair<std::string, std::string>> fields_of(const ParetoForm& form) {
  return typed_in(form, kFields);
}

Result<std::vector<ParetoReading>> read_pareto_form(const ParetoForm& form) {
  std::vector<FieldError> errors;
  auto table = read_pasted_table(form.figures, "Paste or type causes with their counts, or a row for each case.");
  if (!table) errors = table.error().fields;
  auto marks = table ? take_row_marks(*table, kParetoMarks, RowNames::a_column_of_words) : Result<RowMarks>(RowMarks{});
  if (!marks) errors = marks.error().fields;
  std::string marked_note;
  const Done taken = table && marks ? take_out_marked(*table, *marks, marked_note) : Done();
  if (!taken) errors = taken.error().fields;
  const auto second = one_of(form.second, std::pair{std::string_view("later"), SecondColumn::later_counts},
                             std::pair{std::string_view("weights"), SecondColumn::weights},
                             {"second", "Choose what a second column of figures holds."}, errors);
  const auto first = one_of(form.first, std::pair{std::string_view("looks"), FirstRow::as_it_looks},
                            std::pair{std::string_view("heading"), FirstRow::is_a_heading},
                            {"first", "Choose whether the first row is a heading."}, errors);
  spc::ParetoRequest request;
  request.unrecorded = one_of(form.blank, std::pair{std::string_view("left_out"), spc::UnrecordedCases::are_left_out},
                              std::pair{std::string_view("category"), spc::UnrecordedCases::are_a_category},
                              {"blank", "Choose what happens to rows without a cause."}, errors);
  request.other = one_of(form.other, std::pair{std::string_view("last"), spc::OtherPlace::last},
                         std::pair{std::string_view("by_amount"), spc::OtherPlace::by_amount},
                         {"other", "Choose where a cause called Other stands."}, errors);
  const Gathering gathering = read_gathering(form, errors);
  const auto vital = share_of(form.vital);
  if (!vital) errors.push_back({"vital", "Give a percentage above 0 and up to 100, like 80."});
  std::vector<NamedRows<ParetoRows>> groups;
  if (table && marks && taken)
    groups = rows_of_groups<ParetoRows>(
        *table, *marks, [&](const tabular::PlainTable& rows) { return pareto_rows(rows, second, first); }, errors);
  if (!errors.empty()) return refusal_of<ParetoForm>(std::move(errors), kFields);

  request.vital_share = *vital;
  std::vector<ParetoReading> readings;
  for (const NamedRows<ParetoRows>& group : groups) {
    auto reading = charts_of(form, group, request, gathering);
    if (!reading) return of_group(group.group, reading.error());
    reading->group = group.group;
    reading->category_heading = or_else(group.rows.categories, capitalised(reading->drawing.wording.categories));
    for (const std::string& left_out : group.rows.left_out) reading->left_out.push_back(whose(group.group) + left_out);
    reading->notes = group.rows.notes;
    if (!marked_note.empty()) reading->notes.insert(reading->notes.begin(), marked_note);
    if (has_other(*reading))
      reading->notes.push_back("What is called Other stands last whatever its size: it is several " +
                               reading->drawing.wording.categories + ".");
    readings.push_back(*std::move(reading));
  }
  // One table holds them all, with the same columns.
  const bool are_weighted =
      std::ranges::any_of(readings, [](const ParetoReading& each) { return each.drawing.pareto.is_weighted; });
  for (ParetoReading& reading : readings) reading.drawing.pareto.is_weighted = are_weighted;
  return readings;
}

}  // namespace qi::analysis

#include "analysis/try_funnel/funnel_form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

#include "analysis/doubtful_target.h"
#include "analysis/named_groups.h"
#include "analysis/pasted_table.h"
#include "analysis/try_funnel/funnel_rows.h"
#include "analysis/typed_fields.h"
#include "base/number.h"
#include "base/percent.h"
#include "base/text.h"
#include "measures/measure.h"
#include "measures/typed_number.h"

namespace qi::analysis {
namespace {

constexpr double kHalfPercent = 50;
constexpr int kShownDigits = 3;
constexpr int kMostDecimals = 6;

constexpr TextField<FunnelForm> kFields[] = {
    {"figures", &FunnelForm::figures}, {"kind", &FunnelForm::kind},     {"overdispersion", &FunnelForm::overdispersion},
    {"better", &FunnelForm::better},   {"target", &FunnelForm::target}, {"named", &FunnelForm::named},
    {"name", &FunnelForm::name},       {"limits", &FunnelForm::limits}, {"trimmed", &FunnelForm::trimmed},
    {"per", &FunnelForm::per},         {"unit", &FunnelForm::unit},     {"units", &FunnelForm::units},
};

constexpr std::array kLimits{
    FunnelChoice{"", "The usual ones of this kind"},
    FunnelChoice{"exact", "Exact, from the distribution of counts"},
    FunnelChoice{"normal", "Normal, on the scale of this kind"},
    FunnelChoice{"gamma", "Gamma, as published for standardised ratios"},
};
constexpr std::array kOverdispersions{
    FunnelChoice{"none", "No: chance alone"},
    FunnelChoice{"additive", "Yes: add the variance between them (usual)"},
    FunnelChoice{"multiplicative", "Yes: widen all limits by one factor"},
};
constexpr std::array kPer{
    FunnelChoice{"", "Percent for proportions, for each one otherwise"},
    FunnelChoice{"1", "For each one"},
    FunnelChoice{"100", "For each hundred"},
    FunnelChoice{"1000", "For each 1,000"},
    FunnelChoice{"10000", "For each 10,000"},
    FunnelChoice{"100000", "For each 100,000"},
};

template <class Kind>
std::optional<Kind> kind_with(std::string_view wanted, std::initializer_list<Kind> kinds) {
  for (const Kind kind : kinds)
    if (spc::slug(kind) == wanted) return kind;
  return std::nullopt;
}

bool is_choice(std::span<const FunnelChoice> choices, std::string_view slug) {
  return std::ranges::find(choices, slug, &FunnelChoice::slug) != choices.end();
}

double multiplier_of(const FunnelForm& form, const spc::FunnelRow& kind) {
  if (form.per.empty()) return kind.is_part_of_whole ? kWholePercent : 1;
  return parse_plain_number(form.per).value_or(1);
}

void read_choices(const FunnelForm& form, const spc::FunnelRow& kind, spc::FunnelRequest& request,
                  std::vector<FieldError>& errors) {
  using enum spc::FunnelLimitMethod;
  if (const auto method = kind_with(form.limits, {normal, exact, gamma}))
    request.limits = method;
  else if (!form.limits.empty())
    errors.push_back({"limits", "Choose one of the limits, or the usual ones."});
  if (request.limits == gamma && !kind.gamma.limits)
    errors.push_back({"limits", "Gamma limits are for standardised ratios and rates: choose exact or normal ones."});
  if (const auto spread = kind_with(form.overdispersion, {spc::Overdispersion::none, spc::Overdispersion::additive,
                                                          spc::Overdispersion::multiplicative}))
    request.overdispersion = *spread;
  else
    errors.push_back({"overdispersion", "Choose whether limits allow for more than chance."});
  const auto share = parse_plain_number(trimmed(form.trimmed));
  if (share && *share >= 0 && *share < kHalfPercent)
    request.trimmed_share = *share / kWholePercent;
  else
    errors.push_back({"trimmed", "Give a percentage from 0 to less than 50, like 10."});
  if (!is_choice(kPer, form.per)) errors.push_back({"per", "Choose what values are written for."});
  request.multiplier = multiplier_of(form, kind);
}

void read_target(const FunnelForm& form, const spc::FunnelRow& kind, spc::FunnelRequest& request,
                 std::vector<FieldError>& errors) {
  const bool in_percent = kind.is_part_of_whole && std::abs(request.multiplier - kWholePercent) < 1;
  const auto typed = measures::read_typed_number(
      form.target, {in_percent ? ValueStyle::percent : ValueStyle::number, 1, std::string()});
  if (!typed) {
    errors.push_back({"target", typed.error().message});
    return;
  }
  if (!*typed) return;
  const double target = **typed / request.multiplier;
  if (target < 0)
    errors.push_back({"target", "Give a target of 0 or more, or leave this empty."});
  else if (kind.is_part_of_whole && target > 1)
    errors.push_back({"target", "Give a target of at most " + grouped(request.multiplier, 0) +
                                    ": a share cannot be above the whole."});
  else
    request.target = target;
}

std::string asked_of_target(const FunnelForm& form, const spc::Funnel& funnel) {
  const auto typed = parse_plain_number(trimmed(form.target));  // "0.5%" is none
  if (!typed || funnel_format(funnel).style != ValueStyle::percent) return {};
  std::vector<double> values;
  for (const spc::FunnelUnit& unit : funnel.units) values.push_back(unit.value);
  return asked_of_percent_target(*typed, median(values));
}

void read_words(const FunnelForm& form, spc::FunnelWording& wording, std::vector<FieldError>& errors) {
  if (const auto better = measures::parse_direction(form.better))
    wording.better = *better;
  else
    errors.push_back({"better", "Choose which way is better, or choose neither."});
  const std::string unit(trimmed(form.unit));
  const std::string units(trimmed(form.units));
  if (unit.empty() && units.empty()) return;
  if (unit.empty()) errors.push_back({"unit", "Say what one of them is called as well, like station."});
  if (units.empty()) errors.push_back({"units", "Say what many of them are called as well, like stations."});
  wording.unit = unit;
  wording.units = units;
}

std::vector<std::string> names_to_show(const FunnelForm& form, const std::vector<spc::FunnelCounts>& units,
                                       std::vector<FieldError>& errors) {
  std::vector<std::string> names;
  for (const std::string_view part : split(form.named, ';')) {
    const std::string_view wanted = trimmed(part);
    if (wanted.empty()) continue;
    const auto found = std::ranges::find_if(
        units, [&](const spc::FunnelCounts& unit) { return lowered(unit.name) == lowered(wanted); });
    if (found != units.end())
      names.push_back(found->name);
    else
      errors.push_back({"named", "No row on the chart is called " + std::string(wanted) +
                                     ": write names as they stand in the table, with semicolons between them."});
  }
  return names;
}

/// Where the author of the form can do something about a refusal.
std::string field_of_refusal(const spc::FunnelRequest& request) {
  if (request.target && *request.target <= 0) return "target";
  if (request.overdispersion != spc::Overdispersion::none && request.units.size() < request.excluded.size() + 2)
    return "overdispersion";
  return "figures";
}

void add(std::vector<FieldError>& errors, const Error& refused) {
  errors.insert(errors.end(), refused.fields.begin(), refused.fields.end());
}

Result<FunnelReading> plot_of(const NamedRows<FunnelRows>& group, const spc::FunnelRow& kind,
                              spc::FunnelRequest request, const FunnelReading& shared) {
  const FunnelRows& rows = group.rows;
  FunnelReading reading = shared;
  request.units = rows.units;
  for (std::size_t i = 0; i < rows.rows.size(); ++i) {
    if (std::ranges::binary_search(group.marks.left_out, rows.rows[i])) request.excluded.push_back(i);
    if (group.marks.has_notes()) reading.drawing.notes.push_back(group.marks.note_of(rows.rows[i]));
  }
  auto funnel = spc::funnel(request);
  if (!funnel)
    return of_group(group.group, Error::invalid_fields({{field_of_refusal(request), funnel.error().message}}));
  reading.group = group.group;
  reading.name_heading = or_else(rows.names, capitalised(reading.drawing.wording.unit));
  reading.numerator_heading = or_else(rows.numerators, kind.numerator_name);
  reading.denominator_heading = or_else(rows.denominators, kind.denominator_name);
  for (const std::string& left_out : rows.left_out) reading.left_out.push_back(whose(group.group) + left_out);
  reading.notes = rows.notes;
  reading.drawing.wording.format = funnel_format(*funnel);
  if (!group.group.empty()) reading.drawing.name = group.group;
  reading.drawing.denominator_name = rows.denominators;
  reading.drawing.funnel = *std::move(funnel);
  return reading;
}

/// Sizes are shared by the request already. Rows of the table are called after their plot.
void share_scales(std::vector<FunnelReading>& readings) {
  std::vector<double> heights;
  for (const FunnelReading& reading : readings) {
    const std::vector<double> own = chart::funnel_heights(reading.drawing);
    heights.insert(heights.end(), own.begin(), own.end());
  }
  for (std::size_t i = 0; i < readings.size(); ++i) {
    readings[i].drawing.scale_holds = heights;
    readings[i].drawing.unit_link_base = "#unit-" + std::to_string(i) + "-";
  }
}

}  // namespace

FunnelForm funnel_form_of(const http::Form& fields) {
  return filled_from<FunnelForm>(fields, kFields);
}

std::vector<std::pair<std::string, std::string>> fields_of(const FunnelForm& form) {
  return typed_in(form, kFields);
}

std::span<const FunnelChoice> limit_choices() {
  return kLimits;
}
std::span<const FunnelChoice> overdispersion_choices() {
  return kOverdispersions;
}
std::span<const FunnelChoice> per_choices() {
  return kPer;
}

ValueFormat funnel_format(const spc::Funnel& funnel) {
  const bool in_percent =
      spc::funnel_row(funnel.kind).is_part_of_whole && std::abs(funnel.multiplier - kWholePercent) < 1;
  double size = funnel.target;
  for (const spc::FunnelUnit& unit : funnel.units)
    if (!(size > 0)) size = unit.value;
  const int before_point = size > 0 ? static_cast<int>(std::floor(std::log10(size))) + 1 : 1;
  const int decimals = std::clamp(kShownDigits - before_point, 0, kMostDecimals);
  if (in_percent) return {ValueStyle::percent, std::max(1, decimals), ""};
  return {ValueStyle::number, decimals, ""};
}

Result<std::vector<FunnelReading>> read_funnel_form(const FunnelForm& form) {
  auto table = read_pasted_table(form.figures, "Paste or type a table: names, then two columns of counts.");
  std::vector<FieldError> errors;
  if (!table) add(errors, table.error());
  const auto marks =
      table ? take_row_marks(*table, kFunnelMarks, RowNames::a_column_of_words) : Result<RowMarks>(RowMarks{});
  if (!marks) add(errors, marks.error());
  const spc::FunnelRow* kind = spc::find_funnel(form.kind);
  if (!kind) errors.push_back({"kind", "Choose what is compared."});

  FunnelReading shared;
  shared.drawing.unit_link_base = "#unit-";
  spc::FunnelRequest request;
  read_words(form, shared.drawing.wording, errors);
  if (!kind) return refusal_of<FunnelForm>(std::move(errors), kFields);
  request.kind = kind->kind;
  read_choices(form, *kind, request, errors);
  read_target(form, *kind, request, errors);
  std::vector<NamedRows<FunnelRows>> groups;
  if (table && marks)
    groups = rows_of_groups<FunnelRows>(
        *table, *marks, [&](const tabular::PlainTable& rows) { return funnel_rows(rows, *kind); }, errors);
  std::vector<spc::FunnelCounts> units;
  for (const NamedRows<FunnelRows>& group : groups)
    units.insert(units.end(), group.rows.units.begin(), group.rows.units.end());
  if (!units.empty()) shared.drawing.named = names_to_show(form, units, errors);
  if (!errors.empty()) return refusal_of<FunnelForm>(std::move(errors), kFields);

  shared.trimmed_share = request.trimmed_share;
  shared.drawing.name = or_else(form.name, kind->value_name);
  request.grid_to = std::ranges::max(units, {}, &spc::FunnelCounts::denominator).denominator;
  std::vector<FunnelReading> readings;
  for (const NamedRows<FunnelRows>& group : groups) {
    auto reading = plot_of(group, *kind, request, shared);
    if (!reading) return reading.error();
    std::ranges::copy(marks->told, std::back_inserter(reading->notes));
    readings.push_back(*std::move(reading));
    readings.back().asks = asked_of_target(form, readings.back().drawing.funnel);
  }
  if (readings.size() > 1) share_scales(readings);
  return readings;
}

}  // namespace qi::analysis

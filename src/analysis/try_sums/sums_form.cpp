#include "analysis/try_sums/sums_form.h"

#include <algorithm>
#include <cmath>

#include "analysis/named_groups.h"
#include "analysis/try_sums/sums_table.h"
#include "base/percent.h"
#include "base/text.h"
#include "measures/measure.h"
#include "spc/short_run.h"
#include "spc/subgroups.h"
#include "stats/measurement/name_order.h"

namespace qi::analysis {
namespace {

constexpr double kMostRows = 1e6;

/// The options of one chart: numbers and choices, with what is wrong about them.
class Options {
 public:
  Options(const SumsForm& form, std::vector<FieldError>& errors) : form_(form), errors_(errors) {}

  /// As typed, or what is usual where nothing is.
  std::string words(std::string_view name) const {
    const auto row = std::ranges::find(sums_options(), name, &SumsOptionRow::name);
    const std::string typed(trimmed(form_.option(name)));
    return typed.empty() ? std::string(row->usual) : typed;
  }
  std::optional<double> number(std::string_view name) {
    const std::string typed = words(name);
    if (typed.empty()) return std::nullopt;
    if (const auto read = parse_plain_number(typed)) return read;
    refuse(name, "Give a number, like 1.5, or leave this empty.");
    return std::nullopt;
  }
  std::optional<std::size_t> rows(std::string_view name) {
    const auto read = number(name);
    if (!read) return std::nullopt;
    if (*read >= 1 && *read <= kMostRows && *read == std::floor(*read)) return static_cast<std::size_t>(*read);
    refuse(name, "Give a whole number of rows, like 20, or leave this empty.");
    return std::nullopt;
  }
  spc::Direction better() {
    if (const auto read = measures::parse_direction(words("better"))) return *read;
    refuse("better", "Choose which way is better, or choose neither.");
    return spc::Direction::neutral;
  }
  spc::AfterSignal after(std::string_view name) {
    const std::string chosen = words(name);
    if (chosen == "starts_again") return spc::AfterSignal::starts_again;
    if (chosen != "goes_on") refuse(name, "Choose what a sum does after a signal.");
    return spc::AfterSignal::goes_on;
  }
  /// Centre and sigma that are known; `needs_centre` charts take both or none.
  enum class Centre { needed, none };
  std::optional<spc::GivenLimits> given(Centre centre_is) {
    const auto sigma = number("sigma");
    if (centre_is == Centre::none)
      return sigma ? std::optional(spc::GivenLimits{.centre = spc::kMissing, .sigma = sigma}) : std::nullopt;
    const auto centre = number("center");
    if (!centre && !sigma) return std::nullopt;
    if (centre && sigma) return spc::GivenLimits{.centre = *centre, .sigma = sigma};
    refuse(centre ? "sigma" : "center", "Give a centre and a sigma together, or leave both empty.");
    return std::nullopt;
  }
  void refuse(std::string_view name, std::string message) {
    errors_.push_back({std::string(name), std::move(message)});
  }

 private:
  const SumsForm& form_;
  std::vector<FieldError>& errors_;
};

std::vector<std::vector<double>> rows_of(const SumsTable& table) {
  std::vector<std::vector<double>> rows(table.figures.front().figures.size());
  for (const tabular::PlainColumn& column : table.figures)
    for (std::size_t i = 0; i < rows.size(); ++i) rows[i].push_back(column.figures[i]);
  return rows;
}

/// Values of one column, or a subgroup in each row.
void put_values(const SumsTable& table, spc::ChartKind alone, spc::ChartKind together, spc::Request& request) {
  const bool is_one = table.figures.size() == 1;
  request.chart = is_one ? alone : together;
  if (is_one)
    request.values = table.figures.front().figures;
  else
    request.subgroups = spc::subgroups_of(rows_of(table));
}

/// What is left out, and where phases start: each with a baseline of its own where one is asked for.
void put_marks(const RowMarks& marks, std::optional<std::size_t> baseline, spc::Request& request) {
  request.excluded = marks.left_out;
  if (baseline) request.phases = {{.index = 0, .baseline_points = baseline}};
  for (const std::size_t start : marks.starts())
    request.phases.push_back({.index = start, .baseline_points = baseline});
}

SumsQuestion cusum_of(const SumsTable& table, Options& options) {
  SumsQuestion question{.chart = spc::FurtherChart::cusum, .wording = table.wording};
  put_values(table, spc::ChartKind::individuals, spc::ChartKind::subgroup_mean, question.series);
  question.series.better = options.better();
  question.series.given = options.given(Options::Centre::needed);
  put_marks(table.marks, options.rows("baseline"), question.series);
  const spc::CusumOptions usual;
  question.cusum = {.shift = options.number("shift").value_or(usual.shift),
                    .decision_interval = options.number("interval").value_or(usual.decision_interval),
                    .head_start = options.number("head_start").value_or(usual.head_start),
                    .after = options.after("after")};
  return question;
}

SumsQuestion bernoulli_of(const SumsTable& table, Options& options) {
  SumsQuestion question{.chart = spc::FurtherChart::bernoulli_cusum, .wording = table.wording};
  spc::BernoulliRequest& request = question.bernoulli;
  request.outcomes = table.figures.front().figures;
  request.excluded = table.marks.left_out;
  request.starts = table.marks.starts();
  if (const auto accepted = options.number("accepted")) request.accepted = *accepted / kWholePercent;
  request.baseline = options.rows("baseline");
  if (request.accepted && request.baseline)
    options.refuse("baseline", "Give an acceptable chance or a baseline, not both.");
  request.odds_ratio = options.number("odds_ratio").value_or(request.odds_ratio);
  request.decision_interval = options.number("limit").value_or(request.decision_interval);
  request.after = options.after("after_outcome");
  request.better = options.better();
  return question;
}

SumsQuestion risk_adjusted_of(const SumsTable& table, Options& options) {
  SumsQuestion question{.chart = spc::FurtherChart::risk_adjusted_cusum, .wording = table.wording};
  spc::RiskAdjustedRequest& request = question.risk_adjusted;
  request.outcomes = table.figures[0].figures;
  request.risks = table.figures[1].figures;
  request.excluded = table.marks.left_out;
  request.starts = table.marks.starts();
  request.odds_ratio = options.number("odds_ratio").value_or(request.odds_ratio);
  request.decision_interval = options.number("risk_limit").value_or(request.decision_interval);
  request.after = options.after("after");
  request.better = options.better();
  return question;
}

DistanceQuestion distance_of(const SumsTable& table, Options& options) {
  DistanceQuestion question{.request = {}, .variables = {}, .wording = table.wording};
  question.request.observations = rows_of(table);
  question.request.excluded = table.marks.left_out;
  question.request.starts = table.marks.starts();
  for (const tabular::PlainColumn& column : table.figures) question.variables.push_back(uncapitalised(column.name));
  question.request.baseline = options.rows("baseline");
  if (const auto confidence = options.number("confidence")) question.request.confidence = *confidence / kWholePercent;
  return question;
}

/// The kinds in the order in which they first come, and the place among them of each row.
struct Kinds {
  stats::NameOrder order;
  std::vector<std::size_t> of_rows;
};
Kinds kinds_of(const SumsTable& table) {
  Kinds kinds;
  for (const std::string& name : table.kinds) kinds.of_rows.push_back(kinds.order.number_of(name));
  return kinds;
}

/// refuses  a kind without a nominal, or with two.
Result<std::vector<double>> nominals_of(const SumsTable& table, const Kinds& kinds) {
  const std::vector<std::string>& names = kinds.order.names();
  std::vector<double> nominals(names.size(), spc::kMissing);
  for (std::size_t i = 0; i < kinds.of_rows.size(); ++i) {
    const double here = table.figures[1].figures[i];
    double& nominal = nominals[kinds.of_rows[i]];
    if (std::isnan(here)) continue;
    if (!std::isnan(nominal) && nominal != here)
      return Error::invalid("The kind " + names[kinds.of_rows[i]] +
                            " has two different figures in the column of what it should be. Give it one.");
    nominal = here;
  }
  for (std::size_t k = 0; k < nominals.size(); ++k)
    if (std::isnan(nominals[k])) return Error::invalid("Say what the kind " + names[k] + " should be.");
  return nominals;
}

Result<spc::Request> short_runs_of(const SumsTable& table, const SumsChartRow& chart, Options& options) {
  const Kinds kinds = kinds_of(table);
  const spc::ShortRunValues asked{.values = table.figures.front().figures,
                                  .kinds = kinds.of_rows,
                                  .excluded = table.marks.left_out,
                                  .starts = table.marks.starts()};
  if (chart.columns == SumsColumns::kinds_and_nominals) {
    const auto nominals = nominals_of(table, kinds);
    if (!nominals) return nominals.error();
    return spc::deviations_from_nominal(asked, *nominals);
  }
  const std::string sigma_of = options.words("sigma_of");
  spc::ShortRunSigma sigma = spc::ShortRunSigma::of_each_kind;
  if (sigma_of == "each_run")
    sigma = spc::ShortRunSigma::of_each_run;
  else if (sigma_of == "all")
    sigma = spc::ShortRunSigma::of_all;
  else if (sigma_of != "each_kind")
    options.refuse("sigma_of", "Choose where sigma comes from.");
  auto standardised = spc::standardised_short_runs(asked, sigma);
  if (!standardised) return standardised.error();
  return std::move(standardised->request);
}

Result<SpcQuestion> series_of(const SumsTable& table, const SumsChartRow& chart, Options& options) {
  SpcQuestion question{.request = {}, .wording = table.wording, .runs_tests = {}};
  if (chart.further) {
    auto request = short_runs_of(table, chart, options);
    if (!request) return request.error();
    question.request = *std::move(request);
    // Each kind has its own mean and sigma on a Z-MR chart: no row is left to set them.
    const bool has_limits = question.request.given.has_value();
    put_marks(table.marks, has_limits ? std::nullopt : options.rows("baseline"), question.request);
    if (chart.columns == SumsColumns::kinds_and_values) question.wording.format = {ValueStyle::number, 2, ""};
    question.request.better = options.better();
    return question;
  }
  put_values(table, *chart.kind, *chart.kind, question.request);
  put_marks(table.marks, options.rows("baseline"), question.request);
  const bool is_spread =
      chart.kind == spc::ChartKind::subgroup_range || chart.kind == spc::ChartKind::subgroup_deviation;
  question.request.given = options.given(is_spread ? Options::Centre::none : Options::Centre::needed);
  if (!is_spread) question.request.better = options.better();
  if (chart.kind == spc::ChartKind::moving_average)
    if (const auto weight = options.number("weight")) question.request.profile.ewma_weight = *weight;
  return question;
}

Done ask(const SumsTable& table, const SumsChartRow& chart, Options& options, SumsPart& part) {
  if (chart.further == spc::FurtherChart::cusum)
    part.question = cusum_of(table, options);
  else if (chart.further == spc::FurtherChart::bernoulli_cusum)
    part.question = bernoulli_of(table, options);
  else if (chart.further == spc::FurtherChart::risk_adjusted_cusum)
    part.question = risk_adjusted_of(table, options);
  else if (chart.further == spc::FurtherChart::hotelling)
    part.question = distance_of(table, options);
  else {
    auto series = series_of(table, chart, options);
    if (!series) return series.error();
    part.question = *std::move(series);
  }
  return {};
}

/// The same options are read for each group: what is wrong with one is said once.
void say_once(std::vector<FieldError>& errors) {
  std::vector<FieldError> once;
  for (FieldError& error : errors)
    if (std::ranges::none_of(
            once, [&](const FieldError& told) { return told.field == error.field && told.message == error.message; }))
      once.push_back(std::move(error));
  errors = std::move(once);
}

}  // namespace

std::string SumsForm::option(std::string_view asked) const {
  const auto found = options.find(asked);
  return found == options.end() ? std::string() : found->second;
}

SumsForm fresh_sums_form(std::string_view chart) {
  SumsForm form;
  form.chart = find_sums_chart(chart) ? std::string(chart) : std::string(sums_charts().front().slug);
  for (const SumsOptionRow& row : sums_options())
    if (has_option(row, form.chart)) form.options[std::string(row.name)] = row.usual;
  return form;
}

SumsForm sums_form_of(const http::Form& fields) {
  SumsForm form;
  if (const auto chart = fields.find("chart")) form.chart = std::string(*chart);
  form.figures = fields.get("figures");
  form.name = fields.get("name");
  for (const SumsOptionRow& row : sums_options())
    if (const auto typed = fields.find(row.name)) form.options[std::string(row.name)] = std::string(*typed);
  return form;
}

SumsForm with_chart_taken(SumsForm form) {
  for (const auto& [name, usual] : fresh_sums_form(form.chart).options) form.options.emplace(name, usual);
  return form;
}

std::vector<std::pair<std::string, std::string>> fields_of(const SumsForm& form) {
  std::vector<std::pair<std::string, std::string>> fields{
      {"chart", form.chart}, {"figures", form.figures}, {"name", form.name}};
  for (const auto& [name, typed] : form.options) fields.emplace_back(name, typed);
  return fields;
}

Result<SumsReading> read_sums_form(const SumsForm& form) {
  SumsReading reading;
  reading.chart = find_sums_chart(form.chart);
  if (!reading.chart) return Error::invalid_fields({{"chart", "Choose one of the charts."}});
  reading.name = trimmed(form.name).empty() ? "Your figures" : std::string(trimmed(form.name));
  auto read = read_sums_tables(form.figures, *reading.chart);
  if (!read) return Error::invalid_fields({{"figures", read.error().message}});
  std::vector<FieldError> errors;
  Options options(form, errors);
  for (SumsTable& table : read->tables) {
    SumsPart part{.group = table.group, .question = {}, .marks = {}};
    if (const Done asked = ask(table, *reading.chart, options, part); !asked)
      errors.push_back({"figures", whose(table.group) + asked.error().message});
    for (const std::string& note : table.notes)
      if (std::ranges::count(reading.notes, note) == 0) reading.notes.push_back(note);
    part.marks = std::move(table.marks);
    reading.parts.push_back(std::move(part));
  }
  say_once(errors);
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));
  reading.problems = std::move(read->problems);
  return reading;
}

}  // namespace qi::analysis

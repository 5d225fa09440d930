#include "analysis/try_capability/capability_form.h"

#include <algorithm>

#include "analysis/typed_fields.h"
#include "base/percent.h"
#include "base/text.h"
#include "measures/typed_number.h"

namespace qi::analysis {
namespace {

// Anyone may ask, so one answer must stay small.
constexpr std::size_t kPastedBytes = 1'000'000;
constexpr double kLeastLevel = 50;
constexpr double kMostLevel = 99.9;

constexpr TextField<CapabilityForm> kFields[] = {
    {"figures", &CapabilityForm::figures}, {"name", &CapabilityForm::name},     {"lower", &CapabilityForm::lower},
    {"upper", &CapabilityForm::upper},     {"target", &CapabilityForm::target}, {"level", &CapabilityForm::level},
    {"shape", &CapabilityForm::shape},     {"times", &CapabilityForm::times},   {"centile", &CapabilityForm::centile},
};

Result<CapabilityFigures> figures_of(const CapabilityForm& form) {
  if (trimmed(form.figures).empty())
    return Error::invalid("Paste or type some figures: one on each line, the oldest first.");
  if (form.figures.size() > kPastedBytes)
    return Error::invalid("That is more than this page can take. Paste a million letters or fewer.");
  if (!is_utf8(form.figures))
    return Error::invalid("Some letters could not be read. Copy the cells again and paste them here.");
  return read_capability_figures(form.figures);
}

/// A share in percent as typed, out of what may be asked; otherwise the error of its field.
double percent_of(const std::string& typed, double above, double below, const FieldError& otherwise,
                  std::vector<FieldError>& errors) {
  const auto percent = parse_plain_number(trimmed(typed));
  if (percent && *percent >= above && *percent <= below) return *percent / kWholePercent;
  errors.push_back(otherwise);
  return 0;
}

std::optional<double> limit_of(std::string_view field, const std::string& typed, const ValueFormat& format,
                               std::vector<FieldError>& errors) {
  const auto read = measures::read_typed_number(typed, format);
  if (read) return *read;
  errors.push_back({std::string(field), read.error().message});
  return std::nullopt;
}

/// Which field its author should look at.
std::string_view field_at_fault(const spc::Specification& asked) {
  const bool is_upside_down = asked.lower && asked.upper && *asked.lower >= *asked.upper;
  if (is_upside_down) return "lower";
  const bool has_limit = asked.lower || asked.upper;
  return has_limit && asked.target ? "target" : "upper";
}

void read_limits(const CapabilityForm& form, const ValueFormat& format, spc::Specification& asked,
                 std::vector<FieldError>& errors) {
  const std::size_t before = errors.size();
  asked.lower = limit_of("lower", form.lower, format, errors);
  asked.upper = limit_of("upper", form.upper, format, errors);
  asked.target = limit_of("target", form.target, format, errors);
  if (errors.size() > before) return;
  if (const Done good = spc::check_specification(asked); !good)
    errors.push_back({std::string(field_at_fault(asked)), good.error().message});
}

}  // namespace

CapabilityForm capability_form_of(const http::Form& fields) {
  return filled_from<CapabilityForm>(fields, kFields);
}

std::vector<std::pair<std::string, std::string>> fields_of(const CapabilityForm& form) {
  return typed_in(form, kFields);
}

Result<CapabilityReading> read_capability_form(const CapabilityForm& form) {
  std::vector<FieldError> errors;
  CapabilityReading reading;
  CapabilityQuestion& question = reading.question;
  auto figures = figures_of(form);
  if (figures)
    read_limits(form, figures->format, question.specification, errors);
  else
    errors.push_back({"figures", figures.error().message});
  constexpr double kBelowOne = 0.1;
  question.level = percent_of(form.level, kLeastLevel, kMostLevel,
                              {"level", "Give a confidence level between 50 and 99.9, like 95."}, errors);
  question.centile = percent_of(form.centile, kBelowOne, kMostLevel,
                                {"centile", "Give a centile between 0.1 and 99.9, like 90."}, errors);
  question.shape = form.shape;
  if (std::ranges::find(capability_shapes(), std::string_view(form.shape), &ShapeChoice::slug) ==
      capability_shapes().end())
    errors.push_back({"shape", "Choose one of the shapes, or leave the choice to us."});
  if (!errors.empty()) return Error::invalid_fields(std::move(errors));

  question.values = std::move(figures->values);
  question.subgroups = std::move(figures->subgroups);
  question.format = figures->format;
  reading.name = trimmed(form.name).empty() ? figures->name : std::string(trimmed(form.name));
  if (reading.name.empty()) reading.name = "The figures";
  const bool are_times = form.times == "yes" || question.format.style == ValueStyle::minutes_seconds;
  reading.first = are_times ? ToldFirst::standard : ToldFirst::indices;
  reading.notes = std::move(figures->notes);
  reading.problems = std::move(figures->problems);
  return reading;
}

}  // namespace qi::analysis

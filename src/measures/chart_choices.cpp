#include "measures/chart_choices.h"

namespace qi::measures {

std::string_view slug(TargetKind kind) {
  switch (kind) {
    case TargetKind::standard: return "standard";
    case TargetKind::ambition: return "ambition";
    case TargetKind::local: return "local";
  }
  return "";
}
std::string_view title(TargetKind kind) {
  switch (kind) {
    case TargetKind::standard: return "Standard";
    case TargetKind::ambition: return "Ambition";
    case TargetKind::local: return "Local target";
  }
  return "";
}
std::optional<TargetKind> parse_target_kind(std::string_view text) {
  for (const TargetKind kind : {TargetKind::standard, TargetKind::ambition, TargetKind::local})
    if (slug(kind) == text) return kind;
  return std::nullopt;
}

std::string_view slug(AnnotationKind kind) {
  return kind == AnnotationKind::event ? "event" : "test_of_change";
}
std::string_view title(AnnotationKind kind) {
  return kind == AnnotationKind::event ? "Event" : "Test of change";
}
std::optional<AnnotationKind> parse_annotation_kind(std::string_view text) {
  for (const AnnotationKind kind : {AnnotationKind::test_of_change, AnnotationKind::event})
    if (slug(kind) == text) return kind;
  return std::nullopt;
}

}  // namespace qi::measures

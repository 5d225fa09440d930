#include "measures/measure_series.h"

#include <array>

#include "base/named_value.h"

namespace qi::measures {
namespace {

constexpr std::array kSourceKinds{
    NamedValue{SourceKind::ambsys, "ambsys", "NHS England file"}, NamedValue{SourceKind::file, "file", "File"},
    NamedValue{SourceKind::paste, "paste", "Pasted"}, NamedValue{SourceKind::entry, "entry", "Entered by hand"},
    NamedValue{SourceKind::synthetic, "synthetic", "Synthetic"}};

constexpr std::array kCarrierKinds{NamedValue{CarrierKind::feed, "feed", "Feed"},
                                   NamedValue{CarrierKind::program, "program", "Program"}};

}  // namespace

std::string_view slug(SourceKind kind) {
  return named(kSourceKinds, kind).slug;
}
std::string_view title(SourceKind kind) {
  return named(kSourceKinds, kind).title;
}
std::optional<SourceKind> parse_source_kind(std::string_view slug) {
  return value_of(kSourceKinds, slug);
}

std::string words_of(const Carrier& carrier) {
  const std::string kind(named(kCarrierKinds, carrier.kind).slug);
  return carrier.name.empty() ? kind : kind + " " + carrier.name;
}

std::optional<Carrier> parse_carrier(std::string_view words) {
  const std::size_t blank = words.find(' ');
  const auto kind = value_of(kCarrierKinds, words.substr(0, blank));
  if (!kind) return std::nullopt;
  return Carrier{.kind = *kind, .name = std::string(blank == std::string_view::npos ? "" : words.substr(blank + 1))};
}

}  // namespace qi::measures

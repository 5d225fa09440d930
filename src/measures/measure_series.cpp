#include "measures/measure_series.h"

#include <array>

namespace qi::measures {
namespace {

struct KindWords {
  SourceKind kind;
  std::string_view slug;
  std::string_view title;
};
constexpr std::array kKinds{
    KindWords{SourceKind::ambsys, "ambsys", "NHS England file"}, KindWords{SourceKind::file, "file", "File"},
    KindWords{SourceKind::paste, "paste", "Pasted"}, KindWords{SourceKind::entry, "entry", "Entered by hand"},
    KindWords{SourceKind::synthetic, "synthetic", "Synthetic"}};

}  // namespace

std::string_view slug(SourceKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].slug;
}
std::string_view title(SourceKind kind) {
  return kKinds[static_cast<std::size_t>(kind)].title;
}
std::optional<SourceKind> parse_source_kind(std::string_view slug) {
  for (const KindWords& words : kKinds)
    if (words.slug == slug) return words.kind;
  return std::nullopt;
}

}  // namespace qi::measures

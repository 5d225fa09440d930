#include "ui/icon_pair.h"

namespace qi::ui {

void icon(html::Page& h, spc::Variation variation, int size, chart::Naming naming) {
  h.trusted_markup(html::TrustedMarkup(chart::icon(variation, size, naming)));
}

void icon(html::Page& h, spc::Assurance assurance, int size, chart::Naming naming) {
  h.trusted_markup(html::TrustedMarkup(chart::icon(assurance, size, naming)));
}

void icon_pair(html::Page& h, const IconPair& pair) {
  h.span({{"class", "qt-iconpair"}}, [&] {
    icon(h, pair.variation, pair.size, pair.naming);
    if (pair.assurance != spc::Assurance::none) icon(h, pair.assurance, pair.size, pair.naming);
  });
}

}  // namespace qi::ui

#include "measures/wall/place_measures.h"

#include <algorithm>

#include "base/text.h"
#include "measures/measure_urls.h"
#include "measures/organisation_store.h"
#include "measures/wall/wall_view.h"
#include "spc/sentence.h"

namespace qi::measures {
namespace {

constexpr std::size_t kShown = 6;

int rank_of(const WallMember* member) {
  const spc::Analysis& analysis = member->reading.reading.analysis;
  return attention_rank(analysis.variation, analysis.assurance);
}

}  // namespace

std::optional<people::PlacePanel> measures_of_place(const shell::Context& context, std::string_view code) {
  if (!context.visitor.may(shell::Permission::read_measures)) return std::nullopt;
  const auto organisation = find_organisation_by_code(context.db, code);
  if (!organisation) return std::nullopt;
  const auto members = wall_members(list_figures_of_organisation(context.db, organisation->id));
  if (members.empty()) return std::nullopt;

  std::vector<const WallMember*> ordered;
  for (const WallMember& member : members) ordered.push_back(&member);
  std::ranges::stable_sort(ordered, {}, rank_of);
  if (ordered.size() > kShown) ordered.resize(kShown);

  people::PlacePanel panel{.id = "measures",
                           .title = "Measures",
                           .all = ui::SideLink{counted(members.size(), "measure", "measures") + " on the wall",
                                               organisation_wall_url(organisation->code)}};
  for (const WallMember* member : ordered)
    panel.lines.push_back({.title = member->figures.measure.definition.name,
                           .url = measure_url(member->figures.measure.id, organisation->code),
                           .words = spc::sentence(member->reading.reading, member->reading.wording).headline});
  return panel;
}

}  // namespace qi::measures

#include "measures/wall/look_first.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "ui/chip.h"

namespace qi::measures {
namespace {

using spc::Assurance;
using spc::Variation;

// The share of stable charts of about 36 points whose latest point breaks one of the four Making Data Count rules:
// simulation of 200,000 series with estimated limits.
constexpr double kFalseSignalShare = 0.016;
constexpr std::size_t kNamed = 2;
constexpr std::size_t kLines = 4;

using Members = std::vector<const WallMember*>;

template <class Test>
Members those(std::span<const WallMember* const> members, Test&& test) {
  Members chosen;
  for (const WallMember* member : members) {
    const spc::Analysis& analysis = member->reading.reading.analysis;
    if (test(ui::tone_of(analysis.variation), analysis.variation, analysis.assurance)) chosen.push_back(member);
  }
  std::ranges::stable_sort(
      chosen, [](const WallMember* a, const WallMember* b) { return change_in_sigmas(*a) > change_in_sigmas(*b); });
  return chosen;
}

std::vector<ui::SideLink> named(const Members& members, const WallQuery& query) {
  std::vector<ui::SideLink> links;
  for (const WallMember* member : members) {
    if (links.size() == kNamed) break;
    const SeriesFigures& figures = member->figures;
    const std::string place = query.level == WallLevel::units ? ", " + figures.organisation.short_name : "";
    links.push_back({figures.measure.definition.name + place,
                     measure_url(figures.measure.id, figures.organisation.code, {.known = query.known})});
  }
  return links;
}

}  // namespace

std::vector<LookFirst> look_first(std::span<const WallMember* const> members, const WallQuery& query) {
  std::vector<LookFirst> lines;
  const auto add = [&](const Members& found, std::string_view one, std::string_view several, std::string advice) {
    if (found.empty() || lines.size() == kLines) return;
    const std::string_view says = found.size() == 1 ? one : several;
    lines.push_back({fmt::format("{} {}.", counted(found.size(), "measure", "measures"), says), std::move(advice),
                     named(found, query)});
  };
  add(those(members,
            [](ui::Tone tone, Variation, Assurance a) { return tone == ui::Tone::concern && a == Assurance::fail; }),
      "is getting worse and will keep missing target", "are getting worse and will keep missing target",
      "Start here. Ask what changed.");
  add(those(members,
            [](ui::Tone tone, Variation, Assurance a) { return tone == ui::Tone::concern && a != Assurance::fail; }),
      "is getting worse", "are getting worse", "Ask what changed before it costs the target.");
  add(those(members, [](ui::Tone, Variation v, Assurance a) { return v == Variation::common && a == Assurance::fail; }),
      "is steady but will keep missing target", "are steady but will keep missing target",
      "Working harder will not move that. It takes a redesign, so consider a project.");
  add(those(members, [](ui::Tone tone, Variation, Assurance) { return tone == ui::Tone::improve; }), "is improving",
      "are improving", "Find out why and share it.");
  add(those(members,
            [](ui::Tone, Variation v, Assurance a) { return v == Variation::common && a == Assurance::hit_or_miss; }),
      "is steady and may meet or miss target", "are steady and may meet or miss target",
      "One good or bad figure means little.");
  if (lines.empty() && !members.empty())
    lines.push_back({"Nothing unusual.", "No measure shows a change, so there is nothing to react to.", {}});
  return lines;
}

std::string chance_words(std::size_t measures) {
  if (measures < 20) return {};
  const auto expected =
      static_cast<std::size_t>(std::max(1.0, std::round(kFalseSignalShare * static_cast<double>(measures))));
  return fmt::format(
      "Expect about {} to show by chance alone among {} measures, even if nothing has changed. Look twice "
      "before you act.",
      counted(expected, "signal", "signals"), measures);
}

}  // namespace qi::measures

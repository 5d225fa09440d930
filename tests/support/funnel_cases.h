#pragma once
/// Funnel plots that tests share. All counts are made here; station names are real, what they did is not.
/// Nothing is checked here.

#include <cmath>
#include <stdexcept>
#include <string>
#include <vector>

#include "chart/funnel_chart.h"

namespace qi::support {

inline const std::vector<std::string>& station_names() {
  static const std::vector<std::string> kNames{
      "Ashford",  "Banstead",   "Brighton",       "Chertsey",  "Chichester", "Crawley",       "Dartford",
      "Dover",    "Eastbourne", "Epsom",          "Farnham",   "Folkestone", "Godalming",     "Guildford",
      "Hailsham", "Hastings",   "Haywards Heath", "Herne Bay", "Horsham",    "Lewes",         "Maidstone",
      "Medway",   "Midhurst",   "Paddock Wood",   "Redhill",   "Sheppey",    "Sittingbourne", "Thanet",
      "Tongham",  "Uckfield",   "Woking",         "Worthing"};
  return kNames;
}

/// Units of very different sizes about `chance`, as scattered as chance makes them times `spread`; every ninth, from
/// the third on, lies `astray` standard errors off. The same on every machine: waves, no random numbers.
inline spc::FunnelRequest stations(std::size_t count, double chance = 0.72, double spread = 1, double astray = 5) {
  spc::FunnelRequest request;
  for (std::size_t i = 0; i < count; ++i) {
    const double at = static_cast<double>(i);
    const double size = std::round(60 + 1400 * std::pow(0.5 + 0.5 * std::sin(at * 1.7 + 0.4), 3));
    const double scatter = spread * (0.9 * std::sin(at * 2.39) + 0.8 * std::cos(at * 5.3 + 1));
    const double off = i % 9 == 2 ? (i % 2 == 0 ? astray : -astray) : 0;
    const double share = chance + (scatter + off) * std::sqrt(chance * (1 - chance) / size);
    const std::size_t round = i / station_names().size();
    request.units.push_back(
        {station_names()[i % station_names().size()] + (round > 0 ? " " + std::to_string(round + 1) : ""),
         std::round(std::clamp(share, 0.0, 1.0) * size), size});
  }
  request.multiplier = 100;
  return request;
}

inline chart::FunnelDrawing funnel_drawing_of(const spc::FunnelRequest& request,
                                              spc::Direction better = spc::Direction::increase) {
  const auto found = spc::funnel(request);
  if (!found) throw std::runtime_error(found.error().message);
  return {.funnel = *found,
          .wording = {{ValueStyle::percent, 1, ""}, "station", "stations", better},
          .name = "Category 3 calls reached in time",
          .value_name = "Share of calls",
          .denominator_name = "Calls",
          .unit_link_base = "#unit-"};
}

/// Two units with notes, and one far off that is left out.
inline chart::FunnelDrawing marked_funnel() {
  spc::FunnelRequest request = stations(32);
  request.excluded = {2};
  chart::FunnelDrawing drawing = funnel_drawing_of(request);
  drawing.notes.assign(32, "");
  drawing.notes[5] = "New triage desk since May";
  drawing.notes[20] = "Counts of two stations";
  return drawing;
}

}  // namespace qi::support

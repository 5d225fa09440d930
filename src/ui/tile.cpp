#include "ui/tile.h"

#include <algorithm>

#include "base/text.h"
#include "chart/icon.h"
#include "ui/chart_figure.h"
#include "ui/chip.h"
#include "ui/icon_pair.h"
#include "ui/verdict_matrix.h"

namespace qi::ui {

namespace {

// On phones a group opens with this many tiles; "Show all" shows the rest. Keep in step with .qt-wallgroup in app.css.
constexpr std::size_t kTilesShownOnPhones = 5;

std::string tile_class(spc::Variation variation) {
  const Tone tone = tone_of(variation);
  if (tone == Tone::common) return "qt-tile";
  return "qt-tile qt-tile--" + std::string(tone_slug(tone));
}

void write_tile(html::Page& h, const Tile& tile) {
  h.li({{"class", tile_class(tile.variation)},
        {"data-v", matrix_row(tile.variation)},
        {"data-a", chart::icon_slug(tile.assurance)},
        {"data-n", lowered(tile.name + " " + tile.place)}},
       [&] {
         h.div({{"class", "qt-tile__h"}}, [&] {
           h.h3([&] {
             h.a({{"href", tile.url}}, [&] {
               h.text(tile.name);
               if (!tile.place.empty()) h.span(" " + tile.place);
             });
           });
           icon_pair(h, {tile.variation, tile.assurance, kTileIcon, chart::Naming::labelled});
         });
         sparkline(h, tile.sparkline);
         h.p([&] {
           h.strong(tile.value);
           if (!tile.target.empty()) h.span("target " + tile.target);
         });
         if (!tile.age.empty() || !tile.warning.empty()) {
           h.p({{"class", "qt-tile__age"}}, [&] {
             if (!tile.warning.empty()) h.strong(tile.warning + (tile.age.empty() ? "" : ": "));
             h.text(tile.age);
           });
         }
       });
}

std::size_t count_of(const std::vector<Tile>& tiles, Tone tone) {
  return static_cast<std::size_t>(
      std::ranges::count_if(tiles, [&](const Tile& tile) { return tone_of(tile.variation) == tone; }));
}

void write_counts(html::Page& h, const std::vector<Tile>& tiles) {
  const std::size_t concerning = count_of(tiles, Tone::concern);
  const std::size_t improving = count_of(tiles, Tone::improve);
  const std::size_t changed = count_of(tiles, Tone::neutral);
  const auto too_new =
      static_cast<std::size_t>(std::ranges::count(tiles, spc::Variation::not_enough_data, &Tile::variation));
  const std::size_t steady = tiles.size() - concerning - improving - changed - too_new;
  h.p([&] {
    h.text(counted(tiles.size(), "measure", "measures") + ": ");
    h.span({{"class", "qt-c"}}, std::to_string(concerning) + " concerning");
    h.text(", ");
    h.span({{"class", "qt-i"}}, std::to_string(improving) + " improving");
    if (changed > 0) h.text(", " + std::to_string(changed) + " changed (neutral)");
    h.text(", " + std::to_string(steady) + " with no real change");
    if (too_new > 0) h.text(", " + std::to_string(too_new) + " with not enough data yet");
  });
}

}  // namespace

void tile_groups(html::Page& h, const std::vector<TileGroup>& groups) {
  h.div({{"data-wall", true}}, [&] {
    for (const TileGroup& group : groups) {
      const std::string whole = group.id + "-all";
      h.section({{"class", "qt-wallgroup"}, {"data-group", true}, {"id", whole}, {"aria-labelledby", group.id}}, [&] {
        h.div({{"class", "qt-wallgroup__h"}}, [&] {
          h.h2({{"id", group.id}}, group.title);
          write_counts(h, group.tiles);
        });
        h.ul({{"class", "qt-tiles"}}, [&] {
          for (const Tile& tile : group.tiles) write_tile(h, tile);
        });
        if (group.tiles.size() <= kTilesShownOnPhones) return;
        h.a({{"class", "qt-more"}, {"href", html::Url::path("#").fragment(whole)}},
            "Show all " + std::to_string(group.tiles.size()) + " in " + group.title);
      });
    }
  });
}

void signal_list(html::Page& h, const std::vector<SignalRow>& rows) {
  h.ul({{"class", "qt-list"}}, [&] {
    for (const SignalRow& row : rows) {
      h.li({{"class", "qt-signal"}}, [&] {
        icon_pair(h, {row.variation, row.assurance, kListIcon, chart::Naming::labelled});
        h.div({{"class", "qt-signal__t"}}, [&] {
          h.h3([&] { h.a({{"href", row.url}}, row.name); });
          if (!row.place.empty()) h.p({{"class", "small muted"}}, row.place);
          h.p([&] {
            h.strong(row.sentence.headline);
            h.text(" " + row.sentence.explanation);
          });
        });
        h.div({{"class", "qt-signal__s"}}, [&] {
          sparkline(h, row.sparkline);
          h.span({{"class", "tn strong"}}, row.value);
        });
      });
    }
  });
}

}  // namespace qi::ui

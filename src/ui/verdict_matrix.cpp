#include "ui/verdict_matrix.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "chart/icon.h"
#include "ui/icon_pair.h"

namespace qi::ui {

namespace {

using spc::Assurance;
using spc::Variation;

struct MatrixColumn {
  Assurance assurance;
  std::string_view title;
};
constexpr std::array kColumns{
    MatrixColumn{Assurance::pass, "Pass"},
    MatrixColumn{Assurance::hit_or_miss, "Hit and miss"},
    MatrixColumn{Assurance::fail, "Fail"},
    MatrixColumn{Assurance::none, "No target"},
};

struct MatrixRow {
  std::string_view slug;
  std::string_view title;
  std::array<std::optional<Variation>, 2> icons;
};
constexpr std::array kRows{
    MatrixRow{"improve", "Improving", {Variation::improving_high, Variation::improving_low}},
    MatrixRow{"common", "No real change", {Variation::common, std::nullopt}},
    MatrixRow{"concern", "Concerning", {Variation::concerning_high, Variation::concerning_low}},
    MatrixRow{"neutral", "Changed, neutral", {Variation::neutral_high, Variation::neutral_low}},
    MatrixRow{"nodata", "Not enough data yet", {Variation::not_enough_data, std::nullopt}},
};

// Only "concerning and failing" gets the strongest orange, only "improving and passing" the strongest blue.
std::string_view shade(std::string_view row, Assurance assurance) {
  const bool fails = assurance == Assurance::fail;
  if (row == "concern") return fails ? "qt-m--x3" : "qt-m--x2";
  if (row == "improve") return assurance == Assurance::pass ? "qt-m--g2" : "qt-m--g1";
  if (row == "common" && fails) return "qt-m--x2";
  return "qt-m--x0";
}

std::size_t count_of(const VerdictMatrix& matrix, std::optional<std::string_view> row,
                     std::optional<Assurance> assurance) {
  return static_cast<std::size_t>(std::ranges::count_if(matrix.members, [&](const MatrixMember& member) {
    return (!row || matrix_row(member.variation) == *row) && (!assurance || member.assurance == *assurance);
  }));
}

void write_cell(html::Page& h, const VerdictMatrix& matrix, const MatrixRow& row, const MatrixColumn& column) {
  const std::size_t count = count_of(matrix, row.slug, column.assurance);
  if (count == 0) {
    h.td({{"class", "qt-m--z"}}, [&] { h.span({{"class", "muted"}}, "0"); });
    return;
  }
  const std::string_view assurance = chart::icon_slug(column.assurance);
  const bool chosen = matrix.chosen_variation == row.slug && matrix.chosen_assurance == assurance;
  const std::string words =
      counted(count, "measure", "measures") + ": " + lowered(row.title) + ", " + lowered(column.title);
  h.td({{"class", shade(row.slug, column.assurance)}}, [&] {
    h.a({{"href", matrix.url_of(row.slug, assurance)},
         {"data-cell", std::string(row.slug) + "|" + std::string(assurance)},
         {"aria-label", words},
         {"aria-current", chosen ? std::optional<std::string>("true") : std::nullopt}},
        count);
  });
}

void write_row(html::Page& h, const VerdictMatrix& matrix, const MatrixRow& row) {
  h.tr([&] {
    h.th({{"scope", "row"}}, [&] {
      h.span({{"class", "qt-iconpair"}}, [&] {
        for (const auto& variation : row.icons) {
          if (variation) icon(h, *variation, 32, chart::Naming::decorative);
        }
      });
      h.span(row.title);
    });
    for (const MatrixColumn& column : kColumns) write_cell(h, matrix, row, column);
    h.td({{"class", "qt-matrix__t tn"}}, count_of(matrix, row.slug, std::nullopt));
  });
}

void write_head(html::Page& h) {
  h.thead([&] {
    h.tr([&] {
      h.td("");
      for (const MatrixColumn& column : kColumns) {
        h.th({{"scope", "col"}}, [&] {
          icon(h, column.assurance, 32, chart::Naming::decorative);
          h.span(column.title);
        });
      }
      h.th({{"scope", "col"}, {"class", "qt-matrix__t"}}, "All");
    });
  });
}

}  // namespace

std::string_view matrix_row(spc::Variation variation) {
  if (variation == Variation::not_enough_data) return "nodata";
  return tone_slug(tone_of(variation));
}

std::vector<std::string> matrix_rows() {
  std::vector<std::string> slugs;
  for (const MatrixRow& row : kRows) slugs.emplace_back(row.slug);
  return slugs;
}

void verdict_matrix(html::Page& h, const VerdictMatrix& matrix) {
  h.div({{"class", "qt-scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Summary matrix"}}, [&] {
    h.table({{"class", "qt-matrix"}}, [&] {
      h.caption({{"class", "nhsuk-u-visually-hidden"}},
                "Number of measures by variation and assurance. Select a number to show those measures.");
      write_head(h);
      h.tbody([&] {
        for (const MatrixRow& row : kRows) {
          const bool rare = row.slug == "neutral" || row.slug == "nodata";
          if (rare && count_of(matrix, row.slug, std::nullopt) == 0) continue;
          write_row(h, matrix, row);
        }
        h.tr({{"class", "qt-matrix__f"}}, [&] {
          h.th({{"scope", "row"}}, [&] { h.span("All measures"); });
          for (const MatrixColumn& column : kColumns) {
            h.td({{"class", "tn"}}, count_of(matrix, std::nullopt, column.assurance));
          }
          h.td({{"class", "qt-matrix__t tn"}}, matrix.members.size());
        });
      });
    });
  });
}

}  // namespace qi::ui

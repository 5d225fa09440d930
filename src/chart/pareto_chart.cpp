#include "chart/pareto_chart.h"

#include "base/text.h"
#include "chart/pareto_frame.h"

namespace qi::chart {
namespace {

constexpr std::size_t kMostSpokenRows = 12;
constexpr double kKeySquare = 11;

KeySign square(std::string_view colour, std::string words) {
  return {[=](SvgWriter& svg, Spot at) {
            svg.empty("rect", {{"x", at.x},
                               {"y", at.y - kKeySquare / 2},
                               {"width", kKeySquare},
                               {"height", kKeySquare},
                               {"fill", colour}});
          },
          kKeySquare, std::move(words)};
}

KeySign cumulative_sign(Size size) {
  const std::string words = "Together with all before";
  if (size == Size::compact) return square(kGrid, words);
  return {[](SvgWriter& svg, Spot at) {
            svg.line(at, {at.x + kKeyLineWidth, at.y}, kInk, kParetoLine);
            svg.empty("circle", {{"cx", at.x + kKeyLineWidth / 2}, {"cy", at.y}, {"r", kParetoDot}, {"fill", kInk}});
          },
          kKeyLineWidth, words};
}

std::vector<KeySign> key_of(const ParetoDrawing& drawing, Size size) {
  const spc::Pareto& pareto = drawing.pareto;
  std::vector<KeySign> key;
  if (pareto.vital_rows > 0) {
    key.push_back(square(kNeutral, "The first that make up " + share_words(pareto.vital_share)));
    if (pareto.vital_rows < pareto.rows.size()) key.push_back(square(kRule, "The rest"));
  }
  key.push_back(cumulative_sign(size));
  key.push_back({[](SvgWriter& svg, Spot at) {
                   svg.line(at, {at.x + kKeyLineWidth, at.y}, kInk2, 1.2, kShareDashes);
                 },
                 kKeyLineWidth, share_words(pareto.vital_share) + " of all"});
  return key;
}

double base_of(Size size) {
  return size == Size::compact ? kParetoBaseCompact : kParetoBase;
}

std::string drawn_tips(const ParetoDrawing& drawing, const DrawnPareto& drawn, Size size) {
  std::vector<BarTip> tips;
  for (std::size_t i = 0; i < drawn.bars.size(); ++i) {
    const spc::ParetoRow& row = drawing.pareto.rows[i];
    BarTip tip{drawn.bars[i], row_name(row), show(row.amount, drawing.wording.format), {}};
    tip.lines.push_back(share_words(row.share) + " of all " + drawing.wording.cases);
    if (i > 0) tip.lines.push_back(share_words(row.cumulative_share) + " together with all before");
    tips.push_back(std::move(tip));
  }
  SvgWriter svg(base_of(size));
  draw_bar_tips(svg, drawn.width, drawn.height, tips);
  return svg.take();
}

}  // namespace

std::string pareto_chart(const ParetoDrawing& drawing, Size size, Purpose purpose) {
  DrawnPareto drawn =
      size == Size::wide && fits_standing(drawing) ? standing_pareto(drawing) : lying_pareto(drawing, size);
  if (purpose == Purpose::page) drawn.drawn += drawn_tips(drawing, drawn, size);
  spc::Verdict verdict = spc::pareto_sentence(drawing.pareto, drawing.wording);
  return plot_sheet({.size = size,
                     .width = drawn.width,
                     .height = drawn.height,
                     .base_size = base_of(size),
                     .drawn = std::move(drawn.drawn),
                     .label = pareto_alt_text(drawing),
                     .heading = drawing.name,
                     .headline = std::move(verdict.headline),
                     .explanation = std::move(verdict.explanation),
                     .key = key_of(drawing, size)},
                    purpose);
}

std::string pareto_alt_text(const ParetoDrawing& drawing) {
  const spc::Pareto& pareto = drawing.pareto;
  const std::size_t categories = spc::category_count(pareto);
  std::string text = "Pareto chart: " + drawing.name + ", " + std::to_string(categories) + " " +
                     (categories == 1 ? "category" : drawing.wording.categories) + ". " +
                     spc::pareto_sentence(pareto, drawing.wording).headline;
  for (std::size_t i = 0; i < pareto.rows.size() && i < kMostSpokenRows; ++i) {
    const spc::ParetoRow& row = pareto.rows[i];
    text += (i == 0 ? " " : ", ") + row_name(row) + " " + show(row.amount, drawing.wording.format) + " (" +
            share_words(row.share) + ")";
  }
  if (pareto.rows.size() > kMostSpokenRows)
    text += " and " + std::to_string(pareto.rows.size() - kMostSpokenRows) + " more";
  return text + ".";
}

}  // namespace qi::chart

#include <gtest/gtest.h>

#include "ui/chart_figure.h"
#include "ui/data_table.h"
#include "ui/key_values.h"
#include "ui/pager.h"
#include "ui/rule_list.h"
#include "ui/sheet.h"

namespace qi::ui {
namespace {

bool has(const std::string& markup, std::string_view part) {
  return markup.find(part) != std::string::npos;
}

TEST(DataTable, HeadsRowsAndNamesItsScrollingRegion) {
  html::Page h;
  data_table(h, {.caption = "Monthly values",
                 .columns = {{"Month"}, {"Value", Align::right}},
                 .rows = {{.cells = {{.text = "Feb 2025"}, {.text = "<1%"}}, .state = RowState::special, .id = "r1"}}});
  const std::string markup = std::move(h).take();
  EXPECT_TRUE(has(markup, R"(tabindex="0" role="region" aria-label="Monthly values")")) << markup;
  EXPECT_TRUE(has(markup, R"(<tr class="is-special" id="r1"><th scope="row">Feb 2025</th><td class="num">&lt;1%</td>)"))
      << markup;
}

TEST(ChartFigure, NeverShowsAPictureWithoutItsWords) {
  html::Page h;
  chart_figure(h, {.title = "C2 mean & more",
                   .detail = "By month.",
                   .wide = html::TrustedMarkup("<svg id=\"w\"></svg>"),
                   .compact = html::TrustedMarkup("<svg id=\"c\"></svg>"),
                   .compact_note = "Showing the last 24 months.",
                   .table_url = html::Url::path("#data")});
  const std::string markup = std::move(h).take();
  EXPECT_TRUE(has(markup, "<figcaption><strong>C2 mean &amp; more</strong>By month.</figcaption>")) << markup;
  EXPECT_TRUE(has(markup, R"(<div class="qt-only-wide"><svg id="w">)")) << markup;
  EXPECT_TRUE(has(markup, R"(<div class="qt-only-narrow"><svg id="c">)")) << markup;
  EXPECT_TRUE(has(markup, R"(href="#data")") && has(markup, R"(aria-live="polite" data-readout)")) << markup;
}

TEST(ChartFigure, NamesTheTargetInTheKey) {
  const auto drawn = [](std::string target) {
    html::Page h;
    chart_figure(
        h, {.title = "C1", .wide = html::TrustedMarkup(""), .compact = html::TrustedMarkup(""), .target = target});
    return std::move(h).take();
  };
  EXPECT_TRUE(has(drawn("15-minute standard 15:00"), "</svg> 15-minute standard 15:00</span>"));
  EXPECT_FALSE(has(drawn(""), "#b0191b"));
}

TEST(Sheet, IsNamedByItsHeading) {
  html::Page h;
  sheet(h, {.id = "about", .title = "About"}, [&] { h.p("x"); });
  EXPECT_EQ(h.written(),
            R"(<section class="qt-sheet" aria-labelledby="about"><h2 id="about">About</h2><p>x</p></section>)");
}

TEST(KeyValues, LeavesOutWhatIsEmpty) {
  html::Page h;
  key_values(h, {{.key = "Owner", .value = ""}, {.key = "Source", .value = "CAD"}});
  EXPECT_EQ(h.written(), R"(<dl class="qt-kv"><dt>Source</dt><dd>CAD</dd></dl>)");
}

TEST(Pager, IsAbsentForOnePageAndHasNoWayBeyondTheEnds) {
  const auto drawn = [](int page, int pages) {
    html::Page h;
    pager(h, {page, pages, [](int to) { return html::Url::path("/x").with("page", std::to_string(to)); }});
    return std::move(h).take();
  };
  EXPECT_EQ(drawn(1, 1), "");
  EXPECT_FALSE(has(drawn(1, 3), "Previous"));
  EXPECT_FALSE(has(drawn(3, 3), "Next"));
  EXPECT_TRUE(has(drawn(2, 3), R"(href="/x?page=3" rel="next")"));
}

TEST(RuleList, FoldsAllButTheNewestHitsOfARuleThatIsBrokenAllTheTime) {
  const auto drawn = [](int hits) {
    RuleEntry entry{.rule = spc::RuleId::outside_limits};
    for (int hit = 1; hit <= hits; ++hit) entry.hits.push_back({.span = {.text = "Hit " + std::to_string(hit) + "."}});
    html::Page h;
    rule_list(h, {entry});
    return std::move(h).take();
  };
  EXPECT_FALSE(has(drawn(6), "<details"));
  const std::string markup = drawn(60);
  const std::size_t fold = markup.find("<details");
  ASSERT_NE(fold, std::string::npos) << markup;
  EXPECT_TRUE(has(markup, "Show 55 older")) << markup;
  EXPECT_LT(markup.find("Hit 5."), fold);
  EXPECT_GT(markup.find("Hit 6."), fold);
  EXPECT_NE(markup.find("Hit 60."), std::string::npos);
}

}  // namespace
}  // namespace qi::ui

// Every PDF that the site writes, before programs that are not ours: qpdf and poppler. What they do not reach, and what
// the files therefore are not, stands in docs/decisions/0016-files-for-offices.md.

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>

#include "document/read_workbook.h"
#include "main/whole_site.h"
#include "measures/demo/demo_trust.h"

namespace qi::main {
namespace {

struct PdfFile {
  const char* address;
  const char* title;  ///< of the window
  const char* words;  ///< that stand in its text
  int figures = 1;    ///< at least so many drawings
};
constexpr PdfFile kFiles[]{
    {"/measures/5/RYD/chart.pdf", "Category 2 mean response time, South East Coast", "Category 2 mean response time"},
    {"/measures/5/RYD/chart.pdf?known=2025-04-20", "Category 2 mean response time, South East Coast", "20 April 2025"},
    {"/measures/5/RYD/chart.pdf?period=24", "Category 2 mean response time, South East Coast", "27:47"},
    {"/measures/34/OU-THANET/chart.pdf", "Thanet", "Thanet"},
    {"/measures/32/CC-MEDWAY/chart.pdf", "Medway", "Medway"},
    {"/wall.pdf?organisation=RYD", "South East Coast", "Category 2 mean", 20},
    {"/wall.pdf?organisation=RYD&find=nothing+like+this", "South East Coast", "South East Coast", 0},
    {"/wall.pdf?organisation=RYD&level=units", "South East Coast", "Thanet", 2},
};

std::size_t count_of(const std::string& text, const std::string& pattern) {
  const std::regex wanted(pattern);
  return static_cast<std::size_t>(std::distance(std::sregex_iterator(text.begin(), text.end(), wanted), {}));
}

TEST(PdfFiles, AreWholeTitledTaggedAndInBritishEnglish) {
  WholeSite site;
  {
    const auto lease = site.pool_.lend();
    ASSERT_TRUE(measures::build_demo(*lease, site.clock_.now(),
                                     measures::file_text("data/ambsys/AmbSYS-to-Mar-2025.csv"),
                                     "AmbSYS-to-Mar-2025.csv"));
  }
  site.be(shell::AccountId{1}, shell::Role::viewer);
  const document::OutFolder folder;
  for (const PdfFile& file : kFiles) {
    SCOPED_TRACE(file.address);
    const http::Response response = site.get(file.address);
    ASSERT_EQ(response.status, 200);
    const std::string path = folder.keep("file.pdf", response.body);

    const std::string checked = document::said_by("qpdf --check " + path);
    EXPECT_TRUE(document::holds(checked, "No syntax or stream encoding errors found")) << checked;
    EXPECT_FALSE(document::holds(checked, "WARNING")) << checked;

    const std::string facts = document::said_by("pdfinfo " + path);
    std::smatch title;
    ASSERT_TRUE(std::regex_search(facts, title, std::regex("Title: +(.*)"))) << facts;
    EXPECT_TRUE(document::holds(title[1].str(), file.title)) << title[1];
    EXPECT_TRUE(document::holds(facts, "Tagged:          yes")) << facts;
    EXPECT_TRUE(document::holds(facts, "JavaScript:      no")) << facts;

    const std::string objects = document::objects_of_pdf(path);
    EXPECT_TRUE(document::holds(objects, "/Lang (en-GB)"));
    EXPECT_TRUE(document::holds(objects, "/DisplayDocTitle true"));
    const std::size_t drawings = count_of(objects, "/S /Figure");
    EXPECT_GE(drawings, static_cast<std::size_t>(file.figures));
    EXPECT_EQ(count_of(objects, "/Alt [(<]"), drawings) << "each drawing has words";

    const std::string tags = document::said_by("pdfinfo -struct-text " + path);
    EXPECT_FALSE(document::holds(tags, "Warning")) << tags.substr(0, 2000);
    EXPECT_EQ(count_of(tags, "(^|\n) *H1( |\n)"), 1u) << tags.substr(0, 2000);
    EXPECT_TRUE(document::holds(document::text_of_pdf(path), file.words));
    const std::string fonts = document::said_by("pdffonts " + path + " | tail -n +3 | grep -v ' yes yes yes ' || true");
    EXPECT_EQ(fonts, "") << "every font is part of the file and can be read out";
  }
}

}  // namespace
}  // namespace qi::main

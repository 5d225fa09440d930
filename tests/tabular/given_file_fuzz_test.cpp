// The fuzzers' doors over every input of tests/inputs, whole, cut and with bytes changed: what runs in every test run.
#include "tabular/workbook_fuzz.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

namespace qi::tabular {
namespace {

using Bytes = std::vector<std::uint8_t>;

void through_every_door(const Bytes& bytes) {
  fuzz_csv(bytes.data(), bytes.size());
  fuzz_given_file(bytes.data(), bytes.size());
  fuzz_layout(bytes.data(), bytes.size());
  const std::size_t cell = std::min<std::size_t>(bytes.size(), 40);
  fuzz_dates(bytes.data(), cell);
  fuzz_numbers(bytes.data(), cell);
}

TEST(FuzzDoors, PackPartsIntoAWorkbookThatIsRead) {
  const std::string packed = packed_workbook(
      "### [Content_Types].xml\n<Types/>"
      "### xl/_rels/workbook.xml.rels\n<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\"/></Relationships>"
      "### xl/workbook.xml\n<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
      "<sheets><sheet name=\"Figures\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
      "### xl/worksheets/sheet1.xml\n<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>Month</v></c>"
      "</row></sheetData></worksheet>");
  const auto given = read_given(packed, kFuzzLimits);
  ASSERT_TRUE(given) << given.error().message;
  EXPECT_EQ(given->sheets[0].name, "Figures");
  EXPECT_EQ(given->sheets[0].cells.rows[0].cells[0], "Month");
}

TEST(FuzzDoors, TakeEveryInputWholeCutAndChanged) {
  std::mt19937 random(20'250'430);
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(QUALITEA_SOURCE_DIR) + "/tests/inputs")) {
    if (!entry.is_regular_file() || entry.file_size() > 20'000) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    const Bytes whole{std::istreambuf_iterator<char>(file), {}};
    through_every_door(whole);
    ++files;
    for (int change = 0; change < 5 && !whole.empty(); ++change) {
      Bytes changed = whole;
      changed[random() % changed.size()] = static_cast<std::uint8_t>(random());
      if (change % 2 == 1) changed.resize(random() % changed.size() + 1);
      through_every_door(changed);
    }
  }
  EXPECT_GT(files, 100u);
}

TEST(FuzzDoors, TakeOneCellOfAnything) {
  for (const std::string cell :
       {"2024/25 M03", "FY25 P13", "2025-06-30T23:30:00Z", "q", "fy", "m1", "999999-99", "9999/00 m1", "0000/01 P1",
        "1:2:3:4:5", "1e999", "(", "%", "w/c ", "2025-02-30t10:00z", "1899/00 m1", "2100/01 m12", "fy00 p1"}) {
    const auto* data = reinterpret_cast<const std::uint8_t*>(cell.data());
    fuzz_dates(data, cell.size());
    fuzz_numbers(data, cell.size());
  }
}

}  // namespace
}  // namespace qi::tabular

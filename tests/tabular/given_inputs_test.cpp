// Every file of tests/inputs against the table told.tsv: what is said, how many figures are good, how many rows are
// not.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include "base/text.h"
#include "tabular/told.h"

namespace qi::tabular {
namespace {

const std::string kInputs = std::string(QUALITEA_SOURCE_DIR) + "/tests/inputs/";

struct Expected {
  std::string answer, told;
  std::size_t good = 0, left_out = 0;
};

std::map<std::string, Expected> told_table() {
  std::ifstream file(kInputs + "told.tsv");
  std::map<std::string, Expected> table;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    const auto cells = split(line, '\t');
    if (cells.size() == 5)
      table[std::string(cells[0])] = {std::string(cells[1]), std::string(cells[2]), std::stoul(std::string(cells[3])),
                                      std::stoul(std::string(cells[4]))};
  }
  return table;
}

TEST(GivenInputs, AreEachToldWhatTheTableSays) {
  const auto table = told_table();
  ASSERT_GE(table.size(), 70u);
  for (const auto& [name, expected] : table) {
    const Told told = told_about(read_given_at(kInputs + name));
    EXPECT_EQ(told.refused ? "refused" : "read", expected.answer) << name;
    EXPECT_EQ(told.good, expected.good) << name;
    EXPECT_EQ(told.left_out, expected.left_out) << name;
    EXPECT_NE(std::ranges::find(told.sentences, expected.told), told.sentences.end())
        << name << " is not told: " << expected.told << "\n  but: " << listed(told.sentences);
  }
}

TEST(GivenInputs, AllStandInTheTable) {
  const auto table = told_table();
  for (const auto& entry : std::filesystem::directory_iterator(kInputs)) {
    const std::string name = entry.path().filename().string();
    if (name == "told.tsv" || name == "make_inputs.py" || entry.is_directory()) continue;
    EXPECT_TRUE(table.contains(name)) << name;
  }
}

TEST(GivenInputs, AreRefusedBySizeBeforeTheyAreRead) {
  const auto refused = read_given_at(kInputs + "01_plain.csv", {.bytes = 20});
  ASSERT_FALSE(refused);
  EXPECT_EQ(may_be_given(25'000'001).error().message,
            "The file is larger than 25 MB. Split it, or copy the sheet you need into a new file.");
  EXPECT_TRUE(may_be_given(25'000'000));
}

}  // namespace
}  // namespace qi::tabular

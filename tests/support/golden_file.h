#pragma once
/// Holds a drawing against the one that is kept under tests/golden/chart. QUALITEA_GOLDEN=rewrite writes them anew.
/// What is drawn is the test's own question.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace qi::support {

inline void compare_with_golden(const std::string& name, const std::string& drawn) {
  const std::filesystem::path path =
      std::filesystem::path(QUALITEA_SOURCE_DIR) / "tests/golden/chart" / (name + ".svg");
  const char* asked = std::getenv("QUALITEA_GOLDEN");
  if (asked != nullptr && std::string(asked) == "rewrite") {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << drawn;
    return;
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream kept;
  kept << file.rdbuf();
  ASSERT_TRUE(file) << path << " is missing: run ./dev golden";
  std::istringstream expected(kept.str()), actual(drawn);
  std::string expected_line, actual_line;
  for (int line = 1; std::getline(expected, expected_line); ++line) {
    ASSERT_TRUE(std::getline(actual, actual_line)) << path << ": ends before line " << line;
    ASSERT_EQ(actual_line, expected_line) << path << ", line " << line << ". If it is meant: ./dev golden";
  }
  EXPECT_FALSE(std::getline(actual, actual_line)) << path << ": more is drawn: " << actual_line;
}

}  // namespace qi::support

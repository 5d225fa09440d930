#pragma once
/// Asks programs that are not ours what is in a file: a zip and XML parser, poppler, LibreOffice.
/// It judges nothing.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>

namespace qi::document {

/// A folder of its own that goes with it.
class OutFolder {
 public:
  OutFolder() { std::filesystem::create_directories(path_); }
  ~OutFolder() { std::filesystem::remove_all(path_); }
  std::string keep(const std::string& name, const std::string& bytes) const {
    std::ofstream(path_ / name, std::ios::binary) << bytes;
    return (path_ / name).string();
  }
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_ =
      std::filesystem::temp_directory_path() / ("qi-files-" + std::to_string(::getpid()) + "-" +
                                                ::testing::UnitTest::GetInstance()->current_test_info()->name());
};

/// What the command says. A command that fails fails the test.
inline std::string said_by(const std::string& command) {
  FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
  std::string said;
  char some[4096];
  while (const std::size_t count = std::fread(some, 1, sizeof some, pipe)) said.append(some, count);
  EXPECT_EQ(::pclose(pipe), 0) << command << "\n" << said;
  return said;
}

/// The lines of read_workbook.py.
inline std::string meaning_of_workbook(const std::string& bytes) {
  const OutFolder folder;
  return said_by("python3 " QUALITEA_SOURCE_DIR "/tests/document/read_workbook.py " + folder.keep("book.xlsx", bytes));
}

/// The text of a PDF, as poppler reads it.
inline std::string text_of_pdf(const std::string& path) {
  return said_by("pdftotext -layout " + path + " -");
}

/// Its catalogue and tags as PDF writes them.
inline std::string objects_of_pdf(const std::string& path) {
  return said_by("python3 " QUALITEA_SOURCE_DIR "/tests/document/read_pdf_objects.py " + path);
}

inline bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace qi::document

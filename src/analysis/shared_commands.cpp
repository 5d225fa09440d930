#include "analysis/shared_commands.h"

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>

#include "analysis/answer_lines.h"

namespace qi::analysis {
namespace {

constexpr int kRefusedExit = 1;

}  // namespace

void end_with(const Error& error) {
  if (error.fields.empty()) std::cerr << error.message << "\n";
  for (const FieldError& field : error.fields)
    std::cerr << (field.field == "figures" ? "" : "--" + field.field + ": ") << field.message << "\n";
  throw CLI::RuntimeError(kRefusedExit);
}

std::string read_all(const std::string& path) {
  std::stringstream text;
  if (path == "-") {
    text << std::cin.rdbuf();
    return text.str();
  }
  std::ifstream file(path, std::ios::binary);
  if (!file || std::filesystem::is_directory(path))
    end_with(Error::not_found("We could not read " + path + ". Check its name."));
  text << file.rdbuf();
  return text.str();
}

void keep_apart(const std::string& read, const std::string& written) {
  std::error_code not_there;
  if (std::filesystem::equivalent(read, written, not_there))
    end_with(Error::invalid("--out names the file that is read, and your figures would be lost. Give another name."));
}

void write_out(const std::string& path, const std::string& bytes) {
  if (path.empty()) {
    std::cout << bytes;
    return;
  }
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  if (!file.flush()) end_with(Error::unavailable("We could not write " + path + "."));
}

void answer_standard_input(std::string (*answer)(std::string_view line)) {
  std::ios::sync_with_stdio(false);
  answer_lines(std::cin, std::cout, answer);
}

}  // namespace qi::analysis

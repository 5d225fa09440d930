// oracle_check DIR [--departures FILE]: compares the engine with every oracle file of a folder. 0 agrees, 1 differs, 2
// usage.

#include <cstdio>
#include <string>

#include "oracle/oracle_run.h"

namespace {

int refuse(const std::string& message) {
  std::fprintf(stderr, "%s\n", message.c_str());
  return 2;
}

}  // namespace

int main(int count, char** words) {
  std::string folder;
  std::string departures_file = QUALITEA_SOURCE_DIR "/tests/oracle/departures.json";
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--departures" && i + 1 < count)
      departures_file = words[++i];
    else if (folder.empty() && !word.starts_with("--"))
      folder = word;
    else
      return refuse("Use: oracle_check DIR [--departures FILE]");
  }
  if (folder.empty()) return refuse("Use: oracle_check DIR [--departures FILE]");
  const auto text = qi::oracle::read_text(departures_file);
  if (!text) return refuse(text.error().message);
  const auto departures = qi::oracle::read_departures(*text);
  if (!departures) return refuse(departures.error().message);
  const auto outcome = qi::oracle::run_folder(folder, *departures);
  if (!outcome) return refuse(outcome.error().message);
  std::fputs(qi::oracle::report(*outcome).c_str(), stdout);
  return outcome->agrees() ? 0 : 1;
}

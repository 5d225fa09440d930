#include "support/throwaway_cluster.h"

#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>

namespace qi::support {
namespace {

constexpr const char* kScript = QUALITEA_SOURCE_DIR "/tools/throwaway_postgres";

[[noreturn]] void stop_program(const std::string& why) {
  std::fprintf(stderr, "%s\n", why.c_str());
  std::_Exit(1);
}

/// What the script printed. Its complaints go to this program's standard error.
std::string asked(const std::string& what, const std::string& folder) {
  FILE* const answer = popen((std::string(kScript) + " " + what + " '" + folder + "'").c_str(), "r");
  if (answer == nullptr) stop_program("No process could be started for tools/throwaway_postgres.");
  std::string text;
  for (int letter = std::fgetc(answer); letter != EOF; letter = std::fgetc(answer)) text += static_cast<char>(letter);
  if (pclose(answer) != 0)
    stop_program("This test needs PostgreSQL, and tools/throwaway_postgres could not " + what + " it.");
  return text;
}

}  // namespace

OwnCluster::OwnCluster() {
  static std::atomic<int> count = 0;
  folder_ = "/tmp/qualitea-postgres-" + std::to_string(getpid()) + "-" + std::to_string(++count);
  address_ = asked("start", folder_);
  address_ = address_.substr(0, address_.find('\n'));
}

OwnCluster::~OwnCluster() {
  stop();
}

void OwnCluster::crash_and_start_again() {
  asked("again", folder_);
}

void OwnCluster::stop() {
  if (!folder_.empty()) asked("stop", folder_);
  folder_.clear();
}

const std::string& cluster_address() {
  static const std::string address = [] {
    if (const char* given = std::getenv("QUALITEA_TEST_POSTGRES"); given != nullptr && *given != '\0')
      return std::string(given);
    static const OwnCluster own;
    return own.address();
  }();
  return address;
}

}  // namespace qi::support

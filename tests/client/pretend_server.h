#pragma once
/// A pretended mail or web server in a process of its own, and a certificate for it. Nothing leaves 127.0.0.1.
/// It serves one caller; what it says is in pretend_server.py.

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace qi::client {

class PretendServer {
 public:
  explicit PretendServer(const std::string& arguments)
      : pipe_(::popen(("exec python3 " QUALITEA_SOURCE_DIR "/tests/client/pretend_server.py " + arguments).c_str(),
                      "r")) {
    char line[32] = {};
    if (pipe_ && std::fgets(line, sizeof line, pipe_)) port_ = static_cast<std::uint16_t>(std::stoi(line));
  }
  ~PretendServer() {
    if (pipe_) ::pclose(pipe_);
  }
  PretendServer(const PretendServer&) = delete;
  PretendServer& operator=(const PretendServer&) = delete;

  std::uint16_t port() const { return port_; }
  std::string url(const std::string& scheme) const {
    return scheme + "://127.0.0.1:" + std::to_string(port_) + "/hook";
  }
  /// Waits until its caller is gone.
  std::string heard() {
    std::string all;
    char some[4096];
    while (const std::size_t count = std::fread(some, 1, sizeof some, pipe_)) all.append(some, count);
    return all;
  }

 private:
  FILE* pipe_;
  std::uint16_t port_ = 0;
};

/// A certificate of its own authority for 127.0.0.1.
class PretendCertificate {
 public:
  PretendCertificate() {
    std::filesystem::create_directories(folder_);
    const std::string command =
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1 -addext "
        "subjectAltName=IP:127.0.0.1 -keyout " +
        key() + " -out " + chain() + " 2>/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0);
  }
  ~PretendCertificate() { std::filesystem::remove_all(folder_); }
  std::string chain() const { return (folder_ / "chain.pem").string(); }
  std::string key() const { return (folder_ / "key.pem").string(); }
  std::string arguments() const { return " --chain " + chain() + " --key " + key(); }

 private:
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("qi-client-" + std::to_string(::getpid()));
};

}  // namespace qi::client

#pragma once
/// A server that says back what it understood, each test with settings and an upload folder of its own.
/// It tests nothing itself; the client is http_client.h.

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>

#include "base/log.h"
#include "http/http_client.h"
#include "http/server.h"

namespace qi::http {

using namespace std::chrono_literals;

inline std::string get(std::string_view path, std::string_view more_headers = "") {
  return "GET " + std::string(path) + " HTTP/1.1\r\nHost: t\r\n" + std::string(more_headers) + "\r\n";
}
inline std::string post(std::string_view path, std::string_view type, std::string_view body) {
  return "POST " + std::string(path) + " HTTP/1.1\r\nHost: t\r\nContent-Type: " + std::string(type) +
         "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

/// Says back what it understood.
inline Response echo(const Request& request) {
  if (request.path == "/slow") std::this_thread::sleep_for(300ms);
  if (request.path == "/throw") throw std::runtime_error("the secret table is missing");
  if (request.path == "/long") return Response::text(std::string(20'000, 'a'));
  if (request.path == "/huge") return Response::text(std::string(64 << 20, 'a'));
  if (request.path == "/go") return Response::redirect(request.query.get("to"));
  std::string said = std::string(name(request.method)) + " " + request.path;
  for (const auto& [field, value] : request.query.fields()) said += "\n?" + field + "=" + value;
  for (const auto& [field, value] : request.form.fields()) said += "\n" + field + "=" + value;
  for (const UploadedFile& file : request.files)
    said += "\nfile " + file.field + " " + file.name + " " + std::to_string(file.bytes) +
            (std::filesystem::file_size(file.path) == file.bytes ? " on disk" : " lost");
  if (!request.body.empty()) said += "\nbody " + std::to_string(request.body.size());
  return Response::text(said);
}

class HttpServer : public testing::Test {
 protected:
  HttpServer() {
    log::only_warnings();
    folder_ = std::filesystem::temp_directory_path() / ("qi-http-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder_);
    settings_.upload_folder = folder_ / "uploads";
    settings_.worker_threads = 2;
    callbacks_.handle = echo;
  }
  ~HttpServer() override { std::filesystem::remove_all(folder_); }
  std::size_t files_waiting() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(settings_.upload_folder), {}));
  }

  std::filesystem::path folder_;
  ServerSettings settings_;
  Callbacks callbacks_;
};

}  // namespace qi::http

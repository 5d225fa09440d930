#include "http/body_reader.h"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>

namespace qi::http {
namespace {

/// No file of this process may grow beyond `bytes`, as on a disk that is full. Ends with this object.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) {
    std::signal(SIGXFSZ, SIG_IGN);
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit small{.rlim_cur = bytes, .rlim_max = before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, SIG_DFL);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
};

class BodyReaderOnAFullDisk : public testing::Test {
 protected:
  BodyReaderOnAFullDisk() { std::filesystem::create_directories(folder_); }
  ~BodyReaderOnAFullDisk() override { std::filesystem::remove_all(folder_); }
  static std::string body(std::size_t bytes) {
    return "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n" +
           std::string(bytes, 'x') + "\r\n--b--\r\n";
  }
  std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("qi-body-" + std::to_string(::getpid()));
};

TEST_F(BodyReaderOnAFullDisk, RefusesAFileInWordsAndLeavesNothingBehind) {
  for (const std::size_t bytes : {std::size_t{100}, std::size_t{300'000}}) {  // found out at the end, and on the way
    BodyReader reader("multipart/form-data; boundary=b", {.most_body_bytes = 1000, .most_upload_bytes = 1'000'000},
                      folder_);
    std::optional<Refusal> refused;
    {
      const FullDisk full(10);
      refused = reader.take(body(bytes));
      Request request;
      if (!refused) refused = reader.finish(request);
    }
    ASSERT_TRUE(refused) << bytes;
    EXPECT_EQ(refused->status, 503);
    EXPECT_TRUE(refused->words.starts_with("The server has no room left, so the file was not taken."));
  }
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(BodyReaderOnAFullDisk, TakesTheSameFileWhenThereIsRoomAgain) {
  BodyReader reader("multipart/form-data; boundary=b", {.most_body_bytes = 1000, .most_upload_bytes = 1'000'000},
                    folder_);
  EXPECT_FALSE(reader.take(body(300'000)));
  Request request;
  EXPECT_FALSE(reader.finish(request));
  ASSERT_EQ(request.files.size(), 1u);
  EXPECT_EQ(request.files[0].bytes, 300'000u);
}

}  // namespace
}  // namespace qi::http

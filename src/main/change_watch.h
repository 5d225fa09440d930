#pragma once
/// Tells open pages when anything was changed, whoever changed it: this program, another one, a command.
/// It does not say what: a page reads itself again.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "db/connection.h"
#include "http/event_channel.h"

namespace qi::main {

class ChangeWatch {
 public:
  /// Asks the database every `period`, on a thread and a connection of its own, and publishes "change" with the number
  /// of the newest change. A database that does not answer is asked again, with a connection that is opened anew.
  ChangeWatch(std::function<db::Connection()> open, std::shared_ptr<http::EventChannel> channel,
              std::chrono::milliseconds period = std::chrono::seconds(1));
  ~ChangeWatch();
  ChangeWatch(const ChangeWatch&) = delete;
  ChangeWatch& operator=(const ChangeWatch&) = delete;

 private:
  void watch();
  bool waits_to_the_next_look();

  std::function<db::Connection()> open_;
  std::shared_ptr<http::EventChannel> channel_;
  std::chrono::milliseconds period_;
  std::mutex mutex_;
  std::condition_variable told_to_end_;
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace qi::main

#include "main/change_watch.h"

#include <exception>
#include <optional>
#include <string>

#include "base/log.h"
#include "shell/audit.h"

namespace qi::main {

ChangeWatch::ChangeWatch(std::function<db::Connection()> open, std::shared_ptr<http::EventChannel> channel,
                         std::chrono::milliseconds period)
    : open_(std::move(open)), channel_(std::move(channel)), period_(period), thread_([this] { watch(); }) {}

ChangeWatch::~ChangeWatch() {
  {
    const std::lock_guard lock(mutex_);
    ending_ = true;
  }
  told_to_end_.notify_one();
  thread_.join();
}

bool ChangeWatch::waits_to_the_next_look() {
  std::unique_lock lock(mutex_);
  return !told_to_end_.wait_for(lock, period_, [&] { return ending_; });
}

void ChangeWatch::watch() {
  std::optional<db::Connection> db;
  std::optional<std::int64_t> seen;
  bool failing = false;
  do {
    try {
      if (db && !db->is_usable()) db.reset();
      if (!db) db.emplace(open_());
      const std::int64_t newest = shell::newest_change(*db);
      if (seen && newest != *seen) channel_->publish({.name = "change", .data = std::to_string(newest)});
      seen = newest;
      failing = false;
    } catch (const std::exception& failure) {
      db.reset();
      if (!failing) log::warning("changes cannot be watched", {{"reason", failure.what()}});
      failing = true;
    }
  } while (waits_to_the_next_look());
}

}  // namespace qi::main

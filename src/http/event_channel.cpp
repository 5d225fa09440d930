#include "http/event_channel.h"

#include <utility>

#include "base/text.h"

namespace qi::http {
namespace {

constexpr std::size_t kMostWaitingBytes = std::size_t{64} * 1024;

}  // namespace

std::string framed_event(const Event& event) {
  std::string framed = "event: " + event.name + "\n";
  for (const std::string_view line : split(event.data, '\n')) {
    framed += "data: ";
    framed += line;
    framed += '\n';
  }
  return framed + "\n";
}

std::string EventChannel::Listener::take() {
  const std::lock_guard lock(mutex_);
  return std::exchange(waiting_, {});
}

bool EventChannel::Listener::is_overrun() const {
  const std::lock_guard lock(mutex_);
  return overrun_;
}

void EventChannel::Listener::put(std::string_view bytes) {
  {
    const std::lock_guard lock(mutex_);
    overrun_ = overrun_ || waiting_.size() + bytes.size() > kMostWaitingBytes;
    if (!overrun_) waiting_ += bytes;
  }
  wake_();
}

std::shared_ptr<EventChannel::Listener> EventChannel::listen(std::function<void()> wake) {
  auto listener = std::make_shared<Listener>(std::move(wake));
  const std::lock_guard lock(mutex_);
  listeners_.push_back(listener);
  return listener;
}

void EventChannel::publish(const Event& event) {
  const std::string framed = framed_event(event);
  std::vector<std::shared_ptr<Listener>> present;
  {
    const std::lock_guard lock(mutex_);
    std::erase_if(listeners_, [](const auto& listener) { return listener.expired(); });
    for (const auto& listener : listeners_)
      if (auto here = listener.lock()) present.push_back(std::move(here));
  }
  for (const auto& listener : present) listener->put(framed);
}

std::size_t EventChannel::listeners() const {
  const std::lock_guard lock(mutex_);
  std::size_t present = 0;
  for (const auto& listener : listeners_)
    if (!listener.expired()) ++present;
  return present;
}

}  // namespace qi::http

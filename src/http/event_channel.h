#pragma once
/// What happens, told to every page that listens: server-sent events (WHATWG HTML, section 9.2) from any thread.
/// It keeps nothing for those who come later, and sends no bytes itself: see event_delivery.h.

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace qi::http {

struct Event {
  std::string name;  ///< one line: "change"
  std::string data;  ///< may have several lines; "" is sent as an empty line of data
};
/// The lines of an event, with the blank line that ends it.
std::string framed_event(const Event& event);

class EventChannel {
 public:
  /// One page that listens. What is published waits here, in order, until it is taken.
  class Listener {
   public:
    explicit Listener(std::function<void()> wake) : wake_(std::move(wake)) {}
    /// What waits, as bytes to send; "" nothing.
    std::string take();
    /// More waited than a listener may let wait: it is to be closed, and the page comes back by itself.
    bool is_overrun() const;

   private:
    friend class EventChannel;
    void put(std::string_view bytes);
    mutable std::mutex mutex_;
    std::string waiting_;
    bool overrun_ = false;
    std::function<void()> wake_;
  };

  /// `wake` is called from the publishing thread whenever something begins to wait. The listener hears until it is
  /// destroyed.
  std::shared_ptr<Listener> listen(std::function<void()> wake);
  void publish(const Event& event);  ///< from any thread
  std::size_t listeners() const;

 private:
  mutable std::mutex mutex_;
  std::vector<std::weak_ptr<Listener>> listeners_;
};

}  // namespace qi::http

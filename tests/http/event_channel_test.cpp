#include "http/event_channel.h"

#include <gtest/gtest.h>

#include <atomic>

#include "base/log.h"
#include "http/http_client.h"

namespace qi::http {
namespace {

using namespace std::chrono_literals;

TEST(EventChannel, FramesEachLineOfTheData) {
  EXPECT_EQ(framed_event({.name = "change", .data = "one\ntwo"}), "event: change\ndata: one\ndata: two\n\n");
}

TEST(EventChannel, TellsEveryListenerWhatHappensAfterItCame) {
  EventChannel channel;
  channel.publish({.name = "change", .data = "before"});
  int woken = 0;
  const auto first = channel.listen([&] { ++woken; });
  auto second = channel.listen([&] { ++woken; });
  channel.publish({.name = "change", .data = "1"});
  channel.publish({.name = "change", .data = "2"});
  EXPECT_EQ(first->take(), "event: change\ndata: 1\n\nevent: change\ndata: 2\n\n");
  EXPECT_EQ(first->take(), "");
  EXPECT_EQ(woken, 4);
  EXPECT_EQ(channel.listeners(), 2u);
  second.reset();
  EXPECT_EQ(channel.listeners(), 1u);
}

TEST(EventChannel, DoesNotLetMoreThanItsBoundWaitForASlowListener) {
  EventChannel channel;
  const auto slow = channel.listen([] {});
  for (int i = 0; i < 100; ++i) channel.publish({.name = "change", .data = std::string(1000, 'x')});
  EXPECT_TRUE(slow->is_overrun());
  EXPECT_LE(slow->take().size(), 64u * 1024u);
}

class EventStream : public testing::Test {
 protected:
  EventStream() {
    log::only_warnings();
    settings_.worker_threads = 2;
    callbacks_.handle = [this](Request& request) {
      if (request.path == "/events") return Response::event_stream(channel_);
      return Response::text("page");
    };
  }
  void wait_for_listeners(std::size_t wanted) const {
    for (int i = 0; i < 500 && channel_->listeners() != wanted; ++i) std::this_thread::sleep_for(10ms);
    ASSERT_EQ(channel_->listeners(), wanted);
  }
  std::shared_ptr<EventChannel> channel_ = std::make_shared<EventChannel>();
  ServerSettings settings_;
  Callbacks callbacks_;
};

TEST_F(EventStream, IsSentAsItHappensWithoutALength) {
  const RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say("GET /events HTTP/1.1\r\nHost: t\r\n\r\n");
  const std::string head = client.hear_until("\r\n\r\n");
  EXPECT_NE(head.find("Content-Type: text/event-stream"), std::string::npos);
  EXPECT_EQ(head.find("Content-Length"), std::string::npos);
  EXPECT_EQ(head.find("Content-Encoding"), std::string::npos);
  EXPECT_NE(head.find("Cache-Control: no-store"), std::string::npos);
  wait_for_listeners(1);
  channel_->publish({.name = "change", .data = "12"});
  EXPECT_EQ(client.hear_until("\n\n"), "event: change\ndata: 12\n\n");
  channel_->publish({.name = "change", .data = "13"});
  EXPECT_EQ(client.hear_until("\n\n"), "event: change\ndata: 13\n\n");
}

TEST_F(EventStream, HoldsNoWorkerWhileItListens) {
  const RunningServer server(settings_, callbacks_);
  std::vector<std::unique_ptr<RawClient>> listening;
  for (int i = 0; i < 20; ++i) {
    listening.push_back(std::make_unique<RawClient>(server.port()));
    listening.back()->say("GET /events HTTP/1.1\r\nHost: t\r\n\r\n");
  }
  wait_for_listeners(20);
  EXPECT_EQ(server.ask("GET / HTTP/1.1\r\nHost: t\r\n\r\n").body, "page");
  channel_->publish({.name = "change", .data = "all"});
  for (const auto& client : listening) EXPECT_NE(client->hear_until("all\n\n").find("data: all"), std::string::npos);
}

TEST_F(EventStream, EndsAtOnceWhenTheServerStops) {
  RunningServer server(settings_, callbacks_);
  RawClient client(server.port());
  client.say("GET /events HTTP/1.1\r\nHost: t\r\n\r\n");
  wait_for_listeners(1);
  server.stop();
  EXPECT_EQ(server.wait(), Server::Ended::drained);
  client.hear_until("never said");
  EXPECT_TRUE(client.closed());
}

TEST_F(EventStream, ForgetsAPageThatWentAwayWhenTheNextEventIsSent) {
  const RunningServer server(settings_, callbacks_);
  {
    RawClient client(server.port());
    client.say("GET /events HTTP/1.1\r\nHost: t\r\n\r\n");
    wait_for_listeners(1);
  }
  for (int i = 0; i < 200 && channel_->listeners() > 0; ++i) {
    channel_->publish({.name = "change", .data = std::to_string(i)});
    std::this_thread::sleep_for(5ms);
  }
  EXPECT_EQ(channel_->listeners(), 0u);
}

}  // namespace
}  // namespace qi::http

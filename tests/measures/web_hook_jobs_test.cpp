#include "measures/news/web_hook_store.h"

#include <algorithm>

#include "json/json_reading.h"
#include "measures/late_alarm_store.h"
#include "measures/news/late_news.h"
#include "measures/news_fixture.h"
#include "measures/signals/signal_store.h"

namespace qi::measures {
namespace {

using client::PretendServer;
using std::chrono::seconds;

class WebHooks : public NewsFixture {};
INSTANTIATE_TEST_SUITE_P(OnEveryDatabase, WebHooks, testing::ValuesIn(support::every_backend()),
                         support::BackendName());

/// Members that are not named are faults.
shell::Schema closed(shell::Schema schema) {
  schema.openness = shell::Openness::closed;
  for (shell::SchemaMember& member : schema.members) member.schema = closed(std::move(member.schema));
  for (shell::Schema& item : schema.item) item = closed(std::move(item));
  return schema;
}

TEST_P(WebHooks, AReceiverThatFailsIsTriedAgainThenGivenUpAndCanBeAskedForAgain) {
  PretendServer failing("http --status 500 --callers " + std::to_string(kHookRetry.most_tries));
  add_hook(failing.url("http"));
  raise_signal();
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).words, "It answered 500.");
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::waiting);
  EXPECT_EQ(newest_job(kHookJob).not_before, now() + seconds(30));
  inside(db_, [&] { return choose_delivery(db_, now(), priya_, Delivery::none), 0; });
  for (int tries = 1; tries < kHookRetry.most_tries; ++tries) {
    clock_.advance(kHookRetry.most_wait);
    do_jobs();
  }
  const HookDelivery given_up = list_deliveries(db_, 1).at(0);
  EXPECT_EQ(given_up.state, HookState::given_up);
  EXPECT_EQ(given_up.tries, kHookRetry.most_tries);
  EXPECT_EQ(newest_job(kHookJob).state, shell::JobState::failed);

  PretendServer mended("http --status 204 --body 0");
  db_.run("UPDATE web_hook SET url = $1", mended.url("http"));
  EXPECT_TRUE(inside(db_, [&] { return send_again(db_, now(), priya_, given_up.id); }));
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::sent);
  EXPECT_EQ(header(mended.heard(), "X-Qualitea-Delivery"), given_up.identity);
}

TEST_P(WebHooks, AnAddressThatMayNotBeReachedIsNotTriedAgain) {
  const WebHookId hook = add_hook("http://127.0.0.1:1/hook");
  plan_.hooks.private_addresses = client::PrivateAddresses::refused;
  inside(db_, [&] { return tell_program(db_, now(), hook, test_item(), std::nullopt), 0; });
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::refused);
  EXPECT_EQ(newest_job(kHookJob).state, shell::JobState::failed);
  EXPECT_EQ(newest_job(kHookJob).tries, 1);
}

TEST_P(WebHooks, SayInPlainWordsWhyNobodyAnswered) {
  // A label of more than 63 letters is no name (RFC 1035, section 2.3.4): no resolver is asked, so none can be slow.
  const WebHookId nowhere = add_hook("http://" + std::string(64, 'n') + ".invalid/hook");
  const WebHookId silent = add_hook("http://127.0.0.1:1/hook");
  for (const WebHookId hook : {nowhere, silent})
    inside(db_, [&] { return tell_program(db_, now(), hook, test_item(), std::nullopt), 0; });
  do_jobs();
  const auto deliveries = list_deliveries(db_, 2);
  ASSERT_EQ(deliveries.size(), 2u);
  for (const HookDelivery& delivery : deliveries)
    EXPECT_EQ(delivery.words, delivery.hook == nowhere ? "The name in its address was not found. Check the address."
                                                       : "Nothing takes calls at its address.");
}

TEST_P(WebHooks, AClosedWebHookIsSentNothing) {
  const WebHookId hook = add_hook("http://127.0.0.1:1/hook");
  raise_signal();
  EXPECT_TRUE(inside(db_, [&] { return close_web_hook(db_, now(), std::nullopt, hook); }));
  do_jobs();
  EXPECT_EQ(list_deliveries(db_, 1).at(0).state, HookState::closed);
  EXPECT_EQ(list_deliveries(db_, 1).at(0).tries, 0);
  EXPECT_EQ(newest_job(kHookJob).outcome, "There was nothing left to send.");
}

TEST_P(WebHooks, AreSentExactlyWhatTheReferenceDescribes) {
  plan_.kinds.push_back(late_data_news(std::string(kOwnPlace)));
  const WebHookId hook = add_hook("http://127.0.0.1:1/hook");
  raise_signal();
  inside(db_, [&] {
    const LateAlarmId alarm = open_late_alarm(db_, {.id = {},
                                                    .series = series_.id,
                                                    .latest = day("2025-01-01"),
                                                    .missing = day("2025-02-01"),
                                                    .expected = day("2025-03-31"),
                                                    .opened_at = now(),
                                                    .cleared_at = {}});
    tell_programs(db_, now(), news_of_morning(alarm));
    tell_programs(db_, now(), news_of(list_signals(db_, {}, 0, 1).at(0).id, Deed::reopened));
    tell_program(db_, now(), hook, test_item(), std::nullopt);
    return 0;
  });
  const auto sent = list_deliveries(db_, 100);
  const shell::ApiHooks described = api_hooks(plan_.kinds);
  EXPECT_EQ(sent.size(), described.size());
  for (const shell::ApiHook& each : described) {
    SCOPED_TRACE(each.event);
    const auto delivery = std::ranges::find(sent, each.event, &HookDelivery::event);
    ASSERT_NE(delivery, sent.end());
    for (const std::string site_url : {"https://q.example", ""}) {
      plan_.site_url = site_url;
      const std::string document = hook_document(db_, plan_, *delivery);
      for (const FieldError& error : shell::check_shape(closed(each.document), *json::read(document)))
        ADD_FAILURE() << error.field << ": " << error.message << " " << document;
    }
  }
}

}  // namespace
}  // namespace qi::measures

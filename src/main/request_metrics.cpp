#include "main/request_metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

namespace qi::main {
namespace {

// Seconds. Around the aim of 100 ms for a page, and up to where people give up.
const prometheus::Histogram::BucketBoundaries kBuckets{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05,
                                                       0.1,   0.25,   0.5,   1.0,  2.5,   10.0};

std::string status_class(int status) {
  return std::to_string(status / 100) + "xx";
}

}  // namespace

struct RequestMetrics::Families {
  prometheus::Registry registry;
  prometheus::Family<prometheus::Counter>& requests =
      prometheus::BuildCounter().Name("qualitea_requests_total").Help("Requests answered.").Register(registry);
  prometheus::Family<prometheus::Histogram>& durations =
      prometheus::BuildHistogram()
          .Name("qualitea_request_duration_seconds")
          .Help("From the last byte of the head to the last byte of the answer.")
          .Register(registry);
  prometheus::Family<prometheus::Counter>& bytes =
      prometheus::BuildCounter().Name("qualitea_sent_bytes_total").Help("Bytes of answers.").Register(registry);
  prometheus::Gauge& in_flight = prometheus::BuildGauge()
                                     .Name("qualitea_requests_in_flight")
                                     .Help("Requests being handled now.")
                                     .Register(registry)
                                     .Add({});
  prometheus::Gauge& started = prometheus::BuildGauge()
                                   .Name("process_start_time_seconds")
                                   .Help("When the process began, in seconds since 1970 UTC.")
                                   .Register(registry)
                                   .Add({});
};

RequestMetrics::RequestMetrics(Instant started) : families_(std::make_unique<Families>()) {
  families_->started.Set(std::chrono::duration<double>(started.time_since_epoch()).count());
}
RequestMetrics::~RequestMetrics() = default;

void RequestMetrics::count(const http::Exchange& exchange) {
  const std::string route = exchange.route.empty() ? "none" : exchange.route;
  const std::string method = exchange.method.empty() ? "none" : exchange.method;
  families_->requests.Add({{"route", route}, {"method", method}, {"status", status_class(exchange.status)}})
      .Increment();
  families_->durations.Add({{"route", route}}, kBuckets).Observe(std::chrono::duration<double>(exchange.took).count());
  families_->bytes.Add({{"route", route}}).Increment(static_cast<double>(exchange.bytes));
}

RequestMetrics::InFlight::InFlight(RequestMetrics& metrics) : metrics_(metrics) {
  metrics_.families_->in_flight.Increment();
}
RequestMetrics::InFlight::~InFlight() {
  metrics_.families_->in_flight.Decrement();
}

std::string RequestMetrics::text() const {
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace qi::main

#pragma once
/// Counts requests for operators, in the text form that Prometheus reads. Labels are bounded: patterns, never
/// addresses. It is no log and knows no person.

#include <memory>
#include <string>

#include "base/clock.h"
#include "http/server.h"

namespace qi::main {

class RequestMetrics {
 public:
  /// `started`: when the process began, for its age.
  explicit RequestMetrics(Instant started);
  ~RequestMetrics();

  /// Counts a finished exchange. From any thread.
  void count(const http::Exchange& exchange);

  /// One request is being handled, for the lifetime of this object.
  class InFlight {
   public:
    explicit InFlight(RequestMetrics& metrics);
    ~InFlight();
    InFlight(const InFlight&) = delete;
    InFlight& operator=(const InFlight&) = delete;

   private:
    RequestMetrics& metrics_;
  };

  /// The text of GET /metrics (exposition format 0.0.4).
  std::string text() const;

 private:
  struct Families;
  std::unique_ptr<Families> families_;
};

}  // namespace qi::main

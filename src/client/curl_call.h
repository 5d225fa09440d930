#pragma once
/// One call of libcurl with what every call of ours shares: no signals, no environment's proxy, our patience.
/// What is sent and how an answer is judged stands in mail.cpp and hook.cpp.

#include <curl/curl.h>

#include <chrono>
#include <memory>
#include <string>

#include "client/call_failed.h"

namespace qi::client {

class CurlCall {
 public:
  CurlCall();

  template <class Value>
  void set(CURLoption option, Value value) {
    if (const CURLcode code = curl_easy_setopt(call_.get(), option, value); code != CURLE_OK)
      throw CallFailed(std::string("libcurl does not take an option: ") + curl_easy_strerror(code));
  }
  void set(CURLoption option, const std::string& text) { set(option, text.c_str()); }

  /// CURLE_OK or why not; `why` then says more.
  CURLcode perform();
  std::string why() const;
  /// The last status of HTTP or SMTP; 0 none.
  long status() const;

 private:
  struct Close {
    void operator()(CURL* call) const { curl_easy_cleanup(call); }
  };
  std::unique_ptr<CURL, Close> call_;
  std::unique_ptr<char[]> words_;
  CURLcode code_ = CURLE_OK;
};

/// A list of texts that libcurl reads: header lines, recipients.
class CurlList {
 public:
  void add(const std::string& line);
  curl_slist* list() const { return list_.get(); }

 private:
  struct Free {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
  };
  std::unique_ptr<curl_slist, Free> list_;
};

}  // namespace qi::client

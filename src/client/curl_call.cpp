#include "client/curl_call.h"

namespace qi::client {
namespace {

void start_curl_once() {
  static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);
  if (started != CURLE_OK) throw CallFailed("libcurl does not start");
}

}  // namespace

CurlCall::CurlCall() {
  start_curl_once();
  call_.reset(curl_easy_init());
  if (!call_) throw CallFailed("libcurl has no memory for a call");
  words_ = std::make_unique<char[]>(CURL_ERROR_SIZE);
  set(CURLOPT_ERRORBUFFER, words_.get());
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_PROXY, "");  // libcurl would read a proxy from the environment
  set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
}

CURLcode CurlCall::perform() {
  code_ = curl_easy_perform(call_.get());
  return code_;
}

std::string CurlCall::why() const {
  return words_[0] != '\0' ? std::string(words_.get()) : std::string(curl_easy_strerror(code_));
}

long CurlCall::status() const {
  long status = 0;
  curl_easy_getinfo(call_.get(), CURLINFO_RESPONSE_CODE, &status);
  return status;
}

void CurlList::add(const std::string& line) {
  curl_slist* longer = curl_slist_append(list_.get(), line.c_str());
  if (!longer) throw CallFailed("libcurl has no memory for a list");
  static_cast<void>(list_.release());
  list_.reset(longer);
}

}  // namespace qi::client

#pragma once
/// A request and a response as plain values.
/// No socket, no framework type.

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/form.h"

namespace qi::http {

enum class Method { get, head, post, put, patch, del, options };
std::string_view name(Method method);
std::optional<Method> parse_method(std::string_view token);  ///< "GET", with regard to case

/// Names compare without regard to case; several of one name may stand.
class Headers {
 public:
  /// Replaces every header of that name. Both throw std::invalid_argument for a name that is no token or a value with a
  /// control character in it (a line end would start another header).
  void set(std::string_view name, std::string value);
  void add(std::string_view name, std::string value);
  void remove(std::string_view name);
  std::optional<std::string_view> find(std::string_view name) const;
  const std::vector<std::pair<std::string, std::string>>& all() const { return all_; }

 private:
  std::vector<std::pair<std::string, std::string>> all_;
};

struct Request {
  Method method = Method::get;
  std::string path;  ///< decoded: "/measures/7"; always starts with "/"
  Form query;
  Headers headers;
  std::string body;                 ///< whole, within the route's limit; empty when it was streamed to `upload`
  Form form;                        ///< fields of an urlencoded or multipart body
  std::vector<UploadedFile> files;  ///< files of a multipart body, streamed to disk
  std::string peer;                 ///< address of the client (or of the trusted proxy's header)
  bool over_tls = false;            ///< its own connection is encrypted; false behind a proxy that ends TLS
  std::map<std::string, std::string, std::less<>> captures;  ///< {id} of the route's pattern

  std::string_view capture(std::string_view name) const;  ///< "" when absent
  std::optional<std::string> cookie(std::string_view name) const;
};

class EventChannel;

struct Response {
  int status = 200;
  Headers headers;
  std::string body;
  std::string route;                     ///< the pattern that answered, for logs and metrics; never sent
  std::shared_ptr<EventChannel> events;  ///< instead of a body: event_channel.h

  static Response html(std::string body, int status = 200);
  static Response json(std::string body, int status = 200);
  static Response text(std::string body, int status = 200);
  /// Bytes of a type; `download_name` adds Content-Disposition: attachment.
  static Response file(std::string body, std::string_view content_type, std::string_view download_name = {});
  /// Server-sent events until the client goes away. Nothing on the way may keep or collect them.
  static Response event_stream(std::shared_ptr<EventChannel> channel);
  /// 303 See Other: after a POST. Throws like Headers::set when the location holds a control character.
  static Response redirect(std::string_view location);
};

}  // namespace qi::http

#include "shell/api_page.h"

#include <charconv>

#include "html/url.h"

namespace qi::shell {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";

std::string cursor_of(std::string_view place) {
  std::string out;
  for (const char c : place) {
    const auto byte = static_cast<unsigned char>(c);
    out += kHex[byte >> 4];
    out += kHex[byte & 0xf];
  }
  return out;
}

std::optional<std::string> place_of(std::string_view cursor) {
  if (cursor.empty() || cursor.size() % 2 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < cursor.size(); i += 2) {
    const std::size_t high = kHex.find(cursor[i]);
    const std::size_t low = kHex.find(cursor[i + 1]);
    if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
    out += static_cast<char>(high << 4 | low);
  }
  return out;
}

}  // namespace

Error refused_cursor() {
  return Error::invalid_fields({{"?cursor", "Take the cursor from \"next\" of the page before, as it stands."}});
}

Result<ApiPage> read_api_page(const http::Form& query) {
  ApiPage page;
  std::vector<FieldError> faults;
  if (const auto typed = query.find("limit")) {
    const auto [end, failed] = std::from_chars(typed->data(), typed->data() + typed->size(), page.limit);
    if (failed != std::errc{} || end != typed->data() + typed->size() || page.limit < 1 || page.limit > kMostOnApiPage)
      faults.push_back({"?limit", "Send a limit from 1 to " + std::to_string(kMostOnApiPage) + ", or leave it out."});
  }
  if (const auto cursor = query.find("cursor")) {
    if (auto place = place_of(*cursor))
      page.after = *std::move(place);
    else
      faults.push_back(refused_cursor().fields.front());
  }
  if (!faults.empty()) return Error::invalid_fields(std::move(faults));
  return page;
}

Result<NumberedPage> read_numbered_page(const http::Form& query) {
  const auto page = read_api_page(query);
  if (!page) return page.error();
  NumberedPage numbered{.limit = page->limit};
  const std::string& after = page->after;
  const auto [end, failed] = std::from_chars(after.data(), after.data() + after.size(), numbered.after);
  if (!after.empty() && (failed != std::errc{} || end != after.data() + after.size())) return refused_cursor();
  return numbered;
}

http::Response respond_api_page(const Context& context, const std::function<void(json::Writer&)>& write_items,
                                const std::optional<std::string>& last) {
  std::optional<std::string> next;
  if (last) {
    std::string path;
    for (const char c : context.request.path) path += c == '/' ? "/" : html::url_encoded(std::string_view(&c, 1));
    html::Url url = html::Url::path(path);
    for (const auto& [name, value] : context.request.query.fields())
      if (name != "cursor") url = url.with(name, value);
    next = url.with("cursor", cursor_of(*last)).text();
  }
  json::Writer w;
  w.object([&] {
    w.key("items").array([&] { write_items(w); });
    w.key("next").value(next);
  });
  http::Response response = http::Response::json(std::move(w).take());
  if (next) response.headers.set("Link", "<" + *next + ">; rel=\"next\"");
  return response;
}

}  // namespace qi::shell

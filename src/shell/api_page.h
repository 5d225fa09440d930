#pragma once
/// Lists of the API in pages: how many entries, where the page begins, and the address of the next one.
/// What a cursor holds is the slice's; it asks no database.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "json/json_writer.h"
#include "shell/context.h"

namespace qi::shell {

inline constexpr std::size_t kUsualOnApiPage = 100;
inline constexpr std::size_t kMostOnApiPage = 1000;

struct ApiPage {
  std::size_t limit = kUsualOnApiPage;
  std::string after;  ///< what the slice gave as the last entry of the page before; "" the first page
};

/// refuses  a limit that is not 1 to kMostOnApiPage; a cursor that we did not give.
Result<ApiPage> read_api_page(const http::Form& query);
/// For a place that the slice cannot read: nobody got it from us.
Error refused_cursor();
/// The same for a list ordered by row number: the number after which the page begins, 0 for the first.
struct NumberedPage {
  std::size_t limit = kUsualOnApiPage;
  std::int64_t after = 0;
};
Result<NumberedPage> read_numbered_page(const http::Form& query);

/// {"items": […], "next": …} with a Link header. `last` is the last entry on this page when more follow.
http::Response respond_api_page(const Context& context, const std::function<void(json::Writer&)>& write_items,
                                const std::optional<std::string>& last);

/// A list that was read with one entry more than the limit: writes what fits, and knows by the one whether more follow.
template <class Items, class Write, class PlaceOf>
http::Response respond_api_items(const Context& context, const Items& items, std::size_t limit, Write&& write,
                                 PlaceOf&& place_of) {
  const std::size_t shown = items.size() < limit ? items.size() : limit;
  std::optional<std::string> last;
  if (items.size() > limit) last = place_of(items[shown - 1]);
  return respond_api_page(
      context,
      [&](json::Writer& w) {
        for (std::size_t i = 0; i < shown; ++i) write(w, items[i]);
      },
      last);
}

}  // namespace qi::shell

#include "shell/page_asked.h"

#include <algorithm>
#include <charconv>

namespace qi::shell {

int pages_for(std::size_t rows, std::size_t on_page) {
  return std::max(1, static_cast<int>((rows + on_page - 1) / on_page));
}

int page_asked(const http::Request& request, int pages) {
  const std::string_view typed = request.query.get("page");
  int page = 1;
  std::from_chars(typed.data(), typed.data() + typed.size(), page);
  return std::clamp(page, 1, std::max(1, pages));
}

}  // namespace qi::shell

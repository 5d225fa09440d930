#pragma once
/// Which page of a long list an address asks for: ?page=3.
/// It draws no pager: see ui/pager.h.

#include <cstddef>

#include "http/message.h"

namespace qi::shell {

/// At least 1: an empty list has one page.
int pages_for(std::size_t rows, std::size_t on_page);
/// From 1. A number beyond the last page gives the last; what is no number that fits gives the first.
int page_asked(const http::Request& request, int pages);

}  // namespace qi::shell

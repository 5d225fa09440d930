#include "chart/own_names.h"

#include <algorithm>
#include <string_view>

namespace qi::chart {

std::size_t shared_start(std::span<const std::string> names) {
  if (names.size() < 2) return 0;
  const std::string_view first = names.front();
  std::size_t shared = first.size();
  for (const std::string& name : names) {
    const auto differs = std::ranges::mismatch(first.substr(0, shared), name);
    shared = static_cast<std::size_t>(differs.in1 - first.begin());
  }
  const std::size_t blank = first.substr(0, shared).rfind(' ');
  return blank == std::string_view::npos ? 0 : blank + 1;
}

std::vector<std::string> own_names(std::span<const std::string> names) {
  const std::size_t shared = shared_start(names);
  std::vector<std::string> own;
  for (const std::string& name : names) own.push_back(shared == 0 ? name : "…" + name.substr(shared));
  return own;
}

}  // namespace qi::chart

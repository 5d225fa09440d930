#pragma once
/// Pairs of a name and what it is: the "About this measure" list.
/// Not a table: more than one value for each name belongs in data_table.h.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"

namespace qi::ui {

struct KeyValue {
  std::string key;
  std::string value;
  std::optional<html::Url> url;            ///< makes the value a link
  std::function<void(html::Page&)> write;  ///< instead of value
};
/// Pairs with an empty value and no writer are left out.
void key_values(html::Page& h, const std::vector<KeyValue>& pairs);

/// The same as large figures in a row: counts of a wall or home page.
struct Figure {
  std::string name;
  std::string value;
};
void figures(html::Page& h, const std::vector<Figure>& figures);

}  // namespace qi::ui

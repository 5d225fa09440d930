#pragma once
/// The record of loads, and one load with the figures that it brought and the way to take it back.
/// Bringing figures in is the import's own steps.

#include <optional>
#include <string>
#include <vector>

#include "html/page.h"
#include "html/url.h"
#include "ui/data_table.h"
#include "ui/key_values.h"
#include "ui/pager.h"
#include "ui/sheet.h"

namespace qi::measures {

struct ImportHistoryPage {
  ui::DataTable loads;  ///< newest first
  ui::Pager pager;
  html::Url import;
};
void import_history_page(html::Page& h, const ImportHistoryPage& page);

struct BatchPage {
  std::string title;  ///< "Load 12"
  std::string news;   ///< what was just done: "24 figures were new, 1 changed and 3 were already there."; "" nothing
  std::vector<ui::SideLink> next;  ///< beside the news: charts, rows that wait
  std::vector<ui::KeyValue> facts;
  std::string undo_error;                 ///< a refusal of the undo just asked for
  std::string undo_words;                 ///< what undoing does, or why it cannot be done; "" nothing to say
  std::optional<std::string> undo_whole;  ///< words of the button
  std::optional<std::string> undo_rest;   ///< "Undo the 40 figures that still stand"
  std::string no_series;                  ///< instead of the table of series, when that is empty
  ui::DataTable series;
  ui::DataTable figures;
  ui::Pager pager;
  html::Url undo;
  std::string csrf_token;
};
void batch_page(html::Page& h, const BatchPage& page);

}  // namespace qi::measures

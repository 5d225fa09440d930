#include "measures/wall/wall_query.h"

#include <array>

#include "base/assert.h"
#include "base/text.h"
#include "chart/icon.h"
#include "ui/verdict_matrix.h"

namespace qi::measures {
namespace {

constexpr std::array kSorts{WallSort::attention, WallSort::name, WallSort::change, WallSort::target_gap};
constexpr std::array kAssurances{spc::Assurance::pass, spc::Assurance::hit_or_miss, spc::Assurance::fail,
                                 spc::Assurance::none};

html::Url with_choice(const html::Url& url, std::string_view name, std::string_view value) {
  return value.empty() ? url : url.with(name, value);
}

}  // namespace

std::string_view slug(WallSort sort) {
  switch (sort) {
    case WallSort::attention: return "attention";
    case WallSort::name: return "name";
    case WallSort::change: return "change";
    case WallSort::target_gap: return "target";
  }
  stop_at("a known order", __FILE__, __LINE__);
}

std::string_view title(WallLevel level) {
  return level == WallLevel::trust ? "Trust" : "OU or contact centre";
}

std::string_view title(WallSort sort) {
  switch (sort) {
    case WallSort::attention: return "Needs attention first";
    case WallSort::name: return "Name";
    case WallSort::change: return "Largest change";
    case WallSort::target_gap: return "Furthest from target";
  }
  stop_at("a known order", __FILE__, __LINE__);
}

Result<WallQuery> read_wall_query(const http::Form& query, Date today) {
  const auto known = read_as_known(query, today);
  if (!known) return known.error();
  WallQuery choices;
  choices.known = *known;
  choices.organisation = std::string(trimmed(query.get("organisation")));
  if (query.get("level") == "units") choices.level = WallLevel::units;
  choices.find = std::string(trimmed(query.get("find")));
  choices.area = std::string(query.get("area"));
  for (const WallSort sort : kSorts)
    if (query.get("sort") == slug(sort)) choices.sort = sort;
  choices.variation = std::string(query.get("variation"));
  choices.assurance = std::string(query.get("assurance"));
  return choices;
}

std::vector<FileChoice> wall_choices(std::vector<std::string> areas) {
  std::vector<std::string> sorts;
  for (const WallSort sort : kSorts) sorts.emplace_back(slug(sort));
  std::vector<std::string> assurances;
  for (const spc::Assurance assurance : kAssurances) assurances.emplace_back(chart::icon_slug(assurance));
  return {{"level", {"trust", "units"}},
          {"area", std::move(areas)},
          {"sort", std::move(sorts)},
          {"variation", ui::matrix_rows()},
          {"assurance", std::move(assurances)}};
}

namespace {

html::Url with_wall_choices(html::Url url, const WallQuery& query) {
  url = with_choice(url, "organisation", query.organisation);
  if (query.level == WallLevel::units) url = url.with("level", "units");
  url = with_choice(url, "find", query.find);
  url = with_choice(url, "area", query.area);
  if (query.sort != WallSort::attention) url = url.with("sort", slug(query.sort));
  url = with_choice(url, "variation", query.variation);
  return with_as_known(with_choice(url, "assurance", query.assurance), query.known);
}

}  // namespace

html::Url wall_url(const WallQuery& query) {
  return with_wall_choices(wall_url(), query);
}

std::string_view file_name(WallFile file) {
  switch (file) {
    case WallFile::csv: return "wall.csv";
    case WallFile::workbook_xlsx: return "wall.xlsx";
    case WallFile::pdf: return "wall.pdf";
  }
  stop_at("a known file", __FILE__, __LINE__);
}

html::Url wall_file_url(WallFile file, const WallQuery& query) {
  return with_wall_choices(html::Url::path("/" + std::string(file_name(file))), query);
}

}  // namespace qi::measures

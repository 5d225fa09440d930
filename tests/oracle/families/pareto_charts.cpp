#include <stdexcept>

#include "oracle/checker.h"
#include "oracle/families/plot_families.h"
#include "spc/pareto.h"

namespace qi::oracle {

std::optional<Comparison> compare_pareto(const json::Object& written, std::string_view anchor,
                                         const json::Object& expected) {
  if (anchor != "qicharts2") return std::nullopt;
  spc::ParetoRequest request;
  for (const json::Value& value : written.at("data").as_object().at("values").as_array())
    request.entries.push_back({.category = std::string(value.as_string())});
  const auto ours = spc::pareto(request);
  if (!ours) throw std::runtime_error(ours.error().message);

  Comparison comparison;
  Checker check(expected, comparison);
  std::vector<std::string> categories;
  std::vector<double> counts, sums, shares, cumulative_shares;
  for (const spc::ParetoRow& row : ours->rows) {
    categories.push_back(row.category);
    counts.push_back(row.count);
    sums.push_back(row.cumulative_amount);
    shares.push_back(row.share);
    cumulative_shares.push_back(row.cumulative_share);
  }
  check.words("category", categories);
  check.numbers("count", counts);
  check.numbers("cum", sums);
  check.numbers("p", shares);
  check.numbers("p_cum", cumulative_shares);
  return comparison;
}

}  // namespace qi::oracle

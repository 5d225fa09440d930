// t2: Hotelling's statistic of single observations and of subgroups.

#include <stdexcept>

#include "oracle/checker.h"
#include "oracle/families/family_data.h"
#include "oracle/families/sum_families.h"
#include "spc/hotelling_chart.h"

namespace qi::oracle {

std::optional<Comparison> compare_hotelling(const json::Object& written, std::string_view anchor,
                                            const json::Object& expected) {
  if (anchor != "qcc") return std::nullopt;
  const json::Object& data = written.at("data").as_object();
  spc::HotellingRequest request;
  if (data.contains("x"))
    request.observations = data_table(written, "x");
  else
    for (const auto& [variable, rows] : data)
      request.subgroups.push_back(data_table(written, std::string(variable).c_str()));
  if (written.at("options").as_object().contains("confidence_level"))
    request.confidence = number_option(written, "confidence_level", 0);
  const auto answer = spc::hotelling_chart(request);
  if (!answer) throw std::runtime_error(answer.error().message);
  Comparison comparison;
  Checker check(expected, comparison);
  check.text("type", std::nullopt, 0, request.subgroups.empty() ? "T2.single" : "T2");
  check.numbers("center", answer->centre);
  for (std::size_t j = 0; j < answer->covariance.size(); ++j)
    check.numbers("cov." + std::to_string(j), answer->covariance[j]);
  std::vector<double> statistics;
  for (const spc::HotellingPoint& point : answer->points) statistics.push_back(point.statistic);
  check.numbers("t2", statistics);
  check.numbers("control_limits", {0, answer->upper}, kToleranceOfQuantiles);
  check.numbers("prediction_limits", {0, answer->upper_of_new}, kToleranceOfQuantiles);
  check.number("confidence_level", answer->confidence);
  return comparison;
}

}  // namespace qi::oracle

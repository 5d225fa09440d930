#include "stats/power/estimate_size.h"

#include <algorithm>
#include <cmath>

#include "stats/distributions.h"

namespace qi::stats {

EstimateDesign design_for_share(double share, double level, double design_effect, std::optional<double> population) {
  const double correction = population ? *population / (*population - 1) : 1;
  return {.sd = std::sqrt(share * (1 - share) * correction),
          .level = level,
          .design_effect = design_effect,
          .population = population};
}

double size_for_margin(double margin, const EstimateDesign& design) {
  const double reach = normal_quantile(1 - (1 - design.level) / 2) * design.sd / margin;
  const double unlimited = design.design_effect * reach * reach;
  return design.population ? unlimited / (1 + unlimited / *design.population) : unlimited;
}

double margin_of_size(double n, const EstimateDesign& design) {
  const double left = design.population ? std::max(0.0, 1 / n - 1 / *design.population) : 1 / n;
  return normal_quantile(1 - (1 - design.level) / 2) * design.sd * std::sqrt(design.design_effect * left);
}

double cluster_design_effect(double cluster_size, double icc, double variation) {
  return 1 + ((1 + variation * variation) * cluster_size - 1) * icc;
}

}  // namespace qi::stats

#pragma once
/// Gauge repeatability and reproducibility by analysis of variance: how much of what is seen comes from measuring.
/// It does not judge a gauge good or bad (see the words of measurement_catalogue.h) and takes balanced studies only.

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "stats/test_result.h"

namespace qi::stats {

enum class GaugeDesign {
  crossed,  ///< every operator measures every part
  nested,   ///< every operator measures parts of their own, as where measuring destroys; equal names are other parts
};

/// Six standard deviations hold nearly all measurements: AIAG, Measurement Systems Analysis, 4th ed. 2010.
inline constexpr double kStudySigmas = 6;
/// An interaction of operator and part with a greater p-value is pooled with repeatability: AIAG 4th ed., appendix A.
inline constexpr double kPoolInteractionAbove = 0.25;
/// Categories of parts that a gauge can tell apart, for each ratio of standard deviations: AIAG 4th ed., chapter III.
inline constexpr double kCategoriesPerRatio = 1.41;

struct GaugeRequest {
  std::vector<double> values;          ///< one for each measurement, all finite
  std::vector<std::string> parts;      ///< of each measurement: what was measured
  std::vector<std::string> operators;  ///< of each measurement: who measured, or with which device
  GaugeDesign design = GaugeDesign::crossed;
  std::optional<double> tolerance;      ///< upper less lower specification limit, above 0
  std::optional<double> process_sigma;  ///< the process's standard deviation, known from elsewhere, above 0
  double level = 0.95;                  ///< of the intervals
};

enum class GaugePart {
  total_gauge,      ///< repeatability and reproducibility
  repeatability,    ///< the same operator, the same part, again
  reproducibility,  ///< operator and interaction
  operators,
  operator_by_part,  ///< only where the interaction is kept
  part_to_part,
  total,
};

/// One component of variance and what it is a part of.
struct VarianceComponent {
  GaugePart part = GaugePart::total;
  std::string slug;                     ///< "total_gauge"
  std::string label;                    ///< "Total gauge R&R"
  double variance = kUndefined;         ///< an estimate below 0 is given as 0, with a note
  Interval interval;                    ///< of the variance
  double deviation = kUndefined;        ///< standard deviation
  double study_variation = kUndefined;  ///< kStudySigmas standard deviations
  double contribution = kUndefined;     ///< % of the total variance
  double study_share = kUndefined;      ///< % of the total standard deviation; these do not add up to 100
  double tolerance_share = kUndefined;  ///< study variation in % of the tolerance; undefined without one
  double process_share = kUndefined;    ///< deviation in % of process_sigma; undefined without it
};

/// What happened to the interaction of operator and part.
enum class GaugeInteraction { kept, pooled, none_in_design };

/// Measurements of one operator and one part.
struct GaugeCell {
  std::size_t part = 0;         ///< into GaugeStudy::parts
  std::size_t operator_at = 0;  ///< into GaugeStudy::operators
  std::vector<double> values;   ///< in the order given
  double mean = kUndefined;
};

struct GaugeStudy {
  GaugeDesign design = GaugeDesign::crossed;
  GaugeInteraction interaction = GaugeInteraction::kept;
  std::vector<std::string> parts;       ///< in order of first appearance; nested: those of the first operator first
  std::vector<std::string> operators;   ///< in order of first appearance
  std::size_t trials = 0;               ///< measurements of each part by each operator
  std::vector<VarianceRow> full_table;  ///< with the interaction; nested: the only table
  std::vector<VarianceRow> table;       ///< the one that the components come from
  std::vector<VarianceComponent> components;  ///< in the order of GaugePart
  double distinct_categories = kUndefined;    ///< whole; undefined where the gauge shows no variation
  double grand_mean = kUndefined;
  std::vector<GaugeCell> cells;  ///< operator by operator, part by part
  std::vector<std::string> notes;
  const VarianceComponent& component(GaugePart part) const;
};

/// request   see GaugeRequest. Two parts, two operators and two trials or more.
/// missing   a measurement that is not a number is refused, because the design must be balanced.
/// refuses   columns of unequal lengths; a value that is not finite or beyond number_range.h; fewer than two parts,
/// operators or trials; an
///           unbalanced design, named by operator and part; a tolerance or process sigma of 0 or below; a level outside
///           0 to 1.
/// formulae  crossed, p parts, o operators, r trials, mean squares P, O, I (interaction), E: repeatability E,
///           interaction (I - E) / r, operator (O - I) / (p r), part (P - I) / (o r). Where the interaction's p-value
///           is above 0.25 its sum of squares and degrees join E, which then takes the place of I. Nested: part (P - E)
///           / r, operator (O - P) / (p r), p parts for each operator. Distinct categories: 1.41 part-to-part over
///           gauge standard deviations, cut to a whole number.
/// source    AIAG, Measurement Systems Analysis, 4th ed. 2010, chapter III B and appendix A; nested:
///           Burdick, Borror and Montgomery 2005. Intervals: mean_square_interval.h.
/// example   parts a, b; operators x, y; two trials each: x a 1 3, x b 7 9, y a 3 5, y b 9 11. Part 72, operator 8,
///           interaction 0 and repeatability 8 are the sums of squares; pooled, E = 8 / 5 = 1.6.
Result<GaugeStudy> gauge_study(const GaugeRequest& request);

}  // namespace qi::stats

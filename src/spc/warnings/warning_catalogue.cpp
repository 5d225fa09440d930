#include "spc/warnings/warning_catalogue.h"

#include <array>

#include "spc/warnings/autocorrelation_warning.h"
#include "spc/warnings/coarse_figures_warning.h"
#include "spc/warnings/constant_series_warning.h"
#include "spc/warnings/few_points_warning.h"
#include "spc/warnings/influential_point_warning.h"
#include "spc/warnings/missing_values_warning.h"
#include "spc/warnings/overdispersion_warning.h"
#include "spc/warnings/rare_events_warning.h"
#include "spc/warnings/seasonality_warning.h"
#include "spc/warnings/skewed_values_warning.h"

namespace qi::spc {
namespace {

constexpr std::array kWarnings{
    Warning{
        .id = WarningId::few_points,
        .slug = "few-points",
        .title = "Too few points",
        .finds = "Fewer than 12 points behind the limits: too few for limits; fewer than 20: limits are provisional.",
        .says = "Limits from few points may lie far from where more points will put them.",
        .source = "Provost and Murray, The Health Care Data Guide; Cryer and Ryan 1990",
        .check = warn_of_few_points},
    Warning{.id = WarningId::constant_series,
            .slug = "constant-series",
            .title = "Every figure is the same",
            .finds = "All values that set the limits are equal.",
            .says = "Limits lie on the centre line, so that any other value would be called unusual.",
            .source = "Wheeler, Understanding Variation",
            .check = warn_of_constant_series},
    Warning{.id = WarningId::missing_values,
            .slug = "missing-values",
            .title = "Many values are missing",
            .finds = "A tenth or more of the periods, and at least two, have no value.",
            .says = "Runs pass over the gaps and no moving range is formed across them, so that limits rest on less.",
            .source = "NHSRplotthedots and qicharts2, which form no range across a gap",
            .check = warn_of_missing_values},
    Warning{.id = WarningId::rare_events,
            .slug = "rare-events",
            .title = "Counts are too small",
            .finds = "Fewer than 5 cases or events are expected in a period, or half of all counts or more are 0.",
            .says = "The lower limit is 0, so that no improvement can show, and the upper one is crossed by chance too "
                    "often.",
            .source = "Montgomery, Introduction to Statistical Quality Control; Benneyan 2001",
            .check = warn_of_rare_events},
    Warning{.id = WarningId::overdispersion,
            .slug = "overdispersion",
            .title = "Limits do not fit these counts",
            .finds = "Counts lie more than 1.25 times, or less than 0.8 times, as far apart as chance of single cases "
                     "makes them, and further from once than so few points make likely.",
            .says = "A plain chart of counts calls usual periods unusual, or hides unusual ones.",
            .source = "Laney 2002",
            .check = warn_of_overdispersion},
    Warning{.id = WarningId::autocorrelation,
            .slug = "autocorrelation",
            .title = "Neighbours are alike",
            .finds = "The autocorrelation of lag 1 is beyond 1.96 over the root of the number of points.",
            .says =
                "Moving ranges are then smaller than the process really moves, so limits are too close and runs come "
                "without a cause.",
            .source = "Box and Jenkins; Maragah and Woodall 1992",
            .check = warn_of_autocorrelation},
    Warning{.id = WarningId::seasonality,
            .slug = "seasonality",
            .title = "A season moves the figures",
            .finds = "The month, day or hour explains more of the variation than chance does (1 in 100), over two full "
                     "cycles at least.",
            .says = "Peaks that come every year are called unusual, and unusual figures hide in the season.",
            .source = "Montgomery, Design and Analysis of Experiments; Hirsch, Slack and Smith 1982",
            .check = warn_of_seasonality},
    Warning{.id = WarningId::influential_point,
            .slug = "influential-point",
            .title = "One point sets the limits",
            .finds = "One value lies 4 sigmas or more (more where points are few) from the centre of all others, and "
                     "limits without it would be 15% closer, or their centre half a sigma away.",
            .says = "One wild value widens the limits until they hide others.",
            .source = "Belsley, Kuh and Welsch 1980, deletion of single points",
            .check = warn_of_influential_point},
    Warning{.id = WarningId::coarse_figures,
            .slug = "coarse-figures",
            .title = "Figures are rounded too coarsely",
            .finds = "Fewer than 5 different moving ranges fit below their upper limit.",
            .says = "Rounding hides the variation that limits are made of, and gives false signals.",
            .source = "Wheeler, Understanding Statistical Process Control: inadequate measurement units",
            .check = warn_of_coarse_figures},
    Warning{.id = WarningId::skewed_values,
            .slug = "skewed-values",
            .title = "Figures lean to one side",
            .finds =
                "The skewness is above 1, or above 0.5 where the lower limit is below anything possible, and beyond "
                "chance, also without the most extreme value.",
            .says = "High figures come more often than the upper limit supposes, and low ones can hardly be signals.",
            .source = "Joanes and Gill 1998; Bulmer 1979",
            .check = warn_of_skewed_values},
};

}  // namespace

std::span<const Warning> warning_catalogue() {
  return kWarnings;
}

const Warning* find_warning(std::string_view slug) {
  for (const Warning& row : kWarnings)
    if (row.slug == slug) return &row;
  return nullptr;
}

}  // namespace qi::spc

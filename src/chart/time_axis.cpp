#include "chart/time_axis.h"

#include <algorithm>
#include <functional>

#include "base/assert.h"
#include "chart/text_width.h"

namespace qi::chart {
namespace {

constexpr double kLeastTickRoom = 5;  // below this a tick per point is a grey bar
constexpr double kYearIndent = 4;     // between a year's divider and its words
constexpr double kYearGap = 6;

std::string day_month(Date date) {
  return std::to_string(date.day()) + " " + std::string(month_name(date.month()).substr(0, 3));
}
std::string month_word(Date date) {
  return std::string(short_month_name(date.month()));
}
std::string quarter_word(Date date) {
  return "Q" + std::to_string((date.month() + 2) / 3);
}

/// One fineness of labels: which points get one, and what it says.
struct Fineness {
  std::function<bool(std::size_t)> labels;
  std::function<std::string(Date)> words;
};

/// From fine to coarse.
std::vector<Fineness> finenesses(std::span<const Date> dates, Frequency frequency) {
  const auto opens_month = [dates](std::size_t i, int every) {
    const Date date = dates[i];
    if ((date.month() - 1) % every != 0) return false;
    return i == 0 ? date.day() <= 7 : first_of_month(dates[i - 1]) != first_of_month(date);
  };
  const Fineness months{[=](std::size_t i) { return opens_month(i, 1); }, month_word};
  const Fineness quarters{[=](std::size_t i) { return opens_month(i, 3); }, month_word};
  const Fineness half_years{[=](std::size_t i) { return opens_month(i, 6); }, month_word};
  const auto always = [](std::size_t) { return true; };
  switch (frequency) {
    case Frequency::day:
      return {{always, day_month},
              {[dates](std::size_t i) { return dates[i].weekday() == 1; }, day_month},
              months,
              quarters,
              half_years};
    case Frequency::week: return {{always, day_month}, months, quarters, half_years};
    case Frequency::month: return {{always, month_word}, quarters, half_years};
    case Frequency::quarter:
      return {{always, quarter_word}, {[dates](std::size_t i) { return dates[i].month() % 6 == 1; }, quarter_word}};
    case Frequency::year: return {};
  }
  return {};
}

std::vector<TimeLabel> labels_of(const Fineness& fineness, std::span<const Date> dates) {
  std::vector<TimeLabel> labels;
  for (std::size_t i = 0; i < dates.size(); ++i)
    if (fineness.labels(i)) labels.push_back({i, fineness.words(dates[i])});
  return labels;
}

bool fit(const std::vector<TimeLabel>& labels, const PointScale& scale, const TimeAxisText& text) {
  for (std::size_t k = 1; k < labels.size(); ++k) {
    const double halves =
        (text_width(labels[k - 1].text, text.font_size) + text_width(labels[k].text, text.font_size)) / 2;
    if (scale.x(labels[k].point) - scale.x(labels[k - 1].point) < halves + text.gap) return false;
  }
  return true;
}

std::vector<YearLabel> years_of(std::span<const Date> dates, const PointScale& scale, const TimeAxisText& text) {
  std::vector<YearLabel> years;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    if (i > 0 && dates[i].year() == dates[i - 1].year()) continue;
    const double edge = scale.slot_start(i);
    years.push_back({std::to_string(dates[i].year()), edge + kYearIndent, edge, i > 0});
  }
  // From the right, so that the part of a year at the left edge gives way to the first whole one.
  double free_until = scale.right + text.edge + kYearGap;
  for (std::size_t k = years.size(); k-- > 0;) {
    const double width = text_width(years[k].text, text.font_size, Weight::bold);
    // Rather than be cut off, the last year starts right at its divider or, under its one or two points, ends at the
    // edge without it: "Jan" must not be read as that of the year before.
    if (k + 1 == years.size()) {
      years[k].x = std::min(years[k].x, free_until - kYearGap - width);
      if (years[k].x < years[k].divider + 1) years[k].has_divider = false;
    }
    const double end = years[k].x + width;
    if (end + kYearGap > free_until) {
      years[k].text.clear();
      continue;
    }
    free_until = years[k].x;
  }
  return years;
}

/// 1, then every 1, 2, 5, 10, … as there is room; of a window that begins later only these.
std::vector<TimeLabel> numbered(const PointScale& scale, const TimeAxisText& text, std::size_t before) {
  for (std::size_t power = 1;; power *= 10)
    for (const std::size_t digit : {1u, 2u, 5u}) {
      const std::size_t every = digit * power;
      std::vector<TimeLabel> labels;
      for (std::size_t i = 0; i < scale.count; ++i)
        if (before + i == 0 || (before + i + 1) % every == 0) labels.push_back({i, std::to_string(before + i + 1)});
      if (every > 1 && before == 0 && labels.size() > 1 && labels[1].point < 2) labels.erase(labels.begin());
      if (labels.size() < 2 || fit(labels, scale, text)) return labels;
    }
}

}  // namespace

TimeAxis time_axis(std::span<const Date> dates, Frequency frequency, const PointScale& scale, const TimeAxisText& text,
                   std::size_t before) {
  QI_ASSERT(dates.empty() || dates.size() == scale.count);
  TimeAxis axis;
  if (dates.empty()) {
    axis.labels = numbered(scale, text, before);
  } else {
    axis.years = years_of(dates, scale, text);
    for (const Fineness& fineness : finenesses(dates, frequency)) {
      std::vector<TimeLabel> labels = labels_of(fineness, dates);
      if (!fit(labels, scale, text)) continue;
      axis.labels = std::move(labels);
      break;
    }
  }
  axis.ticks.assign(scale.count, scale.slot() >= kLeastTickRoom ? Tick::small : Tick::none);
  for (const TimeLabel& label : axis.labels) axis.ticks[label.point] = Tick::large;
  if (axis.labels.empty() && !dates.empty())
    for (std::size_t i = 0; i < dates.size(); ++i)
      if (i == 0 || dates[i].year() != dates[i - 1].year()) axis.ticks[i] = Tick::large;
  return axis;
}

}  // namespace qi::chart

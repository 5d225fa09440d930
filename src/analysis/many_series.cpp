#include "analysis/many_series.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <future>
#include <limits>
#include <ostream>
#include <string>

#include "analysis/event_times.h"
#include "analysis/long_rows.h"
#include "analysis/spc_json.h"
#include "base/number.h"
#include "json/json_writer.h"
#include "spc/chart_catalogue.h"
#include "spc/rule_catalogue.h"
#include "tabular/csv_writing.h"
#include "tabular/frequency_guess.h"

namespace qi::analysis {
namespace {

// Values that one thread analyses before its answers are written: long enough that starting it costs nothing, short
// enough that answers do not fill the memory.
constexpr std::size_t kValuesAtOnce = 100'000;

/// A row of a date that its series had already.
struct RepeatedRow {
  std::size_t series = 0;
  SeriesLog::Repeated repeated;
};

/// What was assumed of the events of a series.
struct AssumedOfSeries {
  std::size_t series = 0;
  std::vector<std::string> sentences;
};

/// "Hull, 2025"
std::string name_of(const LongRows& rows, std::size_t series) {
  return fmt::format("{}", fmt::join(rows.cells_of(series), ", "));
}

/// The answers to some series, one after another.
class Answers {
 public:
  Answers(const LongRows& rows, const ManyQuestion& question) : rows_(rows), question_(question) {
    request_.chart = question.chart;
    request_.better = question.better;
    if (spc::is_of_events(question.chart)) repeats_ = Repeats::are_kept;
  }

  void answer(std::size_t series) {
    rows_.log().gather(series, repeats_, column_);
    for (const SeriesLog::Repeated& each : column_.left_out) repeated_.push_back({series, each});
    if (rows_.are_event_dates()) take_times(series);
    // Handed over and back, so that series after series uses the same memory.
    request_.values.swap(column_.values);
    request_.denominators.swap(column_.denominators);
    if (!column_.targets.empty())
      request_.targets.swap(column_.targets);
    else if (question_.target)
      request_.targets.assign(request_.values.size(), *question_.target);
    if (question_.answers == ManyAnswers::csv)
      write_row(series);
    else
      write_object(series);
  }

  void write_headings() {
    for (const std::string& heading : rows_.by_headings()) csv_.text(heading);
    for (const std::string_view heading : {"points", "latest_at", "latest", "centre", "lower", "upper", "variation",
                                           "assurance", "signals", "patterns", "problem"})
      csv_.text(heading);
    csv_.end_row();
  }

  std::string take() { return question_.answers == ManyAnswers::csv ? csv_.take() : std::move(lines_); }
  std::size_t refused() const { return refused_; }
  std::vector<RepeatedRow> take_repeated() { return std::move(repeated_); }
  std::vector<AssumedOfSeries> take_assumed() { return std::move(assumed_); }

 private:
  /// Dates of events become the times between them, each with the date of the later one. One event alone has none.
  void take_times(std::size_t series) {
    std::vector<Event> events;
    for (std::size_t i = 0; i < column_.orders.size(); ++i)
      events.push_back(event_of({.moment = column_.orders[i], .clock = column_.values[i]}));
    column_.orders.clear();
    column_.values.clear();
    if (!column_.targets.empty()) column_.targets.erase(column_.targets.begin());
    times_.clear();
    auto times = times_between(std::move(events), question_.chart);
    why_no_times_ = times ? std::string() : times.error().message;
    if (!times) return;
    format_ = format_of(*times);
    times_ = std::move(times->times);
    if (!times->assumed.empty()) assumed_.push_back({series, std::move(times->assumed)});
    column_.values = times->values;
    for (const Date date : times->dates) column_.orders.push_back(days_between(Date{}, date));
  }

  Result<spc::Analysis> analysed() const {
    if (!why_no_times_.empty()) return Error::invalid(why_no_times_);
    return spc::analyse(request_);
  }

  void write_row(std::size_t series) {
    for (const std::string_view cell : rows_.cells_of(series)) csv_.text(cell);
    csv_.whole(static_cast<long long>(request_.values.size()));
    const auto analysis = analysed();
    if (!analysis) {
      ++refused_;
      for (int empty = 0; empty < 9; ++empty) csv_.text("");
      csv_.text(analysis.error().message).end_row();
      return;
    }
    write_latest(*analysis);
    csv_.text(slug(analysis->variation)).text(slug(analysis->assurance)).text(signals_of(*analysis));
    csv_.whole(static_cast<long long>(analysis->patterns.size())).text("").end_row();
  }

  void write_latest(const spc::Analysis& analysis) {
    if (!analysis.latest) {
      for (int empty = 0; empty < 5; ++empty) csv_.text("");
      return;
    }
    const std::size_t latest = *analysis.latest;
    switch (rows_.order_kind()) {
      case OrderKind::dates: csv_.text(to_iso(day_of(column_.orders[latest]))); break;
      case OrderKind::numbers: csv_.number(column_.orders[latest]); break;
      case OrderKind::unknown: csv_.whole(static_cast<long long>(latest) + 1); break;
    }
    const spc::Limits& limits = analysis.limits_at(latest);
    csv_.number(analysis.points[latest].value).number(limits.centre).number(limits.lower).number(limits.upper);
  }

  /// The rules that the latest point breaks, by name.
  std::string signals_of(const spc::Analysis& analysis) const {
    std::string words;
    if (!analysis.latest) return words;
    const spc::Point& point = analysis.points[*analysis.latest];
    for (const spc::RuleId rule : analysis.profile.rules)
      if ((point.high | point.low | point.undirected).has(rule))
        words += (words.empty() ? "" : " ") + std::string(spc::rule(rule).slug);
    return words;
  }

  void write_object(std::size_t series) {
    json::Writer names;
    names.object([&] {
      names.key("series").object([&] {
        const auto cells = rows_.cells_of(series);
        for (std::size_t i = 0; i < cells.size(); ++i) names.key(rows_.by_headings()[i]).value(cells[i]);
      });
    });
    std::string line = std::move(names).take();
    line.back() = ',';
    const auto reading =
        why_no_times_.empty() ? spc::read_series(request_, 0) : Result<spc::Reading>(Error::invalid(why_no_times_));
    if (!reading) ++refused_;
    const PointsAre points = rows_.are_event_dates() ? PointsAre::events : PointsAre::periods;
    line += std::string_view(reading ? spc_answer_of(*reading, wording(), points, times_) : refusal(reading.error()))
                .substr(1);
    lines_ += line + "\n";
  }

  static std::string refusal(const Error& error) {
    json::Writer w;
    w.object([&] { w.key("error").value(error.message); });
    return std::move(w).take();
  }

  spc::Wording wording() const {
    spc::Wording wording;
    if (rows_.order_kind() != OrderKind::dates) return wording;
    for (const double order : column_.orders) wording.dates.push_back(day_of(order));
    wording.frequency = rows_.are_event_dates() ? Frequency::day : tabular::guess_frequency(wording.dates);
    wording.format = format_;
    return wording;
  }

  const LongRows& rows_;
  const ManyQuestion& question_;
  spc::Request request_;
  Repeats repeats_ = Repeats::are_left_out;
  std::vector<RepeatedRow> repeated_;
  SeriesLog::Column column_;
  std::vector<std::string> times_;  ///< of day, of the events of the series that is answered; empty: whole days
  std::vector<AssumedOfSeries> assumed_;
  std::string why_no_times_;  ///< of the series that is answered, where its rows are events; "" there are
  ValueFormat format_;
  tabular::CsvWriter csv_;
  std::string lines_;
  std::size_t refused_ = 0;
};

struct Answered {
  std::string text;
  std::size_t refused = 0;
  std::vector<RepeatedRow> repeated;
  std::vector<AssumedOfSeries> assumed;
};

/// Tells the first of many rows of repeated dates, and counts all.
class RepeatedRows {
 public:
  RepeatedRows(const LongRows& rows, std::ostream& told) : rows_(rows), told_(told) {}

  void tell(const std::vector<RepeatedRow>& repeated) {
    for (const RepeatedRow& each : repeated) {
      if (++count_ > kMostTold) continue;
      const std::string what = rows_.order_kind() == OrderKind::dates ? "date" : "number";
      told_ << fmt::format(
          "Line {}: the {} of this row stands on line {} of {} already, so it was left out. Keep one.\n",
          rows_.line_of(each.repeated.place), what, rows_.line_of(each.repeated.first), name_of(rows_, each.series));
    }
  }

  std::size_t finish() {
    if (count_ > kMostTold)
      told_ << fmt::format("{} rows repeat the order of a row of their series. All were left out.\n",
                           grouped(static_cast<std::int64_t>(count_)));
    return count_;
  }

 private:
  static constexpr std::size_t kMostTold = 5;
  const LongRows& rows_;
  std::ostream& told_;
  std::size_t count_ = 0;
};

/// Tells what was assumed of the events of the first few series, and how many more there are.
class AssumedOfEvents {
 public:
  AssumedOfEvents(const LongRows& rows, std::ostream& told) : rows_(rows), told_(told) {}

  void tell(const std::vector<AssumedOfSeries>& assumed) {
    for (const AssumedOfSeries& each : assumed) {
      if (++count_ > kMostTold) continue;
      for (const std::string& sentence : each.sentences)
        told_ << name_of(rows_, each.series) << ": " << sentence << "\n";
    }
  }

  void finish() {
    if (count_ > kMostTold)
      told_ << fmt::format("{} series have such events in all. Ask for one of them alone to read the same of it.\n",
                           grouped(static_cast<std::int64_t>(count_)));
  }

 private:
  static constexpr std::size_t kMostTold = 5;
  const LongRows& rows_;
  std::ostream& told_;
  std::size_t count_ = 0;
};

Answered answer_stretch(const LongRows& rows, const ManyQuestion& question, std::size_t first, std::size_t end) {
  Answers answers(rows, question);
  for (std::size_t series = first; series < end; ++series) answers.answer(series);
  return {.text = answers.take(),
          .refused = answers.refused(),
          .repeated = answers.take_repeated(),
          .assumed = answers.take_assumed()};
}

/// One past the last series of the stretch that begins at `first`.
std::size_t end_of_stretch(const LongRows& rows, std::size_t first) {
  std::size_t end = first;
  for (std::size_t values = 0; end < rows.names().size() && values < kValuesAtOnce; ++end)
    values += rows.log().count(end);
  return end;
}

/// Stretches are analysed side by side and written in order. Returns how many series were refused.
std::size_t write_answers(const LongRows& rows, const ManyQuestion& question, std::ostream& out, RepeatedRows& repeated,
                          AssumedOfEvents& assumed) {
  std::size_t refused = 0;
  for (std::size_t first = 0; first < rows.names().size();) {
    std::vector<std::future<Answered>> others;
    std::size_t end = end_of_stretch(rows, first);
    const std::size_t own_end = end;
    while (others.size() + 1 < question.threads && end < rows.names().size()) {
      const std::size_t begin = end;
      end = end_of_stretch(rows, begin);
      others.push_back(std::async(
          std::launch::async, [&rows, &question, begin, end] { return answer_stretch(rows, question, begin, end); }));
    }
    const Answered own = answer_stretch(rows, question, first, own_end);
    out << own.text;
    refused += own.refused;
    repeated.tell(own.repeated);
    assumed.tell(own.assumed);
    for (std::future<Answered>& other : others) {
      const Answered answered = other.get();
      out << answered.text;
      refused += answered.refused;
      repeated.tell(answered.repeated);
      assumed.tell(answered.assumed);
    }
    first = end;
  }
  return refused;
}

}  // namespace

Result<ManyCounts> answer_many_series(std::istream& in, const ManyQuestion& question, std::ostream& out,
                                      std::ostream& told) {
  LongRows rows(question.columns, spc::chart_row(question.chart), told);
  const auto read = tabular::stream_rows(in, [&](const tabular::StreamedRow& row) { return rows.take(row); },
                                         std::nullopt, {.bytes = std::numeric_limits<std::uint64_t>::max()});
  if (!read) return read.error();
  for (const std::string& note : read->notes) told << note << "\n";
  if (const Done finished = rows.finish(); !finished) return finished.error();
  if (question.answers == ManyAnswers::csv) {
    Answers headings(rows, question);
    headings.write_headings();
    out << headings.take();
  }
  ManyCounts counts{.values = rows.log().size(), .left_out = rows.left_out(), .series = rows.names().size()};
  RepeatedRows repeated(rows, told);
  AssumedOfEvents assumed(rows, told);
  counts.refused = write_answers(rows, question, out, repeated, assumed);
  const std::size_t repeats = repeated.finish();
  assumed.finish();
  counts.values -= repeats;
  counts.left_out += repeats;
  if (counts.refused > 0)
    told << grouped(static_cast<std::int64_t>(counts.refused)) << (counts.refused == 1 ? " series was" : " series were")
         << " not analysed: see the answers.\n";
  return counts;
}

}  // namespace qi::analysis

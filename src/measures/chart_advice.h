#pragma once
/// What a reader should know before trusting a chart, in the words of a page: whether another chart suits better, what
/// warns, where the level may have changed, and what to expect if nothing changes.
/// It changes no chart and moves no limit: people do, by forms of their own. No query, no clock, no form.

#include <optional>
#include <string>
#include <vector>

#include "html/url.h"
#include "measures/series_reading.h"
#include "spc/series_advice.h"
#include "spc/warnings/warning_catalogue.h"
#include "ui/sheet.h"

namespace qi::measures {

struct ProposalWords {
  std::string title;                 ///< "Another chart may suit these figures better: the p′ chart"
  std::vector<std::string> reasons;  ///< sentences, the deciding one first
  std::string keep_if;               ///< "Keep the XmR chart if …"; "" where nothing speaks for it
  std::string record_instead;        ///< what to record for a better chart; "" nothing else
};

struct WarningWords {
  spc::WarningId id = spc::WarningId::few_points;
  std::string title;  ///< "Neighbours are alike"
  std::string says;
  std::string what_to_do;
  std::optional<ui::SideLink> next;  ///< a view that helps; set by the page
};

/// A place where the level may have changed.
struct ChangeWords {
  std::string sentence;
  std::vector<std::string> figures_say;  ///< to those of the questions that figures can say something to
};

/// What a person answers before limits are worked out again.
struct QuestionWords {
  std::string asks;
  std::string why;
  std::string if_no;
};

struct ChartAdvice {
  std::string chart;           ///< which chart this is and why; "" where the page says it elsewhere
  std::string beside_verdict;  ///< how this and the verdict are both true where they seem to disagree; "" they agree
  std::optional<ProposalWords> proposal;
  std::vector<WarningWords> warnings;
  std::string clear;                      ///< "Nothing speaks against this chart: …"; "" where something does
  std::vector<std::string> others;        ///< what the checks that do not warn saw, one sentence each
  std::vector<ChangeWords> changes;       ///< newest first
  std::string changes_note;               ///< what of the series was looked through, and a caution; may be empty
  std::vector<QuestionWords> questions;   ///< empty where there are no changes
  std::vector<std::string> forecast;      ///< sentences; empty where nothing can be said ahead
  std::optional<html::Url> change_chart;  ///< nullopt for readers who may not, as the next one
  std::optional<html::Url> recalculate;
};

/// A page looks for changes of level among the last so many points: about a millisecond.
inline constexpr std::size_t kLookBack = 400;

/// nullopt before there are enough points for limits: until then the page says how many are missing.
std::optional<ChartAdvice> chart_advice_of(const SeriesFigures& figures, const SeriesReading& reading);

/// The counts behind the figures where every figure has them, else the values; with what the definition says of them.
spc::FiguresToChart figures_to_chart(const SeriesFigures& figures, const SeriesReading& reading);

/// The chart that a measure with these figures can be read by and that comes closest to the proposal.
spc::ChartKind readable_chart(const spc::ChartProposal& proposal, const spc::FiguresToChart& figures);

}  // namespace qi::measures

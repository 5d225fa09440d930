#include "measures/chart_advice_parts.h"

#include "base/text.h"
#include "ui/sheet.h"

namespace qi::measures {
namespace {

template <class Inside>
void folded(html::Page& h, const std::string& summary, Inside&& inside) {
  h.details({{"class", "nhsuk-details"}}, [&] {
    h.summary({{"class", "nhsuk-details__summary"}}, [&] {
      h.span({{"class", "nhsuk-details__summary-text"}}, summary);
    });
    h.div({{"class", "nhsuk-details__text"}}, inside);
  });
}

void write_list(html::Page& h, const std::vector<std::string>& lines) {
  h.ul([&] {
    for (const std::string& line : lines) h.li(line);
  });
}

void write_proposal(html::Page& h, const ChartAdvice& advice) {
  const ProposalWords& proposal = *advice.proposal;
  h.li([&] {
    h.h3(proposal.title);
    for (const std::string& reason : proposal.reasons) h.p(reason);
    if (!proposal.record_instead.empty()) h.p(proposal.record_instead);
    if (!proposal.keep_if.empty()) h.p(proposal.keep_if);
    if (advice.change_chart) h.p([&] { h.a({{"href", *advice.change_chart}}, "Choose the chart in the definition"); });
  });
}

void write_warning(html::Page& h, const WarningWords& warning) {
  h.li([&] {
    h.h3(warning.title);
    h.p(warning.says);
    h.p([&] {
      h.strong("What to do: ");
      h.text(warning.what_to_do);
    });
    if (warning.next) h.p([&] { h.a({{"href", warning.next->url}}, warning.next->text); });
  });
}

void write_changes(html::Page& h, const ChartAdvice& advice) {
  if (advice.changes.empty()) return;
  folded(h, "The level may have changed in " + counted(advice.changes.size(), "place", "places"), [&] {
    h.ul({{"class", "qt-list"}}, [&] {
      for (const ChangeWords& change : advice.changes)
        h.li([&] {
          h.p([&] {
            h.text(change.sentence);
            for (const std::string& line : change.figures_say) h.span({{"class", "qt-sub"}}, line);
          });
        });
    });
    if (!advice.changes_note.empty()) h.p(advice.changes_note);
    h.p("Limits are never worked out again by themselves. Answer these four questions first: only if every answer is "
        "yes do new limits tell the truth.");
    h.ol([&] {
      for (const QuestionWords& question : advice.questions)
        h.li([&] {
          h.strong(question.asks);
          h.text(" " + question.why + " If not: " + uncapitalised(question.if_no));
        });
    });
    if (advice.recalculate)
      h.p([&] { h.a({{"href", *advice.recalculate}}, "Work the limits out again, with a reason"); });
  });
}

}  // namespace

void write_chart_advice(html::Page& h, const ChartAdvice& advice) {
  ui::sheet(h, {.id = "trust", .title = "Before you trust this chart"}, [&] {
    if (!advice.chart.empty()) h.p({{"class", "small muted"}}, advice.chart);
    if (!advice.beside_verdict.empty()) h.p(advice.beside_verdict);
    if (!advice.clear.empty()) h.p(advice.clear);
    if (advice.proposal || !advice.warnings.empty())
      h.ul({{"class", "qt-list"}}, [&] {
        if (advice.proposal) write_proposal(h, advice);
        for (const WarningWords& warning : advice.warnings) write_warning(h, warning);
      });
    write_changes(h, advice);
    if (!advice.others.empty())
      folded(h, advice.clear.empty() ? "What else was checked" : "What was checked",
             [&] { write_list(h, advice.others); });
  });
}

void write_forecast(html::Page& h, const ChartAdvice& advice) {
  if (advice.forecast.empty()) return;
  ui::sheet(h, {.id = "ahead", .title = "If nothing changes"}, [&] {
    h.p({{"class", "strong"}}, advice.forecast.front());
    for (std::size_t i = 1; i < advice.forecast.size(); ++i) h.p(advice.forecast[i]);
  });
}

}  // namespace qi::measures

#include "measures/downloads/download_routes.h"

#include "base/text.h"
#include "chart/png.h"
#include "document/paper.h"
#include "document/workbook.h"
#include "measures/downloads/file_types.h"
#include "measures/downloads/series_csv.h"
#include "measures/downloads/series_paper.h"
#include "measures/downloads/series_workbook.h"
#include "measures/measure_query.h"
#include "measures/page/chart_view.h"
#include "measures/revision_store.h"
#include "measures/series_address.h"
#include "shell/respond.h"

namespace qi::measures {
namespace {

using shell::Context;

/// "c2-mean-south-east-coast-2025-03-chart.svg": says what it holds when it lies in somebody's downloads folder.
std::string download_name(const ChartView& view, const MeasureQuery& query, MeasureFile file) {
  std::string name = slug_of(view.figures.measure.definition.short_name + " " + view.figures.organisation.short_name);
  if (!view.reading.periods.empty()) name += "-" + to_iso(view.reading.periods.back());
  if (query.known) name += "-known-" + to_iso(query.known->day);
  return name + "-" + std::string(file_name(file));
}

/// What a file holds beside the view, and whose it is.
struct FileQuestion {
  const Context& context;
  const ChartView& view;
  const MeasureQuery& query;
};

FileEdition edition_of(const FileQuestion& question) {
  const std::optional<AsKnown>& known = question.query.known;
  return {.site = question.context.site.organisation,
          .written_on = question.context.clock.today(),
          .known_on = known ? std::optional(known->day) : std::nullopt};
}

std::string bytes_of(const FileQuestion& question, MeasureFile file) {
  const auto& [context, view, query] = question;
  // A picture that leaves the site says itself of which day it is.
  const auto drawing = [&question] {
    chart::SpcDrawing drawn = drawing_of(question.view);
    drawn.name += title_words(question.query.known);
    return drawn;
  };
  const auto chart = [&] { return chart::spc_chart(drawing(), chart::Size::wide, chart::Purpose::file); };
  switch (file) {
    case MeasureFile::chart_svg: return chart();
    case MeasureFile::chart_png: return chart::png_of(chart());
    case MeasureFile::chart_pdf: return document::pdf_of(series_paper(view, edition_of(question)));
    case MeasureFile::workbook_xlsx:
      return document::xlsx_of(series_workbook(view.figures, view.reading, edition_of(question)));
    case MeasureFile::moving_range_svg:
      return chart::moving_range_chart(drawing(), chart::Size::wide, chart::Purpose::file);
    case MeasureFile::data_csv:
      if (!query.known || view.season == Season::adjusted) return series_csv(view.figures, view.reading);
      return series_csv_as_known(
          view.figures, view.reading,
          list_revisions_since(context.db, view.figures.series.id, view.figures.as_of.figures.value()));
  }
  stop_at("a known file", __FILE__, __LINE__);
}

std::string_view content_type(MeasureFile file) {
  switch (file) {
    case MeasureFile::chart_svg:
    case MeasureFile::moving_range_svg: return kSvgType;
    case MeasureFile::chart_png: return kPngType;
    case MeasureFile::chart_pdf: return kPdfType;
    case MeasureFile::workbook_xlsx: return kXlsxType;
    case MeasureFile::data_csv: return kCsvType;
  }
  stop_at("a known file", __FILE__, __LINE__);
}

http::Response send_file(const Context& context, MeasureFile file) {
  const auto query = read_measure_query(context.request.query, context.clock.today());
  if (!query) return shell::respond(context, query.error());
  const auto figures = load_addressed_figures(context.db, context.request, as_of(query->known));
  if (!figures) return shell::respond(context, figures.error());
  if (auto wrong = wrong_choices(context.request.query, series_file_choices(figures->targets)); !wrong.empty())
    return shell::respond(context, Error::invalid_fields(std::move(wrong)));
  const auto view = chart_view_of(*figures, *query);
  if (!view) return shell::respond(context, view.error());
  // A page says that it shows figures as recorded after all; a file cannot.
  if (query->season != view->season)
    return shell::respond(context, Error::invalid_fields({{"?season", view->season_words}}));
  if (file == MeasureFile::moving_range_svg && !has_moving_ranges(view->reading))
    return shell::respond(
        context, Error::not_found("This chart has no moving ranges: it has no limits, or they do not come from them."));
  return http::Response::file(bytes_of({context, *view, *query}, file), content_type(file),
                              download_name(*view, *query, file));
}

template <MeasureFile kFile>
http::Response show_file(const Context& context) {
  return send_file(context, kFile);
}

}  // namespace

shell::Routes download_routes() {
  constexpr auto kNeeds = shell::Permission::read_measures;
  return {
      {http::Method::get, "/measures/{id}/{code}/chart.svg", kNeeds, show_file<MeasureFile::chart_svg>,
       "The chart as a drawing"},
      {http::Method::get, "/measures/{id}/{code}/chart.png", kNeeds, show_file<MeasureFile::chart_png>,
       "The chart as a picture"},
      {http::Method::get, "/measures/{id}/{code}/moving-range.svg", kNeeds, show_file<MeasureFile::moving_range_svg>,
       "The moving ranges as a drawing"},
      {http::Method::get, "/measures/{id}/{code}/chart.pdf", kNeeds, show_file<MeasureFile::chart_pdf>,
       "Sentence, chart, figures and definition to print"},
      {http::Method::get, "/measures/{id}/{code}/workbook.xlsx", kNeeds, show_file<MeasureFile::workbook_xlsx>,
       "A workbook with a native chart, the figures and the definition"},
      {http::Method::get, "/measures/{id}/{code}/data.csv", kNeeds, show_file<MeasureFile::data_csv>,
       "Values, limits and flags"},
  };
}

}  // namespace qi::measures

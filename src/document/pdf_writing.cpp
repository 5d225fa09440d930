#include <cairo-pdf.h>
#include <cairo.h>
#include <fmt/format.h>

#include <charconv>
#include <memory>
#include <stdexcept>

#include "base/clock.h"
#include "chart/chart_style.h"
#include "document/paper.h"
#include "document/paper_layout.h"
#include "document/pdf_tags.h"

namespace qi::document {
namespace {

constexpr double kFooterSize = 8;

template <auto release>
struct Release {
  template <class T>
  void operator()(T* held) const {
    release(held);
  }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Canvas = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

cairo_status_t append(void* out, const unsigned char* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(bytes), count);
  return CAIRO_STATUS_SUCCESS;
}

std::string_view css_of(Ink ink) {
  switch (ink) {
    case Ink::strong: return chart::kInk;
    case Ink::soft: return chart::kInk2;
    case Ink::rule: return chart::kRule;
    case Ink::band: return chart::kBand;
  }
  return chart::kInk;
}

class PdfWriting {
 public:
  explicit PdfWriting(cairo_t* canvas) : canvas_(canvas) {}

  void write_page(const PaperPage& page, const std::string& footer, const std::string& number) {
    for (const Mark& mark : page.marks) std::visit([&](const auto& each) { draw(each); }, mark);
    const double baseline = kPageHeight - kMargin + kFooterSize / 2;
    draw(BoxMark{{kMargin, baseline - 14, kPageWidth - 2 * kMargin, 0.5}, Ink::rule});
    draw(TextMark{kMargin, baseline, kFooterSize, chart::Weight::regular, Ink::soft, footer});
    const double width = chart::text_width(number, kFooterSize);
    draw(TextMark{kPageWidth - kMargin - width, baseline, kFooterSize, chart::Weight::regular, Ink::soft, number});
    cairo_show_page(canvas_);
  }

 private:
  void use(Ink ink) {
    const std::string_view css = css_of(ink);
    unsigned value = 0;
    std::from_chars(css.data() + 1, css.data() + css.size(), value, 16);
    cairo_set_source_rgb(canvas_, (value >> 16 & 255) / 255.0, (value >> 8 & 255) / 255.0, (value & 255) / 255.0);
  }

  void draw(const TextMark& mark) {
    cairo_select_font_face(canvas_, std::string(kPaperFont).c_str(), CAIRO_FONT_SLANT_NORMAL,
                           mark.weight == chart::Weight::bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(canvas_, mark.size);
    use(mark.ink);
    cairo_move_to(canvas_, mark.left, mark.baseline);
    cairo_show_text(canvas_, mark.text.c_str());
  }
  void draw(const BoxMark& mark) {
    use(mark.ink);
    const chart::SvgPlace& place = mark.place;
    cairo_rectangle(canvas_, place.left, place.top, place.width, place.height);
    if (mark.is_filled) {
      cairo_fill(canvas_);
    } else {
      cairo_set_line_width(canvas_, 0.75);
      cairo_stroke(canvas_);
    }
  }
  void draw(const SvgMark& mark) {
    cairo_save(canvas_);
    chart::render_svg(mark.svg, canvas_, mark.place);
    cairo_restore(canvas_);
  }
  void draw(const TagBegin& tag) { cairo_tag_begin(canvas_, tag.name.c_str(), nullptr); }
  void draw(const TagEnd& tag) { cairo_tag_end(canvas_, tag.name.c_str()); }

  cairo_t* canvas_;
};

void set_facts(cairo_surface_t* surface, const Paper& paper) {
  const auto set = [&](cairo_pdf_metadata_t which, const std::string& text) {
    cairo_pdf_surface_set_metadata(surface, which, text.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, paper.title);
  set(CAIRO_PDF_METADATA_AUTHOR, paper.author);
  set(CAIRO_PDF_METADATA_SUBJECT, paper.subject);
  set(CAIRO_PDF_METADATA_CREATOR, "Qualitea");
  const std::string written = to_iso(paper.written_at).substr(0, 19) + "Z";
  set(CAIRO_PDF_METADATA_CREATE_DATE, written);
  set(CAIRO_PDF_METADATA_MOD_DATE, written);
}

}  // namespace

std::string pdf_of(const Paper& paper) {
  const PaperLayout layout = laid_out(paper);
  std::string bytes;
  {
    const Surface surface(cairo_pdf_surface_create_for_stream(append, &bytes, kPageWidth, kPageHeight));
    set_facts(surface.get(), paper);
    const Canvas canvas(cairo_create(surface.get()));
    PdfWriting writing(canvas.get());
    for (std::size_t i = 0; i < layout.pages.size(); ++i)
      writing.write_page(layout.pages[i], paper.footer, fmt::format("Page {} of {}", i + 1, layout.pages.size()));
    cairo_surface_finish(surface.get());
    for (const cairo_status_t status : {cairo_status(canvas.get()), cairo_surface_status(surface.get())})
      if (status != CAIRO_STATUS_SUCCESS)
        throw std::runtime_error(std::string("a PDF was not written: ") + cairo_status_to_string(status));
  }
  return with_accessible_facts(bytes, layout.alt_texts);
}

}  // namespace qi::document

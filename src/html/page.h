#pragma once
/// Writes HTML by calling functions in the order of the page. Text and attribute values are escaped by their type.
/// It knows no component, no link and no query; raw markup enters only through trusted_markup.

#include <concepts>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "html/url.h"

namespace qi::html {

/// An attribute name, a literal. Names that browsers follow or run are told apart when compiled.
constexpr bool is_link_name(std::string_view name) {
  return name == "href" || name == "src" || name == "action" || name == "formaction" || name == "poster" ||
         name == "xlink:href";
}
constexpr bool is_forbidden_name(std::string_view name) {
  return name == "style" || name == "srcdoc" || (name.size() > 2 && name[0] == 'o' && name[1] == 'n');
}

/// Names of attributes whose value is text. `href` and its like take a Url: a string there does not compile.
struct TextName {
  consteval TextName(const char* literal) : text(literal) {
    if (is_link_name(text)) throw "this attribute takes a Url, not text";
    if (is_forbidden_name(text)) throw "inline style and script are not served";
  }
  std::string_view text;
};
/// Names of attributes whose value is a Url.
struct LinkName {
  consteval LinkName(const char* literal) : text(literal) {
    if (!is_link_name(text)) throw "this attribute takes text, not a Url";
  }
  std::string_view text;
};

/// One attribute. {"class", "qt-sheet"}, {"href", url}, {"disabled", true}: a false or absent value writes nothing.
struct Attribute {
  Attribute(TextName name, std::string_view value) : name(name.text), text(value) {}
  Attribute(TextName name, const std::string& value) : name(name.text), text(value) {}
  Attribute(TextName name, const char* value) : name(name.text), text(value) {}
  Attribute(TextName name, const std::optional<std::string>& value)
      : name(name.text), text(value ? std::string_view(*value) : std::string_view()), present(value.has_value()) {}
  template <std::same_as<bool> B>
  Attribute(TextName name, B on) : name(name.text), bare(true), present(on) {}
  template <std::integral N>
  requires(!std::same_as<N, bool>) Attribute(TextName name, N number)
      : name(name.text), text(), number(static_cast<std::int64_t>(number)), numeric(true) {}
  Attribute(LinkName name, const Url& url) : name(name.text), text(url.text()) {}

  std::string_view name;
  std::string_view text;
  std::int64_t number = 0;
  bool numeric = false;
  bool bare = false;
  bool present = true;
};
using Attributes = std::initializer_list<Attribute>;

/// Markup made by our own writers (SVG drawings): its maker has escaped every text in it.
class TrustedMarkup {
 public:
  explicit TrustedMarkup(std::string markup) : markup_(std::move(markup)) {}
  const std::string& markup() const { return markup_; }

 private:
  std::string markup_;
};

/// The writer. h.p("text"), h.p({{"class", "small"}}, "text"), h.div({{"class", "x"}}, [&] { h.p("inner"); }).
/// Body arguments: anything convertible to string_view (escaped), integers, or a callable that writes the inside.
class Page {
 public:
  std::string take() && { return std::move(out_); }
  std::string_view written() const { return out_; }

  void doctype();
  void text(std::string_view escaped_here);
  void number(std::int64_t value);
  void trusted_markup(const TrustedMarkup& markup);

 private:
  template <class Body>
  void element(std::string_view tag, Attributes attributes, Body&& body) {
    open(tag, attributes);
    if constexpr (std::invocable<Body>) {
      body();
    } else if constexpr (std::convertible_to<Body, std::string_view>) {
      text(std::string_view(body));
    } else {
      static_assert(std::integral<std::remove_cvref_t<Body>> && !std::same_as<std::remove_cvref_t<Body>, bool>,
                    "an element's body is text, a whole number, or a function that writes it");
      number(static_cast<std::int64_t>(body));
    }
    close(tag);
  }
  void open(std::string_view tag, Attributes attributes);
  void close(std::string_view tag);

  std::string out_;

 public:
#define QI_ELEMENT(tag)                                                    \
  template <class Body>                                                    \
  void tag(Attributes attributes, Body&& body) {                           \
    element(#tag, attributes, std::forward<Body>(body));                   \
  }                                                                        \
  template <class Body>                                                    \
  requires(!std::convertible_to<Body, Attributes>) void tag(Body&& body) { \
    element(#tag, {}, std::forward<Body>(body));                           \
  }
#define QI_VOID_ELEMENT(tag)             \
  void tag(Attributes attributes = {}) { \
    open(#tag, attributes);              \
  }

  // The formatter takes this list for one statement.
  // clang-format off
  QI_ELEMENT(html) QI_ELEMENT(head) QI_ELEMENT(title) QI_ELEMENT(body) QI_ELEMENT(script) QI_ELEMENT(header)
  QI_ELEMENT(footer) QI_ELEMENT(main) QI_ELEMENT(nav) QI_ELEMENT(search) QI_ELEMENT(section) QI_ELEMENT(article)
  QI_ELEMENT(div) QI_ELEMENT(span) QI_ELEMENT(p) QI_ELEMENT(h1) QI_ELEMENT(h2) QI_ELEMENT(h3) QI_ELEMENT(h4)
  QI_ELEMENT(ul) QI_ELEMENT(ol) QI_ELEMENT(li) QI_ELEMENT(dl) QI_ELEMENT(dt) QI_ELEMENT(dd) QI_ELEMENT(a)
  QI_ELEMENT(strong) QI_ELEMENT(em) QI_ELEMENT(small) QI_ELEMENT(code) QI_ELEMENT(pre) QI_ELEMENT(figure)
  QI_ELEMENT(figcaption) QI_ELEMENT(table) QI_ELEMENT(caption) QI_ELEMENT(thead) QI_ELEMENT(tbody) QI_ELEMENT(tfoot)
  QI_ELEMENT(tr) QI_ELEMENT(th) QI_ELEMENT(td) QI_ELEMENT(form) QI_ELEMENT(fieldset) QI_ELEMENT(legend)
  QI_ELEMENT(label) QI_ELEMENT(button) QI_ELEMENT(select) QI_ELEMENT(option) QI_ELEMENT(optgroup)
  QI_ELEMENT(textarea) QI_ELEMENT(output) QI_ELEMENT(details) QI_ELEMENT(summary) QI_ELEMENT(time) QI_ELEMENT(abbr)
  QI_ELEMENT(blockquote) QI_ELEMENT(b) QI_ELEMENT(i) QI_ELEMENT(progress)
  QI_VOID_ELEMENT(meta) QI_VOID_ELEMENT(link) QI_VOID_ELEMENT(br) QI_VOID_ELEMENT(hr) QI_VOID_ELEMENT(img)
  QI_VOID_ELEMENT(input)
#undef QI_ELEMENT
#undef QI_VOID_ELEMENT
  // clang-format on
};

/// Text with & < > " ' replaced, for places that write markup themselves (SVG).
std::string escaped(std::string_view text);

}  // namespace qi::html

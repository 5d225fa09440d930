#pragma once
/// Turns values into responses: whole pages with the frame around them, and refusals with a page that says what to do.
/// It decides nothing about permission, and a broken database is not its business: see http/server.h.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "html/page.h"
#include "shell/context.h"
#include "ui/page_frame.h"

namespace qi::shell {

/// A page in the frame (header, menu, breadcrumb, footer). `write` writes what goes inside <main>.
http::Response respond_page(const Context& context, const ui::PageHead& head,
                            const std::function<void(html::Page&)>& write, int status = 200);

/// The status of a page with a form on it: 200, or 422 when the form was refused, which scripts go by.
int form_status(const std::vector<FieldError>& errors);

/// `respond_page(ctx, head, measure_page, view)`: a page function and its view.
template <class View>
http::Response respond_page(const Context& context, const ui::PageHead& head, void (*page)(html::Page&, const View&),
                            const View& view, int status = 200) {
  return respond_page(
      context, head, [&](html::Page& h) { page(h, view); }, status);
}

/// The page for a refusal: invalid 422, not_found 404, conflict 409, forbidden 403, unavailable 503.
/// Under /api/ the same as problem details (RFC 9457); at the address of a file, for whoever asks for no page (Accept),
/// as plain text.
http::Response respond(const Context& context, const Error& error);

/// 405 with the header Allow, in the same forms. `allowed`: what the address takes; not empty.
http::Response respond_wrong_method(const Context& context, const std::vector<http::Method>& allowed);

/// Whether whoever asks can be shown a page. Programs that fetch a file take none: a spreadsheet asks for a token when
/// it is told so.
bool reads_pages(const http::Request& request);

/// Where a token may stand for a session: under /api/ and at the addresses of files: CSV, workbooks, PDF, charts.
bool takes_tokens(const http::Request& request);

/// For a visitor who may not: whoever is not signed in and asked for a page is sent to sign in and comes back to it; a
/// program gets 401 with the credentials that are taken, for a wrong token too, or 429, as problem details wherever it
/// asks; everyone else is told with 403, in the form of respond().
http::Response respond_not_permitted(const Context& context);

/// `url` when it is a path on this site that a browser cannot read as another site ("/measures/7?from=2024"); otherwise
/// "/". For `next` fields, which anyone may write into a link.
std::string local_path_or_home(std::string_view url);

int status_of(ErrorKind kind);

}  // namespace qi::shell

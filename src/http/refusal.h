#pragma once
/// What the server answers by itself when a request cannot be served: a status and plain words for the person reading.
/// Refusals of a slice are shell/respond.h.

#include <string>
#include <string_view>

#include "http/message.h"

namespace qi::http {

struct Refusal {
  int status = 400;
  std::string words;  ///< one or two sentences, no internals
};

/// The words for a status that the server itself gives: 400 408 413 414 417 431 500 501 503 505.
Refusal refusal(int status);

/// A small page of its own, without a style sheet, so that it works when nothing else does.
Response page_of(const Refusal& refusal);

/// The same for a program (RFC 9457): what asks under /api/ gets no page.
Response problem_of(const Refusal& refusal);
/// problem_of under /api/, page_of elsewhere. `path`: "" while it is not known.
Response answer_to(const Refusal& refusal, std::string_view path);

/// The page for a fault when the app gave none.
Response plain_fault_page(std::string_view incident);

/// A short number to read out on the telephone: "Q-8H2K". Random, without letters that look like digits.
std::string new_incident();

/// "Not Found": the reason phrase of the status line; "" for an unknown status.
std::string_view reason_phrase(int status);

}  // namespace qi::http

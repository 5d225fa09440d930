#pragma once
/// Compression of whole bodies with zlib.
/// Whether to compress is the caller's question: see answer.h.

#include <string>
#include <string_view>

namespace qi::http {

enum class Effort { quick, best };  ///< quick: while someone waits. best: once, for what is kept

/// The gzip form (RFC 1952). Throws std::runtime_error when zlib fails (no memory).
std::string gzipped(std::string_view bytes, Effort effort);

/// True for types whose bytes are text: text/*, JSON, JavaScript, SVG, XML.
bool is_text_type(std::string_view content_type);

/// True when the Accept-Encoding of a request takes gzip (RFC 9110 12.5.3): named, or "*", with a weight above 0.
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace qi::http

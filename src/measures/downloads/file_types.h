#pragma once
/// What the files of measures are called on the wire. Their addresses are measure_urls.h and wall_query.h; what is in
/// them is not here.

#include <string_view>

namespace qi::measures {

inline constexpr std::string_view kCsvType = "text/csv; charset=utf-8";
inline constexpr std::string_view kSvgType = "image/svg+xml; charset=utf-8";
inline constexpr std::string_view kPngType = "image/png";
inline constexpr std::string_view kPdfType = "application/pdf";
inline constexpr std::string_view kXlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

}  // namespace qi::measures

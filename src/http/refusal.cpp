#include "http/refusal.h"

#include <array>
#include <random>

#include "json/json_writer.h"

namespace qi::http {
namespace {

std::string with_references(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '&')
      out += "&amp;";
    else if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else
      out += c;
  }
  return out;
}

std::string page(std::string_view title, std::string_view words) {
  return "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" +
         with_references(title) + "</title></head><body><main><h1>" + with_references(title) + "</h1><p>" +
         with_references(words) + "</p></main></body></html>\n";
}

}  // namespace

Refusal refusal(int status) {
  switch (status) {
    case 408: return {408, "The request took too long to arrive. Try again."};
    case 413: return {413, "This is too large for us to take. Send a smaller file."};
    case 414: return {414, "This address is too long. Check it and try again."};
    case 417: return {417, "We cannot do what this request expects. Send it again without that."};
    case 431:
      return {431, "Your browser sent too much along with this request. Clear the cookies of this site and try again."};
    case 500: return {500, "Something went wrong on our side. Try again in a few minutes."};
    case 501: return {501, "We do not know this kind of request. Use a web browser to open this page."};
    case 503: return {503, "Too many people are here at once. Try again in a minute."};
    case 505: return {505, "This version of HTTP is not one we speak. Use an up-to-date browser."};
    default: return {400, "We could not understand this request. Check the address and try again."};
  }
}

Response page_of(const Refusal& refusal) {
  Response response = Response::html(page(reason_phrase(refusal.status), refusal.words), refusal.status);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Response problem_of(const Refusal& refusal) {
  // Programs send JSON, not files, and read how much they may.
  const std::string detail =
      refusal.status == 413
          ? "The body is too large. Send at most 2 megabytes of JSON in one request, or 256 megabytes as a file."
          : refusal.words;
  json::Writer w;
  w.object([&] {
    w.key("type").value("/problems/" + std::to_string(refusal.status));
    w.key("title").value(reason_phrase(refusal.status));
    w.key("status").value(refusal.status);
    w.key("detail").value(detail);
  });
  Response response = Response::json(std::move(w).take(), refusal.status);
  response.headers.set("Content-Type", "application/problem+json");
  response.headers.set("Cache-Control", "no-store");
  return response;
}

Response answer_to(const Refusal& refusal, std::string_view path) {
  return path.starts_with("/api/") ? problem_of(refusal) : page_of(refusal);
}

Response plain_fault_page(std::string_view incident) {
  const std::string words =
      "Nothing that you did caused this. Try again in a few minutes. If it happens again, tell us this number: " +
      std::string(incident) + ".";
  Response response = Response::html(page("Sorry, something went wrong", words), 500);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

std::string new_incident() {
  constexpr std::string_view kLetters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
  constexpr int kLength = 4;
  thread_local std::random_device device;
  std::uniform_int_distribution<std::size_t> pick(0, kLetters.size() - 1);
  std::string incident = "Q-";
  for (int i = 0; i < kLength; ++i) incident += kLetters[pick(device)];
  return incident;
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 422: return "Unprocessable Content";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "";
  }
}

}  // namespace qi::http

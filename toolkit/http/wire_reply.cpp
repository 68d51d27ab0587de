// SPDX-License-Identifier: MIT
#include "toolkit/http/wire_reply.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace toolkit::http {
namespace {

/// Referrer-Policy is same-origin rather than no-referrer, under which browsers send "Origin: null" with the forms of
/// our own pages (Fetch, "append a request Origin header"). To any other site nothing is sent either way. Pictures may
/// be data: because the pages of a document come inside its preview, and Bootstrap's arrows and ticks inside its style
/// sheet; connect-src is what saving while one types needs. Permissions-Policy names every feature that Chromium 156
/// knows, save the ch- hints, and some of others: none of them is for any page here.
constexpr std::string_view kSecurityHeaders =
    "Content-Security-Policy: default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
    "Cache-Control: no-store\r\n"
    "X-Content-Type-Options: nosniff\r\n"
    "Referrer-Policy: same-origin\r\n"
    "Cross-Origin-Opener-Policy: same-origin\r\n"
    "Cross-Origin-Resource-Policy: same-origin\r\n"
    "Permissions-Policy: accelerometer=(), ambient-light-sensor=(), aria-notify=(), attribution-reporting=(), "
    "autoplay=(), bluetooth=(), browsing-topics=(), camera=(), captured-surface-control=(), clipboard-read=(), "
    "clipboard-write=(), compute-pressure=(), cross-origin-isolated=(), deferred-fetch=(), "
    "deferred-fetch-minimal=(), digital-credentials-create=(), digital-credentials-get=(), display-capture=(), "
    "encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), "
    "identity-credentials-get=(), idle-detection=(), interest-cohort=(), keyboard-map=(), language-detector=(), "
    "language-model=(), local-fonts=(), local-network=(), local-network-access=(), loopback-network=(), "
    "magnetometer=(), media-playback-while-not-visible=(), microphone=(), midi=(), "
    "on-device-speech-recognition=(), otp-credentials=(), payment=(), picture-in-picture=(), "
    "private-state-token-issuance=(), private-state-token-redemption=(), publickey-credentials-create=(), "
    "publickey-credentials-get=(), screen-wake-lock=(), serial=(), speaker-selection=(), storage-access=(), "
    "summarizer=(), sync-xhr=(), translator=(), unload=(), usb=(), web-share=(), window-management=(), "
    "xr-spatial-tracking=()\r\n";

constexpr std::pair<int, std::string_view> kReasons[] = {
    {200, "OK"},
    {303, "See Other"},
    {400, "Bad Request"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

std::string_view reason(int status) {
  const auto found = std::ranges::find(kReasons, status, &std::pair<int, std::string_view>::first);
  return found == std::end(kReasons) ? std::string_view("Other") : found->second;
}

std::string_view sentence(int status) {
  switch (status) {
    case 403:
      return "This request did not come from a page of this program: open the page again and repeat what you did.";
    case 404:
      return "There is no such page: go back to the first page.";
    case 405:
      return "This page is not used this way: go back to the first page.";
    case 408:
      return "The request took too long: try again.";
    case 413:
      return "What was sent is too large: make it shorter and send it again.";
    case 421:
      return "This program does not answer to the address used: open the address it prints when it starts.";
    case 500:
      return "Something failed inside the program: try again, and start it again if that does not help.";
    default:
      return "This request is not understood: open the page again and repeat what you did.";
  }
}

void add_header(std::string& wire, std::string_view name, std::string_view value) {
  wire.append(name).append(": ").append(value).append("\r\n");
}

bool is_name_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
}

bool is_value_char(char c) {
  return c >= ' ' && c < '\x7f';
}

}  // namespace

std::string wire_reply(const Reply& reply, Method method, Afterwards afterwards) {
  const bool has_body = method != Method::Head;
  std::string wire;
  wire.reserve(2048 + (has_body ? reply.body.size() : 0));
  wire.append("HTTP/1.1 ").append(std::to_string(reply.status)).append(" ").append(reason(reply.status)).append("\r\n");
  wire.append(kSecurityHeaders);
  add_header(wire, "Content-Type", reply.content_type);
  add_header(wire, "Content-Length", std::to_string(reply.body.size()));
  for (const auto& [name, value] : reply.headers) add_header(wire, name, value);
  add_header(wire, "Connection", afterwards == Afterwards::Close ? "close" : "keep-alive");
  wire.append("\r\n");
  if (has_body) wire.append(reply.body);
  return wire;
}

bool is_sendable(const Reply& reply) {
  const auto is_header = [](const auto& header) {
    return !header.first.empty() && std::ranges::all_of(header.first, is_name_char) &&
           std::ranges::all_of(header.second, is_value_char);
  };
  return reply.status >= 200 && reply.status <= 599 && std::ranges::all_of(reply.content_type, is_value_char) &&
         std::ranges::all_of(reply.headers, is_header);
}

Reply plain_refusal(int status) {
  std::string page =
      "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Both of Us</title></head><body><p>";
  page.append(sentence(status)).append("</p></body></html>\n");
  return html(std::move(page), status);
}

}  // namespace toolkit::http

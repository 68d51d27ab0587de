// SPDX-License-Identifier: MIT
#include "toolkit/http/request_reader.h"

#include <chrono>

namespace toolkit::http {
namespace {

Refusal refusal_of(const Disconnected& end) {
  return Refusal{end.cause() == Disconnected::Cause::Late ? 408 : 400};
}

}  // namespace

std::variant<RawRequest, Refusal, NoRequest> RequestReader::read_head() {
  using std::chrono::steady_clock;
  try {
    if (buffer_.empty()) socket_.receive(buffer_, steady_clock::now() + limits_.idle);
  } catch (const Disconnected&) {
    return NoRequest{};
  }
  deadline_ = steady_clock::now() + limits_.request;
  try {
    const auto size = read_until_head_ends();
    if (size > kMaxHead) return Refusal{431};
    auto parsed = parse_head(std::string_view(buffer_).substr(0, size));
    buffer_.erase(0, size);
    if (const auto* refusal = std::get_if<Refusal>(&parsed)) return *refusal;
    return std::get<RawRequest>(std::move(parsed));
  } catch (const Disconnected& end) {
    return refusal_of(end);
  }
}

std::variant<std::string, Refusal> RequestReader::read_body(const RawRequest& request) {
  try {
    while (buffer_.size() < request.content_length) socket_.receive(buffer_, deadline_);
  } catch (const Disconnected& end) {
    return refusal_of(end);
  }
  auto rest = buffer_.substr(request.content_length);
  buffer_.resize(request.content_length);
  return std::exchange(buffer_, std::move(rest));
}

std::size_t RequestReader::read_until_head_ends() {
  std::size_t scanned = 0;
  while (true) {
    if (const auto size = head_size(buffer_, scanned)) return *size;
    if (buffer_.size() > kMaxHead) return buffer_.size();
    scanned = buffer_.size();
    socket_.receive(buffer_, deadline_);
  }
}

}  // namespace toolkit::http

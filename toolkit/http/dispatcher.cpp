// SPDX-License-Identifier: MIT
#include "toolkit/http/dispatcher.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "toolkit/http/multipart.h"
#include "toolkit/http/request_gate.h"
#include "toolkit/http/session_cookie.h"
#include "toolkit/http/urlencoded.h"

namespace toolkit::http {
namespace {

constexpr std::string_view kCsrf = "csrf";
constexpr std::string_view kNonce = "nonce";
/// A form handled this many forms ago is not sent again by a reload or a second click.
constexpr std::size_t kRememberedForms = 64;
constexpr std::size_t kMaxNonce = 128;
/// A form answered this many forms ago, of whatever session, counts as new.
constexpr std::size_t kAnsweredForms = 512;
/// How long a reply waits for those that are made after it, to be finished with them.
constexpr auto kPatience = std::chrono::milliseconds(30);

Fields without_guards(const Fields& form) {
  auto pairs = form.pairs();
  std::erase_if(pairs, [](const auto& pair) { return pair.first == kCsrf || pair.first == kNonce; });
  return Fields(std::move(pairs));
}

Request without_guards(Request request) {
  request.form = without_guards(request.form);
  return request;
}

/// Nothing is acted upon here: the token in the form is still to be compared.
std::optional<FormWithFile> read_form(const RawRequest& raw, BodyKind kind, std::string_view body) {
  if (raw.method == Method::Post && kind == BodyKind::Multipart) {
    const auto boundary = multipart_boundary(raw.header("content-type").value_or(""));
    return boundary ? parse_multipart(*boundary, body) : std::nullopt;
  }
  auto form = parse_urlencoded(body);
  if (!form) return std::nullopt;
  return FormWithFile{std::move(*form), std::nullopt};
}

const std::string* find_location(const Reply& reply) {
  const auto found = std::ranges::find(reply.headers, "Location", &std::pair<std::string, std::string>::first);
  return found == reply.headers.end() ? nullptr : &found->second;
}

/// What tells a form that was sent from all others; all forms of a page have its nonce.
std::string form_of(const Request& request) {
  return request.path + ' ' + std::string(request.form.get(kNonce).substr(0, kMaxNonce));
}

/// A page, or the way to one, and no word to the script, which sends the form of a page many times.
bool is_seen(const Reply& reply) {
  return find_location(reply) != nullptr || reply.content_type.starts_with("text/html");
}

/// As random_token() makes them.
bool is_like_token(std::string_view text) {
  constexpr std::size_t kDigits = 64;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

const std::string* find_handled(const Session& session, const std::string& form) {
  const auto found = std::ranges::find(session.handled_forms, form, &std::pair<std::string, std::string>::first);
  return found == session.handled_forms.end() ? nullptr : &found->second;
}

void remember_handled(Session& session, const std::string& form, const Reply& reply) {
  const auto* location = find_location(reply);
  if (!location) return;
  session.handled_forms.emplace_back(form, *location);
  if (session.handled_forms.size() > kRememberedForms) session.handled_forms.pop_front();
}

bool is_cookie(const std::pair<std::string, std::string>& header) {
  return header.first == "Set-Cookie";
}

/// Of a page that says that something failed, and may do so itself.
Answer written_or_plain(Answer answer) {
  try {
    answer.reply = written(std::move(answer.reply));
    return answer;
  } catch (const std::exception&) {
    return {plain_refusal(500), Afterwards::Close};
  }
}

}  // namespace

Dispatcher::Dispatcher(Router router, SessionTable& sessions, Callbacks callbacks)
    : router_(std::move(router)), sessions_(sessions), callbacks_(std::move(callbacks)) {}

std::variant<Router::Match, Answer> Dispatcher::admit(const RawRequest& raw) {
  auto match = router_.match(raw.method, raw.path);
  if (!match.route && match.allowed.empty()) return refuse(404);
  if (!match.route) {
    auto refused = refuse(405);
    refused.reply.headers.emplace_back("Allow", match.allowed);
    return refused;
  }
  if (const auto refusal = refuse_body(raw, match.route->body_cap, match.route->body)) return refuse(refusal->status);
  return match;
}

Answer Dispatcher::answer(const RawRequest& raw, const Router::Match& match, std::string_view body) {
  Request request;
  std::string session;
  std::vector<std::pair<std::string, std::string>> cookies;
  try {
    Answer answered;
    std::function<void()> finish;
    {
      const auto turn = await_turn();
      callbacks_.speak(raw.header("accept-language").value_or(""));
      answered = answer_locked(raw, match, body, request);
      if (request.session != nullptr) session = request.session->id;
      std::ranges::copy_if(answered.reply.headers, std::back_inserter(cookies), is_cookie);
      finish = callbacks_.unfinished();
    }
    answered.reply = written(std::move(answered.reply));
    if (!finish) return answered;
    await_others();
    finish();
    return answered;
  } catch (const std::exception& error) {
    auto failed = fail(error, std::move(request), session);
    // Whatever became of the page, the conversation goes on under the id that the handler gave it.
    std::ranges::move(cookies, std::back_inserter(failed.reply.headers));
    return failed;
  }
}

/// What was typed is on its way back with the failure, as when the handler itself had failed.
Answer Dispatcher::fail(const std::exception& error, Request request, const std::string& session) {
  auto failed = [&] {
    const auto lock = sessions_.lock();
    request.session = sessions_.find(session);
    return fail_locked(error, request);
  }();
  return written_or_plain(std::move(failed));
}

std::unique_lock<std::mutex> Dispatcher::await_turn() {
  {
    const std::lock_guard hold(mutex_);
    ++waiting_;
  }
  auto turn = sessions_.lock();
  const std::lock_guard hold(mutex_);
  if (--waiting_ == 0) nobody_waits_.notify_all();
  return turn;
}

void Dispatcher::await_others() {
  std::unique_lock hold(mutex_);
  nobody_waits_.wait_for(hold, kPatience, [this] { return waiting_ == 0; });
}

Answer Dispatcher::refuse(int status) {
  auto refused = [&] {
    const auto lock = sessions_.lock();
    callbacks_.speak("");
    return refuse_locked(status);
  }();
  return written_or_plain(std::move(refused));
}

void Dispatcher::end_expired() {
  const auto lock = sessions_.lock();
  end_expired_locked();
}

Answer Dispatcher::answer_locked(const RawRequest& raw, const Router::Match& match, std::string_view body,
                                 Request& request) {
  end_expired_locked();
  auto query = parse_urlencoded(raw.query);
  const auto& route = *match.route;
  auto form = read_form(raw, route.body, body);
  if (!query || !form) return refuse_locked(400);
  request = {raw.method,           raw.path, match.parameters, std::move(*query), std::move(form->fields), nullptr,
             std::move(form->file)};
  return route.needs == Needs::Nothing ? call(route, request) : answer_in_session(raw, route, request);
}

Answer Dispatcher::answer_in_session(const RawRequest& raw, const Route& route, Request& request) {
  const auto sent = read_session_cookie(raw.header("cookie").value_or(""));
  request.session = sessions_.find(sent.id);
  const bool is_unlocked = request.session && request.session->is_unlocked;
  if (route.needs == Needs::Unlocked && !is_unlocked) return turn_away_locked_out(std::move(request));
  // The page of this form outlived its session, and with it its csrf token: a fresh page is the way on.
  if (request.method == Method::Post && !request.session) return turn_away_locked_out(std::move(request));
  if (!request.session) request.session = &sessions_.open(sent.id);

  const auto id = request.session->id;
  auto answered = request.method == Method::Post ? answer_form(request, route) : call(route, request);
  // The handler may have renewed or ended the session.
  const auto current = sessions_.current_id(id);
  request.session = sessions_.find(current);
  // The cookie of a session that was admitted stays: with it the browser is asked for the passphrase again.
  if (current == sent.id || (current.empty() && sessions_.remembers(sent.id))) return answered;
  const auto cookies = current.empty() ? withdraw_session_cookie() : give_session_cookie(current, sent);
  answered.reply.headers.insert(answered.reply.headers.end(), cookies.begin(), cookies.end());
  return answered;
}

Answer Dispatcher::answer_form(Request& request, const Route& route) {
  if (!is_same_secret(request.form.get(kCsrf), request.session->csrf)) return refuse_late_form(std::move(request));
  const auto nonce = std::string(request.form.get(kNonce));
  if (nonce.empty() || nonce.size() > kMaxNonce) return refuse_locked(400);
  const auto form = form_of(request);
  request.form = without_guards(request.form);
  if (const auto* location = find_handled(*request.session, form)) return {see_other(*location)};

  const auto id = request.session->id;
  auto answered = call(route, request);
  if (auto* session = sessions_.find(sessions_.current_id(id))) remember_handled(*session, form, answered.reply);
  if (is_seen(answered.reply)) note_answered(form);
  return answered;
}

/// The browser lets go of what it kept of the records as soon as it comes to know that they are locked. Cookies are
/// left out, since they belong to the host, and so to other programs on this computer.
Answer Dispatcher::turn_away_locked_out(Request request) {
  auto page = give_back(std::move(request));
  const auto afterwards = page ? Afterwards::Close : Afterwards::KeepOpen;
  auto reply = page ? std::move(*page) : see_other("/");
  reply.headers.emplace_back("Clear-Site-Data", "\"cache\", \"storage\"");
  return {std::move(reply), afterwards};
}

/// Its token is not the session's: most often because the session was locked and unlocked while its page was open. What
/// has no token of ours at all no page of ours sent.
Answer Dispatcher::refuse_late_form(Request request) {
  if (!is_like_token(request.form.get(kCsrf))) callbacks_.refused_stranger();
  auto page = give_back(std::move(request));
  return page ? Answer{std::move(*page), Afterwards::Close} : refuse_locked(403);
}

Answer Dispatcher::call(const Route& route, const Request& request) {
  try {
    auto reply = route.handler(request);
    if (!is_sendable(reply)) throw std::logic_error("A reply has a header that cannot be sent.");
    return {std::move(reply)};
  } catch (const std::exception& error) {
    return fail_locked(error, request);
  }
}

Answer Dispatcher::refuse_locked(int status) {
  try {
    auto reply = callbacks_.refusal(status);
    reply.status = status;
    return {std::move(reply), Afterwards::Close};
  } catch (const std::exception&) {
    return {plain_refusal(status), Afterwards::Close};
  }
}

Answer Dispatcher::fail_locked(const std::exception& error, const Request& request) {
  try {
    return {callbacks_.failure(error, request), Afterwards::Close};
  } catch (const std::exception&) {
    return {plain_refusal(500), Afterwards::Close};
  }
}

std::optional<Reply> Dispatcher::give_back(Request request) {
  auto form = form_of(request);
  const bool was_answered = std::ranges::find(answered_, form) != answered_.end();
  auto page = callbacks_.give_back(without_guards(std::move(request)), was_answered);
  if (page && !was_answered) note_answered(std::move(form));
  return page;
}

void Dispatcher::note_answered(std::string form) {
  answered_.push_back(std::move(form));
  if (answered_.size() > kAnsweredForms) answered_.pop_front();
}

void Dispatcher::end_expired_locked() {
  if (!sessions_.end_expired()) return;
  try {
    callbacks_.lock_records();
  } catch (const std::exception& error) {
    // Nobody waits for the page; the callback is where a failure is reported.
    fail_locked(error, {});
  }
}

}  // namespace toolkit::http

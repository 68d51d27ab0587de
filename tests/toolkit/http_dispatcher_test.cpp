// SPDX-License-Identifier: MIT
#include "toolkit/http/dispatcher.h"

#include <atomic>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

namespace toolkit::http {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

class DispatcherTest : public testing::Test {
 protected:
  std::chrono::steady_clock::time_point now{hours(1000)};
  SessionTable sessions{{}, [this] { return now; }};
  std::vector<std::string> calls;
  int locks = 0;
  int nonces = 0;
  int strangers = 0;
  std::function<std::function<void()>()> unfinished = [] { return std::function<void()>(); };
  Dispatcher dispatcher{
      make_router(),
      sessions,
      {[](int status) { return html("refused " + std::to_string(status)); },
       [](const std::exception& error, const Request& request) {
         std::string words = error.what();
         for (const auto& [name, value] : request.form.pairs()) words.append(" " + name + "=" + value);
         return html(words + (request.session != nullptr ? " in a session" : ""), 500);
       },
       [this] { ++locks; },
       [](const Request& request, bool was_answered) {
         return request.form.has("words")
                    ? std::optional(
                          html((was_answered ? "held back " : "given back ") + request.form.pairs().front().first, 403))
                    : std::nullopt;
       },
       [this] { ++strangers; }, [this] { return unfinished(); }}};

  Router make_router() {
    const auto add = [this](Method method, std::string path, Needs needs, std::function<Reply(const Request&)> reply) {
      return Route{method, path, needs, 1000, [this, path, reply = std::move(reply)](const Request& request) {
                     calls.push_back(path);
                     return reply(request);
                   }};
    };
    return Router({
        add(Method::Get, "/", Needs::Session, [](const Request& r) { return html(r.session->csrf); }),
        add(Method::Get, "/style", Needs::Nothing,
            [](const Request& r) { return html(r.session ? "session" : "none"); }),
        add(Method::Get, "/clients", Needs::Unlocked, [](const Request&) { return html("clients"); }),
        add(Method::Post, "/unlock", Needs::Session,
            [this](const Request& r) {
              sessions.renew_unlocked(r.session->id);
              return see_other("/clients");
            }),
        add(Method::Post, "/lock", Needs::Session,
            [this](const Request&) {
              sessions.end_all();
              return see_other("/");
            }),
        add(Method::Post, "/save", Needs::Unlocked,
            [](const Request& r) {
              std::string names;
              for (const auto& [name, value] : r.form.pairs()) names += name + '=' + value + ' ';
              return r.form.has("wrong") ? html(names) : see_other("/clients?saved");
            }),
        {Method::Post, "/file", Needs::Unlocked, 1000,
         [this](const Request& r) {
           calls.push_back("/file");
           return html((r.form.pairs().empty() ? "" : r.form.pairs().front().first + ' ') + r.file.value_or("none"));
         },
         BodyKind::Multipart},
        add(Method::Get, "/fail", Needs::Nothing, [](const Request&) -> Reply { throw std::runtime_error("disk"); }),
        add(Method::Get, "/late", Needs::Nothing,
            [this](const Request&) {
              Reply reply;
              reply.write_body = [this] {
                const auto lock = sessions.lock();
                return "late";
              };
              return reply;
            }),
        add(Method::Get, "/unwritten", Needs::Nothing,
            [](const Request&) {
              Reply reply;
              reply.write_body = []() -> std::string { throw std::runtime_error("hole"); };
              return reply;
            }),
        add(Method::Get, "/split", Needs::Nothing,
            [](const Request&) {
              return Reply{200, "text/html", "", {{"A", "b\r\nC: d"}}};
            }),
    });
  }

  Answer send(Method method, const std::string& path, const std::string& cookie = "", const std::string& body = "",
              const std::string& type = "application/x-www-form-urlencoded") {
    RawRequest raw{method, path, "", {{"cookie", cookie}, {"content-type", type}}, 0, false};
    raw.content_length = body.size();
    auto admitted = dispatcher.admit(raw);
    if (auto* refused = std::get_if<Answer>(&admitted)) return *refused;
    return dispatcher.answer(raw, std::get<Router::Match>(admitted), body);
  }

  Answer send_file(const std::string& id, const std::string& token, const std::string& end = "--b--\r\n") {
    const auto part = [](const std::string& disposition, const std::string& content) {
      return "--b\r\nContent-Disposition: form-data; name=" + disposition + "\r\n\r\n" + content + "\r\n";
    };
    return send(Method::Post, "/file", cookie(id),
                part("\"csrf\"", token) + part("\"nonce\"", "f") + part("\"a\"", "1") +
                    part("\"file\"; filename=\"x.csv\"", "Ana") + end,
                "multipart/form-data; boundary=b");
  }

  std::string open(bool unlocked) {
    auto& session = sessions.open();
    return unlocked ? sessions.renew_unlocked(session.id).id : session.id;
  }
  /// Unlocked as well.
  std::string open_admitted() { return sessions.renew_unlocked(sessions.renew_admitted(open(false)).id).id; }
  std::string guarded(const std::string& id, const std::string& rest = "") {
    const bool has_nonce = rest.find("nonce=") != std::string::npos;
    return "csrf=" + sessions.find(id)->csrf + rest + (has_nonce ? "" : "&nonce=" + std::to_string(++nonces));
  }
  static std::string header(const Answer& answer, const std::string& name) {
    std::string values;
    for (const auto& [key, value] : answer.reply.headers) {
      if (key == name) values += value + '\n';
    }
    return values;
  }
  static std::string cookie(const std::string& id) { return "__Host-s=" + id; }
};

TEST_F(DispatcherTest, OpensASessionForWhoHasNone) {
  const auto answer = send(Method::Get, "/");
  const auto cookies = header(answer, "Set-Cookie");
  const auto id = cookies.substr(9, 64);
  ASSERT_NE(sessions.find(id), nullptr);
  EXPECT_EQ(answer.reply.body, sessions.find(id)->csrf);
  EXPECT_EQ(header(send(Method::Get, "/", cookie(id)), "Set-Cookie"), "");
}

TEST_F(DispatcherTest, GivesAForgedIdASessionOfItsOwn) {
  const std::string forged(64, 'a');
  const auto cookies = header(send(Method::Get, "/", cookie(forged)), "Set-Cookie");
  EXPECT_NE(cookies, "");
  EXPECT_EQ(cookies.find(forged), std::string::npos);
  EXPECT_EQ(sessions.find(forged), nullptr);
}

TEST_F(DispatcherTest, ServesSessionFreeRoutesWithoutOne) {
  const auto answer = send(Method::Get, "/style");
  EXPECT_EQ(answer.reply.body, "none");
  EXPECT_EQ(header(answer, "Set-Cookie"), "");
}

TEST_F(DispatcherTest, SendsWhoIsNotUnlockedToTheFirstPage) {
  const auto locked = open(false);
  for (const auto& sent : {std::string(), cookie("forged"), cookie(locked)}) {
    EXPECT_EQ(header(send(Method::Get, "/clients", sent), "Location"), "/\n") << sent;
    EXPECT_EQ(header(send(Method::Post, "/save", sent), "Location"), "/\n") << sent;
  }
  EXPECT_TRUE(calls.empty());
  EXPECT_EQ(send(Method::Get, "/clients", cookie(open(true))).reply.body, "clients");
}

TEST_F(DispatcherTest, LetsTheBrowserForgetWhatItKeptWhereverItComesToKnowOfTheLock) {
  for (const auto method : {Method::Get, Method::Post}) {
    const auto answer = send(method, method == Method::Get ? "/clients" : "/save", cookie(open(false)), "words=1");
    EXPECT_EQ(header(answer, "Clear-Site-Data"), "\"cache\", \"storage\"\n");
  }
  EXPECT_EQ(header(send(Method::Get, "/clients", cookie(open(true))), "Clear-Site-Data"), "");
}

TEST_F(DispatcherTest, GivesBackWhatWasTypedIntoAFormThatALockOutlived) {
  const auto id = open(true);
  for (const auto& [sent, token] :
       {std::pair(std::string(), std::string("gone")), std::pair(cookie("ended"), std::string("old")),
        std::pair(cookie(open(false)), std::string("old")), std::pair(cookie(id), std::string("old"))}) {
    const auto nonce = std::to_string(++nonces);
    const auto answer = send(Method::Post, "/save", sent, "csrf=" + token + "&nonce=" + nonce + "&words=She+wept");
    EXPECT_EQ(answer.reply.status, 403);
    EXPECT_EQ(answer.reply.body, "given back words");
    EXPECT_EQ(answer.afterwards, Afterwards::Close);
  }
  EXPECT_TRUE(calls.empty());
}

TEST_F(DispatcherTest, SaysOfALateFormWhetherItWasAnsweredBefore) {
  const auto id = open(true);
  const auto form = "csrf=" + sessions.find(id)->csrf + "&nonce=n&words=She+wept";
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), form + "&wrong=1").reply.status, 200);
  sessions.end_all();
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), form).reply.body, "held back words");
  const auto late = "csrf=old&nonce=other&words=She+wept";
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), late).reply.body, "given back words");
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), late).reply.body, "held back words");
}

TEST_F(DispatcherTest, CountsAFormWithoutATokenOfOursAsAStrangers) {
  const auto id = open(true);
  send(Method::Post, "/save", cookie(id), "csrf=forged&nonce=n&a=1");
  EXPECT_EQ(strangers, 1);
  const auto earlier = sessions.find(open(true))->csrf;
  send(Method::Post, "/save", cookie(id), "csrf=" + earlier + "&nonce=m&a=1");
  EXPECT_EQ(strangers, 1) << "a page of ours that was open over a lock";
  send(Method::Post, "/save", cookie(id), guarded(id, "&a=1"));
  send(Method::Post, "/save", cookie(open(false)), "a=1");
  EXPECT_EQ(strangers, 1);
}

TEST_F(DispatcherTest, RefusesAFormWithoutANonce) {
  const auto id = open(true);
  const auto token = "csrf=" + sessions.find(id)->csrf;
  for (const auto& body : {token, token + "&nonce=", token + "&Nonce=n"}) {
    EXPECT_EQ(send(Method::Post, "/save", cookie(id), body).reply.status, 400) << body;
  }
  EXPECT_TRUE(calls.empty());
}

TEST_F(DispatcherTest, RefusesUnknownPathsAndOtherMethods) {
  EXPECT_EQ(send(Method::Get, "/nowhere").reply.body, "refused 404");
  const auto other = send(Method::Post, "/clients");
  EXPECT_EQ(other.reply.status, 405);
  EXPECT_EQ(header(other, "Allow"), "GET, HEAD\n");
  EXPECT_EQ(other.afterwards, Afterwards::Close);
}

TEST_F(DispatcherTest, RefusesABodyBeyondTheCapOfItsRoute) {
  const auto id = open(true);
  const auto answer = send(Method::Post, "/save", cookie(id), guarded(id, "&a=" + std::string(1000, 'a')));
  EXPECT_EQ(answer.reply.status, 413);
  EXPECT_TRUE(calls.empty());
}

TEST_F(DispatcherTest, RefusesAFormWithoutTheTokenOfItsSession) {
  const auto id = open(true);
  const auto other = open(true);
  const auto token = sessions.find(id)->csrf;
  for (const auto& body : {std::string("a=1"), std::string("csrf="), "csrf=" + token.substr(1), "csrf=" + token + "0",
                           guarded(other), "CSRF=" + token, "csrf=x&csrf=" + token}) {
    const auto answer = send(Method::Post, "/save", cookie(id), body);
    EXPECT_EQ(answer.reply.status, 403) << body;
    EXPECT_EQ(answer.afterwards, Afterwards::Close);
  }
  EXPECT_TRUE(calls.empty());
}

TEST_F(DispatcherTest, TakesTheGuardFieldsOutOfTheForm) {
  const auto id = open(true);
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), guarded(id, "&nonce=n&wrong=1&a=2")).reply.body, "wrong=1 a=2 ");
}

TEST_F(DispatcherTest, RefusesAMalformedForm) {
  const auto id = open(true);
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), guarded(id, "&a=%zz")).reply.status, 400);
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), guarded(id, "&nonce=" + std::string(129, 'n'))).reply.status, 400);
}

TEST_F(DispatcherTest, HandsOverAFileAfterTheTokenWasCompared) {
  const auto id = open(true);
  EXPECT_EQ(send_file(id, sessions.find(id)->csrf).reply.body, "a Ana");
  EXPECT_EQ(calls.size(), 1U);
  EXPECT_EQ(send_file(id, "x").reply.status, 403);
  EXPECT_EQ(send_file(id, "").reply.status, 403);
  EXPECT_EQ(send_file(open(false), sessions.find(id)->csrf).reply.status, 303) << "not unlocked";
  EXPECT_EQ(send_file(id, sessions.find(id)->csrf, "").reply.status, 400) << "cut off";
  EXPECT_EQ(calls.size(), 1U);
}

TEST_F(DispatcherTest, ReadsEachKindOfFormOnItsOwnRoutesAlone) {
  const auto id = open(true);
  EXPECT_EQ(send(Method::Post, "/file", cookie(id), guarded(id)).reply.status, 415);
  EXPECT_EQ(send(Method::Post, "/save", cookie(id), "", "multipart/form-data; boundary=b").reply.status, 415);
  EXPECT_TRUE(calls.empty());
}

TEST_F(DispatcherTest, DoesTheWorkOfAFormOnce) {
  const auto id = open(true);
  for (int i = 0; i < 3; ++i) {
    const auto answer = send(Method::Post, "/save", cookie(id), guarded(id, "&nonce=n&a=1"));
    EXPECT_EQ(header(answer, "Location"), "/clients?saved\n");
  }
  EXPECT_EQ(calls.size(), 1U);
  send(Method::Post, "/save", cookie(id), guarded(id, "&nonce=m&a=1"));
  EXPECT_EQ(calls.size(), 2U);
}

TEST_F(DispatcherTest, HandlesAFormAgainThatDidNotSucceed) {
  const auto id = open(true);
  send(Method::Post, "/save", cookie(id), guarded(id, "&nonce=n&wrong=1"));
  send(Method::Post, "/save", cookie(id), guarded(id, "&nonce=n"));
  EXPECT_EQ(calls.size(), 2U);
}

TEST_F(DispatcherTest, KeepsNoncesApartBySessionAndPath) {
  const auto first = open(true);
  const auto second = open(true);
  send(Method::Post, "/save", cookie(first), guarded(first, "&nonce=n"));
  send(Method::Post, "/save", cookie(second), guarded(second, "&nonce=n"));
  send(Method::Post, "/unlock", cookie(first), guarded(first, "&nonce=n"));
  EXPECT_EQ(calls, (std::vector<std::string>{"/save", "/save", "/unlock"}));
}

TEST_F(DispatcherTest, ForgetsTheOldestNonces) {
  const auto id = open(true);
  for (int i = 0; i < 100; ++i) {
    send(Method::Post, "/save", cookie(id), guarded(id, "&nonce=" + std::to_string(i)));
  }
  EXPECT_LE(sessions.find(id)->handled_forms.size(), 64U);
}

TEST_F(DispatcherTest, ChangesTheCookieWhenUnlocked) {
  const auto id = open(false);
  const auto answer = send(Method::Post, "/unlock", cookie(id), guarded(id));
  const auto renewed = header(answer, "Set-Cookie").substr(9, 64);
  EXPECT_NE(renewed, id);
  EXPECT_EQ(send(Method::Get, "/clients", cookie(renewed)).reply.body, "clients");
  EXPECT_EQ(header(send(Method::Get, "/clients", cookie(id)), "Location"), "/\n");
}

TEST_F(DispatcherTest, WithdrawsTheCookieOfAnEndedSession) {
  const auto id = open(true);
  const auto answer = send(Method::Post, "/lock", cookie(id), guarded(id, "&nonce=n"));
  EXPECT_EQ(header(answer, "Set-Cookie").find(id), std::string::npos);
  EXPECT_NE(header(answer, "Set-Cookie").find("Max-Age=0"), std::string::npos);
  EXPECT_EQ(sessions.find(id), nullptr);
}

TEST_F(DispatcherTest, KeepsTheCookieOfAnAdmittedSessionThatALockEnded) {
  const auto id = open_admitted();
  const auto answer = send(Method::Post, "/lock", cookie(id), guarded(id, "&nonce=n"));
  EXPECT_EQ(header(answer, "Set-Cookie"), "");
  EXPECT_EQ(sessions.find(id), nullptr);
}

TEST_F(DispatcherTest, AdmitsTheBrowserThatComesBackAfterALockUnderANewId) {
  const auto id = open_admitted();
  sessions.end_all();
  EXPECT_EQ(header(send(Method::Get, "/clients", cookie(id)), "Location"), "/\n");
  EXPECT_EQ(header(send(Method::Post, "/unlock", cookie(id), "csrf=old&nonce=n"), "Location"), "/\n");
  const auto answer = send(Method::Get, "/", cookie(id));
  const auto next = header(answer, "Set-Cookie").substr(9, 64);
  EXPECT_NE(next, id);
  ASSERT_NE(sessions.find(next), nullptr);
  EXPECT_TRUE(sessions.find(next)->is_admitted);
  EXPECT_FALSE(sessions.find(next)->is_unlocked);
}

TEST_F(DispatcherTest, GivesTwoRequestsOfOneBrowserTheSameSessionAfterALock) {
  const auto id = open_admitted();
  sessions.end_all();
  const auto first = header(send(Method::Get, "/", cookie(id)), "Set-Cookie").substr(9, 64);
  EXPECT_EQ(header(send(Method::Get, "/", cookie(id)), "Set-Cookie").substr(9, 64), first);
}

TEST_F(DispatcherTest, AdmitsTheBrowserAgainAfterAnIdleTime) {
  const auto id = open_admitted();
  now += minutes(10);
  EXPECT_EQ(header(send(Method::Get, "/clients", cookie(id)), "Set-Cookie"), "");
  EXPECT_EQ(locks, 1);
  const auto next = header(send(Method::Get, "/", cookie(id)), "Set-Cookie").substr(9, 64);
  EXPECT_TRUE(sessions.find(next)->is_admitted);
}

TEST_F(DispatcherTest, LocksTheRecordsBeforeTheFirstRequestAfterAnIdleTime) {
  const auto id = open(true);
  now += minutes(10);
  EXPECT_EQ(header(send(Method::Get, "/clients", cookie(id)), "Location"), "/\n");
  EXPECT_EQ(locks, 1);
  dispatcher.end_expired();
  EXPECT_EQ(locks, 1);
}

TEST_F(DispatcherTest, AnswersFailuresWithThePageOfTheCallback) {
  const auto answer = send(Method::Get, "/fail");
  EXPECT_EQ(answer.reply.status, 500);
  EXPECT_EQ(answer.reply.body, "disk");
}

TEST_F(DispatcherTest, WritesABodyOnceTheNextMayBeMade) {
  const auto answer = send(Method::Get, "/late");
  EXPECT_EQ(answer.reply.body, "late");
  EXPECT_FALSE(answer.reply.write_body);
}

TEST_F(DispatcherTest, AnswersWithTheFailureOfWriting) {
  const auto answer = send(Method::Get, "/unwritten");
  EXPECT_EQ(answer.reply.status, 500);
  EXPECT_EQ(answer.reply.body, "hole");
}

TEST_F(DispatcherTest, FinishesAReplyOnceTheNextMayBeMade) {
  std::vector<std::string> done;
  unfinished = [&] {
    done.emplace_back("made");
    return [&] {
      const auto lock = sessions.lock();
      done.emplace_back("finished");
    };
  };
  EXPECT_EQ(send(Method::Get, "/style").reply.body, "none");
  EXPECT_EQ(done, (std::vector<std::string>{"made", "finished"}));
}

TEST_F(DispatcherTest, AnswersWithTheFailureOfFinishing) {
  unfinished = [] { return [] { throw std::runtime_error("disk"); }; };
  const auto answer = send(Method::Get, "/style");
  EXPECT_EQ(answer.reply.status, 500);
  EXPECT_EQ(answer.reply.body, "disk");
  EXPECT_EQ(answer.afterwards, Afterwards::Close);
}

TEST_F(DispatcherTest, FailsToFinishWithWhatWasTypedAndTheConversation) {
  const auto id = open(true);
  unfinished = [] { return [] { throw std::runtime_error("disk"); }; };
  const auto answer = send(Method::Post, "/save", cookie(id), guarded(id, "&wrong=1&text=slept"));
  EXPECT_EQ(answer.reply.body, "disk wrong=1 text=slept in a session");

  const auto locked = open(false);
  const auto unlocked = send(Method::Post, "/unlock", cookie(locked), guarded(locked));
  EXPECT_EQ(unlocked.reply.status, 500);
  const auto given = header(unlocked, "Set-Cookie").substr(9, 64);
  ASSERT_NE(sessions.find(given), nullptr);
  EXPECT_TRUE(sessions.find(given)->is_unlocked);
}

TEST_F(DispatcherTest, FinishesEveryReplyOfManyThreads) {
  constexpr int kThreads = 8;
  constexpr int kEach = 20;
  int made = 0;
  std::atomic<int> finished = 0;
  unfinished = [&] {
    ++made;
    return [&] { ++finished; };
  };
  const RawRequest raw{Method::Get, "/fail", "", {}, 0, false};
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&] {
      const auto match = std::get<Router::Match>(dispatcher.admit(raw));
      for (int each = 0; each < kEach; ++each) dispatcher.answer(raw, match, "");
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(made, kThreads * kEach);
  EXPECT_EQ(finished, made);
}

TEST_F(DispatcherTest, DoesNotSendAHeaderThatWouldSplitTheReply) {
  EXPECT_EQ(send(Method::Get, "/split").reply.status, 500);
}

TEST(Dispatcher, AnswersPlainlyWhenTheCallbacksFailThemselves) {
  SessionTable sessions({}, [] { return std::chrono::steady_clock::time_point(hours(1)); });
  const auto fail = [](auto&&...) -> Reply { throw std::runtime_error("again"); };
  Dispatcher dispatcher(Router({{Method::Get, "/fail", Needs::Nothing, 0, fail}}), sessions, {fail, fail, [] {}});
  const RawRequest raw{Method::Get, "/fail", "", {}, 0, false};
  const auto match = std::get<Router::Match>(dispatcher.admit(raw));
  EXPECT_EQ(dispatcher.answer(raw, match, "").reply.status, 500);
  EXPECT_EQ(dispatcher.refuse(404).reply.status, 404);
}

}  // namespace
}  // namespace toolkit::http

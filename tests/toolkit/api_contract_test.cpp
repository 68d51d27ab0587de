// SPDX-License-Identifier: MIT
// toolkit/API.md against the code: whoever changes one of them is told of the other.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/error.h"
#include "page_room.h"
#include "toolkit/http/multipart.h"
#include "toolkit/http/raw_request.h"
#include "toolkit/http/service_limits.h"
#include "toolkit/http/session_cookie.h"
#include "toolkit/http/tickets.h"
#include "toolkit/http/urlencoded.h"
#include "toolkit/http/wire_reply.h"
#include "toolkit/serve.h"

namespace toolkit {
namespace {

using http::Afterwards;
using http::Method;
using http::Needs;
using testing::HasSubstr;
using testing::UnorderedElementsAreArray;

std::filesystem::path root() {
  return std::filesystem::path(TEST_DATA).parent_path();
}

std::vector<std::string> lines_of_contract() {
  std::istringstream text(test::contents(root() / "toolkit/API.md"));
  std::vector<std::string> lines;
  for (std::string line; std::getline(text, line);) lines.push_back(line);
  return lines;
}

/// Without the spaces around it, and without the marks of code.
std::string plain(std::string cell) {
  std::erase(cell, '`');
  const auto first = std::min(cell.find_first_not_of(' '), cell.size());
  return cell.substr(first, cell.find_last_not_of(' ') + 1 - first);
}

using Row = std::vector<std::string>;

Row cells_of(const std::string& line) {
  Row cells;
  std::istringstream text(line.substr(1));
  for (std::string cell; std::getline(text, cell, '|');) cells.push_back(plain(cell));
  return cells;
}

/// The rows of every table below this heading, down to the next of its level, without their heads.
std::vector<Row> rows_below(const std::string& heading) {
  std::vector<Row> rows;
  bool is_below = false;
  for (const auto& line : lines_of_contract()) {
    if (line.starts_with("## ")) is_below = line == heading;
    if (!is_below || !line.starts_with('|')) continue;
    if (line.starts_with("|---")) {
      rows.pop_back();
    } else {
      rows.push_back(cells_of(line));
    }
  }
  return rows;
}

/// What stands in each pair of fences, as it is on the wire.
std::vector<std::string> blocks() {
  std::vector<std::string> blocks;
  bool is_inside = false;
  for (const auto& line : lines_of_contract()) {
    if (line == "```") {
      is_inside = !is_inside;
      if (is_inside) blocks.emplace_back();
    } else if (is_inside) {
      blocks.back() += line + "\r\n";
    }
  }
  return blocks;
}

/// "5,000,000 B + 8 KiB" in bytes, "10 s" in milliseconds, "64" as it is, and nothing as 0.
std::size_t number_in(std::string text) {
  static const std::map<std::string, std::size_t> kUnits = {
      {"", 1},   {"B", 1},    {"KiB", 1024},   {"MiB", 1024 * 1024},
      {"ms", 1}, {"s", 1000}, {"min", 60'000}, {"h", 3'600'000}};
  std::erase(text, ',');
  std::istringstream terms(text);
  std::size_t sum = 0;
  for (std::size_t number = 0; terms >> number;) {
    std::string unit, plus;
    terms >> unit >> plus;
    sum += number * kUnits.at(unit);
  }
  return sum;
}

std::size_t number_of(std::chrono::milliseconds time) {
  return static_cast<std::size_t>(time.count());
}

std::string name_of(Needs needs) {
  switch (needs) {
    case Needs::Nothing:
      return "Nothing";
    case Needs::Session:
      return "Session";
    case Needs::Unlocked:
      return "Unlocked";
  }
  return "";
}

std::string described(const http::Route& route) {
  return (route.method == Method::Get ? "GET " : "POST ") + route.pattern + ' ' + name_of(route.needs) + ' ' +
         std::to_string(route.body_cap) + (route.body == http::BodyKind::Multipart ? " with a file" : "");
}

std::string described(const Row& row) {
  const std::string kFile = ", a file";
  const auto& body = row.at(3);
  const bool has_file = body.ends_with(kFile);
  const auto cap = has_file ? body.substr(0, body.size() - kFile.size()) : body;
  return row.at(0) + ' ' + row.at(1) + ' ' + row.at(2) + ' ' + std::to_string(number_in(cap)) +
         (has_file ? " with a file" : "");
}

/// The pattern with a word in each place.
std::string an_address_of(const std::string& pattern) {
  return std::regex_replace(pattern, std::regex("\\{[^}]*\\}"), "x");
}

/// A constant that only its own source file knows, as it is written there.
struct Written {
  const char* name;
  const char* file;
  const char* text;
  std::size_t number;
};
constexpr Written kWritten[] = {
    {"kBacklog", "toolkit/http/loopback_sockets.cpp", "kBacklog = 1024;", 1024},
    {"kLastReplies", "toolkit/http/connection_set.cpp", "kLastReplies = std::chrono::milliseconds(400);", 400},
    {"kAcceptWait", "toolkit/http/http_service.cpp", "kAcceptWait = std::chrono::milliseconds(200);", 200},
    {"kMaxLengthDigits", "toolkit/http/raw_request.cpp", "kMaxLengthDigits = 9;", 9},
    {"kMaxBoundary", "toolkit/http/multipart.cpp", "kMaxBoundary = 70;", 70},
    {"kMaxNonce", "toolkit/http/dispatcher.cpp", "kMaxNonce = 128;", 128},
    {"kRememberedForms", "toolkit/http/dispatcher.cpp", "kRememberedForms = 64;", 64},
    {"kLongestWait", "db/unlock_delay.cpp", "std::chrono::seconds kLongestWait{60};", 60'000},
};

using Limits = std::map<std::string, std::size_t>;

Limits limits_in_code() {
  const http::ServiceLimits service;
  const http::SessionLimits session;
  Limits limits = {{"ServeOptions::port", ServeOptions().port},
                   {"ServiceLimits::connections", service.connections},
                   {"ServiceLimits::strangers", service.strangers},
                   {"ServiceLimits::idle", number_of(service.idle)},
                   {"ServiceLimits::request", number_of(service.request)},
                   {"ServiceLimits::send", number_of(service.send)},
                   {"ServiceLimits::drain", number_of(service.drain)},
                   {"ServiceLimits::drain_bytes", service.drain_bytes},
                   {"ServiceLimits::tick", number_of(service.tick)},
                   {"SessionLimits::count", session.count},
                   {"SessionLimits::idle", number_of(session.idle)},
                   {"SessionLimits::absolute", number_of(session.absolute)},
                   {"kTicketLife", number_of(http::kTicketLife)},
                   {"kShownTicketLife", number_of(http::kShownTicketLife)},
                   {"kMaxTickets", http::kMaxTickets},
                   {"kMaxFormerSessions", http::kMaxFormerSessions},
                   {"kMaxHead", http::kMaxHead},
                   {"kMaxTarget", http::kMaxTarget},
                   {"kMaxHeaders", http::kMaxHeaders},
                   {"kMaxHeader", http::kMaxHeader},
                   {"kMaxFields", http::kMaxFields},
                   {"kMaxParts", http::kMaxParts},
                   {"kMaxPartHead", http::kMaxPartHead},
                   {"kMaxPartText", http::kMaxPartText}};
  for (const auto& written : kWritten) limits.emplace(written.name, written.number);
  return limits;
}

std::string first_line(int status) {
  const auto wire = http::wire_reply(http::html("", status), Method::Get, Afterwards::Close);
  return wire.substr(0, wire.find('\r'));
}

/// "404 Not Found", for every status that the service has a name for.
std::set<std::string> statuses_in_code() {
  constexpr std::string_view kVersion = "HTTP/1.1 ";
  std::set<std::string> statuses;
  for (int status = 100; status < 600; ++status) {
    const auto said = first_line(status).substr(kVersion.size());
    if (said != std::to_string(status) + " Other") statuses.insert(said);
  }
  return statuses;
}

std::string as_sent(const http::Headers& headers) {
  std::string lines;
  for (const auto& [name, value] : headers) lines.append(name).append(": ").append(value).append("\r\n");
  return lines;
}

TEST(ApiContract, ListsEveryRouteOnceAndNoOther) {
  const test::PageHouse house(test::Workplace::Start::Absent);
  std::vector<std::string> in_code, in_contract;
  for (const auto& route : house.router().routes()) in_code.push_back(described(route));
  for (const auto& row : rows_below("## Routes")) in_contract.push_back(described(row));
  EXPECT_GT(in_code.size(), 150U);
  EXPECT_THAT(in_contract, UnorderedElementsAreArray(in_code));
}

TEST(ApiContract, SaysOfEveryRouteWhatItIs) {
  for (const auto& row : rows_below("## Routes")) EXPECT_NE(row.at(4), "") << row.at(1);
}

TEST(ApiContract, HasNoRouteThatAnotherKeepsFromBeingReached) {
  const test::PageHouse house(test::Workplace::Start::Absent);
  for (const auto& route : house.router().routes()) {
    EXPECT_EQ(house.router().match(route.method, an_address_of(route.pattern)).route, &route) << route.pattern;
  }
}

TEST(ApiContract, NamesEveryLimitWithItsNumber) {
  Limits in_contract;
  for (const auto& row : rows_below("## Limits")) {
    if (!row.at(2).empty()) in_contract.emplace(row.at(2), number_in(row.at(1)));
  }
  EXPECT_EQ(in_contract, limits_in_code());
}

TEST(ApiContract, KnowsTheConstantsOfOneFileAsTheyAreWrittenThere) {
  for (const auto& written : kWritten) {
    EXPECT_THAT(test::contents(root() / written.file), HasSubstr(written.text)) << written.name;
  }
}

TEST(ApiContract, NamesEveryStatusAndNoOther) {
  std::set<std::string> in_contract;
  for (const auto& row : rows_below("## Status")) in_contract.insert(row.at(0));
  EXPECT_EQ(in_contract, statuses_in_code());
}

TEST(ApiContract, GivesEveryKindOfFailureItsStatus) {
  using Kind = db::Error::Kind;
  std::map<std::string, Kind> kinds = {
      {"Foreign", Kind::Foreign}, {"Newer", Kind::Newer},       {"InUse", Kind::InUse}, {"Exposed", Kind::Exposed},
      {"Damaged", Kind::Damaged}, {"DiskFull", Kind::DiskFull}, {"Io", Kind::Io},       {"NoMemory", Kind::NoMemory}};
  const View view;
  for (const auto& row : rows_below("## Status")) {
    if (row.size() < 3 || row.at(1).empty()) continue;
    ASSERT_TRUE(kinds.contains(row.at(1))) << row.at(1);
    const auto page = failure_page(view, db::Error(kinds.at(row.at(1)), "place", "Do this."));
    EXPECT_EQ(first_line(page.status), "HTTP/1.1 " + row.at(0)) << row.at(1);
    kinds.erase(row.at(1));
  }
  EXPECT_TRUE(kinds.empty()) << kinds.begin()->first;
}

TEST(ApiContract, NamesTheHeadersThatMayComeOnce) {
  const auto rows = rows_below("## What a request must look like");
  const auto once = std::ranges::find(rows, "once at most", [](const Row& row) { return row.at(0); });
  ASSERT_NE(once, rows.end());
  std::istringstream names(once->at(1));
  int count = 0;
  for (std::string name; names >> name; ++count) {
    std::erase(name, ',');
    const auto twice = name + ": 1\r\n" + name + ": 1\r\n";
    const auto parsed = http::parse_head("GET / HTTP/1.1\r\nHost: 127.0.0.1:8420\r\n" + twice + "\r\n");
    ASSERT_TRUE(std::holds_alternative<http::Refusal>(parsed)) << name;
    EXPECT_EQ(std::get<http::Refusal>(parsed), http::Refusal{400}) << name;
  }
  EXPECT_EQ(count, 10);
}

TEST(ApiContract, ShowsTheHeadOfAReplyAsItIs) {
  const auto head = http::wire_reply(http::html("Both of Us."), Method::Head, Afterwards::KeepOpen);
  EXPECT_EQ(blocks().at(0) + "\r\n", head);
}

TEST(ApiContract, ShowsTheCookiesAsTheyAre) {
  const std::string id = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  EXPECT_EQ(blocks().at(1), as_sent(http::give_session_cookie(id, {})));
  EXPECT_EQ(blocks().at(2), as_sent(http::withdraw_session_cookie()));
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/pages/view.h"

#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toolkit/assets.h"
#include "toolkit/http/session_table.h"
#include "workplace.h"

namespace toolkit {
namespace {

using testing::HasSubstr;
using testing::Not;

std::filesystem::path toolkit_folder() {
  return std::filesystem::path(TEST_DATA).parent_path() / "toolkit";
}

/// Every source and template of the toolkit, one after the other.
std::string everything_written() {
  std::string text;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(toolkit_folder())) {
    const auto ending = entry.path().extension();
    if (ending == ".cpp" || ending == ".mustache") text += test::contents(entry.path());
  }
  return text;
}

Fields unlock_fields() {
  return {
      {"title", "Unlock"}, {"has_problem", false}, {"must_wait", false}, {"is_older", false}, {"was_restored", false}};
}

TEST(View, HasAPageForEveryTemplate) {
  const auto written = everything_written();
  for (const auto& entry : std::filesystem::recursive_directory_iterator(toolkit_folder() / "web")) {
    if (entry.path().extension() != ".mustache") continue;
    const auto name = entry.path().stem().string();
    const bool is_partial = entry.path().parent_path().filename() == "partials";
    const bool is_used = is_partial ? written.find("{{> " + name + "}}") != std::string::npos
                                    : written.find("page(\"" + name + '"') != std::string::npos ||
                                          written.find("piece(\"" + name + '"') != std::string::npos ||
                                          written.find("\"web/" + name + ".mustache\"") != std::string::npos;
    EXPECT_TRUE(is_used) << name;
    const auto asset_path = std::filesystem::relative(entry.path(), toolkit_folder()).string();
    EXPECT_EQ(asset(asset_path), test::contents(entry.path())) << "not embedded as it is: " << name;
  }
}

TEST(View, GivesEveryPageItsGuardAndItsDoors) {
  http::Session session;
  session.csrf = "the-token";
  http::Request request;
  request.session = &session;
  const View view;
  const auto locked = http::written(view.page("unlock", request, unlock_fields()));
  EXPECT_THAT(locked.body, AllOf(HasSubstr("name=\"csrf\" value=\"the-token\""), Not(HasSubstr("action=\"/lock\""))));
  session.is_unlocked = true;
  const auto open = http::written(view.page("unlock", request, unlock_fields()));
  EXPECT_THAT(open.body, HasSubstr("action=\"/lock\""));
}

TEST(View, NumbersEveryPageOnce) {
  const View view;
  http::Session session;
  http::Request request;
  request.session = &session;
  EXPECT_NE(view.piece("unlock", request, unlock_fields()), view.piece("unlock", request, unlock_fields()));
}

TEST(View, EscapesWhatItSays) {
  const View view;
  const auto page = http::written(view.message(500, "<b>", "\"a\" & 'b' {{7*7}}"));
  EXPECT_EQ(page.status, 500);
  EXPECT_THAT(page.body, AllOf(HasSubstr("&lt;b&gt;"), HasSubstr("{{7*7}}"), Not(HasSubstr("<b>"))));
}

TEST(View, PutsEveryProblemBesideItsField) {
  Fields fields;
  add_problems(fields, {"name", "partner"}, {{"name", "Write it."}});
  EXPECT_EQ(handouts::mustache::text_value(fields, "name_problem"), "Write it.");
  EXPECT_EQ(handouts::mustache::text_value(fields, "partner_problem"), "");
  add_typed(fields, http::Fields({{"name", "Ana"}, {"name", "Bea"}}), {"name", "partner"});
  EXPECT_EQ(handouts::mustache::text_value(fields, "name"), "Ana");
  EXPECT_EQ(handouts::mustache::text_value(fields, "partner"), "");
}

}  // namespace
}  // namespace toolkit

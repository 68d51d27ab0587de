// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/responses.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "page_room.h"
#include "printed.h"
#include "screen.h"

namespace toolkit {
namespace {

using test::as_posted;
using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct FilledForms {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string list = "/clients/" + client.text + "/forms";

  std::string begin(const std::string& name) { return location(house.post(list + "/" + name, {})); }
  http::Reply save(const std::string& address, const Typed& typed, const std::string& version, test::Posted more = {}) {
    auto form = as_posted(typed);
    form.emplace_back("version", version);
    form.insert(form.end(), more.begin(), more.end());
    return house.post(address, form);
  }
  /// The bytes of a paper that was asked for.
  std::string paper(const std::string& address, test::Posted choice = {}) {
    const auto reply = house.post(address, choice);
    EXPECT_EQ(reply.content_type, "application/pdf");
    return reply.body;
  }
};

TEST(FilledFormPages, ListEveryFormOnce) {
  FilledForms at;
  const auto page = at.house.get(at.list).body;
  for (const auto& name : client_form_names()) {
    EXPECT_THAT(page, HasSubstr("<h3>" + forms::shipped(name).title + "</h3>"));
    EXPECT_THAT(page, HasSubstr("action=\"" + at.list + "/" + name + "\""));
  }
}

TEST(FilledFormPages, NameFormsInTheLanguageOfTheScreen) {
  FilledForms at;
  const auto form = at.begin("weekly-tracker");
  const test::Screen spanish(Language::Spanish);
  const auto page = at.house.get(at.list).body;
  for (const auto& name : client_form_names())
    EXPECT_THAT(page, HasSubstr("<h3>" + forms::shipped_in(name, "es-US").title + "</h3>"));
  for (const auto& [address, name] : {std::pair(form, "weekly-tracker"),
                                      {form + "/paper", "weekly-tracker"},
                                      {at.list + "/intake/paper", "intake"}}) {
    EXPECT_THAT(at.house.get(address).body, HasSubstr("<h1>" + forms::shipped_in(name, "es-US").title + "</h1>"));
  }
}

TEST(FilledFormPages, LeadFromTheListIntoTheFormAndBack) {
  FilledForms at;
  const auto form = at.begin("weekly-tracker");
  EXPECT_THAT(form, StartsWith("/filled-forms/"));
  EXPECT_EQ(location(at.save(form, {{"heard", {"7"}}}, "1", {{"finish", "1"}})), at.list);
  EXPECT_THAT(at.house.get(at.list).body, AllOf(HasSubstr(form), HasSubstr("finished")));
  EXPECT_EQ(location(at.save(form, {{"heard", {"8"}}}, "2", {{"stay", "1"}})), form);
}

TEST(FilledFormPages, NameWhatAFinishedFormStillNeeds) {
  FilledForms at;
  const auto form = at.begin("weekly-tracker");
  const auto reply = at.save(form, {}, "1", {{"finish", "1"}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("Nothing is answered yet."));
  const auto faulty = at.save(form, {{"heard", {"70"}}}, "2", {{"finish", "1"}});
  EXPECT_THAT(faulty.body, AllOf(HasSubstr("<a href=\"#q1\">I felt heard this week.</a>"), HasSubstr("value=\"3\"")));
}

TEST(FilledFormPages, TellTheScriptWhatAFormAddsUpTo) {
  FilledForms at;
  const auto form = at.begin("gad-7");
  Typed typed;
  for (int i = 1; i <= 7; ++i) {
    const auto link_id = "gad-7-" + std::to_string(i);
    typed[link_id] = {forms::key_of(forms::find_item(forms::shipped("gad-7"), link_id)->options.at(3).value)};
  }
  EXPECT_EQ(at.save(form, typed, "1", {{"background", "1"}}).body, "saved 14:02\n2\n\ngad-7-total\t21");
  typed.erase("gad-7-1");
  EXPECT_EQ(at.save(form, typed, "2", {{"background", "1"}}).body, "saved 14:02\n3");
}

TEST(FilledFormPages, TellOfAChangeInAnotherWindow) {
  FilledForms at;
  const auto form = at.begin("decision-status");
  at.save(form, {{"M7", {"a slower morning"}}}, "1");
  const auto late = at.save(form, {{"M7", {"a quicker evening"}}}, "1");
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("saved in another window"), HasSubstr("slower"), HasSubstr("quicker")));
  EXPECT_EQ(location(at.save(form, {{"M7", {"a quicker evening"}}}, "2", {{"keep:M7", "saved"}, {"stay", "1"}})), form);
  EXPECT_THAT(at.house.get(form).body, AllOf(HasSubstr("a slower morning"), Not(HasSubstr("quicker"))));
}

TEST(FilledFormPages, HaveEarlierVersions) {
  FilledForms at;
  const auto form = at.begin("decision-status");
  at.save(form, {{"M7", {"first"}}}, "1");
  at.save(form, {{"M7", {"second"}}}, "2");
  EXPECT_THAT(at.house.get(form).body, HasSubstr("href=\"" + form + "/versions\""));
  EXPECT_THAT(at.house.get(form + "/versions?open=2").body, HasSubstr("first"));
  at.house.post(form + "/versions", {{"version", "3"}, {"restore", "2"}});
  EXPECT_THAT(at.house.get(form).body, AllOf(HasSubstr("first"), Not(HasSubstr("second"))));
}

TEST(FilledFormPages, KeepAMistakeApart) {
  FilledForms at;
  const auto form = at.begin("weekly-tracker");
  at.save(form, {{"heard", {"7"}}}, "1", {{"finish", "1"}});
  at.house.post(form + "/mistake", {{"version", "2"}});
  EXPECT_THAT(at.house.get(at.list).body, AllOf(HasSubstr("entered by mistake"), Not(HasSubstr("finished"))));
  EXPECT_THAT(at.house.get(form).body, AllOf(HasSubstr("It was no mistake"), Not(HasSubstr("name=\"finish\""))));
  at.house.post(form + "/mistake", {{"version", "3"}, {"mistaken", "no"}});
  EXPECT_THAT(at.house.get(at.list).body, Not(HasSubstr("entered by mistake")));
}

TEST(FilledFormPages, MakeAPaperInTheLanguageAndTheSettingThatWereChosen) {
  FilledForms at;
  const auto paper = at.list + "/contact-preferences/paper";
  EXPECT_THAT(at.house.get(paper).body, AllOf(HasSubstr("Español"), HasSubstr("Large print")));
  const auto english = at.paper(paper);
  EXPECT_THAT(english, StartsWith("%PDF"));
  EXPECT_EQ(at.paper(paper), english);
  EXPECT_NE(at.paper(paper, {{"language", "es-US"}}), english);
  EXPECT_NE(at.paper(paper, {{"variant", "large-print"}}), english);
  EXPECT_NE(at.paper(paper, {{"filled-in", "pen"}}), english);
  EXPECT_THAT(at.house.get(at.list + "/phq-9/paper").body, Not(HasSubstr("value=\"es-US\"")))
      << "its words are not ours";
}

TEST(FilledFormPages, AskForADayAsItIsWrittenWhereThePracticeIs) {
  FilledForms at;
  const test::TemporaryFolder folder;
  const auto printed = [&] {
    const auto pdf = at.paper(at.list + "/authorization/paper", {{"filled-in", "pen"}});
    return test::extracted_text(folder.file("paper.pdf", pdf));
  };
  EXPECT_THAT(printed(), HasSubstr("Month, day and year."));
  PracticePlace uk;
  uk.is_uk = true;
  ASSERT_TRUE(PracticeDesk(at.house.place.vault()).save(test::practice(), uk).problems.empty());
  EXPECT_THAT(printed(), AllOf(HasSubstr("Day, month and year."), Not(HasSubstr("Month, day"))));
}

TEST(FilledFormPages, ReadAPaperAndSaveNothingOfItThatWasNotChosen) {
  FilledForms at;
  const auto form = at.begin("decision-status");
  at.save(form, {{"M7", {"on paper"}}}, "1");
  const auto paper = at.paper(form + "/paper");
  at.save(form, {{"M7", {"on the screen"}}}, "2");

  const auto read = at.house.post_file(form + "/read", paper);
  EXPECT_EQ(read.status, 200);
  EXPECT_THAT(read.body, AllOf(HasSubstr("This is what the paper says. Nothing of it is saved yet."),
                               HasSubstr("data-difference=\"M7\""), HasSubstr("name=\"version\" value=\"3\"")));
  EXPECT_THAT(at.house.get(form).body, AllOf(HasSubstr("on the screen"), Not(HasSubstr("on paper"))));
  EXPECT_EQ(location(at.save(form, {{"M7", {"on paper"}}}, "3", {{"keep:M7", "mine"}, {"stay", "1"}})), form);
  EXPECT_THAT(at.house.get(form).body, HasSubstr("on paper"));
}

TEST(FilledFormPages, FindTheFormThatAPaperBelongsTo) {
  FilledForms at;
  const auto read_address = "/clients/" + at.client.text + "/read-form";
  for (const auto& name : client_form_names()) {
    const auto read = at.house.post_file(read_address, at.paper(at.list + "/" + name + "/paper"));
    EXPECT_EQ(read.status, 200) << name;
    EXPECT_THAT(read.body, HasSubstr("<h1>" + forms::shipped(name).title + "</h1>"));
  }
  for (const auto* const name : {"intake", "short-intake"}) {
    const auto read = at.house.post_file(read_address, at.paper(at.list + "/" + name + "/paper"));
    EXPECT_THAT(read.body, HasSubstr("<h1>" + forms::intake().title + "</h1>")) << name;
    EXPECT_THAT(read.body, HasSubstr("This is what the paper says")) << name;
  }
}

TEST(FilledFormPages, RefuseAPaperThatIsNotThisForm) {
  FilledForms at;
  const auto form = at.begin("decision-status");
  const auto other = at.house.post_file(form + "/read", at.paper(at.list + "/weekly-tracker/paper"));
  EXPECT_EQ(other.status, 422);
  for (const auto* const bytes : {"", "%PDF-1.7", "letter"}) {
    const auto read = at.house.post_file("/clients/" + at.client.text + "/read-form", bytes);
    EXPECT_EQ(read.status, 422) << bytes;
    EXPECT_THAT(read.body, HasSubstr("id=\"filled-problem\"")) << bytes;
  }
}

TEST(FilledFormPages, ReadAPaperOfTheVersionThatWasInUseWhenItWasMade) {
  FilledForms at;
  const auto paper = at.paper(at.list + "/weekly-tracker/paper");
  OwnFormDesk own(at.house.place.vault());
  own.copy("weekly-tracker");
  ASSERT_EQ(own.add("weekly-tracker", 1, {.text = "What helped?", .kind = AnswerKind::Line, .part = "this-week"}).saved,
            Saved::Yes);
  ASSERT_EQ(own.use("weekly-tracker", 2).saved, Saved::Yes);
  const auto own_paper = at.paper(at.list + "/weekly-tracker/paper");
  EXPECT_NE(own_paper, paper);
  const auto address = "/clients/" + at.client.text + "/read-form";
  EXPECT_EQ(at.house.post_file(address, paper).status, 200);
  EXPECT_EQ(at.house.post_file(address, own_paper).status, 200);
}

TEST(FilledFormPages, SayThatAMarkCameTooLate) {
  FilledForms at;
  const auto form = at.begin("weekly-tracker");
  at.save(form, {{"heard", {"7"}}}, "1");
  EXPECT_EQ(at.house.post(form + "/mistake", {{"version", "1"}}).status, 409);
  EXPECT_THAT(at.house.get(at.list).body, Not(HasSubstr("entered by mistake")));
}

TEST(FilledFormPages, ShowNoOtherRecordAsAFilledForm) {
  FilledForms at;
  IntakeDesk intake(at.house.place.vault());
  intake.save(Form::Intake, at.client, test::maria_intake(), 0);
  intake.save(Form::Judgement, at.client, test::suitable_judgement(), 0);
  db::Transaction transaction(at.house.place.vault());
  std::vector<std::string> ids;
  for (const auto& response : db::list_all_responses(transaction, at.client)) ids.push_back(response.id.text);
  transaction.commit({db::AuditAction::View, "client", "", at.client, ""});
  ASSERT_EQ(ids.size(), 2U);
  for (const auto& id : ids) {
    for (const auto* const page : {"", "/paper", "/versions"})
      EXPECT_EQ(at.house.get("/filled-forms/" + id + page).status, 404) << page;
  }
}

TEST(FilledFormPages, LeaveATrailOfWhatWasDoneOnly) {
  FilledForms at;
  const auto form = at.begin("weekly-tracker");
  const auto before = at.house.place.trail().size();
  at.save(form, {{"heard", {"7"}}}, "1", {{"background", "1"}});
  const auto trail = at.house.place.trail();
  ASSERT_EQ(trail.size(), before + 1);
  EXPECT_EQ(trail.back(), "change questionnaire_response");
}

TEST(FilledFormPages, FindNothingForNobody) {
  FilledForms at;
  const auto nobody = db::random_uuid();
  for (const auto& address : {"/clients/" + nobody + "/forms", "/filled-forms/" + nobody, at.list + "/nothing/paper",
                              at.list + "/screening/paper", "/filled-forms/" + nobody + "/paper"})
    EXPECT_EQ(at.house.get(address).status, 404) << address;
  for (const auto& address : {"/clients/" + nobody + "/forms/phq-9", at.list + "/screening", "/filled-forms/" + nobody,
                              "/filled-forms/" + nobody + "/mistake", at.list + "/nothing/paper"})
    EXPECT_EQ(at.house.post(address, {}).status, 404) << address;
}

}  // namespace
}  // namespace toolkit

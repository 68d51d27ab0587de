// SPDX-License-Identifier: MIT
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::header;
using test::location;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
  return found;
}

std::string title_of(handouts::DocumentCode code) {
  return handouts::mustache::escape_html(handouts::library_template(handouts::to_text(code)).title);
}

std::vector<handouts::Offer> offers(PageHouse& house, const db::ClientId& client) {
  return HandoutDesk(house.place.vault(), test::typefaces()).open(client)->offers;
}

TEST(DocumentPages, ListEveryDocumentOnce) {
  PageHouse house;
  for (const auto& client : {test::open_maria_case(house.place), test::add_client(house.place, test::kPriya)}) {
    const auto page = house.get("/clients/" + client.text + "/documents").body;
    for (const auto code : handouts::all_documents()) {
      EXPECT_EQ(count(page, "<span class=\"document\">" + title_of(code) + "</span>"), 1U) << handouts::to_text(code);
    }
  }
}

TEST(DocumentPages, SayOnlyHeldWhereOthersMayLook) {
  PageHouse house;
  const auto client = test::open_priya_case(house.place);
  const auto found = offers(house, client);
  std::set<std::string> secrets{"G-0", "G-1", "G-2"};
  for (const auto& offer : found) {
    for (const auto& finding : offer.findings) {
      secrets.insert(handouts::mustache::escape_html(finding.why));
      secrets.insert(handouts::mustache::escape_html(finding.lifted_by));
    }
  }
  ASSERT_GT(secrets.size(), 5U);
  const auto private_address = "/clients/" + client.text + "/held";
  for (const auto& address : test::client_addresses(client)) {
    if (address == private_address) continue;
    const auto page = house.get(address).body;
    for (const auto& secret : secrets) EXPECT_THAT(page, Not(HasSubstr(secret))) << address;
  }
  EXPECT_THAT(house.get("/clients/" + client.text + "/documents").body, HasSubstr("Held</span>"));
  for (const auto& offer : found) {
    const bool is_held = offer.standing == handouts::Standing::Held;
    const auto page = house.get("/clients/" + client.text + "/documents/" + handouts::to_text(offer.code)).body;
    EXPECT_EQ(count(page, "<span class=\"chip-held\">Held</span>"), is_held ? 1U : 0U);
  }
}

TEST(DocumentPages, SayWhyOnThePrivatePageAlone) {
  PageHouse house;
  const auto client = test::open_priya_case(house.place);
  const auto page = house.get("/clients/" + client.text + "/held").body;
  for (const auto& offer : offers(house, client)) {
    for (const auto& finding : offer.findings) {
      EXPECT_THAT(page, AllOf(HasSubstr(handouts::mustache::escape_html(finding.why)), HasSubstr(finding.gate)));
    }
  }
}

TEST(DocumentPages, SpeakOfReportingOnThePrivatePageAlone) {
  PageHouse house;
  const auto client = test::add_client(house.place, test::kPriya);
  const auto at = "/clients/" + client.text;
  const auto* const link = "Something for you to read first";
  EXPECT_THAT(house.get(at + "/documents").body, Not(HasSubstr(link)));
  ASSERT_EQ(IntakeDesk(house.place.vault()).save(Form::Intake, client, {{"L6", {"yes"}}}, 0).saved, Saved::Yes);
  EXPECT_THAT(house.get(at + "/documents").body, AllOf(HasSubstr(link), Not(HasSubstr("in danger"))));
  EXPECT_THAT(house.get(at + "/held").body,
              AllOf(HasSubstr("someone at home is in danger"), HasSubstr("the law where you work")));
}

TEST(DocumentPages, HaveNothingToExplainWhenNothingIsHeld) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  EXPECT_THAT(house.get("/clients/" + client.text + "/held").body, HasSubstr("Nothing is held."));
}

TEST(DocumentPages, MakeThePaperUnderANeutralFileName) {
  const std::pair<const char*, const char*> rows[] = {
      {"H02", "handout-2.pdf"}, {"H03-P", "handout-3.pdf"}, {"H11", "handout-11.pdf"},
      {"S01", "sheet-1.pdf"},   {"C01", "card-1.pdf"},      {"L01", "letter-1.pdf"},
      {"F04", "sheet-4.pdf"},   {"N03", "sheet-3.pdf"},     {"L02", "letter-2.pdf"}};
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  for (const auto& [code, file] : rows) {
    const auto made =
        house.post("/clients/" + client.text + "/documents/" + code, {{"approved", "1"}, {"paper", "home"}});
    ASSERT_THAT(location(made), StartsWith("/issued/")) << code;
    const auto paper = house.get(location(made));
    EXPECT_EQ(paper.status, 200);
    EXPECT_EQ(paper.content_type, "application/pdf");
    EXPECT_EQ(header(paper, "Content-Disposition"), "attachment; filename=\"" + std::string(file) + '"');
    EXPECT_THAT(paper.body, StartsWith("%PDF-"));
  }
}

TEST(DocumentPages, MakeTheVariantThatIsShown) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents/H02";
  std::set<std::string> pictures;
  std::set<std::string> papers;
  for (const std::string variant : {"", "large-print", "easy-read"}) {
    const std::string query = variant.empty() ? "" : "?variant=" + variant;
    const auto page = house.get(address + query).body;
    EXPECT_THAT(page, HasSubstr("<img src=\"" + address + "/pages/1" + query + '"'));
    EXPECT_THAT(page, HasSubstr("name=\"variant\" value=\"" + variant + '"'));
    EXPECT_EQ(count(page, "aria-current=\"true\""), 1U);
    pictures.insert(house.get(address + "/pages/1" + query).body);
    papers.insert(house.get(location(house.post(address, {{"variant", variant}, {"paper", "home"}}))).body);
  }
  EXPECT_EQ(pictures.size(), 3U);
  EXPECT_EQ(papers.size(), 3U);
  // An address that somebody mistyped shows the usual page.
  EXPECT_TRUE(pictures.contains(house.get(address + "/pages/1?variant=tiny").body));
}

TEST(DocumentPages, ListWhatWasHandedOver) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents";
  EXPECT_THAT(house.get(address).body, HasSubstr("Every document you make stands here"));
  const auto made = location(house.post(address + "/L02", {{"approved", "1"}, {"paper", "home"}}));
  EXPECT_THAT(house.get(address).body, AllOf(HasSubstr("href=\"" + made + '"'), HasSubstr("November 23, 2026, 14:02")));
}

TEST(DocumentPages, AskForTheApprovalAndTheReasonWhereTheyAreNeeded) {
  PageHouse house;
  const auto letter = "/clients/" + test::open_maria_case(house.place).text + "/documents/L02";
  EXPECT_THAT(house.get(letter).body, HasSubstr("name=\"approved\""));
  const auto refused = house.post(letter);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("id=\"approved-problem\""));
}

TEST(DocumentPages, AskForBothWhenALetterNeedsARelease) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  auto judgement = test::suitable_judgement();
  judgement["C10"] = {"yes"};
  IntakeDesk(house.place.vault()).save(Form::Judgement, client, judgement, 1);
  const auto letter = "/clients/" + client.text + "/documents/L02";
  EXPECT_THAT(house.get(letter).body, AllOf(HasSubstr("name=\"approved\""), HasSubstr("name=\"release_reason\"")));
  const auto refused = house.post(letter, {{"release_reason", ""}});
  EXPECT_THAT(refused.body, AllOf(HasSubstr("id=\"approved-problem\""), HasSubstr("id=\"release_reason-problem\"")));
}

TEST(DocumentPages, KeepTheReasonThatWasTypedWhenItIsTooLong) {
  PageHouse house;
  const auto address = "/clients/" + test::open_priya_case(house.place).text + "/documents/H07";
  const auto reply = house.post(address, {{"paper", "home"}, {"release_reason", "<" + std::string(2000, 'x')}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("&lt;" + std::string(2000, 'x') + "</textarea>"));
}

TEST(DocumentPages, MakeNothingThatIsHeld) {
  PageHouse house;
  const auto address = "/clients/" + test::open_priya_case(house.place).text + "/documents/L02";
  const auto reply = house.post(address, {{"approved", "1"}, {"paper", "home"}, {"release_reason", "please"}});
  EXPECT_EQ(reply.status, 403);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("Held</span>"), Not(HasSubstr("<img src=\"/clients"))));
  EXPECT_EQ(house.get(address + "/pages/1").status, 404);
}

TEST(DocumentPages, ShowEveryPageAsAPicture) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents/L02";
  const auto page = house.get(address).body;
  const auto pages = count(page, "<img src=\"" + address + "/pages/");
  ASSERT_GE(pages, 1U);
  for (std::size_t number = 1; number <= pages; ++number) {
    const auto picture = house.get(address + "/pages/" + std::to_string(number));
    EXPECT_EQ(picture.status, 200);
    EXPECT_EQ(picture.content_type, "image/svg+xml");
  }
  const std::string wrong_numbers[] = {std::to_string(pages + 1), "0", "-1", "1x", "x", "99999999999999999999"};
  for (const auto& wrong : wrong_numbers) {
    EXPECT_EQ(house.get(address + "/pages/" + wrong).status, 404) << wrong;
  }
}

TEST(DocumentPages, SayWhichCharacterCannotBePrinted) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text;
  auto form = test::as_posted(test::maria_intake());
  form.emplace_back("version", "1");
  for (auto& [name, text] : form) {
    if (name == "q:C2") text = "Iñaki 🙂";
  }
  ASSERT_EQ(location(house.post(address + "/intake", form)), address);
  EXPECT_EQ(house.get(address + "/documents").status, 200);
  for (const auto& reply : {house.get(address + "/documents/H02"), house.post(address + "/documents/H02")}) {
    EXPECT_THAT(reply.body, AllOf(HasSubstr("U+1F642"), Not(HasSubstr("Iñaki"))));
  }
}

TEST(DocumentPages, KnowOnlyTheDocumentsOfTheLibrary) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents/";
  for (const char* code : {"H99", "h02", "H02.pdf", "L0"}) {
    EXPECT_EQ(house.get(address + code).status, 404) << code;
    EXPECT_EQ(house.post(address + code).status, 404) << code;
  }
}

TEST(DocumentPages, AskWhetherThePaperIsSafeBeforeItIsMade) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents/H02";
  EXPECT_THAT(house.get(address).body, HasSubstr("name=\"paper\""));
  const auto refused = house.post(address, {});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("id=\"paper-problem\""));
  EXPECT_EQ(house.post(address, {{"paper", "no"}}).status, 403);
  // A form stays at the practice.
  const auto form = "/clients/" + test::open_maria_case(house.place).text + "/documents/F02";
  EXPECT_THAT(house.get(form).body, Not(HasSubstr("name=\"paper\"")));
}

TEST(DocumentPages, OfferOnlyThePlacesToTypeThatADocumentHas) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents/";
  EXPECT_THAT(house.get(address + "L02").body, AllOf(HasSubstr("name=\"sentence\""), HasSubstr("name=\"times\"")));
  EXPECT_THAT(house.get(address + "H11").body,
              AllOf(HasSubstr("name=\"visit_when\""), Not(HasSubstr("name=\"sentence\""))));
  EXPECT_THAT(house.get(address + "L01").body, AllOf(HasSubstr("name=\"formal\""), Not(HasSubstr("name=\"times\""))));
}

TEST(DocumentPages, KeepTheFieldOfWordsThatMayNotGoOut) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents/L02";
  const auto refused = house.post(address, {{"sentence", "Usted siempre calla."}, {"approved", "1"}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, AllOf(HasSubstr("Usted siempre calla.</textarea>"), HasSubstr("id=\"sentence-problem\"")));
}

TEST(DocumentPages, ShowWhatIsTypedOnThePagesWithoutAnAddress) {
  PageHouse house;
  const auto address = "/clients/" + test::open_maria_case(house.place).text + "/documents/L02";
  const auto usual = house.post(address + "/preview", {{"fragment", "1"}}).body;
  const auto typed = house.post(address + "/preview", {{"fragment", "1"}, {"sentence", "Hay té."}}).body;
  EXPECT_THAT(typed, StartsWith("<img src=\"data:image/svg+xml;base64,"));
  EXPECT_NE(typed, usual);
  const auto whole = house.post(address + "/preview", {{"sentence", "Hay té."}}).body;
  EXPECT_THAT(whole, AllOf(HasSubstr("data:image/svg+xml"), HasSubstr("Hay té.</textarea>")));
  EXPECT_THAT(house.post(address + "/preview", {{"fragment", "1"}, {"sentence", "Usted siempre calla."}}).body,
              HasSubstr("held"));
}

TEST(DocumentPages, SayWhereTheWordsComeFrom) {
  PageHouse house;
  const auto page = house.get("/clients/" + test::open_maria_case(house.place).text + "/documents/L01").body;
  EXPECT_THAT(page, AllOf(HasSubstr("Where the words come from"), HasSubstr("that we eat together again"),
                          HasSubstr("Finish this sentence")));
}

TEST(DocumentPages, LeadToTheReceiptOfWhatWasHandedOver) {
  PageHouse house;
  const auto client = "/clients/" + test::open_maria_case(house.place).text;
  const auto made = house.post(client + "/documents/H02", {{"paper", "elsewhere"}, {"how", "in-session"}});
  ASSERT_THAT(location(made), testing::EndsWith("/receipt"));
  const auto receipt = house.get(location(made)).body;
  EXPECT_THAT(receipt, AllOf(HasSubstr("handed over in a session"), HasSubstr("yes, somewhere else"),
                             HasSubstr("November 23, 2026"), HasSubstr("SHA-256")));
  EXPECT_THAT(house.get(client + "/handed-over").body, HasSubstr(location(made)));
  EXPECT_THAT(house.get(client + "/handed-over?until=2026-11-22").body, HasSubstr("Nothing had been handed over"));
  EXPECT_THAT(house.get(client + "/handed-over?until=2026-11-23").body, HasSubstr(location(made)));
  EXPECT_EQ(house.get(client + "/handed-over?until=yesterday").status, 422);
}

TEST(DocumentPages, MakeASetByWhoReadsIt) {
  PageHouse house;
  const auto client = "/clients/" + test::open_maria_case(house.place).text;
  EXPECT_THAT(house.get(client + "/set").body,
              AllOf(HasSubstr("For your client"), HasSubstr("For the partner"), HasSubstr("and no name on it")));
  EXPECT_EQ(house.post(client + "/set", {{"paper", "home"}}).status, 422);
  EXPECT_EQ(house.post(client + "/set", {{"code", "H02"}, {"code", "L01"}, {"paper", "home"}}).status, 422)
      << "the note needs the client's yes";
  const auto made =
      house.post(client + "/set", {{"code", "H02"}, {"code", "H03-P"}, {"code", "S01"}, {"paper", "home"}});
  EXPECT_EQ(location(made), client + "/handed-over");
  EXPECT_EQ(count(house.get(location(made)).body, "/receipt\""), 3U);
}

}  // namespace
}  // namespace toolkit

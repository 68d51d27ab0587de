// SPDX-License-Identifier: MIT
#include "handouts/own_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/example_values.h"
#include "handouts/markdown.h"
#include "handouts/readability.h"
#include "handouts/typefaces.h"

namespace handouts {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Template& note() {
  return library_template("L01");
}

bool any_character(char32_t) {
  return true;
}

std::vector<Remark> remarks(const std::string& body, const char* code = "L01") {
  return remarks_on(library_template(code), body, any_character);
}

/// "3: sentence" for each.
std::vector<std::string> told(const std::vector<Remark>& remarks) {
  std::vector<std::string> lines;
  for (const auto& remark : remarks) lines.push_back(std::to_string(remark.line) + ": " + remark.sentence);
  return lines;
}

std::vector<std::string> flags(const std::string& body, const char* code = "L01") {
  std::vector<std::string> found;
  for (const auto& flag : flags_on(library_template(code), body))
    found.push_back(std::to_string(flag.line) + ": " + flag.found);
  return found;
}

TEST(OwnText, FindsNothingWrongWithAnyDocumentOfTheLibrary) {
  const Typefaces typefaces;
  const auto can_print = [&](char32_t character) { return typefaces.can_print(character); };
  for (const auto& each : library()) {
    const auto name = each.language + " " + each.code;
    EXPECT_THAT(told(remarks_on(each, each.body, can_print)), IsEmpty()) << name;
    EXPECT_TRUE(is_easy_enough(reading_of(each, each.body).value(), each.reading, each.language)) << name;
    const bool is_linted = reaches_partner(find_document(each.code).value());
    EXPECT_THAT(is_linted ? flags_on(each, each.body) : std::vector<Flag>(), IsEmpty()) << name;
  }
}

TEST(OwnText, KeepsEverythingButTitleBodyAndVersion) {
  const auto own =
      own_template(note(), {"My Note", "Dear {{partner.name}},\n\n{{#hope}}{{hope}}{{/hope}}\n"}, "1.0.0+1.a");
  EXPECT_EQ(own.title, "My Note");
  EXPECT_EQ(own.body, "Dear {{partner.name}},\n\n{{#hope}}{{hope}}{{/hope}}\n");
  EXPECT_EQ(own.version, "1.0.0+1.a");
  EXPECT_THAT(own.fields, ElementsAre("hope", "partner.name"));
  EXPECT_EQ(own.code, note().code);
  EXPECT_EQ(own.language, note().language);
  EXPECT_EQ(own.audience, note().audience);
  EXPECT_EQ(own.head, note().head);
  EXPECT_EQ(own.purpose, note().purpose);
  EXPECT_EQ(own.covers, note().covers);
  EXPECT_EQ(own.reading, note().reading);
  EXPECT_EQ(own.body_line, 1);
}

TEST(OwnText, HasATitleThatIsNothingButATitle) {
  const auto own = own_template(note(), {"A\naudience: client\r\nhead: letterhead", "Text."}, "1.0.0");
  EXPECT_EQ(own.title, "A audience: client  head: letterhead");
  EXPECT_EQ(own.audience, Audience::Partner);
}

TEST(OwnText, RefusesEveryFieldThatThePartnerMayNotRead) {
  const std::string body =
      "Dear {{partner.name}},\n\n{{#feels_blamed}}I know.{{/feels_blamed}}\nThe {{loop}} and {{hopes}}.\n";
  EXPECT_THAT(
      told(remarks(body)),
      ElementsAre(
          "3: The partner may not read “feels_blamed”. Take the tag out; a document for the client may have it.",
          "4: The partner may not read “loop”. Take the tag out; a document for the client may have it.",
          "4: “hopes” is not a field. Use one that exists, or take the tag out."));
  try {
    own_template(note(), {"A Note", body}, "1.0.0");
    ADD_FAILURE() << "it was read";
  } catch (const Error& error) {
    EXPECT_EQ(error.place(), "en-US/L01.md:3");
    EXPECT_STREQ(error.what(),
                 "en-US/L01.md:3: The partner may not read “feels_blamed”. Take the tag out; a document for the client "
                 "may have it.");
  }
  EXPECT_THAT(told(remarks("{{#feels_blamed}}You know.{{/feels_blamed}}", "H02")), IsEmpty());
}

TEST(OwnText, SaysWhereAMalformedTagStands) {
  EXPECT_THAT(told(remarks("One.\n\n{{#hope}}Two.")), ElementsAre("3: The section “hope” is opened and never closed."));
  EXPECT_THAT(told(remarks("One.\n{{hope")), ElementsAre("2: A tag is opened with {{ and not closed with }} here."));
}

TEST(OwnText, RefusesWhatPaperHasNoFormForAtItsLine) {
  EXPECT_THAT(told(remarks("Dear one,\n\n<b>Come</b> with me.\n\n[Look](https://example.org).\n")),
              ElementsAre("3: HTML has no form on paper. Write this in Markdown."));
  EXPECT_THAT(told(remarks("One.\n\n![us](us.png)\n")),
              ElementsAre("3: Pictures have no place in these documents. Take it out."));
}

TEST(OwnText, ReadsSectionsThatHardlyAnybodySees) {
  EXPECT_THAT(told(remarks("One.\n\n{{#uk}}\n{{^hope}}\n### Three\n{{/hope}}\n{{/uk}}\n")),
              ElementsAre("5: Headings have two levels. Use # or ##."));
  EXPECT_THAT(told(remarks("{{#reasons}}\n{{#reason.R22}}\n`code`\n{{/reason.R22}}\n{{/reasons}}\n")),
              ElementsAre("3: Code marks have no form on paper. Use quotation marks or emphasis."));
}

TEST(OwnText, AsksForAFieldOfAListInsideItsList) {
  EXPECT_THAT(told(remarks("{{#card.A}}A{{/card.A}}\n")), ElementsAre(HasSubstr("1: Nothing is known under the name")));
  EXPECT_THAT(told(remarks("{{#cards}}{{#card.A}}A{{/card.A}}{{/cards}}\n")), IsEmpty());
}

TEST(OwnText, LeavesNoHoleWhereAValueMayBeEmpty) {
  EXPECT_THAT(told(remarks("One.\n\nMy hope is {{hope}}.\n")),
              ElementsAre("3: “hope” may be empty. Put the words around it between {{#hope}} and {{/hope}}, so that no "
                          "hole is printed."));
  EXPECT_THAT(told(remarks("{{#hope}}My hope is {{hope}}.{{/hope}}{{^hope}}Come.{{/hope}}\n")), IsEmpty());
  EXPECT_THAT(told(remarks("{{^hope}}My hope is {{hope}}.{{/hope}}\n")), Contains(HasSubstr("may be empty")));
}

TEST(OwnText, AcceptsOtherScriptsAndRefusesWhatNoFontHas) {
  const Typefaces typefaces;
  const auto can_print = [&](char32_t character) { return typefaces.can_print(character); };
  const auto look = [&](const std::string& body) { return told(remarks_on(note(), body, can_print)); };
  EXPECT_THAT(look("Anh thương, mình đi nói chuyện cùng nhau nhé?\n"), IsEmpty());
  EXPECT_THAT(look("عزيزتي {{partner.name}}، هل تأتين معي؟\n"), IsEmpty());
  EXPECT_THAT(look("One.\nTwo \U00013000.\n"),
              ElementsAre("2: No font here has the character U+13000. Write it another way."));
}

TEST(OwnText, IsPutIntoNormalizationFormC) {
  EXPECT_EQ(own_template(note(), {"Cafe\u0301", "Cafe\u0301"}, "1").body, "Café");
}

TEST(OwnText, NeedsSomethingToPrint) {
  for (const char* body : {"", " \n\n\t"})
    EXPECT_THAT(told(remarks(body)), ElementsAre("0: There is nothing to print yet. Write the text first."));
}

TEST(OwnText, FlagsWordsOnTheLineWhereTheyStand) {
  EXPECT_THAT(flags("Dear {{partner.name}},\n\n{{#hope}}\nYou always say so.\n{{/hope}}\n"), ElementsAre("4: always"));
  EXPECT_THAT(flags("Dear {{partner.name}}, you {{! a\ncomment }}must come."), ElementsAre("2: must"));
  EXPECT_THAT(flags("{{hope"), IsEmpty()) << "a tag that is still being typed";
  EXPECT_THAT(flags("It is you{{#hope}} need{{/hope}}."), ElementsAre("1: you need"));
}

TEST(OwnText, TellsTwoWordingsApart) {
  EXPECT_THAT(flags("{{#hope}}It is about you{{/hope}}{{^hope}}need and rest{{/hope}}."), IsEmpty());
}

TEST(OwnText, SaysNothingOfHowAFewWordsRead) {
  EXPECT_FALSE(reading_of(note(), "Notwithstanding."));
  std::string arabic;
  for (int i = 0; i < 40; ++i) arabic += "هل تأتين معي مرة واحدة؟ ";
  EXPECT_FALSE(reading_of(note(), arabic));
  std::string easy;
  for (int i = 0; i < 10; ++i) easy += "Come with me once. ";
  EXPECT_LT(reading_of(note(), easy).value(), 2);
}

TEST(OwnText, SaysWhichValuesMayBeEmpty) {
  const auto values = bare_values(note());
  for (const auto& field : fields()) {
    const auto* const value = mustache::find_value(values, field.name);
    const auto* const text = value == nullptr ? nullptr : std::get_if<std::string>(&value->get());
    if (text == nullptr || !text->empty()) continue;
    EXPECT_TRUE(field.meaning.ends_with("may be empty.")) << field.name;
  }
}

TEST(OwnText, KnowsWhatReachesThePartner) {
  for (const auto code :
       {DocumentCode::L01, DocumentCode::H03P, DocumentCode::F03, DocumentCode::C01, DocumentCode::H11})
    EXPECT_TRUE(reaches_partner(code)) << to_text(code);
  for (const auto code : {DocumentCode::H02, DocumentCode::H03C, DocumentCode::S01, DocumentCode::N01})
    EXPECT_FALSE(reaches_partner(code)) << to_text(code);
}

TEST(OwnText, NamesTheFieldsThatItsReaderMaySee) {
  const auto names = [](const char* code) {
    std::vector<std::string> found;
    for (const auto& field : fields_for(library_template(code))) found.emplace_back(field.name);
    return found;
  };
  EXPECT_THAT(names("L01"), Contains("partner.name"));
  EXPECT_THAT(names("L01"), Contains("reason.R01"));
  EXPECT_THAT(names("L01"), testing::Not(Contains("feels_blamed")));
  EXPECT_THAT(names("H02"), Contains("feels_blamed"));
  EXPECT_THAT(names("H02"), testing::Not(Contains("next_step")));
  EXPECT_THAT(names("H02"), testing::Not(Contains("code_group"))) << "no document of a case has it";
}

TEST(ExampleValues, HoldWhatTheyAreMadeToHold) {
  auto values = full_values(note());
  for (const char* name : {"hope", "reasons", "reason.R01", "uk", "ease.online", "partner.name"}) {
    for (const bool is_so : {false, true}) {
      if (!is_so && std::string(name) == "reasons") continue;
      make_hold(values, name, is_so);
      EXPECT_EQ(holds(values, name), is_so) << name;
    }
  }
  make_hold(values, "reasons", false);
  EXPECT_FALSE(holds(values, "reasons"));
  make_hold(values, "nothing.of.this.name", true);
  EXPECT_FALSE(has_value(values, "nothing.of.this.name"));
  EXPECT_FALSE(holds(bare_values(note()), "hope"));
}

}  // namespace
}  // namespace handouts

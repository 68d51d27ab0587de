// SPDX-License-Identifier: MIT
#include "handouts/template.h"

#include <gtest/gtest.h>

#include "handouts/error.h"

namespace handouts {
namespace {

std::string front_matter(const std::string& audience, const std::string& fields) {
  return "---\ncode: L01\ntitle: A Note\npurpose: A note.\naudience: " + audience +
         "\nhead: plain\nlanguage: en-US\nversion: 1.0.0\nreading: 8\ncovers: R01 A13\nfields: " + fields + "\n---\n";
}

/// "place: sentence" of the error, or "none".
std::string error_of(const std::string& text) {
  try {
    read_template(text, "L01.md");
    return "none";
  } catch (const Error& error) {
    return error.what();
  }
}

TEST(Template, ReadsTheFrontMatterAndTheBody) {
  const auto source =
      read_template(front_matter("partner", "partner.name\n  hope") + "Dear {{partner.name}},\n{{hope}}\n", "L01.md");
  EXPECT_EQ(source.code, "L01");
  EXPECT_EQ(source.audience, Audience::Partner);
  EXPECT_EQ(source.head, Head::Plain);
  EXPECT_EQ(source.covers, (std::vector<std::string>{"R01", "A13"}));
  EXPECT_EQ(source.fields, (std::vector<std::string>{"partner.name", "hope"}));
  EXPECT_EQ(source.body, "Dear {{partner.name}},\n{{hope}}\n");
  EXPECT_EQ(source.body_line, 14);
  EXPECT_EQ(source.reading, 8);
}

TEST(Template, NamesTheLineOfEveryTagItRefuses) {
  const struct {
    const char* audience;
    const char* fields;
    const char* body;
    const char* error;
  } cases[] = {
      {"client", "hope", "{{hope}}\n\n{{hopes}}\n",
       "L01.md:15: “hopes” is not a field. Use one that exists, or take the tag out."},
      {"client", "hope", "{{hope}} {{partner.name}}",
       "L01.md:13: “partner.name” is not declared. Add it to “fields” in the front matter."},
      {"partner", "asked_before", "\n{{#asked_before}}x{{/asked_before}}",
       "L01.md:14: The partner may not read “asked_before”. Take the tag out; a document for the client may have it."},
      {"client", "clear_talk", "{{clear_talk}}",
       "L01.md:13: “clear_talk” is a condition. Open a section with it instead."},
      {"client", "hope gratitude", "{{hope}}", "L01.md:11: “gratitude” is declared, but the text never names it."},
      {"client", "hop", "text", "L01.md:11: “hop” is not a field. Declare only fields that exist."},
      {"client", "other.*", "text", "L01.md:11: “other.*” is not a field. Declare only fields that exist."},
  };
  for (const auto& row : cases) EXPECT_EQ(error_of(front_matter(row.audience, row.fields) + row.body), row.error);
}

TEST(Template, AllowsAGroupOfFieldsByOneDeclaration) {
  EXPECT_EQ(
      error_of(front_matter("partner", "reasons reason.*") + "{{#reasons}}{{#reason.R01}}x{{/reason.R01}}{{/reasons}}"),
      "none");
}

TEST(Template, RefusesFrontMatterThatIsNotWhole) {
  const struct {
    const char* text;
    const char* error;
  } cases[] = {
      {"code: L01\n", "L01.md:1: A template begins with a line of three hyphens."},
      {"---\ncode: L01\n", "L01.md:2: The front matter has no end. Close it with a line of three hyphens."},
      {"---\nauthor: x\n---\n", "L01.md:2: This line is not one of the front matter's keys. Write it as “key: value”."},
      {"---\ncode: L01\ncode: L02\n---\n", "L01.md:3: The key “code” is given twice. Keep one of the two."},
      {"---\ncode: L01\n---\n", "L01.md:3: The key “title” is missing from the front matter."},
      {"---\ncode:\n---\n", "L01.md:2: The key “code” has no value."},
      {"---\ncode: L01\xff\n---\n", "L01.md:2: This line is not UTF-8. Save the file as UTF-8."},
  };
  for (const auto& row : cases) EXPECT_EQ(error_of(row.text), row.error);
}

TEST(Template, RefusesAnAudienceItDoesNotKnow) {
  EXPECT_EQ(error_of(front_matter("everybody", "hope") + "{{hope}}"),
            "L01.md:5: This value is not known. Write “client”, “partner” or “practitioner”.");
}

TEST(Template, KeepsWhatStaysInTheOfficeFromTheClient) {
  const std::string body = "{{#code_groups}}{{code_group}}{{/code_groups}}";
  EXPECT_EQ(error_of(front_matter("practitioner", "code_groups code_group") + body), "none");
  EXPECT_EQ(error_of(front_matter("client", "code_groups code_group") + body),
            "L01.md:13: “code_groups” stays in the office. Take the tag out; a document for the practitioner "
            "may have it.");
}

TEST(Template, CountsTheLinesOfAMalformedTagFromTheTopOfTheFile) {
  EXPECT_NE(error_of(front_matter("client", "hope") + "\n{{#hope}}").find("L01.md:14"), std::string::npos);
}

TEST(Template, ReadsLinesThatEndWithACarriageReturn) {
  std::string text = front_matter("client", "hope") + "{{hope}}\n";
  for (auto at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) text.insert(at, "\r");
  EXPECT_EQ(read_template(text, "L01.md").title, "A Note");
}

}  // namespace
}  // namespace handouts

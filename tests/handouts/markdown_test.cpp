// SPDX-License-Identifier: MIT
#include "handouts/markdown.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

Document read(const std::string& body, const mustache::Fields& values = {}) {
  return read_markdown(merge(handout(body), values, [](char32_t) { return true; }));
}

TEST(Markdown, BecomesBlocks) {
  const struct {
    const char* body;
    const char* expected;
  } cases[] = {
      {"# One\n\n## Two\n", "heading 1 \"One\"\nheading 2 \"Two\"\n"},
      {"a *b* **c** ***d***\ne\\\nf\n", "paragraph \"a *b* **c** ***d*** e\\nf\"\n"},
      {"- a\n- b\n", "bullets\n  item\n    paragraph \"a\"\n  item\n    paragraph \"b\"\n"},
      {"- a\n\n- b\n", "bullets loose\n  item\n    paragraph \"a\"\n  item\n    paragraph \"b\"\n"},
      {"3. a\n4. b\n", "numbers from 3\n  item\n    paragraph \"a\"\n  item\n    paragraph \"b\"\n"},
      {"- [ ] a\n- [ ] b\n", "checks\n  item\n    paragraph \"a\"\n  item\n    paragraph \"b\"\n"},
      {"- a\n  - b\n", "bullets\n  item\n    paragraph \"a\"\n    bullets\n      item\n        paragraph \"b\"\n"},
      {"> a\n", "quote \"a\"\n"},
      {"> a\n> — b *c*\n", "quote \"a\" credit \"— b *c*\"\n"},
      {"> a\n>\n> b\n>\n> — c\n", "quote \"a\" \"b\" credit \"— c\"\n"},
      {"> a — b\n", "quote \"a — b\"\n"},
      {"a\n\n***\n\nb\n", "paragraph \"a\"\nspace\nparagraph \"b\"\n"},
      {"```lines 3\n```\n", "lines 3\n"},
      {"```page\n```\n", "page\n"},
      {"```cards\na\n\n— b\n---\nc *d*\n```\n", "cards\n  card \"a\" credit \"— b\"\n  card \"c *d*\"\n"},
      {"```cards\n---\na\n---\n\n---\n```\n", "cards\n  card \"a\"\n"},
      {"```signature\na\nb\n```\n", "signature \"a\" \"b\"\n"},
      {"```signature practitioner\na\n```\n", "signature practitioner \"a\"\n"},
      {"```code\nAAAA-BBBB\nCCCC-DDDD\n```\n", "code \"AAAA-BBBB\" \"CCCC-DDDD\"\n"},
      {"```address\na\nb\n```\n", "address \"a\" \"b\"\n"},
      {"```date\na\n```\n", "date \"a\"\n"},
      {"```cards business\na\n```\n", "cards business\n  card \"a\"\n"},
      {"```callout\na\n\n- b\n```\n", "callout\n  paragraph \"a\"\n  bullets\n    item\n      paragraph \"b\"\n"},
      {"```table\n| a | *b* |\n| --- | --- |\n| c \\| d | |\n```\n",
       "table\n  head \"a\" \"*b*\"\n  row \"c | d\" \"\"\n"},
      {"```choices 2\n| a | b |\nc\n```\n",
       "table alike\n  head \"a\" \"b\"\n  label \"c\"\n  row \"\" \"\" lines 2\n"},
      {"````callout\n```field check a\nb\n```\n````\n", "callout\n  field check a \"b\"\n"},
      {"[b](lang:es-419)\n", "paragraph \"{es-419}b\"\n"},
      {"a [b *c*](lang:es-US) d\n", "paragraph \"a {es-US}b {es-US}*c* d\"\n"},
      {"```field text a\nOne *b*\n```\n", "field text a \"One *b*\"\n"},
      {"```field multiline a\nOne\n```\n", "field multiline a 3 \"One\"\n"},
      {"```field multiline a 7\nOne\n```\n", "field multiline a 7 \"One\"\n"},
      {"```field check a\nOne\n```\n", "field check a \"One\"\n"},
      {"```field check a\nOne\n\n- b: Two\n```\n", "field check a \"One\"\n  option b \"Two\"\n"},
      {"```field radio a\nOne\n- b: Two: *three*\n- c-1: Four\n```\n",
       "field radio a \"One\"\n  option b \"Two: *three*\"\n  option c-1 \"Four\"\n"},
      {"```field choice a\nOne\n\n- b: Two\n```\n", "field choice a \"One\"\n  option b \"Two\"\n"},
      {"&copy; A&amp;B \\*c\\*\n", "paragraph \"© A&B *c*\"\n"},
  };
  for (const auto& [body, expected] : cases) EXPECT_EQ(to_text(read(body)), expected) << body;
}

TEST(Markdown, IsNeverMadeByAValue) {
  for (const std::string value :
       {"# a", "- a", "1. a", "> a", "---", "```lines 3", "    a", "*a*", "[ ] a", "<b>", "&copy;", "==="}) {
    EXPECT_EQ(to_text(read("{{v}}", {{"v", value}})), "paragraph \"" + value + "\"\n");
    EXPECT_EQ(to_text(read("- [ ] {{v}}", {{"v", value}})), "checks\n  item\n    paragraph \"" + value + "\"\n");
    EXPECT_EQ(to_text(read("```address\n{{v}}\n```", {{"v", "x\n" + value}})), "address \"x\" \"" + value + "\"\n");
  }
  EXPECT_EQ(to_text(read("## {{v}}", {{"v", "a\n# b"}})), "heading 2 \"a\\n# b\"\n");
  EXPECT_EQ(to_text(read("```cards\n{{v}}\n```", {{"v", "a\n---\nb"}})), "cards\n  card \"a\\n---\\nb\"\n");
  EXPECT_EQ(to_text(read("> {{v}}", {{"v", "a\n— b"}})), "quote \"a\\n— b\"\n");
  EXPECT_EQ(to_text(read("{{v}}", {{"v", "[a](lang:es)"}})), "paragraph \"[a](lang:es)\"\n");
  EXPECT_EQ(to_text(read("```table\n| a | b |\n| {{v}} | c |\n```", {{"v", "x | y\n| z |"}})),
            "table\n  head \"a\" \"b\"\n  row \"x | y\\n| z |\" \"c\"\n");
}

TEST(Markdown, DropsWhatAnEmptyValueLeaves) {
  EXPECT_EQ(to_text(read("a\n\n{{v}}\n\nb\n", {{"v", ""}})), "paragraph \"a\"\nparagraph \"b\"\n");
  EXPECT_EQ(to_text(read("```address\n{{v}}\nb\n```\n", {{"v", ""}})), "address \"b\"\n");
}

TEST(Markdown, SaysWhichLinePaperHasNoFormFor) {
  const struct {
    const char* body;
    const char* expected;
  } cases[] = {
      {"a\n\n### b\n", "handout.md:3"},
      {"a\n\n<div>\n", "handout.md:3"},
      {"a\n\nb <b>c</b>\n", "handout.md:3"},
      {"a\n\n[b](c)\n", "handout.md:3"},
      {"![b](c)\n", "handout.md:1"},
      {"`b`\n", "handout.md:1"},
      {"a\n\n    code\n", "handout.md:3"},
      {"```c\n```\n", "handout.md:1"},
      {"```\n```\n", "handout.md:1"},
      {"```lines\n```\n", "handout.md:1"},
      {"```lines 0\n```\n", "handout.md:1"},
      {"```lines 3x\n```\n", "handout.md:1"},
      {"```lines 99\n```\n", "handout.md:1"},
      {"```cards small\na\n```\n", "handout.md:1"},
      {"```table\n| a | b |\n```\n", "handout.md:1"},
      {"a\n\n```table\n| a | b |\n| c |\n```\n", "handout.md:5"},
      {"```table\n| a | b |\nc\n```\n", "handout.md:3"},
      {"```table\n| a | b |\n| # c | d |\n```\n", "handout.md:3"},
      {"```table\n| a | b |\n| - c | d |\n```\n", "handout.md:3"},
      {"```choices\n| a | b |\nc\n```\n", "handout.md:1"},
      {"```choices 3\n| a |\nc\n```\n", "handout.md:1"},
      {"```choices 3\n| a | b |\n```\n", "handout.md:1"},
      {"```callout\n\n### a\n```\n", "handout.md:3"},
      {"a\n\n[b](lang:)\n", "handout.md:3"},
      {"a\n\n[b](lang:es-)\n", "handout.md:3"},
      {"a\n\n[b](lang:-es)\n", "handout.md:3"},
      {"a\n\n[b](lang:419)\n", "handout.md:3"},
      {"a\n\n[b](lang:abcdefghi)\n", "handout.md:3"},
      {"a\n\n```callout\n```\n", "handout.md:3"},
      {"- a\n  - b\n    - c\n      - d\n        - e\n", "handout.md:5"},
      {"- a\n  - b\n    - c\n\n      ```callout\n      - d\n      ```\n", "handout.md:6"},
      {"````callout\n```field text a\nb\n```\n````\n\n```field text a\nb\n```\n", "handout.md:7"},
      {"a\n\n[b](https://lang:es)\n", "handout.md:3"},
      {"```page 2\n```\n", "handout.md:1"},
      {"```date\na\nb\n```\n", "handout.md:1"},
      {"```cards\n```\n", "handout.md:1"},
      {"```cards\na\n---\nb\n\n# c\n```\n", "handout.md:6"},
      {"```signature\na\n\n- b\n```\n", "handout.md:4"},
      {"```signature client\na\n```\n", "handout.md:1"},
      {"a\n\n```field\n```\n", "handout.md:3"},
      {"```field slider a\nb\n```\n", "handout.md:1"},
      {"```field text\na\n```\n", "handout.md:1"},
      {"```field text a.b\nc\n```\n", "handout.md:1"},
      {"```field text a 3\nb\n```\n", "handout.md:1"},
      {"```field multiline a 99\nb\n```\n", "handout.md:1"},
      {"```field text a\n```\n", "handout.md:1"},
      {"```field radio a\n- b: c\n```\n", "handout.md:1"},
      {"```field text a\nb\n\n- c: d\n```\n", "handout.md:1"},
      {"```field radio a\nb\n```\n", "handout.md:1"},
      {"```field choice a\nb\n\nc\n```\n", "handout.md:4"},
      {"```field radio a\nb\n\n- c: d\n- e\n```\n", "handout.md:5"},
      {"```field radio a\nb\n\n- c: d\n- c: e\n```\n", "handout.md:1"},
      {"```field radio a\nb\n\n- Off: e\n```\n", "handout.md:1"},
      {"```field text a\nb\n```\n\n```field check a\nb\n```\n", "handout.md:5"},
      {"> - a\n", "handout.md:1"},
      {"- [ ] a\n- b\n", "handout.md:1"},
  };
  for (const auto& [body, expected] : cases)
    EXPECT_EQ(error_of([&] { read(body); }), std::string("Template ") + expected) << body;
}

}  // namespace
}  // namespace handouts

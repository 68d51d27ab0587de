// SPDX-License-Identifier: MIT
#include "handouts/mustache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/error.h"

namespace handouts::mustache {
namespace {

std::string as_is(const std::string& text) {
  return text;
}

Fields couple() {
  return {{"client", Fields{{"name", "Priya"}}},
          {"partner", Fields{{"name", "Vikram <3"}}},
          {"name", "outer"},
          {"yes", true},
          {"no", false},
          {"empty", ""},
          {"reasons", List{Fields{{"name", "time"}}, Fields{{"other", "cost"}}}},
          {"words", List{"one", "two"}},
          {"nothing", List{}}};
}

std::string error_of(std::string_view text, const Partials& partials = {}) {
  try {
    return "no error: " + render(text, couple(), as_is, "L02.md", partials);
  } catch (const Error& error) {
    return (error.kind() == Error::Kind::Template ? "template " : "field ") + error.place();
  }
}

TEST(Mustache, ReplacesTags) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"Dear {{partner.name}},", "Dear Vikram <3,"},
      {"{{ name }}{{name}}", "outerouter"},
      {"{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}", "a"},
      {"{{#no}}a{{/no}}{{^no}}b{{/no}}", "b"},
      {"{{#empty}}a{{/empty}}{{^empty}}b{{/empty}}", "b"},
      {"{{#nothing}}a{{/nothing}}{{^nothing}}b{{/nothing}}", "b"},
      {"{{#reasons}}[{{name}}]{{/reasons}}", "[time][outer]"},
      {"{{#words}}{{.}} {{/words}}", "one two "},
      {"{{#client}}{{name}} {{partner.name}}{{/client}}", "Priya Vikram <3"},
      {"a{{! not said }}b", "ab"},
      {"no tag, { one brace } \n", "no tag, { one brace } \n"},
      {"", ""},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(render(text, couple(), as_is, "test"), expected) << text;
}

TEST(Mustache, RemovesTheLinesOfStandaloneTagsAndNoOthers) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"- a\n{{#yes}}\n- b\n{{/yes}}\n- c\n", "- a\n- b\n- c\n"},
      {"- a\n  {{#no}}  \n- b\n {{/no}}\n- c\n", "- a\n- c\n"},
      {"a\n\n{{#yes}}\nb\n{{/yes}}\n\nc\n", "a\n\nb\n\nc\n"},
      {"a\n{{#yes}}{{^no}}\nb\n{{/no}}{{/yes}}", "a\nb\n"},
      {"a\n{{! two\nlines }}\nb\n", "a\nb\n"},
      {"{{#yes}}\n\n{{/yes}}\n", "\n"},
      {"a {{#yes}}\nb{{/yes}}\n", "a \nb\n"},
      {"{{empty}}\nb\n", "\nb\n"},
      {"{{#words}}\r\n- {{.}}\r\n{{/words}}\r\n", "- one\r\n- two\r\n"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(render(text, couple(), as_is, "test"), expected) << text;
}

TEST(Mustache, EscapesValuesAndNothingElse) {
  EXPECT_EQ(render("<b>{{partner.name}}</b>", couple(), escape_html, "test"), "<b>Vikram &lt;3</b>");
  EXPECT_EQ(escape_html("<a href=\"x\" title='&'>"), "&lt;a href=&quot;x&quot; title=&#39;&amp;&#39;&gt;");
}

TEST(Mustache, DoesNotReadTagsInsideValues) {
  EXPECT_EQ(render("{{a}}", {{"a", "{{b}} {{{a}}}"}}, as_is, "test"), "{{b}} {{{a}}}");
}

TEST(Mustache, PutsPartialsIn) {
  const Partials partials = {{"greeting", "Dear {{partner.name}}{{> comma}}"}, {"comma", ","}, {"line", "x\n"}};
  EXPECT_EQ(render("{{> greeting}}", couple(), as_is, "test", partials), "Dear Vikram <3,");
  EXPECT_EQ(render("{{#words}}{{> line}}{{/words}}", couple(), as_is, "test", partials), "x\nx\n");
  EXPECT_EQ(render("a\n  {{> line}}  \nb", couple(), as_is, "test", partials), "a\nx\nb");
}

TEST(Mustache, SaysWhatIsWrongAndWhere) {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"\n{{{partner.name}}}", "template L02.md:2"},
      {"{{& partner.name}}", "template L02.md:1"},
      {"{{=<% %>=}}", "template L02.md:1"},
      {"a\n\nb {{partner.name", "template L02.md:3"},
      {"{{}}", "template L02.md:1"},
      {"{{two words}}", "template L02.md:1"},
      {"{{a..b}}", "template L02.md:1"},
      {"{{#yes}}\n{{#no}}\n{{/yes}}{{/no}}", "template L02.md:3"},
      {"\n{{#yes}}", "template L02.md:2"},
      {"{{/yes}}", "template L02.md:1"},
      {"{{> nowhere}}", "template L02.md:1"},
      {"\n{{client.surname}}", "field L02.md:2"},
      {"{{#client}}{{client.partner}}{{/client}}", "field L02.md:1"},
      {"{{#unknown}}{{/unknown}}", "field L02.md:1"},
      {"{{yes}}", "field L02.md:1"},
      {"{{client}}", "field L02.md:1"},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(error_of(text), expected) << text;
}

TEST(Mustache, NamesThePartialThatIsWrong) {
  EXPECT_EQ(error_of("{{> a}}", {{"a", "\n{{unknown}}"}}), "field a:2");
  EXPECT_EQ(error_of("{{> a}}", {{"a", "{{> b}}"}, {"b", "\n{{> a}}"}}), "template b:2");
  EXPECT_EQ(error_of("{{#yes}}{{> a}}", {{"a", "{{/yes}}"}}), "template L02.md:1");
}

TEST(Mustache, ListsTheTagsThatNameAField) {
  const auto found = tags("{{a}}\n{{! no }}{{#b}}{{c.d}}{{/b}}\n\n{{^e}}{{> page}}{{/e}}", "test");
  const std::vector<Tag> expected = {{"a", 1, false}, {"b", 2, true}, {"c.d", 2, false}, {"e", 4, true}};
  EXPECT_EQ(found, expected);
}

TEST(Mustache, CountsLinesFromWhereTheTextBegins) {
  EXPECT_EQ(tags("\n{{a}}", "test", 11).front().line, 12);
}

TEST(Mustache, TracesEveryLineToTheTemplate) {
  const auto escape = [](const std::string& text, const Tag& tag) { return tag.name + ":" + text + "\n"; };
  const auto traced = render_traced("one\n{{#no}}\nx\n{{/no}}\nfive {{name}}six\n{{#words}}\nlast\n{{/words}}\n",
                                    couple(), escape, "test");
  EXPECT_EQ(traced.text, "one\nfive name:outer\nsix\nlast\nlast\n");
  EXPECT_THAT(traced.lines, testing::ElementsAre(1, 5, 5, 7, 7));
}

TEST(Mustache, FindsAValueByItsDottedName) {
  EXPECT_EQ(text_value(couple(), "client.name"), "Priya");
  EXPECT_EQ(text_value(couple(), "client.none"), "");
  EXPECT_EQ(text_value(couple(), "yes"), "");
  EXPECT_EQ(find_value(couple(), "name.more"), nullptr);
}

}  // namespace
}  // namespace handouts::mustache

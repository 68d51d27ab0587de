// SPDX-License-Identifier: MIT
#include "toolkit/exchange/content_line.h"

#include <gtest/gtest.h>

#include "forms/validation.h"

namespace toolkit {
namespace {

std::string dump(const std::vector<UnfoldedLine>& lines) {
  std::string text;
  for (const auto& line : lines) text += std::to_string(line.line) + ":" + line.text + "/";
  return text;
}

std::string dump(const std::optional<ContentLine>& line) {
  if (!line) return "none";
  auto text = line->name;
  for (const auto& [name, value] : line->parameters) text += ";" + name + "=" + value;
  return text + ":" + line->value;
}

TEST(ContentLine, JoinsFoldedLines) {
  EXPECT_EQ(dump(unfold("FN:Ana\r\n\r\nNOTE:one\r\n  two\r\n\tthree\nUID:1")), "1:FN:Ana/3:NOTE:one twothree/6:UID:1/");
  EXPECT_EQ(dump(unfold(" FN:Ana\n\n X:1")), "1: FN:Ana/3: X:1/");
}

TEST(ContentLine, ReadsGroupsParametersAndValues) {
  const struct {
    std::string text;
    std::string expected;
  } rows[] = {{"FN:Ana", "FN:Ana"},
              {"fn;charset=utf-8:Ana", "FN;CHARSET=utf-8:Ana"},
              {"item1.FN:Ana", "FN:Ana"},
              {"TEL;HOME;TYPE=cell,pref:1:2", "TEL;TYPE=HOME;TYPE=cell,pref:1:2"},
              {"X;A=\"b;c:d\":e", "X;A=b;c:d:e"},
              {"FN:", "FN:"},
              {"FN", "none"},
              {"", "none"},
              {":Ana", "none"},
              {"F N:Ana", "none"},
              {"FN;X=\":Ana", "none"}};
  for (const auto& [text, expected] : rows) EXPECT_EQ(dump(parse_content_line({1, text})), expected) << text;
}

TEST(ContentLine, FindsAParameterAmongListsInAnyCase) {
  const auto line = parse_content_line({1, "RELATED;TYPE=friend,SPOUSE;VALUE=text:x"});
  EXPECT_TRUE(line->has_parameter("TYPE", "spouse"));
  EXPECT_TRUE(line->has_parameter("VALUE", "TEXT"));
  EXPECT_FALSE(line->has_parameter("TYPE", "spous"));
  EXPECT_FALSE(line->has_parameter("LABEL", "spouse"));
}

TEST(ContentLine, UndoesAndMakesEscapes) {
  const std::string text = "one,two;three\\four\nfive";
  EXPECT_EQ(escape_text(text), "one\\,two\\;three\\\\four\\nfive");
  EXPECT_EQ(unescape_text(escape_text(text)), text);
  EXPECT_EQ(unescape_text("a\\Nb\\:c\\"), "a\nb:c\\");
  EXPECT_EQ(escape_text("a\r\nb"), "a\\nb");
}

TEST(ContentLine, FoldsAt75OctetsAndNeverInsideACharacter) {
  for (const std::string character : {"a", "é", "字", "🙂"}) {
    for (std::size_t start = 0; start < 4; ++start) {
      std::string line(start, 'x');
      for (int i = 0; i < 200; ++i) line += character;
      auto rest = fold(line);
      EXPECT_EQ(dump(unfold(rest)), "1:" + line + "/");
      for (auto end = rest.find("\r\n"); end != std::string::npos; end = rest.find("\r\n")) {
        EXPECT_LE(end, 75U);
        EXPECT_FALSE(forms::find_invalid_utf8(rest.substr(0, end)));
        rest.erase(0, end + 2);
      }
    }
  }
  EXPECT_EQ(fold(std::string(75, 'x')), std::string(75, 'x') + "\r\n");
  EXPECT_EQ(fold(std::string(76, 'x')), std::string(75, 'x') + "\r\n x\r\n");
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/pages/person.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

TEST(Initials, AreTheFirstLettersOfTheFirstAndTheLastWord) {
  const struct {
    const char* name;
    const char* initials;
  } rows[] = {{"María-José Fernández de la Cruz-Etxeberria", "M. C."},
              {"Linh", "L."},
              {"Émile Zola", "É. Z."},
              {"E\xCC\x81mile Zola", "E\xCC\x81. Z."},
              {"李 娜", "李. 娜."},
              {"O'Brien & Søn", "O. S."},
              {"  two   spaces ", "t. s."},
              {"“Bo” Lee", "B. L."},
              {"\xE2\x80\xAE"
               "evil",
               "e."},
              {"<b>bold</b>", "b."},
              {"🙂 Smith", "🙂. S."},
              {"...", "–"},
              {"", "–"}};
  for (const auto& [name, expected] : rows) EXPECT_EQ(initials(name), expected) << name;
}

TEST(Person, IsReadAsTheNameOrAsInitials) {
  const auto text = "with " + person("Iñaki Etxeberria") + ", and " + person("Linh");
  EXPECT_EQ(with_names(text, NameStyle::Full), "with Iñaki Etxeberria, and Linh");
  EXPECT_EQ(with_names(text, NameStyle::Initials), "with I. E., and L.");
}

TEST(Person, IsNobodyWithoutAName) {
  EXPECT_EQ(person(""), "");
}

TEST(Person, LeavesAllOtherTextAsItIs) {
  for (const char* text : {"", "plain", "\xEE\x83\xA0 private use", "🙂 ñ"}) {
    EXPECT_EQ(with_names(text, NameStyle::Full), text);
    EXPECT_EQ(with_names(text, NameStyle::Initials), text);
  }
}

}  // namespace
}  // namespace toolkit

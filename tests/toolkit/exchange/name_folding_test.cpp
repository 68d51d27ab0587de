// SPDX-License-Identifier: MIT
#include "toolkit/exchange/name_folding.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

TEST(NameFolding, MakesSpellingsOfOneNameEqual) {
  const struct {
    std::string one;
    std::string other;
  } rows[] = {{"María-José Fernández", "MARIA JOSE  FERNANDEZ"},
              {"Jose\xCC\x81", "Jos\xC3\xA9"},
              {"Kaʻiulani", "Ka'iulani"},
              {"Björn-Åke Lindström-Þórsdóttir", "bjorn ake lindstrom þorsdottir"},
              {"Marcus Washington Jr.", "marcus washington jr"},
              {"ΜΑΡΊΑ", "Μαρια"},
              {"ЁЛКИНА Анна", "елкина анна"},
              {"Nguyễn Thị Ánh", "nguyen thi anh"},
              {"\xE2\x80\xAE"
               "Ana\xE2\x80\x8B",
               "Ana"},
              {" \xC2\xA0"
               "Ana\t",
               "Ana"},
              {"שָׁלוֹם", "שלום"}};
  for (const auto& [one, other] : rows) EXPECT_EQ(fold_name(one), fold_name(other)) << one;
}

TEST(NameFolding, KeepsDifferentNamesApart) {
  const struct {
    std::string one;
    std::string other;
  } rows[] = {{"Ana", "Anna"}, {"Ana Ruiz", "Ana"}, {"王伟", "王薇"}, {"🙂", "🙁"}, {"--", "..."}, {"किरण", "करण"}};
  for (const auto& [one, other] : rows) EXPECT_NE(fold_name(one), fold_name(other)) << one;
}

TEST(NameFolding, TakesTenThousandAccentsAsNone) {
  std::string name = "Ana";
  for (int i = 0; i < 10'000; ++i) name += "\xCC\x81";
  EXPECT_EQ(fold_name(name), "ana");
}

}  // namespace
}  // namespace toolkit

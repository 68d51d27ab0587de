// SPDX-License-Identifier: MIT
#include "db/recovery_code.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace db {
namespace {

std::string text_of(const RecoveryCode& code) {
  std::string text;
  for (std::size_t i = 0; i < RecoveryCode::kGroups; ++i) text += (i == 0 ? "" : " ") + code.group(i);
  return text;
}

/// The group that does not fit, or none.
std::optional<std::size_t> misfit(std::string_view text) {
  const auto parsed = RecoveryCode::parse(text);
  const auto* found = std::get_if<MisfitGroup>(&parsed);
  return found == nullptr ? std::nullopt : std::optional(found->index);
}

bool is_same(const RecoveryCode& code, std::string_view text) {
  const auto parsed = RecoveryCode::parse(text);
  const auto* read = std::get_if<RecoveryCode>(&parsed);
  return read != nullptr && std::ranges::equal(read->key(), code.key());
}

}  // namespace

TEST(RecoveryCode, IsReadBackAsItWasWritten) {
  for (int i = 0; i < 100; ++i) {
    const auto code = RecoveryCode::random();
    EXPECT_TRUE(is_same(code, text_of(code)));
  }
}

TEST(RecoveryCode, HasEightGroupsOfTwiceFourCharacters) {
  const auto code = RecoveryCode::random();
  for (std::size_t i = 0; i < RecoveryCode::kGroups; ++i) {
    const auto group = code.group(i);
    EXPECT_EQ(group.size(), 9U);
    EXPECT_EQ(group[4], '-');
    EXPECT_EQ(group.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ-"), std::string::npos) << group;
  }
}

TEST(RecoveryCode, IsReadHoweverAPersonWritesIt) {
  const auto code = RecoveryCode::random();
  auto text = text_of(code);
  std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
  std::ranges::replace(text, '0', 'o');
  std::ranges::replace(text, '1', 'l');
  EXPECT_TRUE(is_same(code, text));
  std::ranges::replace(text, 'l', 'I');
  std::erase(text, '-');
  EXPECT_TRUE(is_same(code, "  " + text + "\r\n"));
  std::erase(text, ' ');
  EXPECT_TRUE(is_same(code, text));
}

TEST(RecoveryCode, NamesTheGroupWithAWrongCharacter) {
  const auto code = RecoveryCode::random();
  const auto text = text_of(code);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ' ' || text[i] == '-') continue;
    for (const char wrong : std::string("0Z7U?")) {
      if (wrong == text[i]) continue;
      auto typed = text;
      typed[i] = wrong;
      EXPECT_EQ(misfit(typed), i / 10) << i << ' ' << wrong;
    }
  }
}

TEST(RecoveryCode, NamesTheGroupWithTwoCharactersExchanged) {
  const auto text = text_of(RecoveryCode::random());
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    if (i % 10 == 9 || i % 10 == 8 || text[i + 1] == '-' || text[i] == '-' || text[i] == text[i + 1]) continue;
    auto typed = text;
    std::swap(typed[i], typed[i + 1]);
    EXPECT_EQ(misfit(typed), i / 10) << i;
  }
}

TEST(RecoveryCode, NamesTheGroupThatIsMissingOrInAnothersPlace) {
  const auto code = RecoveryCode::random();
  const auto text = text_of(code);
  EXPECT_EQ(misfit(""), 0U);
  EXPECT_EQ(misfit(text.substr(0, 25)), 2U);
  EXPECT_EQ(misfit(text.substr(0, 75)), 7U);
  EXPECT_EQ(misfit(text + "0"), 7U);
  EXPECT_EQ(misfit(text.substr(10, 10) + text.substr(0, 10) + text.substr(20)), 0U);
}

TEST(RecoveryCode, IsNeverTheSameTwice) {
  std::set<std::string> codes;
  for (int i = 0; i < 100; ++i) codes.insert(text_of(RecoveryCode::random()));
  EXPECT_EQ(codes.size(), 100U);
}

TEST(RecoveryCode, ComparesOneGroupAsAPersonWritesIt) {
  EXPECT_TRUE(RecoveryCode::is_same_group("1a0b-C2D3", "la ob c2d3"));
  EXPECT_FALSE(RecoveryCode::is_same_group("1A0B-C2D3", "1A0B-C2D4"));
  EXPECT_FALSE(RecoveryCode::is_same_group("1A0B-C2D3", ""));
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include "db/own_texts.h"

#include <gtest/gtest.h>

#include "db/record_versions.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "refusal.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;
using State = OwnTextState;

const TextOf kNote{"L01", "en-US"};
constexpr const char* kWords = "Dear one, this is a needle of words.";

/// Runs the act in a transaction of its own.
template <class Act>
auto in(Workplace& place, Act act) {
  Transaction transaction(place.vault());
  auto result = act(transaction);
  transaction.commit(test::created());
  return result;
}

OwnText text(const std::string& body, const TextOf& of = kNote) {
  OwnText made;
  made.of = of;
  made.template_version = "1.0.0";
  made.title = "A Note to My Partner";
  made.body = body;
  return made;
}

OwnText draft(Workplace& place, const std::string& body, const TextOf& of = kNote) {
  return in(place, [&](auto& transaction) { return add_own_text(transaction, text(body, of)).value(); });
}

OwnText used(Workplace& place, const std::string& body, const std::string& version) {
  auto own = draft(place, body);
  own.template_version = version;
  EXPECT_TRUE(in(place, [&](auto& transaction) { return use_own_text(transaction, own); }));
  return own;
}

std::optional<OwnText> find(Workplace& place, State state, const TextOf& of = kNote) {
  return in(place, [&](auto& transaction) { return find_own_text(transaction, of, state); });
}

bool change(Workplace& place, OwnText own, const std::string& title, const std::string& body) {
  own.title = title;
  own.body = body;
  return in(place, [&](auto& transaction) { return change_own_text(transaction, own); });
}

}  // namespace

TEST(OwnTexts, BeginAsOneDraftOfEachDocumentAndLanguage) {
  Workplace place;
  const auto own = draft(place, kWords);
  EXPECT_EQ(find(place, State::Draft), own);
  EXPECT_EQ(own.body, kWords);
  EXPECT_EQ(own.of, kNote);
  EXPECT_FALSE(in(place, [&](auto& transaction) { return add_own_text(transaction, text("two")); }));
  draft(place, "tres", {"L01", "es-US"});
  draft(place, "four", {"L02", "en-US"});
  EXPECT_FALSE(find(place, State::InUse));
  EXPECT_EQ(find(place, State::Draft, {"L01", "es-US"})->body, "tres");
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(OwnTexts, AreChangedAsDraftsAndKeepEveryVersion) {
  Workplace place;
  auto own = draft(place, "one");
  place.clock().advance(std::chrono::minutes(1));
  EXPECT_TRUE(change(place, own, "Another title", "two"));
  EXPECT_FALSE(change(place, own, "Another title", "three")) << "somebody saved another version meanwhile";
  own = find(place, State::Draft).value();
  EXPECT_EQ(own.body, "two");
  EXPECT_EQ(own.template_version, "1.0.0");
  EXPECT_EQ(own.version, 2);
  Transaction transaction(place.vault());
  const auto first = load_own_text_version(transaction, own, 1);
  EXPECT_EQ(first.title, "A Note to My Partner");
  EXPECT_EQ(first.body, "one");
  const auto versions = list_versions(transaction, "own_text", own.id.text);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions.front().saved_at - versions.back().saved_at, std::chrono::minutes(1));
  EXPECT_EQ(versions.front().saved_by, transaction.actor());
}

TEST(OwnTexts, InUseAreNeverChanged) {
  Workplace place;
  const auto own = used(place, "one", "1.0.0+1.aaaaaaaa");
  EXPECT_EQ(find(place, State::InUse), own);
  EXPECT_EQ(own.used_from, place.clock().now());
  EXPECT_FALSE(change(place, own, "Another title", "two"));
  auto same = own;
  EXPECT_FALSE(in(place, [&](auto& transaction) { return use_own_text(transaction, same); }));
  EXPECT_FALSE(in(place, [&](auto& transaction) { return discard_own_text(transaction, same); }));
  EXPECT_EQ(find(place, State::InUse), own);
}

TEST(OwnTexts, RetireTheOneBeforeAndKeepIt) {
  Workplace place;
  const auto first = used(place, "one", "1.0.0+1.aaaaaaaa");
  place.clock().advance(std::chrono::hours(1));
  auto second = used(place, "two", "1.0.0+2.bbbbbbbb");
  EXPECT_EQ(find(place, State::InUse), second);
  EXPECT_TRUE(in(place, [&](auto& transaction) { return retire_own_text(transaction, second); }));
  EXPECT_FALSE(find(place, State::InUse));
  const auto all = in(place, [&](auto& transaction) { return list_own_texts(transaction); });
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all.back().state, State::Retired);
  EXPECT_EQ(all.back().body, "one");
  EXPECT_EQ(all.back().template_version, "1.0.0+1.aaaaaaaa");
  EXPECT_EQ(all.back().used_from, first.used_from);
}

TEST(OwnTexts, AreTakenBackUntilTheNextIsDiscarded) {
  Workplace place;
  auto own = draft(place, "one");
  EXPECT_TRUE(in(place, [&](auto& transaction) { return discard_own_text(transaction, own); }));
  EXPECT_TRUE(in(place, [&](auto& transaction) { return take_back_own_text(transaction, own); }));
  EXPECT_EQ(find(place, State::Draft)->body, "one");
  EXPECT_TRUE(in(place, [&](auto& transaction) { return discard_own_text(transaction, own); }));
  auto next = draft(place, "two");
  EXPECT_FALSE(in(place, [&](auto& transaction) { return take_back_own_text(transaction, own); }));
  EXPECT_TRUE(in(place, [&](auto& transaction) { return discard_own_text(transaction, next); }));
  EXPECT_EQ(in(place, [&](auto& transaction) { return list_own_texts(transaction); }).size(), 1U);
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(OwnTexts, ThatAreDamagedAreToldOfAndNotPassedOver) {
  Workplace place;
  used(place, kWords, "1.0.0+1.aaaaaaaa");
  place.close();
  test::flip_bit(place.record_store(), "own_text", "body", 200);
  place.open_unlocked();
  EXPECT_EQ(test::refusal([&] { find(place, State::InUse); }).kind(), Error::Kind::Damaged);
  EXPECT_FALSE(find(place, State::Draft)) << "none in this state is damaged";
  Transaction transaction(place.vault());
  EXPECT_TRUE(list_own_texts(transaction).empty());
  EXPECT_EQ(transaction.damaged_rows().size(), 1U);
}

TEST(OwnTexts, WhoseStateWasChangedOutsideAreDamaged) {
  Workplace place;
  draft(place, "one");
  place.close();
  test::execute(place.record_store(), "UPDATE own_text SET state = 'in-use', used_from = 1");
  place.open_unlocked();
  EXPECT_EQ(test::refusal([&] { find(place, State::InUse); }).kind(), Error::Kind::Damaged);
}

TEST(OwnTexts, StandInTheFileSealed) {
  Workplace place;
  used(place, kWords, "1.0.0+1.needle");
  place.close();
  const auto file = test::contents(place.record_store());
  for (const char* needle : {"needle", "A Note to", "en-US"}) EXPECT_EQ(file.find(needle), std::string::npos) << needle;
}

TEST(OwnTexts, StayWhenTheKeysAreRenewed) {
  Workplace place;
  const auto own = used(place, kWords, "1.0.0+1.aaaaaaaa");
  auto next = draft(place, "one");
  EXPECT_TRUE(change(place, next, "Another title", "two"));
  place.vault().start_rotation();
  while (place.vault().rotate_some()) continue;
  EXPECT_EQ(find(place, State::InUse), own);
  {
    Transaction transaction(place.vault());
    EXPECT_EQ(load_own_text_version(transaction, next, 1).body, "one");
  }
  EXPECT_TRUE(test::is_whole(place.vault()));
}

}  // namespace db

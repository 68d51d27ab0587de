// SPDX-License-Identifier: MIT
#include "db/own_forms.h"

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
using State = OwnFormState;

constexpr const char* kForm = "weekly-tracker";
constexpr const char* kWords = "How was your week, in a needle of words?";

/// Runs the act in a transaction of its own.
template <class Act>
auto in(Workplace& place, Act act) {
  Transaction transaction(place.vault());
  auto result = act(transaction);
  transaction.commit(test::created());
  return result;
}

OwnForm draft(Workplace& place, const std::string& json, const std::string& form = kForm) {
  return in(place, [&](auto& transaction) { return add_own_form(transaction, form, json).value(); });
}

OwnForm used(Workplace& place, const std::string& json, const std::string& canonical) {
  auto own = draft(place, json);
  own.canonical = canonical;
  EXPECT_TRUE(in(place, [&](auto& transaction) { return use_own_form(transaction, own); }));
  return own;
}

std::optional<OwnForm> find(Workplace& place, State state, const std::string& form = kForm) {
  return in(place, [&](auto& transaction) { return find_own_form(transaction, form, state); });
}

bool change(Workplace& place, OwnForm own, const std::string& json) {
  own.json = json;
  return in(place, [&](auto& transaction) { return change_own_form(transaction, own); });
}

Error damage(Workplace& place, State state, const std::string& form = kForm) {
  return test::refusal([&] {
    Transaction transaction(place.vault());
    find_own_form(transaction, form, state);
  });
}

}  // namespace

TEST(OwnForms, BeginAsOneDraftOfEachForm) {
  Workplace place;
  const auto own = draft(place, kWords);
  EXPECT_EQ(find(place, State::Draft), own);
  EXPECT_EQ(own.json, kWords);
  EXPECT_FALSE(in(place, [&](auto& transaction) { return add_own_form(transaction, kForm, "two"); }));
  draft(place, "three", "intake");
  EXPECT_FALSE(find(place, State::InUse));
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(OwnForms, AreChangedAsDraftsAndKeepEveryVersion) {
  Workplace place;
  auto own = draft(place, "one");
  place.clock().advance(std::chrono::minutes(1));
  EXPECT_TRUE(change(place, own, "two"));
  EXPECT_FALSE(change(place, own, "three")) << "somebody saved another version meanwhile";
  own = find(place, State::Draft).value();
  EXPECT_EQ(own.json, "two");
  EXPECT_EQ(own.version, 2);
  EXPECT_EQ(own.changed_at - own.created_at, std::chrono::minutes(1));
  Transaction transaction(place.vault());
  EXPECT_EQ(load_own_form_version(transaction, own, 1), "one");
  const auto versions = list_versions(transaction, "own_form", own.id.text);
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions.front().saved_by, transaction.actor());
}

TEST(OwnForms, InUseAreNeverChanged) {
  Workplace place;
  const auto own = used(place, "one", "urn:x|1+1.a");
  EXPECT_EQ(find(place, State::InUse), own);
  EXPECT_EQ(own.used_from, place.clock().now());
  EXPECT_FALSE(change(place, own, "two"));
  auto same = own;
  EXPECT_FALSE(in(place, [&](auto& transaction) { return use_own_form(transaction, same); }));
  EXPECT_FALSE(in(place, [&](auto& transaction) { return discard_own_form(transaction, same); }));
  EXPECT_EQ(find(place, State::InUse), own);
}

TEST(OwnForms, RetireTheOneBeforeAndKeepIt) {
  Workplace place;
  const auto first = used(place, "one", "urn:x|1+1.a");
  place.clock().advance(std::chrono::hours(1));
  const auto second = used(place, "two", "urn:x|1+2.b");
  EXPECT_EQ(find(place, State::InUse), second);
  Transaction transaction(place.vault());
  const auto retired = find_own_form(transaction, "urn:x|1+1.a").value();
  EXPECT_EQ(retired.state, State::Retired);
  EXPECT_EQ(retired.json, "one");
  EXPECT_EQ(retired.used_from, first.used_from);
  EXPECT_EQ(retired.changed_at, place.clock().now());
  EXPECT_FALSE(find_own_form(transaction, "urn:x|1"));
  EXPECT_EQ(list_own_forms(transaction).size(), 2U);
}

TEST(OwnForms, CanGoOutOfUseWithoutAnother) {
  Workplace place;
  auto own = used(place, "one", "urn:x|1+1.a");
  EXPECT_TRUE(in(place, [&](auto& transaction) { return retire_own_form(transaction, own); }));
  EXPECT_FALSE(find(place, State::InUse));
  EXPECT_FALSE(in(place, [&](auto& transaction) { return retire_own_form(transaction, own); }));
  EXPECT_FALSE(change(place, own, "two"));
}

TEST(OwnForms, AreTakenBackUntilTheNextIsDiscarded) {
  Workplace place;
  auto own = draft(place, "one");
  EXPECT_TRUE(in(place, [&](auto& transaction) { return discard_own_form(transaction, own); }));
  EXPECT_FALSE(find(place, State::Draft));
  EXPECT_TRUE(in(place, [&](auto& transaction) { return take_back_own_form(transaction, own); }));
  EXPECT_EQ(find(place, State::Draft)->json, "one");
  EXPECT_TRUE(in(place, [&](auto& transaction) { return discard_own_form(transaction, own); }));
  auto next = draft(place, "two");
  EXPECT_FALSE(in(place, [&](auto& transaction) { return take_back_own_form(transaction, own); }));
  EXPECT_TRUE(in(place, [&](auto& transaction) { return discard_own_form(transaction, next); }));
  EXPECT_EQ(find(place, State::Discarded)->json, "two");
  EXPECT_EQ(in(place, [&](auto& transaction) { return list_own_forms(transaction); }).size(), 1U);
  EXPECT_TRUE(test::is_whole(place.vault()));
}

TEST(OwnForms, ThatAreDamagedAreToldOfAndNotPassedOver) {
  Workplace place;
  used(place, kWords, "urn:x|1+1.a");
  draft(place, "another", "intake");
  place.close();
  test::flip_bit(place.record_store(), "own_form", "questionnaire", 400);
  place.open_unlocked();
  for (const auto state : {State::InUse, State::Draft}) EXPECT_EQ(damage(place, state).kind(), Error::Kind::Damaged);
  EXPECT_FALSE(find(place, State::Discarded)) << "none in this state is damaged";
  Transaction transaction(place.vault());
  EXPECT_TRUE(list_own_forms(transaction).empty());
  EXPECT_EQ(transaction.damaged_rows().size(), 2U);
}

TEST(OwnForms, WhoseStateWasChangedOutsideAreDamaged) {
  Workplace place;
  draft(place, "one");
  place.close();
  test::execute(place.record_store(), "UPDATE own_form SET state = 'in-use', used_from = 1");
  place.open_unlocked();
  EXPECT_EQ(damage(place, State::InUse).kind(), Error::Kind::Damaged);
}

TEST(OwnForms, StandInTheFileSealed) {
  Workplace place;
  used(place, kWords, "urn:both-of-us:needle|1+1.a");
  place.close();
  const auto file = test::contents(place.record_store());
  for (const char* needle : {"needle", kForm}) EXPECT_EQ(file.find(needle), std::string::npos) << needle;
}

TEST(OwnForms, StayWhenTheKeysAreRenewed) {
  Workplace place;
  const auto own = used(place, kWords, "urn:x|1+1.a");
  auto next = draft(place, "one");
  EXPECT_TRUE(change(place, next, "two"));
  place.vault().start_rotation();
  while (place.vault().rotate_some()) continue;
  EXPECT_EQ(find(place, State::InUse), own);
  {
    Transaction transaction(place.vault());
    EXPECT_EQ(load_own_form_version(transaction, next, 1), "one");
  }
  EXPECT_TRUE(test::is_whole(place.vault()));
}

}  // namespace db

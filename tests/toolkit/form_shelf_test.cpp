// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_shelf.h"

#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/error.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_freedom.h"
#include "toolkit/desks/own_form_desk.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;

constexpr const char* kName = "weekly-tracker";

/// Uses a version of its own of the form, with this title, and returns its canonical.
std::string use_own(Workplace& place, const std::string& title, const std::string& name = kName) {
  OwnFormDesk desk(place.vault());
  desk.copy(name);
  EXPECT_TRUE(desk.set_title(name, desk.open(name)->version, title, "").problems.empty());
  const auto outcome = desk.use(name, desk.open(name)->version);
  EXPECT_TRUE(outcome.problems.empty() && outcome.saved == Saved::Yes);
  db::Transaction transaction(place.vault());
  return form_in_use(transaction, name)->canonical();
}

TEST(FormShelf, HasTheFormsThatCameWithTheProgram) {
  Workplace place;
  db::Transaction transaction(place.vault());
  for (const auto& name : forms::shipped_names()) {
    const auto& shipped = forms::shipped(name);
    EXPECT_EQ(form_in_use(transaction, name).get(), &shipped);
    EXPECT_EQ(find_form(transaction, shipped.canonical()).get(), &shipped);
  }
  EXPECT_EQ(form_in_use(transaction, "nothing"), nullptr);
  for (const char* earlier : {"urn:both-of-us:questionnaire:intake", "urn:both-of-us:questionnaire:intake|0.9.0"})
    EXPECT_EQ(find_form(transaction, earlier).get(), &forms::intake()) << earlier;
  for (const char* canonical : {"", "urn:x|1", "urn:x|1+1.abc", "urn:both-of-us:questionnaire:intake|1.0.0+9.abc"})
    EXPECT_EQ(find_form(transaction, canonical), nullptr) << canonical;
}

TEST(FormShelf, GivesThePracticesOwnInItsPlace) {
  Workplace place;
  OwnFormDesk desk(place.vault());
  desk.copy(kName);
  {
    db::Transaction transaction(place.vault());
    EXPECT_EQ(form_in_use(transaction, kName).get(), &forms::shipped(kName)) << "a draft is filled in by nobody";
  }
  const auto canonical = use_own(place, "Our week");
  db::Transaction transaction(place.vault());
  EXPECT_EQ(form_in_use(transaction, kName)->title, "Our week");
  EXPECT_EQ(form_in_use(transaction, kName)->url, forms::shipped(kName).url);
  EXPECT_EQ(find_form(transaction, canonical)->title, "Our week");
  EXPECT_EQ(find_form(transaction, forms::shipped(kName).canonical()).get(), &forms::shipped(kName));
}

TEST(FormShelf, GivesAFormInTheLanguageAskedFor) {
  Workplace place;
  use_own(place, "Our week");
  db::Transaction transaction(place.vault());
  for (const auto& name : forms::shipped_names()) {
    const auto& shipped = forms::shipped(name);
    EXPECT_EQ(shipped_form(name, "en-US").get(), &shipped);
    const auto spanish = find_form(transaction, shipped.canonical(), "es-US");
    EXPECT_EQ(spanish->title, forms::shipped_in(name, "es-US").title);
    EXPECT_EQ(spanish->canonical(), shipped.canonical());
    EXPECT_EQ(shipped_form(name, "es-US"), spanish);
    EXPECT_EQ(shipped_form(name, "fr")->title, shipped.title);
  }
  const auto own = form_in_use(transaction, kName, "es-US");
  EXPECT_EQ(own->title, "Our week") << "it has no other";
  EXPECT_EQ(forms::find_item(*own, "heard")->text, forms::find_item(*shipped_form(kName, "es-US"), "heard")->text);
}

TEST(FormShelf, FindsWhatIsNoLongerInUse) {
  Workplace place;
  const auto first = use_own(place, "One");
  const auto second = use_own(place, "Two");
  OwnFormDesk desk(place.vault());
  EXPECT_EQ(desk.stop(kName, desk.open(kName)->in_use_version).saved, Saved::Yes);
  db::Transaction transaction(place.vault());
  EXPECT_EQ(form_in_use(transaction, kName).get(), &forms::shipped(kName));
  EXPECT_EQ(find_form(transaction, first)->title, "One");
  EXPECT_EQ(find_form(transaction, second)->title, "Two");
}

TEST(FormShelf, PassesNoOtherFormForADamagedOne) {
  Workplace place;
  const auto canonical = use_own(place, "Our week");
  db::Transaction transaction(place.vault());
  transaction.connection().execute("UPDATE own_form SET questionnaire = zeroblob(200)");
  EXPECT_THROW(form_in_use(transaction, kName), db::Error);
  EXPECT_THROW(find_form(transaction, canonical), db::Error);
  EXPECT_EQ(form_in_use(transaction, "screening").get(), &forms::screening()) << "nobody has one of their own";
  EXPECT_NE(find_form(transaction, forms::shipped(kName).canonical()), nullptr);
}

TEST(FormFreedom, IsSaidOfEveryForm) {
  std::size_t copyable = 0;
  for (const auto& name : forms::shipped_names()) copyable += form_freedom(name) == FormFreedom::Fixed ? 0 : 1;
  EXPECT_EQ(copyable, copyable_forms().size());
  for (const char* name : {"screening", "reassessment", "phq-9", "gad-7", "csi-4", "nothing", ""})
    EXPECT_FALSE(is_copyable(name)) << name;
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/language_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/transaction.h"
#include "page_room.h"
#include "screen.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(LanguageDesk, IsTheBrowsersUntilSomebodyChooses) {
  Workplace place;
  LanguageDesk desk(place.vault());
  EXPECT_EQ(desk.for_browser("es-MX"), Language::Spanish);
  EXPECT_EQ(desk.for_browser(""), Language::English);
  desk.choose(Language::English);
  EXPECT_EQ(desk.for_browser("es-MX"), Language::English);
}

TEST(LanguageDesk, KeepsTheChoiceWithTheRecords) {
  Workplace place;
  LanguageDesk(place.vault()).choose(Language::Spanish);
  LanguageDesk later(place.vault());
  EXPECT_EQ(later.for_browser("en"), Language::English);
  later.recall();
  EXPECT_EQ(later.for_browser("en"), Language::Spanish);
}

TEST(LanguageDesk, HoldsAChoiceAtTheDoorUntilTheRecordsSayAnother) {
  Workplace place;
  LanguageDesk desk(place.vault());
  place.vault().lock();
  desk.choose(Language::Spanish);
  EXPECT_EQ(desk.for_browser("en"), Language::Spanish);
  std::string words(test::kPassphrase);
  ASSERT_EQ(place.vault().unlock(db::SecretBytes::taken_from(words)), db::Vault::UnlockResult::Unlocked);
  desk.recall();
  EXPECT_EQ(desk.for_browser("en"), Language::Spanish) << "nobody chose one before";
  LanguageDesk(place.vault()).choose(Language::English);
  desk.recall();
  EXPECT_EQ(desk.for_browser("es"), Language::English);
}

TEST(LanguageDesk, LeavesAnEntryWhenItIsAnother) {
  Workplace place;
  LanguageDesk desk(place.vault());
  desk.choose(Language::Spanish);
  desk.choose(Language::Spanish);
  EXPECT_THAT(place.trail(), ElementsAre("change setting screen-language es"));
}

TEST(LanguageDesk, TakesAChoiceThatIsDamagedForNone) {
  Workplace place;
  LanguageDesk(place.vault()).choose(Language::Spanish);
  {
    db::Transaction transaction(place.vault());
    transaction.connection().execute("UPDATE setting SET version = 7 WHERE name = 'screen-language'");
    transaction.commit({db::AuditAction::Change, "setting", "", {}, ""});
  }
  LanguageDesk desk(place.vault());
  desk.recall();
  EXPECT_EQ(desk.for_browser(""), Language::English);
}

TEST(LanguagePage, OffersTheOtherLanguageOnEveryPage) {
  test::PageHouse house;
  EXPECT_THAT(house.get("/clients").body, HasSubstr("<html lang=\"en\">"));
  EXPECT_THAT(house.get("/clients").body, HasSubstr(">Español</button>"));
  EXPECT_EQ(test::location(house.post("/language", {{"language", "es"}})), "/");
  const test::Screen spanish(house.screen_language());
  EXPECT_THAT(house.get("/clients").body, HasSubstr("<html lang=\"es\">"));
  EXPECT_THAT(house.get("/clients").body, HasSubstr(">English</button>"));
  EXPECT_THAT(house.get("/clients").body, HasSubstr(">Biblioteca</a>"));
  house.post("/language", {{"language", "tlh"}});
  EXPECT_EQ(house.screen_language(), Language::Spanish);
}

}  // namespace
}  // namespace toolkit

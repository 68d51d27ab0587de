// SPDX-License-Identifier: MIT
#include "toolkit/desks/support_numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/transaction.h"
#include "forms/error.h"
#include "workplace.h"

namespace toolkit {
namespace {

using std::chrono::sys_days;
using std::chrono::year;

const sys_days kDay = year(2026) / 11 / 20;

LocalNumber shelter() {
  return {"1",
          {"Lantern House", "Call (713) 555-0142", "A safe place to stay, day and night."},
          {"", "Llame al (713) 555-0142", ""},
          kDay};
}

TEST(SupportNumbers, AreReadBackAsTheyWereWritten) {
  const KeptNumbers kept{
      3, {{shelter(), {"2", {"“Line” \\ é 字", "a", "b"}, {}, kDay}}, kDay, {}}, {{shelter()}, {}, kDay}};
  EXPECT_EQ(read_numbers(write_numbers(kept)), kept);
  EXPECT_EQ(read_numbers(write_numbers({})), KeptNumbers());
}

TEST(SupportNumbers, AreWrittenAsTheFormatSays) {
  EXPECT_EQ(write_numbers({1, {{shelter()}, kDay, {}}, {}}),
            R"({"version":1,"now":{"local":[{"id":"1","english":{"name":"Lantern House","reach":"Call (713) 555-0142",)"
            R"("about":"A safe place to stay, day and night."},"spanish":{"reach":"Llame al (713) 555-0142"},)"
            R"("checked":"2026-11-20"}],"us_checked":"2026-11-20"},"before":{"local":[]}})");
}

TEST(SupportNumbers, AreRefusedWhenTheTextIsAnothers) {
  for (const char* text :
       {"", "[]", R"({"version":1})", R"({"version":"1","now":{},"before":{}})",
        R"({"version":1,"now":{"us_checked":"2026-11-31"},"before":{}})",
        R"({"version":1,"now":{"local":[{"id":"1","english":{},"spanish":{},"checked":"soon"}]},"before":{}})"}) {
    EXPECT_THROW(read_numbers(text), forms::Error) << text;
  }
}

TEST(SupportNumbers, TakeWhatIsMissingInOneLanguageFromTheOther) {
  const auto all = in_every_language({shelter()});
  EXPECT_EQ(all.at("en-US").at(0),
            (handouts::Resource{"Lantern House", "Call (713) 555-0142", "A safe place to stay, day and night.", kDay}));
  EXPECT_EQ(all.at("es-US").at(0), (handouts::Resource{"Lantern House", "Llame al (713) 555-0142",
                                                       "A safe place to stay, day and night.", kDay}));
}

TEST(SupportNumbers, RememberWhatTheyWereBeforeTheLastChange) {
  test::Workplace place;
  db::Transaction transaction(place.vault());
  EXPECT_EQ(load_numbers(transaction), KeptNumbers());
  save_numbers(transaction, {{shelter()}, {}, {}});
  save_numbers(transaction, {{}, kDay, {}});
  EXPECT_EQ(load_numbers(transaction), (KeptNumbers{2, {{}, kDay, {}}, {{shelter()}, {}, {}}}));
}

}  // namespace
}  // namespace toolkit

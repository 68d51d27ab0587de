// SPDX-License-Identifier: MIT
#include "handouts/post.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace handouts {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::vector<std::string> issues_of(const AddressLines& lines) {
  return return_address_issues({lines, {"Elm Street Couples Practice", "Ruth Adler"}});
}

TEST(Post, TakesStreetsPlacesAndBoxes) {
  for (const AddressLines& lines : std::vector<AddressLines>{{},
                                                             {"418 Elm Street", "Houston, TX 77002"},
                                                             {"PO Box 1207", "Baltimore, MD 21201"},
                                                             {"12 Oak Dr., Suite 3", "Boston, MA 02108", "USA"},
                                                             {"The Old Rectory", "Church Lane", "BA1 2QH Bath"},
                                                             {"Calle de Alcalá 12, 3º", "28014 Madrid"},
                                                             {"Clinic Road 4", "Adler Street"},
                                                             {"Rue de la Santé 1", "75014 Paris"}}) {
    EXPECT_THAT(issues_of(lines), IsEmpty()) << testing::PrintToString(lines);
  }
}

TEST(Post, RefusesWordsThatTellWhatThePracticeIs) {
  for (const std::string word : {"Adler Therapy",
                                 "THERAPY",
                                 "Psychotherapie",
                                 "adlertherapy",
                                 "Family Counseling",
                                 "Counselling Centre",
                                 "Counsellor",
                                 "Psychology",
                                 "Psych. Associates",
                                 "Behavioral Health",
                                 "behavioural  health",
                                 "Mental-Health Center",
                                 "Couples Center",
                                 "Marriage & Family",
                                 "Ruth A., PhD",
                                 "R. A., Ph.D.",
                                 "LMFT",
                                 "L.M.F.T.",
                                 "R. A., LCSW",
                                 "Terapia de Pareja",
                                 "Psicología",
                                 "PSICÓLOGA",
                                 "Psicologi\u0301a",
                                 "Consejería",
                                 "Salud Mental",
                                 "Orientación Familiar",
                                 "Trauma Center"}) {
    const auto issues = issues_of({"418 Elm Street", word});
    EXPECT_THAT(issues, ElementsAre(HasSubstr("Line 2 of the return address says what kind of practice"))) << word;
    EXPECT_THAT(issues, ElementsAre(Not(HasSubstr(word)))) << word;
  }
}

TEST(Post, RefusesNamesWhateverTheirLettersLookLike) {
  for (const std::string line : {"Elm Street Couples Practice", "ELM STREET COUPLES PRACTICE", "Ruth Adler",
                                 "c/o Ruth Adler", "Dr. Ruth  Adler", "R\u00FAth Adler"}) {
    EXPECT_THAT(issues_of({line, "Houston, TX 77002"}),
                ElementsAre(HasSubstr("Line 1 of the return address says whom")))
        << line;
  }
  EXPECT_THAT(return_address_issues({{"418 Elm Street"}, {"", " "}}), IsEmpty());
}

TEST(Post, RefusesWhatIsNoStreetOrPlace) {
  for (const std::string line : {"office@elm.example", "www.elm.example", "https://elm.example"})
    EXPECT_THAT(issues_of({line}), ElementsAre(HasSubstr("is no street or place"))) << line;
  EXPECT_THAT(issues_of({"a", "b", "c", "d"}), ElementsAre(HasSubstr("more than 3 lines")));
  EXPECT_THAT(issues_of({"\xFF"}), ElementsAre(HasSubstr("not UTF-8")));
}

TEST(Post, SaysAllThatIsWrong) {
  EXPECT_EQ(issues_of({"Ruth Adler", "Adler Therapy", "www.elm.example", "Houston"}).size(), 4U);
}

}  // namespace
}  // namespace handouts

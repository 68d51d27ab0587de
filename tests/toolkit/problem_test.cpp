// SPDX-License-Identifier: MIT
#include "toolkit/desks/problem.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace toolkit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Problem, CountsCharactersAndNotBytes) {
  EXPECT_THAT(text_problems("name", "Ææþ🙂", 4), IsEmpty());
  EXPECT_THAT(text_problems("name", "Ææþ🙂!", 4),
              ElementsAre(Problem{"name", "Shorten this to 4 characters; it has 5."}));
}

TEST(Problem, IsAsSeriousForTextsThatAreNotUtf8) {
  const std::string texts[] = {"\xFF", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF5\x80\x80\x80", std::string("\0", 1)};
  for (const auto& text : texts) {
    EXPECT_THAT(text_problems("name", text, 100),
                ElementsAre(Problem{"name", "This text has characters the program cannot read. Type it again here."}));
  }
}

TEST(Problem, NamesWhatIsNeededWhenOnlyWhiteSpaceCame) {
  for (const char* text : {"", " ", "\t\r\n"}) {
    EXPECT_THAT(needed_text_problems("name", text, 4, "Write it."), ElementsAre(Problem{"name", "Write it."}));
  }
  EXPECT_THAT(needed_text_problems("name", " x ", 4, "Write it."), IsEmpty());
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/failure_words.h"

#include <gtest/gtest.h>

#include "screen.h"

namespace toolkit {
namespace {

using handouts::Error;

TEST(FailureWords, AreInEnglishWhatTheFailureSays) {
  for (const auto& failure :
       {Error(Error::Kind::Text, "L02.md:14", "No font here has the character {1} (in {2}).", {"U+1F600", "L02.md:14"}),
        Error(Error::Kind::Layout, "L02.md:14", "L02.md:14: This does not fit on a page. Make it shorter."),
        Error(Error::Kind::Field, "place", "“{1}” is a name.", {"{2}"})}) {
    EXPECT_EQ(said(failure), failure.what());
  }
}

TEST(FailureWords, KeepThePlaceInSpanish) {
  const test::Screen spanish(Language::Spanish);
  EXPECT_EQ(said(Error(Error::Kind::Layout, "L02.md:14", "L02.md:14: This does not fit on a page. Make it shorter.")),
            "L02.md:14: " + say("This does not fit on a page. Make it shorter."));
}

}  // namespace
}  // namespace toolkit

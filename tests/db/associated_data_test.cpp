// SPDX-License-Identifier: MIT
#include "db/associated_data.h"

#include <gtest/gtest.h>

namespace db {
namespace {

std::string text_of(const AssociatedData& data) {
  return {reinterpret_cast<const char*>(data.bytes().data()), data.bytes().size()};
}

}  // namespace

TEST(AssociatedData, BeginsWithTheProduct) {
  EXPECT_EQ(text_of(AssociatedData()), std::string("\0\0\0\x0A", 4) + "both-of-us");
}

TEST(AssociatedData, PutsTheLengthBeforeEachField) {
  AssociatedData data;
  data.add("ab").add("").add_number(258);
  EXPECT_EQ(text_of(data).substr(14), std::string("\0\0\0\x02"
                                                  "ab\0\0\0\0\0\0\0\x08\0\0\0\0\0\0\x01\x02",
                                                  22));
}

TEST(AssociatedData, TellsFieldsApartThatRunTogether) {
  AssociatedData left;
  AssociatedData right;
  EXPECT_NE(text_of(left.add("note").add("body")), text_of(right.add("noteb").add("ody")));
}

}  // namespace db

// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "expected.h"
#include "sample_record.h"
#include "toolkit/exchange/record_writers.h"

namespace toolkit {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(RecordVcard, NamesTheClientAlone) {
  EXPECT_EQ(write_record_vcard(test::sample_record()), test::expected("card.vcf"));
}

TEST(RecordVcard, TellsThePartnerOnlyWhenTicked) {
  auto record = test::sample_record();
  EXPECT_THAT(write_record_vcard(record), Not(HasSubstr("Iñaki")));
  record.ticked.partner = true;
  EXPECT_THAT(write_record_vcard(record), HasSubstr("RELATED;TYPE=spouse;VALUE=text:Iñaki Etxeberria\r\n"));
}

TEST(RecordVcard, LeavesALanguageOutThatIsNotACode) {
  auto record = test::sample_record();
  record.client.language = "the Basque language";
  EXPECT_THAT(write_record_vcard(record), Not(HasSubstr("LANG")));
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/pages/document_address.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

using handouts::Variant;

http::Request request(const char* in_address, const char* in_form) {
  http::Request made;
  using Pairs = std::vector<std::pair<std::string, std::string>>;
  if (*in_address != '\0') made.query = http::Fields(Pairs{{"variant", in_address}});
  if (*in_form != '\0') made.form = http::Fields(Pairs{{"variant", in_form}});
  return made;
}

TEST(DocumentAddress, NamesDocumentsOfTheLibraryAndNothingElse) {
  for (const auto code : handouts::all_documents()) EXPECT_EQ(read_code(handouts::to_text(code)), code);
  for (const char* text : {"", "L2", "l02", "L02 ", "K01"}) EXPECT_EQ(read_code(text), std::nullopt) << text;
}

TEST(DocumentAddress, NamesAVariantAndTakesWhatWasPostedFirst) {
  EXPECT_EQ(variant_of(request("", "")), Variant::Standard);
  EXPECT_EQ(variant_of(request("large-print", "")), Variant::LargePrint);
  EXPECT_EQ(variant_of(request("large-print", "easy-read")), Variant::EasyRead);
  EXPECT_EQ(variant_of(request("tiny", "")), Variant::Standard);
}

TEST(DocumentAddress, NamesAPageByItsNumber) {
  const std::vector<std::string> pages{"one", "two"};
  EXPECT_EQ(page_picture(pages, "2")->body, "two");
  EXPECT_EQ(page_picture(pages, "1")->content_type, "image/svg+xml");
  for (const char* number : {"", "0", "3", "-1", "1x", "+1", "99999999999999999999"}) {
    EXPECT_FALSE(page_picture(pages, number)) << number;
  }
  EXPECT_FALSE(page_picture({}, "1"));
}

TEST(DocumentAddress, GivesAFileANameThatSaysNothing) {
  EXPECT_EQ(neutral_file_name("L02", Copy::Plain), "letter-2.pdf");
  EXPECT_EQ(neutral_file_name("H03-P", Copy::Plain), "handout-3.pdf");
  EXPECT_EQ(neutral_file_name("C01", Copy::WithPassword), "card-1-with-password.pdf");
  EXPECT_EQ(neutral_file_name("S01", Copy::WithPassword), "sheet-1-with-password.pdf");
}

}  // namespace
}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/exchange/digest.h"

#include <gtest/gtest.h>

namespace toolkit {
namespace {

TEST(Digest, AgreesWithThePublishedExamples) {
  EXPECT_EQ(hexadecimal(sha1("abc")), "a9993e364706816aba3e25717850c26c9cd0d89d");  // FIPS 180
  EXPECT_EQ(hexadecimal(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hexadecimal(sha1("")), "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  EXPECT_EQ(hexadecimal(sha1(std::string(1'000'000, 'a'))), "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
}

TEST(Digest, WritesBase64OnOneLine) {
  // RFC 4648, 10
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(base64(std::string("\0\xFF\xFB", 3)), "AP/7");
  EXPECT_EQ(base64(std::string(3000, 'a')).find_first_of("\r\n"), std::string::npos);
}

TEST(Digest, NamesAUuidAsTheStandardDoes) {
  // RFC 9562, A.4
  EXPECT_EQ(named_uuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"),
            "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

}  // namespace
}  // namespace toolkit

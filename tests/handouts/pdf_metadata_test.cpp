// SPDX-License-Identifier: MIT
#include "handouts/pdf_metadata.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;

constexpr auto kMadeAt =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 3) + std::chrono::hours(9) + std::chrono::seconds(5);

Pages pages_titled(const std::string& title) {
  Pages pages;
  pages.title = title;
  pages.language = "en-US";
  return pages;
}

TEST(PdfMetadata, SaysTheSameInBothForms) {
  EXPECT_EQ(information(pages_titled("Letter"), kMadeAt),
            "/Title (Letter) /Producer (Both of Us) /CreationDate (D:20261103090005Z)\n");
  const auto xmp = xmp_metadata(pages_titled("Letter"), kMadeAt);
  for (const auto* part : {">Letter<", ">en-US<", ">2026-11-03T09:00:05Z<", ">Both of Us<"})
    EXPECT_THAT(xmp, HasSubstr(part));
}

TEST(PdfMetadata, EscapesItsTitle) {
  EXPECT_THAT(xmp_metadata(pages_titled("A & <B>"), kMadeAt), HasSubstr("A &amp; &lt;B&gt;"));
  EXPECT_THAT(information(pages_titled("Hoja de información"), kMadeAt), HasSubstr("<FEFF0048"));
}

TEST(PdfMetadata, IsFoundByOthers) {
  EXPECT_THAT(TemporaryFile("a.pdf", pdf_of("words")).output_of("pdfinfo -meta %"), HasSubstr("<pdfuaid:part>1"));
}

}  // namespace
}  // namespace handouts

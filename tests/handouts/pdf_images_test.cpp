// SPDX-License-Identifier: MIT
#include "handouts/pdf_images.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/pdf_writer.h"
#include "pictures.h"
#include "workbench.h"

namespace handouts {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Image image_of(const std::string& file) {
  return read_image(file, "practice.logo");
}

Pages pages_with(const std::vector<Element>& elements) {
  Pages pages;
  pages.width = 200;
  pages.height = 100;
  pages.language = "en-US";
  pages.title = "Letter";
  pages.pages.push_back({elements});
  return pages;
}

Element figure(const Image& image, int block = 1) {
  return {Role::Figure, block, PlacedImage{10, 20, 40, 30, &image, "Signature"}};
}

std::string pdf_from(const Pages& pages) {
  return PdfWriter(test_typefaces().faces()).write(pages, {});
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST(PdfImages, AreInAFileOnceHoweverOftenTheyStand) {
  const auto one = image_of(pictures::png(pictures::rings()));
  const auto other = image_of(pictures::jpeg(pictures::sunset()));
  auto pages = pages_with({figure(one), figure(other, 2), figure(one, 3)});
  pages.pages.push_back(pages.pages.front());
  const auto pdf = pdf_from(pages);
  EXPECT_EQ(count_of(pdf, "/Subtype /Image"), 2U);
  EXPECT_EQ(count_of(pdf, one.data), 1U);
  EXPECT_EQ(count_of(pdf, other.data), 1U);
  EXPECT_EQ(pdf_from(pages), pdf);
}

TEST(PdfImages, LeaveNoTraceWhereThereAreNone) {
  EXPECT_THAT(pdf_from(pages_with({})), Not(HasSubstr("/XObject")));
}

TEST(PdfImages, SayWhatTheirColorsAre) {
  const auto color = image_of(pictures::jpeg(pictures::sunset()));
  const auto grey = image_of(pictures::jpeg(pictures::flourish()));
  EXPECT_THAT(pdf_from(pages_with({figure(color)})), HasSubstr("/ColorSpace [/CalRGB"));
  EXPECT_THAT(pdf_from(pages_with({figure(grey)})),
              AllOf(HasSubstr("/ColorSpace [/CalGray"), HasSubstr("/Filter /DCTDecode")));
}

TEST(PdfImages, AreSeenByOthersAsTheyWereDrawn) {
  for (const auto& [file, kind] :
       {std::pair(pictures::png(pictures::sunset()), "image"), std::pair(pictures::jpeg(pictures::sunset()), "jpeg")}) {
    const auto image = image_of(file);
    const TemporaryFile pdf("a.pdf", pdf_from(pages_with({figure(image)})));
    EXPECT_THAT(pdf.output_of("pdfimages -list %"), AllOf(HasSubstr("160   120"), HasSubstr(kind)));
    EXPECT_THAT(pdf.output_of("qpdf --check %"), HasSubstr("No syntax or stream encoding errors"));
    // The middle of the sun, and paper beside the picture.
    EXPECT_THAT(pdf.output_of("pdftoppm -r 72 -x 29 -y 39 -W 1 -H 1 % | tail -c 3 | od -An -tu1"),
                testing::ContainsRegex("2[345][0-9] +(1[89]|20|21)[0-9] +[6-9][0-9]"));
    EXPECT_THAT(pdf.output_of("pdftoppm -r 72 -x 60 -y 39 -W 1 -H 1 % | tail -c 3 | od -An -tu1"),
                HasSubstr("255 255 255"));
  }
}

TEST(PdfImages, AreWhiteWhereTheyAreWhite) {
  const auto white = image_of(pictures::png(pictures::plain(8, 6, 1, '\xFF')));
  const TemporaryFile pdf("a.pdf", pdf_from(pages_with({figure(white)})));
  EXPECT_EQ(pdf.output_of("pdftoppm -r 72 -x 29 -y 39 -W 1 -H 1 % | tail -c 3 | od -An -tu1"), " 255 255 255\n");
}

TEST(PdfImages, AreFiguresToAListenerOrNothing) {
  const auto image = image_of(pictures::png(pictures::flourish()));
  auto element = figure(image);
  const TemporaryFile heard("a.pdf", pdf_from(pages_with({element})));
  EXPECT_EQ(heard.output_of("pdfinfo -struct %"),
            "Document\n  Figure:\n     /Placement /Block\n     /BBox [10 50 50 80]\n");
  EXPECT_THAT(pdf_from(pages_with({element})), HasSubstr("/Alt (Signature)"));
  element.role = Role::Artifact;
  EXPECT_EQ(TemporaryFile("b.pdf", pdf_from(pages_with({element}))).output_of("pdfinfo -struct %"), "Document\n");
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/svg_image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/svg_writer.h"
#include "pictures.h"
#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

Image image_of(const std::string& file) {
  return read_image(file, "practice.logo");
}

/// What `base64 -d` makes of the address.
std::string file_in(const std::string& address, std::string_view type) {
  const auto head = "data:" + std::string(type) + ";base64,";
  EXPECT_THAT(address, StartsWith(head));
  return TemporaryFile("a.txt", address.substr(head.size())).output_of("base64 -d %");
}

TEST(SvgImage, IsAFileThatReadsAsTheSamePicture) {
  for (const auto& pixels : {pictures::rings(), pictures::flourish(), pictures::plain(1, 1, 1, '\x33')}) {
    const auto image = image_of(pictures::png(pixels));
    EXPECT_EQ(image_of(file_in(data_address(image), "image/png")), image);
  }
  const auto jpeg = image_of(pictures::jpeg(pictures::sunset()));
  EXPECT_EQ(file_in(data_address(jpeg), "image/jpeg"), jpeg.data);
}

TEST(SvgImage, StandsOnThePage) {
  const auto image = image_of(pictures::png(pictures::plain(4, 2, 1, '\0')));
  Pages pages;
  pages.width = 200;
  pages.height = 100;
  pages.pages.push_back({{{Role::Figure, 1, PlacedImage{10, 20, 40, 30, &image, "Signature"}}}});
  const auto svg = write_svg(pages, test_typefaces().faces()).front();
  EXPECT_THAT(svg, HasSubstr("<image x=\"10\" y=\"20\" width=\"40\" height=\"30\" preserveAspectRatio=\"none\" "
                             "href=\"data:image/png;base64,"));
  const TemporaryFile file("a.svg", svg);
  EXPECT_THAT(file.output_of("mutool draw -r 72 -c gray -F pgm -o - % | tail -c +16 | od -An -tu1 -v -w200 | "
                             "awk 'NR == 36 { print $30, $80 }'"),
              HasSubstr("0 255\n"));
}

}  // namespace
}  // namespace handouts

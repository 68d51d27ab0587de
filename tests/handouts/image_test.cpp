// SPDX-License-Identifier: MIT
#include "handouts/image.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/deflate.h"
#include "handouts/error.h"
#include "pictures.h"
#include "workbench.h"

namespace handouts {
namespace {

using pictures::JpegKind;
using testing::HasSubstr;
using testing::Not;

Image image_of(const std::string& file) {
  return read_image(file, "practice.logo");
}

/// What is behind the byte 0 of each row.
std::string pixels_of(const Image& image) {
  const auto row = static_cast<std::size_t>(image.width) * (image.color == Image::Color::Rgb ? 3 : 1);
  std::string rows((row + 1) * static_cast<std::size_t>(image.height) + 1, '\0');
  rows.resize(inflate(image.data, rows).value());
  EXPECT_EQ(rows.size(), (row + 1) * static_cast<std::size_t>(image.height));
  std::string pixels;
  for (std::size_t at = 0; at < rows.size(); at += row + 1) {
    EXPECT_EQ(rows[at], '\0');
    pixels += rows.substr(at + 1, row);
  }
  return pixels;
}

std::string fault_of(const std::string& file) {
  return error_of([&] { image_of(file); });
}

TEST(Image, HasThePixelsOfAPng) {
  const auto shades = pictures::sunset();
  const auto image = image_of(pictures::png(shades));
  EXPECT_EQ(image.width, shades.width);
  EXPECT_EQ(image.height, shades.height);
  EXPECT_EQ(image.color, Image::Color::Rgb);
  EXPECT_EQ(pixels_of(image), shades.bytes);
  EXPECT_EQ(pixels_of(image_of(pictures::png(pictures::flourish()))), pictures::flourish().bytes);
}

TEST(Image, IsGreyWhenNothingInItIsColored) {
  auto pixels = pictures::plain(4, 2, 3, '\x40');
  EXPECT_EQ(image_of(pictures::png(pixels)).color, Image::Color::Grey);
  EXPECT_EQ(pixels_of(image_of(pictures::png(pixels))), std::string(8, '\x40'));
  pixels.bytes.back() = '\x41';
  EXPECT_EQ(image_of(pictures::png(pixels)).color, Image::Color::Rgb);
}

TEST(Image, ShowsWhitePaperWhereItCanBeSeenThrough) {
  const pictures::Pixels pixels{2, 1, 4, std::string("\x10\x20\x30\0\x10\x20\x30\xFF", 8)};
  EXPECT_EQ(pixels_of(image_of(pictures::png(pixels))), "\xFF\xFF\xFF\x10\x20\x30");
  const pictures::Pixels grey{2, 1, 2, std::string("\0\0\0\xFF", 4)};
  EXPECT_EQ(pixels_of(image_of(pictures::png(grey))), std::string("\xFF\0", 2));
}

TEST(Image, IsTheSameJpegHoweverItWasPacked) {
  const auto baseline = image_of(pictures::jpeg(pictures::sunset()));
  EXPECT_EQ(baseline.coding, Image::Coding::Jpeg);
  EXPECT_EQ(baseline.color, Image::Color::Rgb);
  EXPECT_EQ(baseline.width, pictures::sunset().width);
  EXPECT_EQ(image_of(pictures::jpeg(pictures::sunset(), JpegKind::Progressive)), baseline);
  EXPECT_EQ(image_of(baseline.data), baseline);
  EXPECT_EQ(image_of(pictures::jpeg(pictures::flourish())).color, Image::Color::Grey);
}

/// Whether what `add` puts into a file is nowhere in the picture, which is otherwise the same.
template <typename Add>
void expect_left_behind(const std::string& file, const Add& add) {
  const std::string secret = "29.7604 N 95.3698 W, Priya's home";
  const auto told = add(secret);
  ASSERT_THAT(told, HasSubstr(secret));
  EXPECT_EQ(image_of(told), image_of(file));
  EXPECT_THAT(image_of(told).data, Not(HasSubstr(secret)));
}

TEST(Image, LeavesBehindWhatIsNotItsPixels) {
  const auto png = pictures::png(pictures::rings());
  for (const auto* type : {"tEXt", "iTXt", "eXIf", "prVt"}) {
    expect_left_behind(png, [&](const std::string& secret) {
      return pictures::with_chunk(png, type, std::string("Comment\0", 8) + secret);
    });
  }
  expect_left_behind(png, [&](const std::string& secret) { return png + secret; });
  const auto jpeg = pictures::jpeg(pictures::sunset());
  for (const int marker : {0xE1, 0xE2, 0xED, 0xEF, 0xFE}) {
    expect_left_behind(jpeg, [&](const std::string& secret) {
      return pictures::with_segment(jpeg, static_cast<unsigned char>(marker), secret);
    });
  }
  expect_left_behind(jpeg, [&](const std::string& secret) { return jpeg + secret; });
}

/// What a camera notes of how it was held (Exif 2.3, 4.6.2), in either order of bytes.
std::string camera_note(char orientation, bool is_little) {
  using namespace std::string_literals;
  const std::string exif = "Exif\0\0"s;
  if (is_little) return exif + "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + orientation + "\0\0\0\0\0\0\0"s;
  return exif + "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0\0\0\0\0"s;
}

TEST(Image, SaysThatACameraWasTurned) {
  const auto jpeg = pictures::jpeg(pictures::sunset());
  for (const bool is_little : {true, false}) {
    for (const char upright : {'\0', '\1'})
      EXPECT_EQ(image_of(pictures::with_segment(jpeg, 0xE1, camera_note(upright, is_little))), image_of(jpeg));
    for (const char turned : {'\3', '\6', '\10'}) {
      EXPECT_THAT(sentence_of([&] { image_of(pictures::with_segment(jpeg, 0xE1, camera_note(turned, is_little))); }),
                  HasSubstr("Turn it upright"));
    }
  }
}

TEST(Image, SaysWhatCannotBePrinted) {
  EXPECT_THAT(sentence_of([] { image_of("GIF89a"); }), HasSubstr("neither a PNG nor a JPEG"));
  EXPECT_THAT(sentence_of([] { image_of(""); }), HasSubstr("neither a PNG nor a JPEG"));
  EXPECT_THAT(sentence_of([] { image_of(pictures::jpeg(pictures::plain(8, 8, 4, '\x20'), JpegKind::Cmyk)); }),
              HasSubstr("CMYK"));
  EXPECT_EQ(fault_of("GIF89a"), "Picture practice.logo");
}

TEST(Image, SaysThatAPictureIsTooLarge) {
  for (const auto& pixels : {pictures::plain(4001, 1, 1, '\0'), pictures::plain(1, 4001, 1, '\0')}) {
    EXPECT_THAT(sentence_of([&] { image_of(pictures::png(pixels)); }), HasSubstr("4,000 pixels"));
    EXPECT_THAT(sentence_of([&] { image_of(pictures::jpeg(pixels)); }), HasSubstr("4,000 pixels"));
  }
  EXPECT_EQ(image_of(pictures::png(pictures::plain(4000, 1, 1, '\0'))).width, 4000);
  const auto png = pictures::png(pictures::plain(1, 1, 1, '\0'));
  EXPECT_EQ(fault_of(png + std::string(kMostImageBytes - png.size(), '\0')), "no error");
  EXPECT_THAT(sentence_of([&] { image_of(png + std::string(kMostImageBytes, '\0')); }), HasSubstr("2 megabytes"));
}

TEST(Image, RefusesAFileThatBreaksOffAnywhere) {
  for (const auto& file : {pictures::png(pictures::rings()), pictures::jpeg(pictures::sunset()),
                           pictures::jpeg(pictures::sunset(), JpegKind::Progressive)}) {
    const auto step = file.size() / 400 + 1;
    for (std::size_t length = 0; length < file.size(); length += step)
      EXPECT_EQ(fault_of(file.substr(0, length)), "Picture practice.logo") << length;
    EXPECT_EQ(fault_of(file.substr(0, file.size() - 1)), "Picture practice.logo");
  }
}

/// A sound picture's data reads again: the same bytes, or the same number of rows.
void expect_sound(const Image& image) {
  if (image.coding == Image::Coding::Jpeg) {
    EXPECT_EQ(image_of(image.data), image);
  } else {
    pixels_of(image);
  }
}

TEST(Image, IsSoundOrRefusedWhateverByteIsDamaged) {
  const auto small = pictures::plain(40, 30, 4, '\x55');
  auto shades = pictures::sunset();
  shades.height = 24;
  shades.bytes.resize(static_cast<std::size_t>(shades.width * shades.height * 3));
  int refused = 0;
  int count = 0;
  for (const auto& file : {pictures::png(small), pictures::png(shades), pictures::jpeg(shades),
                           pictures::jpeg(shades, JpegKind::Progressive)}) {
    for (std::size_t at = 0; at < file.size(); ++at) {
      for (const char flip : {'\x01', '\x80', '\xFF'}) {
        auto damaged = file;
        damaged[at] = static_cast<char>(damaged[at] ^ flip);
        ++count;
        try {
          expect_sound(image_of(damaged));
        } catch (const Error& error) {
          ++refused;
          EXPECT_EQ(error.kind(), Error::Kind::Picture);
        }
      }
    }
  }
  EXPECT_GT(count, 5000);
  EXPECT_GT(refused, count / 4);
}

TEST(Image, RefusesAPictureMadeToKeepAReaderBusy) {
  const auto grey = pictures::flourish();
  EXPECT_EQ(fault_of(pictures::jpeg(grey, JpegKind::Progressive)), "no error");
  EXPECT_EQ(fault_of(pictures::jpeg(grey, JpegKind::ManyScans)), "Picture practice.logo");
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/image.h"

#include "handouts/error.h"
#include "handouts/image_readers.h"

namespace handouts {
namespace {

constexpr std::string_view kPng = "\x89PNG\r\n\x1A\n";
constexpr std::string_view kJpeg = "\xFF\xD8\xFF";

[[noreturn]] void refuse(const std::string& place, const char* sentence) {
  throw Error(Error::Kind::Picture, place, sentence);
}

}  // namespace

Image read_image(std::string_view file, const std::string& place) {
  if (file.size() > kMostImageBytes)
    refuse(place, "This picture's file is larger than 2 megabytes. Save the picture with fewer pixels.");
  if (file.starts_with(kPng)) return read_png(file, place);
  if (file.starts_with(kJpeg)) return read_jpeg(file, place);
  refuse(place, "This file is neither a PNG nor a JPEG picture. Save the picture as one of them.");
}

void refuse_damaged_image(const std::string& place) {
  refuse(place, "This picture is damaged, or a part of it is missing. Save it again where it was made.");
}

void refuse_large_image(const std::string& place) {
  refuse(place, "This picture is more than 4,000 pixels wide or high. Save it with fewer pixels.");
}

}  // namespace handouts

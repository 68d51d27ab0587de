// SPDX-License-Identifier: MIT
#include "handouts/pdf_images.h"

#include <algorithm>
#include <cassert>
#include <string_view>

namespace handouts {
namespace {

/// Archives want to know what a color looks like (ISO 19005-2, 6.2.4.3): as on a screen, with the primaries of sRGB
/// (IEC 61966-2-1) and the power function nearest to its curve.
constexpr std::string_view kRgb =
    "[/CalRGB << /WhitePoint [0.9505 1 1.089] /Gamma [2.2 2.2 2.2] "
    "/Matrix [0.4124 0.2126 0.0193 0.3576 0.7152 0.1192 0.1805 0.0722 0.9505] >>]";
/// For a grey JPEG, whose one color no table can stand for in every viewer: with the white of all color management
/// (ICC.1, 6.3.4.3), which is neutral where a viewer takes it at its word.
constexpr std::string_view kGrey = "[/CalGray << /WhitePoint [0.9642 1 0.8249] /Gamma 2.2 >>]";

/// Greys as a table of colors: one viewer shows white of a grey space that has the white of sRGB as cream.
std::string grey_table() {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string table = "[/Indexed " + std::string(kRgb) + " 255 <";
  for (unsigned shade = 0; shade < 256; ++shade) {
    for (int color = 0; color < 3; ++color) (table += kDigits[shade / 16]) += kDigits[shade % 16];
  }
  return table + ">]";
}

std::string color_space_of(const Image& image) {
  if (image.color == Image::Color::Rgb) return std::string(kRgb);
  return image.coding == Image::Coding::Jpeg ? std::string(kGrey) : grey_table();
}

/// "Predictor 15: the algorithm is chosen by each row's first byte" (ISO 32000-1, 7.4.4.4), as in a PNG.
std::string filter_of(const Image& image) {
  if (image.coding == Image::Coding::Jpeg) return "/Filter /DCTDecode";
  return "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors " +
         std::string(image.color == Image::Color::Rgb ? "3" : "1") + " /Columns " + std::to_string(image.width) + " >>";
}

std::string body_of(const Image& image) {
  return "/Type /XObject /Subtype /Image /Width " + std::to_string(image.width) + " /Height " +
         std::to_string(image.height) + " /BitsPerComponent 8 /ColorSpace " + color_space_of(image) + " " +
         filter_of(image) + "\n";
}

}  // namespace

PdfImages::PdfImages(const Pages& pages) {
  for (const auto& page : pages.pages) {
    for (const auto& element : page.elements) {
      const auto* const placed = std::get_if<PlacedImage>(&element.shape);
      if (placed != nullptr && std::ranges::find(images_, placed->image) == images_.end())
        images_.push_back(placed->image);
    }
  }
}

std::string PdfImages::name(const PlacedImage& placed) const {
  const auto found = std::ranges::find(images_, placed.image);
  assert(found != images_.end());
  return "I" + std::to_string(found - images_.begin());
}

std::string PdfImages::write(PdfFile& file) const {
  if (images_.empty()) return {};
  std::string entries;
  for (std::size_t i = 0; i < images_.size(); ++i) {
    const int number = file.add_stream(body_of(*images_[i]), images_[i]->data);
    entries += "/I" + std::to_string(i) + " " + reference(number) + " ";
  }
  return "/XObject << " + entries + ">>\n";
}

}  // namespace handouts

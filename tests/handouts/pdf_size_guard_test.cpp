// SPDX-License-Identifier: MIT
#include "handouts/pdf_size_guard.h"

#include <gtest/gtest.h>

#include "form_samples.h"
#include "handouts/deflate.h"
#include "workbench.h"

namespace handouts {
namespace {

std::string stream_of(const std::string& data) {
  return "<< /Length 1 >>\nstream\n" + data + "\nendstream\n";
}

TEST(PdfSizeGuard, LetsFormsPass) {
  EXPECT_TRUE(is_modest(every_field_pdf(every_field_values())));
  EXPECT_TRUE(is_modest(
      TemporaryFile("a.pdf", every_field_pdf()).output_of("qpdf --object-streams=generate --compress-streams=y % -")));
}

TEST(PdfSizeGuard, StopsWhatUnpacksToTooMuch) {
  Deflater deflater;
  const auto packed = deflater.deflate(std::string(20 << 20, 'a'));
  EXPECT_FALSE(is_modest(stream_of(packed)));
  EXPECT_FALSE(is_modest("stream \t\r\n" + packed));
  EXPECT_FALSE(is_modest(stream_of(deflater.deflate(deflater.deflate("a")))));
  std::string many;
  for (int i = 0; i < 10; ++i) many += stream_of(deflater.deflate(std::string(10 << 20, 'a')));
  EXPECT_FALSE(is_modest(many));
  std::string broken;
  for (int i = 0; i < 1000; ++i) broken += stream_of(packed.substr(0, 50));
  EXPECT_FALSE(is_modest(broken));
}

TEST(PdfSizeGuard, StopsCompressionItCannotMeasure) {
  Deflater deflater;
  EXPECT_FALSE(is_modest("<< /Filter /LZWDecode >>"));
  EXPECT_FALSE(is_modest("<< /Filter/#4cZW >>"));
  EXPECT_FALSE(is_modest("[/AHx /FlateDecode]"));
  EXPECT_FALSE(is_modest(stream_of(deflater.deflate("5 0 /RunLengthDecode "))));
  EXPECT_TRUE(is_modest("<< /Filter /FlateDecode /Note (LZW) /LZWed 1 >>"));
}

TEST(PdfSizeGuard, StopsAFileOfVeryManyObjects) {
  std::string objects;
  for (int i = 0; i < 25000; ++i) objects += "1 0 obj\nendobj\n";
  EXPECT_FALSE(is_modest(objects));
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <hpdf.h>

#include "handouts/deflate.h"
#include "handouts/face.h"
#include "handouts/pdf_file.h"
#include "handouts/pipeline.h"
#include "handouts/subset.h"
#include "handouts/typefaces.h"
#include "sample_letter.h"

/// The sample letter through our whole pipeline, and through libharu's own text functions, which do less (no kerning,
/// no marks, greedy lines), beside the least that any of this could cost: lines that are there already, deflated and
/// written.
namespace {

using bench::letter;
using bench::values;

void OurPipeline(benchmark::State& state) {
  const handouts::Typefaces typefaces;
  handouts::Pipeline pipeline(typefaces);
  const auto source = letter();
  unsigned number = 0;
  std::size_t bytes = pipeline.make_pdf(source, values(number++), {}).size();
  for (auto _ : state) bytes = pipeline.make_pdf(source, values(number++), {}).size();
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(OurPipeline)->Unit(benchmark::kMicrosecond);

void OurPageOnTheScreen(benchmark::State& state) {
  const handouts::Typefaces typefaces;
  handouts::Pipeline pipeline(typefaces);
  const auto source = letter();
  unsigned number = 0;
  std::size_t pages = pipeline.make_svg(source, values(number++), {}).size();
  for (auto _ : state) pages = pipeline.make_svg(source, values(number++), {}).size();
  state.counters["pages"] = static_cast<double>(pages);
}
BENCHMARK(OurPageOnTheScreen)->Unit(benchmark::kMicrosecond);

/// A subset of a letter's size, ready for the file.
std::string ready_made_font(const handouts::Typefaces& typefaces, handouts::FaceId face, handouts::Deflater& deflater) {
  std::vector<std::uint32_t> glyphs;
  for (std::uint32_t glyph = 1; glyph <= 60; ++glyph) glyphs.push_back(glyph);
  return deflater.deflate(handouts::cut_subset(typefaces.faces().all[face], glyphs).file);
}

/// Forty lines of fifty letters, as codes in strings.
std::string ready_made_lines() {
  std::string content;
  for (int line = 0; line < 40; ++line) {
    content += "BT 117 " + std::to_string(700 - 14 * line) + " Td /F0 12 Tf [<";
    for (int letter = 0; letter < 50; ++letter) content += "00" + std::to_string(10 + (letter * 7 + line * 3) % 60);
    content += ">] TJ ET\n";
  }
  return content;
}

/// No merging, no shaping, no lines to break, no structure: what is left is deflating and the file.
void ReadyMadeLinesToAFile(benchmark::State& state) {
  const handouts::Typefaces typefaces;
  handouts::Deflater deflater;
  std::vector<std::string> fonts;
  for (const auto face : std::initializer_list<handouts::FaceId>{0, 1, 4, 5})
    fonts.push_back(ready_made_font(typefaces, face, deflater));
  const auto lines = ready_made_lines();
  std::size_t bytes = 0;
  for (auto _ : state) {
    handouts::PdfFile file;
    for (const auto& font : fonts) file.add_stream("/Filter /FlateDecode\n", font);
    const int content = file.add_stream("/Filter /FlateDecode\n", deflater.deflate(lines));
    const int page = file.add_dictionary("/Type /Page /Contents " + std::to_string(content) + " 0 R\n");
    file.set_root_pages("/Kids [" + std::to_string(page) + " 0 R] /Count 1\n");
    bytes = file.save().size();
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(ReadyMadeLinesToAFile)->Unit(benchmark::kMicrosecond);

void OurFirstPipelineAfterAStart(benchmark::State& state) {
  const auto source = letter();
  for (auto _ : state) {
    const handouts::Typefaces typefaces;
    benchmark::DoNotOptimize(handouts::Pipeline(typefaces).make_pdf(source, values(0), {}));
  }
}
BENCHMARK(OurFirstPipelineAfterAStart)->Unit(benchmark::kMillisecond);

/// The letter's text with Markdown's marks taken out, a paragraph a line.
std::string plain_letter(unsigned number) {
  const auto text = handouts::mustache::render(
      letter().body, values(number), [](const std::string& value) { return value; }, "letter.md");
  std::string plain;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("```")) plain += line + "\n";
  }
  return plain;
}

/// Breaks at the last space that fits, as programs that use libharu do.
std::vector<std::string> broken(HPDF_Page page, const std::string& paragraph, float measure) {
  std::vector<std::string> lines(1);
  std::istringstream words(paragraph);
  for (std::string word; words >> word;) {
    const std::string longer = lines.back().empty() ? word : lines.back() + " " + word;
    if (HPDF_Page_TextWidth(page, longer.c_str()) <= measure) {
      lines.back() = longer;
    } else {
      lines.push_back(word);
    }
  }
  return lines;
}

void LibharuText(benchmark::State& state) {
  constexpr const char* kText = "/usr/share/fonts/truetype/gentiumplus/GentiumBookPlus-Regular.ttf";
  constexpr const char* kHead = "/usr/share/fonts/truetype/lato/Lato-Bold.ttf";
  unsigned number = 0;
  HPDF_UINT32 bytes = 0;
  for (auto _ : state) {
    const auto text = plain_letter(number++);
    HPDF_Doc pdf = HPDF_New(nullptr, nullptr);
    HPDF_SetCompressionMode(pdf, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(pdf);
    HPDF_Font body = HPDF_GetFont(pdf, HPDF_LoadTTFontFromFile(pdf, kText, HPDF_TRUE), "UTF-8");
    HPDF_Font head = HPDF_GetFont(pdf, HPDF_LoadTTFontFromFile(pdf, kHead, HPDF_TRUE), "UTF-8");
    HPDF_Page page = HPDF_AddPage(pdf);
    HPDF_Page_SetSize(page, HPDF_PAGE_SIZE_LETTER, HPDF_PAGE_PORTRAIT);
    HPDF_Page_BeginText(page);
    HPDF_Page_SetFontAndSize(page, head, 13);
    HPDF_Page_TextOut(page, 117, 720, "Elm Street Couples Practice");
    HPDF_Page_SetFontAndSize(page, body, 12);
    float y = 680;
    std::istringstream paragraphs(text);
    for (std::string paragraph; std::getline(paragraphs, paragraph);) {
      for (const auto& line : broken(page, paragraph, 378)) HPDF_Page_TextOut(page, 117, y -= 14, line.c_str());
    }
    HPDF_Page_EndText(page);
    HPDF_SaveToStream(pdf);
    bytes = HPDF_GetStreamSize(pdf);
    HPDF_Free(pdf);
  }
  state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(LibharuText)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();

// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <hpdf.h>
#include <sys/resource.h>

#include "handouts/deflate.h"
#include "handouts/face.h"
#include "handouts/pdf_file.h"
#include "handouts/pipeline.h"
#include "handouts/subset.h"
#include "handouts/typefaces.h"

/// One letter of about 2,000 characters in four fonts: through our whole pipeline, and through libharu's own text
/// functions, which do less (no kerning, no marks, greedy lines), beside the least that any of this could cost: lines
/// that are there already, deflated and written. Every letter has names that no letter had before, so caches know the
/// words of the template and nothing else.
namespace {

constexpr const char* kBody = R"(```date
{{date}}
```

```address
{{partner.name}}
{{partner.address}}
```

Dear {{partner.name}},

I am {{practitioner.name}}. {{client.name}} has asked me to write to you and has read this letter. You are free to say yes, no, or not now.

I have heard only one view, and there are two. This is not about one person being *the problem*. This is not about finding out who is at fault. I am not a judge, and I will not keep score. We can look for a time that works, such as evenings or a Saturday morning. If cost is a worry, please tell me; there may be other choices. Every family has its own ways. You can tell me what matters in yours, and we will work with it.

Here is what a first visit looks like: about 75 minutes. I meet with you both, and I also meet with each person alone for a while. I do that with everyone. I do not take sides. Because I already know {{client.name}}, you may prefer someone new to both of you. I would be glad to suggest names.

What you tell me is private, with a few limits set by law, such as when someone is in danger or a child is being harmed. I cannot talk about what {{client.name}} and I discuss. If you come, we will agree first whether you are coming as a client yourself or to help with {{client.name}}'s care. 

If you would like to talk, call (713) 555-0142 or write to hello@elmstreet.example. If you do not wish to, you need not do anything, and I will not write again.

```signature
{{practitioner.name}}
```
)";

/// Syllables in the order of `number`: no two numbers give the same name.
std::string invented_name(unsigned number) {
  constexpr const char* kSyllables[] = {"ma",  "ri",  "jo",  "sé",  "ña",  "ki", "tom",  "áš",
                                        "dvo", "řák", "ngu", "yễn", "phư", "ớc", "björ", "åke"};
  std::string name = "Ka";
  for (unsigned rest = number; rest > 0; rest /= 16) name += kSyllables[rest % 16];
  return name + " Lefèvre-" + name;
}

handouts::mustache::Fields values(unsigned number) {
  using handouts::mustache::Fields;
  return {
      {"date", "November 23, 2026"},
      {"client", Fields{{"name", invented_name(number * 2)}}},
      {"partner", Fields{{"name", invented_name(number * 2 + 1)}, {"address", "12 Orchard Lane\nHouston, TX 77002"}}},
      {"practitioner", Fields{{"name", "Ruth Adler"}}},
      {"practice", Fields{{"name", "Elm Street Couples Practice"}, {"address", "418 Elm Street\nHouston, TX 77002"}}}};
}

handouts::Template letter() {
  handouts::Template source;
  source.file = "letter.md";
  source.code = "L02";
  source.head = handouts::Head::Letterhead;
  source.language = "en-US";
  source.body = kBody;
  return source;
}

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

/// The most memory the process has had so far, in MB.
double peak_memory() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

/// A folder of its own, gone with the object.
class Folder {
 public:
  Folder() : path_((std::filesystem::temp_directory_path() / "bothofus-letters-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) std::abort();
  }
  ~Folder() { std::filesystem::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(unsigned number, const std::string& pdf) const {
    std::ofstream(path_ + "/" + std::to_string(number) + ".pdf", std::ios::binary) << pdf;
  }

 private:
  std::string path_;
};

/// One file a letter, on as many threads as the benchmark has; the time is the clock's on the wall.
void OurLettersToDisk(benchmark::State& state) {
  static const handouts::Typefaces kTypefaces;
  static const Folder kFolder;
  const auto source = letter();
  handouts::Pipeline pipeline(kTypefaces);
  // Each thread has names of its own.
  auto number = static_cast<unsigned>(state.thread_index()) * 1'000'000U;
  for (auto _ : state) {
    kFolder.write(number, pipeline.make_pdf(source, values(number), {}));
    ++number;
  }
  state.SetItemsProcessed(state.iterations());
  if (state.thread_index() == 0) state.counters["peak_mb"] = peak_memory();
}
BENCHMARK(OurLettersToDisk)->Iterations(500)->Threads(1)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(OurLettersToDisk)->Iterations(2'000)->Threads(2)->UseRealTime()->Unit(benchmark::kMicrosecond);
BENCHMARK(OurLettersToDisk)->Iterations(10'000)->Threads(2)->UseRealTime()->Unit(benchmark::kMicrosecond);

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
      kBody, values(number), [](const std::string& value) { return value; }, "letter.md");
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

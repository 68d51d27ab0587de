// SPDX-License-Identifier: MIT
#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <hpdf.h>

#include "handouts/pipeline.h"
#include "handouts/typefaces.h"

/// One letter of about 2,000 characters in two fonts: through our whole pipeline, and through libharu's own text
/// functions, which do less (no kerning, no marks, greedy lines). Every letter has names that no letter had before, so
/// caches know the words of the template and nothing else.
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

I have heard only one view, and there are two. I would value yours. This is not about one person being the problem. This is not about finding out who is at fault. I am not a judge, and I will not keep score.

We can look for a time that works, such as evenings or a Saturday morning. If cost is a worry, please tell me; there may be other choices. Every family has its own ways. You can tell me what matters in yours, and we will work with it.

Here is what a first visit looks like: about 75 minutes. I meet with you both, and I also meet with each person alone for a while. I do that with everyone.

I do not take sides. Because I already know {{client.name}}, you may prefer someone new to both of you. I would be glad to suggest names.

What you tell me is private, with a few limits set by law, such as when someone is in danger or a child is being harmed. I cannot talk about what {{client.name}} and I discuss. If you come, we will agree first whether you are coming as a client yourself or to help with {{client.name}}'s care. The two are different and I will explain.

If you would like to talk, call (713) 555-0142 or write to hello@elmstreet.example. If you do not wish to, you need not do anything, and I will not write again. Thank you for reading this.

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

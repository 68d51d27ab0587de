// SPDX-License-Identifier: MIT
#include "handouts/pipeline.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <sstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/image.h"
#include "pictures.h"
#include "workbench.h"

namespace handouts {
namespace {

using mustache::Fields;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;

constexpr const char* kNames[] = {
    "María-José Fernández de la Cruz-Etxeberria",
    "Iñaki Etxeberria-Muñoz",
    "Marcus Washington Jr.",
    "DeShawn Bell",
    "Priya Raghunathan",
    "Vikram Raghunathan",
    "Kaʻiulani Kealoha-Schwarzenberger",
    "Tomáš Dvořák-Nakamura",
    "Björn-Åke Lindström-Þórsdóttir",
    "Hélène Lefèvre-Saint-Exupéry",
    "Taylor Kim",
    "Nguyễn Thị Ngọc Ánh",
    "Đặng Hữu Phước",
    "Ελένη Παπαδοπούλου",
    "Владимир Соколов",
    "Ọlá Ẹ̀ṣọ́",
    "x̂ m̃ ẅ̄ q̇",
};

TEST(Pipeline, GivesEveryNameBackAsItWasEntered) {
  for (const std::string name : kNames) {
    EXPECT_EQ(extracted_text(pdf_of("{{name}}", {{"name", name}})), name + "\n");
    EXPECT_EQ(extracted_text(pdf_of("> **{{name}}**\n", {{"name", name}})), name + "\n");
    EXPECT_EQ(extracted_text(pdf_of("# {{name}}\n", {{"name", name}})), name + "\n");
  }
}

TEST(Pipeline, GivesNamesBackToASecondReader) {
  for (const std::string name : kNames) {
    const TemporaryFile file("a.pdf", pdf_of("{{name}}", {{"name", name}}));
    EXPECT_EQ(file.output_of("mutool draw -q -F txt % 2>/dev/null"), name + "\n\n\f\n");
  }
}

TEST(Pipeline, GivesDecomposedNamesBackInNormalForm) {
  const std::string decomposed =
      "Nguye\u0302\u0303n Thi\u0323 Ngo\u0323c A\u0301nh, \u0110a\u0306\u0323ng Hu\u031B\u0303u "
      "Phu\u031Bo\u031B\u0301c";
  EXPECT_EQ(extracted_text(pdf_of("{{name}}", {{"name", decomposed}})), "Nguyễn Thị Ngọc Ánh, Đặng Hữu Phước\n");
}

TEST(Pipeline, GivesMarkdownInAValueBackAsText) {
  for (const std::string value :
       {"# *no* **heading** _x_ `y`", "- a", "1. b", "> c", "---", "[a](b) ![c](d) <b>&amp;</b>", "\\*", "{{d}}"}) {
    EXPECT_EQ(extracted_text(pdf_of("{{value}}\n", {{"value", value}})), value + "\n") << value;
  }
}

TEST(Pipeline, MakesFilesThatOtherReadersFindNoFaultWith) {
  const TemporaryFile file(
      "a.pdf", pdf_of("# One\n\n*Two* **three** ***four***\n\n- [ ] five\n\n```cards\nsix\n---\nseven\n```\n"));
  EXPECT_THAT(file.output_of("qpdf --check % 2>&1"), Not(HasSubstr("exit")));
  EXPECT_THAT(file.output_of("mutool draw -F txt % 2>&1"),
              AllOf(HasSubstr("five"), Not(HasSubstr("error")), Not(HasSubstr("exit"))));
  EXPECT_THAT(file.output_of("pdfinfo % 2>&1"),
              AllOf(HasSubstr("Information sheet"), HasSubstr("Both of Us"), Not(HasSubstr("Error"))));
}

TEST(Pipeline, EmbedsEveryFontAsASubsetThatKnowsItsText) {
  const TemporaryFile file("a.pdf", pdf_of("# One\n\n*Two* **three** ***four*** five\n\n```cards\na\n\n— b\n```\n"));
  const auto fonts = file.output_of("pdffonts % 2>&1");
  std::istringstream lines(fonts);
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  int count = 0;
  while (std::getline(lines, line)) {
    ++count;
    EXPECT_THAT(line,
                AllOf(HasSubstr("CID TrueType"), HasSubstr("Identity-H"), HasSubstr("yes yes yes"), HasSubstr("+")));
  }
  EXPECT_EQ(count, 6) << fonts;
}

TEST(Pipeline, MakesTheSameBytesWhateverItMadeBefore) {
  const std::string body = "# {{name}}\n\nDear {{name}}, a *letter*.\n";
  const Fields values = {{"name", "Iñaki"}};
  Pipeline busy(test_typefaces());
  for (const std::string name : kNames) busy.make_pdf(handout(body + "\n**other**"), {{"name", name}}, {});
  busy.make_svg(handout(body), values, {});
  const auto first = busy.make_pdf(handout(body), values, {});
  EXPECT_EQ(busy.make_pdf(handout(body), values, {}), first);
  EXPECT_EQ(pdf_of(body, values), first);
}

TEST(Pipeline, MakesTheSameBytesAfterItHasForgottenItsWords) {
  std::string many_words;
  for (int i = 0; i < 21000; ++i) many_words += std::to_string(i) + "a ";
  Pipeline full(test_typefaces());
  full.make_pdf(handout(many_words), {}, {});
  EXPECT_EQ(full.make_pdf(handout("The *same* words."), {}, {}), pdf_of("The *same* words."));
}

/// Markdown's marks in every order: whatever a template holds, it becomes pages or a sentence.
TEST(Pipeline, MakesPagesOrSaysWhatIsWrong) {
  constexpr const char* kParts[] = {"# ",    "## ",          "- ",         "- [ ] ",    "1. ",    "> ",
                                    "— ",    "```lines 2\n", "```cards\n", "```\n",     "---\n",  "```signature\n",
                                    "*",     "**",           "\n",         "\n\n",      "    ",   "\\\n",
                                    "&amp;", "{{name}}",     "{{#name}}",  "{{/name}}", "words ", "```address\n",
                                    "`",     "<b>"};
  std::mt19937 random(20261123);
  Pipeline pipeline(test_typefaces());
  int made = 0;
  for (int i = 0; i < 3000; ++i) {
    std::string body;
    for (auto length = random() % 12; length > 0; --length) body += kParts[random() % std::size(kParts)];
    const auto error = error_of([&] { pipeline.make_pdf(handout(body), {{"name", "Iñaki — *\n# x"}}, {}); });
    made += error == "no error" ? 1 : 0;
    EXPECT_THAT(error, testing::AnyOf("no error", testing::StartsWith("Template handout.md:")));
  }
  EXPECT_GT(made, 500);
}

/// Runs the test program once more and compares.
TEST(Pipeline, MakesTheSameBytesInAnotherProcess) {
  const auto bytes = pdf_of("# Same\n\nThe *same* words.\n");
  if (const char* const path = std::getenv("BOTHOFUS_TEST_PDF"); path != nullptr) {
    std::ofstream(path, std::ios::binary) << bytes;
    return;
  }
  const TemporaryFile file("a.pdf", bytes);
  EXPECT_EQ(
      file.output_of("BOTHOFUS_TEST_PDF=%.other /proc/" + std::to_string(getpid()) +
                     "/exe --gtest_filter=Pipeline.MakesTheSameBytesInAnotherProcess >/dev/null && cmp % %.other"),
      "");
}

TEST(Pipeline, DatesTheFileAsTold) {
  const Setting setting{Paper::A4, std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(14)};
  const TemporaryFile file("a.pdf", Pipeline(test_typefaces()).make_pdf(handout("Words"), {}, setting));
  EXPECT_THAT(file.output_of("TZ=UTC pdfinfo -isodates %"),
              AllOf(HasSubstr("2026-11-23T14:00:00Z"), HasSubstr("(A4)")));
}

TEST(Pipeline, SaysNothingInTheFileAboutTheDocument) {
  auto source = handout("{{name}}");
  source.title = "An Invitation to Share Your Side";
  source.purpose = "purpose";
  const auto pdf = Pipeline(test_typefaces()).make_pdf(source, {{"name", "Iñaki"}}, {});
  const TemporaryFile file("a.pdf", pdf);
  const auto plain = file.output_of("qpdf --stream-data=uncompress --object-streams=disable % -");
  for (const auto* word : {"Invitation", "purpose", "H02", "handout.md", "/Author", "/Creator", "aki"}) {
    EXPECT_THAT(plain, Not(HasSubstr(word)));
  }
  source.code = "L02";
  EXPECT_THAT(Pipeline(test_typefaces()).make_pdf(source, {{"name", "Iñaki"}}, {}), HasSubstr("/Title (Letter)"));
}

TEST(Pipeline, NamesTheFieldThatCannotBePrinted) {
  const auto make = [](const std::string& name) {
    return [=] { pdf_of("A\n\n{{partner.name}}\n", {{"partner", Fields{{"name", name}}}}); };
  };
  EXPECT_EQ(error_of(make("\xF0\x93\x80\x80")), "Text partner.name");
  EXPECT_THAT(sentence_of(make("abc \xF0\x93\x80\x80")),
              AllOf(HasSubstr("U+13000"), HasSubstr("partner.name"), Not(HasSubstr("abc"))));
  EXPECT_EQ(error_of(make("Jos\xE9")), "Text partner.name");
  EXPECT_THAT(sentence_of(make("Jos\xE9")), AllOf(HasSubstr("byte 3"), Not(HasSubstr("Jos"))));
  EXPECT_EQ(error_of(make("a\x01")), "Text partner.name");
}

TEST(Pipeline, NamesTheLineThatCannotBePrinted) {
  EXPECT_EQ(error_of([] { pdf_of("A\n\nB \xF0\x93\x80\x80\n"); }), "Text handout.md:3");
  EXPECT_EQ(error_of([] { pdf_of("A\n\n{{unknown}}\n"); }), "Field handout.md:3");
  EXPECT_EQ(error_of([] { pdf_of("A\n\n<b>x</b>\n"); }), "Template handout.md:3");
}

TEST(Pipeline, StopsAtTwoHundredPages) {
  std::string body;
  for (int i = 0; i < 200; ++i) body += "Words\n\n```page\n```\n\n";
  EXPECT_THAT(TemporaryFile("a.pdf", pdf_of(body)).output_of("pdfinfo %"), HasSubstr("Pages:           200\n"));
  EXPECT_THAT(sentence_of([&] { pdf_of(body + "One more\n"); }), HasSubstr("more than 200 pages"));
}

int count_of(const std::string& text, const std::string& part) {
  int count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
  return count;
}

TEST(Pipeline, DrawsTheSameLinesInBothWriters) {
  std::string body = "# Title\n\n";
  for (int i = 0; i < 60; ++i) body += "This is not for blame. It is so the therapist gets to meet both of us.\n\n";
  Pipeline pipeline(test_typefaces());
  const auto pages = pipeline.make_svg(handout(body), {}, {});
  int lines = 0;
  for (const auto& page : pages) lines += count_of(page, "class=\"line\"");
  const auto text = extracted_text(pipeline.make_pdf(handout(body), {}, {}));
  EXPECT_EQ(pages.size(), 3U);
  EXPECT_EQ(lines, std::ranges::count(text, '\n'));
}

TEST(Pipeline, WrapsANameOfAHundredAndTwentyLetters) {
  std::string name;
  for (int i = 0; i < 40; ++i) name += "Ẩbm";
  auto text = extracted_text(pdf_of("# {{name}}\n\nDear {{name}},\n\n> {{name}}\n", {{"name", name}}));
  EXPECT_GT(std::ranges::count(text, '\n'), 6);
  std::erase(text, '\n');
  EXPECT_EQ(text, name + "Dear" + name + "," + name);
}

TEST(Pipeline, PutsTheLetterheadOnLettersOnly) {
  auto source = handout("Dear you,\n");
  const Fields values = {
      {"practice",
       Fields{{"name", "Elm Street Couples Practice"}, {"address", "418 Elm Street\nHouston"}, {"phone", "555-0142"}}}};
  EXPECT_EQ(extracted_text(Pipeline(test_typefaces()).make_pdf(source, values, {})), "Dear you,\n");
  source.head = Head::Letterhead;
  EXPECT_EQ(extracted_text(Pipeline(test_typefaces()).make_pdf(source, values, {})),
            "Elm Street Couples Practice\n418 Elm Street · Houston · 555-0142\nDear you,\n");
  EXPECT_EQ(error_of([&] { Pipeline(test_typefaces()).make_pdf(source, {}, {}); }), "Field practice.name");
}

TEST(Pipeline, PutsThePracticesPicturesWhereTheyBelong) {
  const auto logo = read_image(pictures::png(pictures::rings()), "practice.logo");
  const auto signature = read_image(pictures::png(pictures::flourish()), "practitioner.signature");
  const Setting setting{.pictures = {&logo, &signature}};
  Pipeline pipeline(test_typefaces());
  auto source = handout("Sincerely,\n\n```signature practitioner\nRuth\n```\n\n```signature\nIñaki\n```\n");
  const Fields values = {{"practice", Fields{{"name", "Elm Street Couples Practice"}}}};
  const auto pdf = pipeline.make_pdf(source, values, setting);
  EXPECT_THAT(pdf, AllOf(HasSubstr(signature.data), Not(HasSubstr(logo.data))));
  EXPECT_EQ(pdf.find("/S /Figure"), pdf.rfind("/S /Figure"));
  EXPECT_THAT(pdf, HasSubstr("/S /Figure /K [<< /Type /MCR"));
  EXPECT_THAT(pdf, HasSubstr("/Alt (Signature)"));
  EXPECT_EQ(pipeline.make_pdf(source, values, setting), pdf);
  source.language = "es";
  EXPECT_THAT(pipeline.make_pdf(source, values, setting), HasSubstr("/Alt (Firma)"));
  source.head = Head::Letterhead;
  EXPECT_THAT(pipeline.make_pdf(source, values, setting), HasSubstr(logo.data));
  source.body = "```signature\nIñaki\n```\n";
  EXPECT_THAT(pipeline.make_pdf(source, values, setting), Not(HasSubstr(signature.data)));
}

TEST(Pipeline, MarksFoldsOnTheFirstPageOfALetterOnly) {
  const auto marks = [](const std::string& body) {
    const auto pages = Pipeline(test_typefaces()).make_svg(handout(body), {}, {Paper::A4, {}});
    std::string counts;
    for (const auto& page : pages) {
      std::size_t count = 0;
      for (auto at = page.find("<path d=\"M14.173 "); at != std::string::npos;
           at = page.find("<path d=\"M14.173 ", at + 1))
        ++count;
      counts += std::to_string(count) + " ";
    }
    return counts;
  };
  EXPECT_EQ(marks("```address\nIñaki\n```\n\na\n\n```page\n```\n\nb\n"), "3 0 ");
  EXPECT_EQ(marks("a\n\n```page\n```\n\nb\n"), "0 0 ");
}

TEST(Pipeline, NumbersThePagesOfALongDocumentOnly) {
  EXPECT_EQ(extracted_text(pdf_of("One\n")), "One\n");
  EXPECT_EQ(extracted_text(pdf_of("One\n\n```page\n```\n\nTwo\n")), "One\nPage 1 of 2\nTwo\nPage 2 of 2\n");
}

TEST(Pipeline, PrintsNamesOfEastAsiaInsideALine) {
  for (const std::string name : {"山田 花子", "王小明", "김민준", "やまだ はなこ", "ヤマダ ハナコ"}) {
    const TemporaryFile file("a.pdf", pdf_of("Dear **{{name}}**, and {{name}}, welcome.\n", {{"name", name}}));
    EXPECT_EQ(file.output_of("pdftotext -raw -nopgbrk % -"), "Dear " + name + ", and " + name + ", welcome.\n");
    EXPECT_THAT(file.output_of("qpdf --check %"), testing::HasSubstr("No syntax or stream encoding errors"));
  }
}

TEST(Pipeline, LeavesANameOutOfTheFootThatDoesNotFitThere) {
  auto source = handout("a\n\n```page\n```\n\nb\n");
  source.head = Head::Letterhead;
  const std::string name = "The Practice of Wolfeschlegelsteinhausenbergerdorff, Featherstonehaugh and Cholmondeley";
  for (const auto variant : {Variant::Standard, Variant::LargePrint, Variant::EasyRead}) {
    for (const auto& practice : {std::string("Elm Street"), name}) {
      const mustache::Fields values{{"practice", mustache::Fields{{"name", practice}}}};
      const auto text = extracted_text(Pipeline(test_typefaces()).make_pdf(source, values, {Paper::A4, {}, variant}));
      const auto foot = text.substr(text.find("\nb\n"));
      EXPECT_THAT(foot, HasSubstr("Page 2 of 2"));
      EXPECT_EQ(foot.find("Elm Street") != std::string::npos, practice == "Elm Street");
      EXPECT_EQ(foot.find("The Practice"), std::string::npos);
    }
  }
}

TEST(Pipeline, MakesAFieldInsideACallOut) {
  const auto pdf = pdf_of("````callout\n```field text hope\nMy hope\n```\n````\n");
  EXPECT_THAT(pdf, HasSubstr("/T (hope)"));
}

}  // namespace
}  // namespace handouts

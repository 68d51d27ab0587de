// SPDX-License-Identifier: MIT
#include "handouts/form_reader.h"

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_filler.h"
#include "form_samples.h"
#include "handouts/deflate.h"
#include "handouts/protected_copy.h"
#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;

constexpr const char* kTexts[] = {"Iñaki Etxeberria-Muñoz",
                                  "Nguyễn Thị Ngọc Ánh",
                                  "Ελένη Παπαδοπούλου",
                                  "Владимир Соколов",
                                  "محمد الأمين",
                                  "רחל כהן",
                                  "Kaʻiulani",
                                  "王小明 🌱",
                                  "(a) \\ b) <c> %d",
                                  "one\ntwo\n\nthree"};

TEST(FormReader, FindsTheFieldsOfAnEmptyForm) {
  const auto form = read_form(every_field_pdf());
  EXPECT_EQ(form.mark, "sample 1");
  EXPECT_EQ(form.values,
            (FormValues{{"hope", {}}, {"story", {}}, {"agree", {}}, {"reasons", {}}, {"sleep", {}}, {"often", {}}}));
}

TEST(FormReader, GivesBackWhatAFormWasMadeWith) {
  EXPECT_EQ(read_form(every_field_pdf(every_field_values())).values, every_field_values());
}

TEST(FormReader, ReadsWhatWasTypedInEveryScript) {
  for (const std::string text : kTexts) {
    for (const auto form : {TextForm::Utf16, TextForm::Utf8}) {
      const auto filled = read_form(fill(every_field_pdf(), {{"hope", text}, {"story", text}}, form));
      EXPECT_EQ(filled.values.at("hope"), std::vector{text});
      EXPECT_EQ(filled.values.at("story"), std::vector{text});
      EXPECT_EQ(filled.mark, "sample 1");
    }
  }
  const std::string western = "Señora Müller – “d’accord” • 5 €";
  EXPECT_EQ(read_form(fill(every_field_pdf(), {{"hope", western}}, TextForm::PdfDoc)).values.at("hope"),
            std::vector{western});
}

TEST(FormReader, ReadsWhatWasTickedAndChosen) {
  const auto form = read_form(fill(every_field_pdf(every_field_values()), {{"agree", "/Off"},
                                                                           {"reasons.cost", "/Off"},
                                                                           {"reasons.time", "/time"},
                                                                           {"sleep", "/well"},
                                                                           {"often", "weekly"}}));
  EXPECT_EQ(form.values.at("agree"), std::vector<std::string>{});
  EXPECT_EQ(form.values.at("reasons"), (std::vector<std::string>{"time", "doubt"}));
  EXPECT_EQ(form.values.at("sleep"), std::vector<std::string>{"well"});
  EXPECT_EQ(form.values.at("often"), std::vector<std::string>{"weekly"});
}

TEST(FormReader, TakesTheCodeWhereAViewerWroteTheWords) {
  EXPECT_EQ(read_form(fill(every_field_pdf(), {{"often", "Every month"}})).values.at("often"),
            std::vector<std::string>{"monthly"});
}

TEST(FormReader, TakesLineEndsOfEveryViewerAsOne) {
  EXPECT_EQ(read_form(fill(every_field_pdf(), {{"story", "a\rb\r\nc\nd"}})).values.at("story"),
            std::vector<std::string>{"a\nb\nc\nd"});
}

TEST(FormReader, TakesTextInNormalForm) {
  EXPECT_EQ(read_form(fill(every_field_pdf(), {{"hope", "Jose\u0301"}})).values.at("hope"),
            std::vector<std::string>{"José"});
}

TEST(FormReader, ReadsAnEmptiedFieldAsNotFilledIn) {
  EXPECT_EQ(read_form(fill(every_field_pdf(every_field_values()), {{"hope", ""}})).values.at("hope"),
            std::vector<std::string>{});
}

TEST(FormReader, SaysInASentenceWhyAFileIsRefused) {
  const auto pdf = every_field_pdf();
  const struct {
    std::string file;
    const char* expected;
  } cases[] = {
      {"", "not a PDF"},
      {"PK\x03\x04 a document of another kind", "not a PDF"},
      {"%PDF-1.7\n", "damaged"},
      {pdf.substr(0, pdf.size() / 2), "damaged"},
      {pdf_of("Words\n"), "no form"},
      {protect(pdf, "a password"), "protected by a password"},
      {pdf + std::string(kLargestForm, ' '), "larger than 5 MB"},
      {rewritten(pdf, "/T (hope)", "/U (hope)"), "without a name"},
      {rewritten(pdf, "/FT /Tx", "/FT (Tx)"), "damaged"},
      {rewritten(pdf, "/T (hope)", "/V 7 /T (hope)"), "damaged"},
      {rewritten(pdf, "/T (hope)", "/V (\x01) /T (hope)"), "damaged"},
      {rewritten(pdf, "/T (hope)", "/V <FEFFD800> /T (hope)"), "damaged"},
      {rewritten(pdf, "/T (story)", "/T (hope)"), "damaged"},
      {rewritten(pdf, "/AcroForm <<", "/AcroForm << /Fields [] >> /Unused <<"), "no form"},
  };
  for (const auto& [file, expected] : cases) {
    EXPECT_EQ(error_of([&] { read_form(file); }), "Form the form") << expected;
    EXPECT_THAT(sentence_of([&] { read_form(file); }), HasSubstr(expected)) << file.size();
  }
}

TEST(FormReader, RefusesAFieldThatHoldsItself) {
  const auto pdf = rewritten(every_field_pdf(), "/T (reasons)", "/T (reasons) /Parent null /Unused null");
  const auto plain = TemporaryFile("a.pdf", pdf).output_of("qpdf --qdf --object-streams=disable % -");
  const auto title = plain.find("/T (reasons)");
  const auto object = plain.rfind(" 0 obj", title);
  const auto line = plain.rfind('\n', object);
  const auto number = plain.substr(line + 1, object - line - 1);
  const auto looped = rewritten(pdf, "/T (reasons)", "/T (reasons) /Unused2 null");
  EXPECT_EQ(error_of([&] { read_form(rewritten(looped, "/T (cost)", "/T (cost) /Kids [" + number + " 0 R]")); }),
            "Form the form");
}

/// Answers or a sentence, whatever is in the file. The sanitizers watch.
std::string outcome_of(const std::string& pdf) {
  return error_of([&] { read_form(pdf); });
}

TEST(FormReader, SurvivesAFileThatBreaksOff) {
  const auto pdf = fill(every_field_pdf(every_field_values()), {{"hope", "Ελένη"}});
  // What is left without its last line or two is whole.
  const auto end = pdf.rfind("startxref");
  for (std::size_t size = 0; size < end; size += pdf.size() / 300)
    EXPECT_EQ(outcome_of(pdf.substr(0, size)), "Form the form") << size;
}

TEST(FormReader, SurvivesBytesThatFlip) {
  std::mt19937 random(20261126);
  const auto compact = fill(every_field_pdf(every_field_values()), {{"hope", "Ελένη"}});
  const auto plain =
      TemporaryFile("a.pdf", compact).output_of("qpdf --qdf --object-streams=disable --no-original-object-ids % -");
  int read = 0;
  for (const auto& pdf : {every_field_pdf(every_field_values()), compact, plain}) {
    for (int i = 0; i < 400; ++i) {
      auto broken = pdf;
      for (auto flips = 1 + random() % 8; flips > 0; --flips) {
        // Half of them near the end, where the tables are.
        const auto within = random() % 2 == 0 ? broken.size() : std::min<std::size_t>(broken.size(), 2500);
        broken[broken.size() - 1 - random() % within] = static_cast<char>(random());
      }
      const auto outcome = outcome_of(broken);
      EXPECT_THAT(outcome, testing::AnyOf("no error", "Form the form"));
      read += outcome == "no error" ? 1 : 0;
    }
  }
  EXPECT_GT(read, 100);
}

/// Pieces of the language of PDF in a wrong place: deeper damage than flipped bytes reach.
TEST(FormReader, SurvivesPiecesInAWrongPlace) {
  constexpr const char* kPieces[] = {"<<",       ">>",      "[",          "]",      "(",       ")",       "<",
                                     ">",        "obj",     "endobj",     "stream", "null",    "1 0 R",   "7 0 R",
                                     "9999 0 R", "/Kids",   "/V",         "/T",     "/Parent", "/AP",     "-1",
                                     "1e9",      "%",       "\n",         "/FT",    "xref",    "trailer", "/Prev",
                                     "/Length",  "/Fields", "4294967297", "true",   "/Opt",    "/Ff",     "endstream"};
  std::mt19937 random(20261127);
  const auto pdf = TemporaryFile("a.pdf", every_field_pdf(every_field_values()))
                       .output_of("qpdf --qdf --object-streams=disable --no-original-object-ids % -");
  const auto form = pdf.find("/AcroForm");
  for (int i = 0; i < 600; ++i) {
    auto broken = pdf;
    for (auto changes = 1 + random() % 3; changes > 0; --changes) {
      const std::string piece = kPieces[random() % std::size(kPieces)];
      const auto at = form + random() % 6000;
      broken.replace(std::min(at, broken.size() - piece.size()), piece.size(), piece);
    }
    EXPECT_THAT(outcome_of(broken), testing::AnyOf("no error", "Form the form"));
  }
}

/// Objects "first first+1 0 R" and so on as a file with a table.
std::string file_of(const std::vector<std::string>& objects) {
  std::string pdf = "%PDF-1.7\n";
  std::string table = "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char entry[32];
    std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", pdf.size());
    table += entry;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const auto start = pdf.size();
  return pdf + table + "trailer << /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(start) + "\n%%EOF\n";
}

TEST(FormReader, SurvivesFieldsAndArraysWithoutEnd) {
  std::vector<std::string> deep = {"<< /AcroForm << /Fields [2 0 R] >> >>"};
  for (int i = 0; i < 10000; ++i) deep.push_back("<< /T (a) /Kids [" + std::to_string(i + 3) + " 0 R] >>");
  deep.emplace_back("<< /T (b) /FT /Tx >>");
  EXPECT_EQ(outcome_of(file_of(deep)), "Form the form");
  for (const auto* open : {"[", "<< /A "}) {
    std::string nested;
    for (int i = 0; i < 200000; ++i) nested += open;
    EXPECT_EQ(outcome_of(file_of({"<< /AcroForm << /Fields [2 0 R] >> >>", nested})), "Form the form");
  }
}

/// Each stream's length is told by the next stream: the library calls itself for every one.
TEST(FormReader, SurvivesLengthsThatHangOnEachOther) {
  std::vector<std::string> chain = {"<< /AcroForm << /Fields [2 0 R] >> >>"};
  for (int i = 0; i < 19000; ++i)
    chain.push_back("<< /T (a) /Length " + std::to_string(i + 3) + " 0 R >>\nstream\n\nendstream");
  chain.emplace_back("0");
  EXPECT_EQ(outcome_of(file_of(chain)), "Form the form");
}

}  // namespace
}  // namespace handouts

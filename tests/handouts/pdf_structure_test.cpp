// SPDX-License-Identifier: MIT
#include "handouts/pdf_structure.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

/// The tree with its text, as poppler reads it back.
std::string structure_of(const std::string& body) {
  return TemporaryFile("a.pdf", pdf_of(body)).output_of("pdfinfo -struct-text % 2>&1");
}

TEST(PdfStructure, TellsHeadingsParagraphsAndLists) {
  EXPECT_EQ(
      structure_of("# One\n\ntwo\n\n- three\n- four\n\n  five\n\n1. six\n"),
      "Document\n"
      "  H1 (block)\n    \"One\"\n"
      "  P (block)\n    \"two\"\n"
      "  L (block)\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"three\"\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"four\"\n"
      "        P (block)\n          \"five\"\n"
      "  L (block)\n"
      "    LI (block)\n      Lbl (block)\n        \"1.\"\n      LBody (block)\n        P (block)\n          \"six\"\n");
}

TEST(PdfStructure, TellsQuotationsAndCards) {
  EXPECT_EQ(structure_of("> one\n> — two\n\n```cards\nthree\n---\nfour\n\n— five\n```\n"),
            "Document\n"
            "  BlockQuote\n    P (block)\n      \"one\"\n    P (block)\n      \"— two\"\n"
            "  Sect\n    P (block)\n      \"three\"\n"
            "  Sect\n    P (block)\n      \"four\"\n    P (block)\n      \"— five\"\n");
}

TEST(PdfStructure, TellsTheLanguageOfWordsThatAreInAnother) {
  const std::string body = "In Spanish: [llame *al* 988](lang:es-US) now\n";
  EXPECT_EQ(structure_of(body),
            "Document\n"
            "  P (block)\n"
            "    \"In Spanish: \"\n"
            "    Span (inline)\n"
            "      \"llame al 988\"\n"
            "    \" now\"\n");
  EXPECT_EQ(extracted_text(pdf_of(body)), "In Spanish: llame al 988 now\n");
  const TemporaryFile file("a.pdf", pdf_of(body));
  EXPECT_THAT(file.output_of("qpdf --qdf % - | grep -a -B2 -A9 '/Lang (es-US)'"), testing::HasSubstr("/S /Span"));
}

TEST(PdfStructure, TellsAHeadingAmongItemsBesideTheirList) {
  EXPECT_EQ(
      structure_of("- a\n- # b\n- c\n"),
      "Document\n"
      "  L (block)\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"a\"\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n"
      "  H1 (block)\n    \"b\"\n"
      "  L (block)\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"c\"\n");
}

TEST(PdfStructure, PutsAListIntoTheItemItStandsIn) {
  EXPECT_EQ(
      structure_of("- a\n  - b\n    1. c\n  - d\n\n  e\n- f\n"),
      "Document\n"
      "  L (block)\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"a\"\n"
      "        L (block)\n"
      "          LI (block)\n            Lbl (block)\n              \"\"\n"
      "            LBody (block)\n              P (block)\n                \"b\"\n"
      "              L (block)\n"
      "                LI (block)\n                  Lbl (block)\n                    \"1.\"\n"
      "                  LBody (block)\n                    P (block)\n                      \"c\"\n"
      "          LI (block)\n            Lbl (block)\n              \"\"\n"
      "            LBody (block)\n              P (block)\n                \"d\"\n"
      "        P (block)\n          \"e\"\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"f\"\n");
}

TEST(PdfStructure, PutsAQuotationIntoTheItemItStandsIn) {
  EXPECT_EQ(
      structure_of("- a\n\n  > b\n- c\n"),
      "Document\n"
      "  L (block)\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"a\"\n"
      "        BlockQuote\n          P (block)\n            \"b\"\n"
      "    LI (block)\n      Lbl (block)\n        \"\"\n      LBody (block)\n        P (block)\n          \"c\"\n");
}

TEST(PdfStructure, KeepsWordsApartWhereALineEnds) {
  std::string body;
  for (int i = 0; i < 40; ++i) body += "word ";
  EXPECT_THAT(structure_of(body), testing::Not(testing::HasSubstr("wordword")));
  EXPECT_THAT(structure_of("word\\\nword\n"), testing::HasSubstr("\"word word\""));
}

TEST(PdfStructure, CarriesAParagraphOverAPage) {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "word\\\n";
  const auto structure = structure_of(body + "end\n");
  EXPECT_EQ(structure.find("P (block)"), structure.rfind("P (block)"));
  EXPECT_THAT(structure, testing::HasSubstr("end"));
  EXPECT_THAT(structure, testing::Not(testing::HasSubstr("Page 1 of 2")));
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/pdf_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_samples.h"
#include "workbench.h"

namespace handouts {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

std::string plain(const std::string& pdf) {
  return TemporaryFile("a.pdf", pdf).output_of("qpdf --qdf --object-streams=disable --no-original-object-ids % -");
}

TEST(PdfForm, ShowsValuesInEveryScriptToOtherReaders) {
  const auto text = extracted_text(every_field_pdf(every_field_values()));
  EXPECT_THAT(text, AllOf(HasSubstr("Nguyễn Thị Ngọc Ánh, Ελένη και Владимир"), HasSubstr("A second line."),
                          HasSubstr("Дорогая"), HasSubstr("Every month")));
  const TemporaryFile file("a.pdf", every_field_pdf(every_field_values()));
  EXPECT_THAT(file.output_of("mutool draw -q -F txt % 2>&1"), AllOf(HasSubstr("Ελένη"), Not(HasSubstr("error"))));
}

TEST(PdfForm, IsCleanForOtherReaders) {
  for (const auto& values : {FormValues{}, every_field_values()}) {
    const TemporaryFile file("a.pdf", every_field_pdf(values));
    EXPECT_THAT(file.output_of("qpdf --check % 2>&1"), Not(HasSubstr("exit")));
    EXPECT_EQ(file.output_of("qpdf --check % 2>&1 | grep -ci warning"), "0\nexit 1\n");
    EXPECT_THAT(file.output_of("pdfinfo % 2>&1"), AllOf(HasSubstr("AcroForm"), Not(HasSubstr("rror"))));
  }
}

TEST(PdfForm, GivesEveryWidgetItsOwnAppearanceAndAName) {
  const auto text = plain(every_field_pdf());
  const auto count_of = [&](std::string_view part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++count;
    return count;
  };
  EXPECT_EQ(count_of("/Subtype /Widget"), 9);
  EXPECT_EQ(count_of("/StructParent "), 9);
  EXPECT_EQ(count_of("/AP <<"), 9);
  EXPECT_EQ(count_of("/F 4"), 9);
  EXPECT_EQ(count_of("/TU "), 11);
  EXPECT_EQ(count_of("/OBJR"), 9);
  EXPECT_THAT(text, AllOf(Not(HasSubstr("/NeedAppearances")), HasSubstr("(What stands in the way?: Cost)"),
                          HasSubstr("/Tabs /S"), HasSubstr("/BothOfUsForm (sample 1)")));
}

TEST(PdfForm, TiesEachFieldToTheStructureInReadingOrder) {
  const TemporaryFile file("a.pdf", pdf_of("```field radio a\nOne\n\n- b: Two\n- c: Three\n```\n\nfour\n"));
  EXPECT_EQ(file.output_of("pdfinfo -struct-text % 2>&1 | sed 's/Object [0-9]* 0/Object/'"),
            "Document\n  Sect\n    P (block)\n      \"One\"\n    Form\n      Object\n    P (block)\n      \"Two\"\n"
            "    Form\n      Object\n    P (block)\n      \"Three\"\n  P (block)\n    \"four\"\n");
}

TEST(PdfForm, MakesTheSameBytesEachTime) {
  EXPECT_EQ(every_field_pdf(every_field_values()), every_field_pdf(every_field_values()));
  EXPECT_NE(every_field_pdf(every_field_values()), every_field_pdf());
}

TEST(PdfForm, LeavesADocumentWithoutFieldsAsItWas) {
  EXPECT_THAT(plain(pdf_of("Words\n")), AllOf(Not(HasSubstr("/AcroForm")), Not(HasSubstr("/Annots"))));
}

TEST(PdfForm, IsMadeFromADocumentAsFromATemplate) {
  const auto made = Pipeline(test_typefaces())
                        .make_pdf(every_field_document(), {"en-US", "Information sheet"},
                                  {Paper::Letter, {}, Variant::Standard, every_field_values(), "sample 1"});
  EXPECT_EQ(made, every_field_pdf(every_field_values()));
}

TEST(PdfForm, IsDrawnOnTheScreenWithItsValues) {
  Pipeline pipeline(test_typefaces());
  const auto draw = [&](const FormValues& values) {
    return pipeline.make_svg(every_field_document(), {"en-US", "Form"}, {Paper::A4, {}, Variant::Standard, values})
        .front();
  };
  const auto count_of = [](const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
  };
  const auto empty = draw({});
  const auto filled = draw(every_field_values());
  EXPECT_EQ(count_of(empty, "<rect"), 4);
  EXPECT_EQ(count_of(empty, "<circle"), 2);
  EXPECT_EQ(count_of(filled, "<circle"), 3);
  EXPECT_EQ(count_of(filled, "stroke-width=\"1.4\""), 3);
  EXPECT_EQ(count_of(filled, "class=\"line\"") - count_of(empty, "class=\"line\""), 4);
}

TEST(PdfForm, CostsLittleMoreThanItsFont) {
  EXPECT_LT(every_field_pdf(every_field_values()).size(), 120'000U);
}

}  // namespace
}  // namespace handouts

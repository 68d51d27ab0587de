// SPDX-License-Identifier: MIT
#include "handouts/protected_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_samples.h"
#include "workbench.h"

namespace handouts {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(ProtectedCopy, OpensWithItsPasswordOnly) {
  const TemporaryFile file("a.pdf", protect(pdf_of("Only for you\n"), "quiet river 7"));
  EXPECT_EQ(file.output_of("pdftotext -upw 'quiet river 7' -raw -nopgbrk % -"), "Only for you\n");
  EXPECT_THAT(file.output_of("pdftotext % - 2>&1"), AllOf(HasSubstr("exit"), Not(HasSubstr("Only"))));
  EXPECT_THAT(file.output_of("pdftotext -upw 'quiet river 8' % - 2>&1"), HasSubstr("exit"));
  EXPECT_THAT(file.output_of("qpdf --check --password='quiet river 7' % 2>&1"), Not(HasSubstr("exit")));
}

TEST(ProtectedCopy, IsEncryptedByTheStandardOfToday) {
  const TemporaryFile file("a.pdf", protect(pdf_of("Only for you\n"), "quiet river 7"));
  const auto encryption = file.output_of("qpdf --show-encryption --password='quiet river 7' %");
  EXPECT_THAT(encryption, AllOf(HasSubstr("R = 6"), HasSubstr("stream encryption method: AESv3"),
                                HasSubstr("extract for accessibility: allowed"),
                                HasSubstr("print high resolution: allowed"), Not(HasSubstr("not allowed"))));
}

TEST(ProtectedCopy, TellsNothingInTheFile) {
  const auto copy = protect(every_field_pdf(every_field_values()), "quiet river 7");
  for (const auto* word : {"Letter", "Information sheet", "hope", "Both of Us", "sample", "quiet"})
    EXPECT_THAT(copy, Not(HasSubstr(word)));
}

TEST(ProtectedCopy, TakesPasswordsInEveryScript) {
  for (const std::string password : {"a", "Señora Müller", "мост у реки", "it's \"x\" \\ $HOME"}) {
    const TemporaryFile file("a.pdf", protect(pdf_of("Words\n"), password));
    const TemporaryFile secret("password", password);
    EXPECT_EQ(file.output_of("qpdf --decrypt --password-mode=unicode --password=\"$(cat " +
                             secret.output_of("echo -n %") + ")\" % - | pdftotext -raw -nopgbrk - -"),
              "Words\n")
        << password;
  }
}

TEST(ProtectedCopy, StaysTagged) {
  const TemporaryFile file("a.pdf", protect(every_field_pdf(), "x"));
  EXPECT_THAT(file.output_of("pdfinfo -upw x % 2>&1"), AllOf(HasSubstr("Tagged:          yes"), HasSubstr("AcroForm")));
}

TEST(ProtectedCopy, SaysWhatIsWrongWithAPassword) {
  const struct {
    std::string password;
    const char* expected;
  } cases[] = {{"", "no password"},
               {std::string(128, 'a'), "too long"},
               {"Jos\xE9", "nobody can type"},
               {"a\nb", "nobody can type"}};
  for (const auto& [password, expected] : cases)
    EXPECT_THAT(sentence_of([&] { protect(pdf_of("Words\n"), password); }), HasSubstr(expected));
  EXPECT_EQ(error_of([] { protect(pdf_of("Words\n"), std::string(127, 'a')); }), "no error");
}

TEST(ProtectedCopy, IsNotMadeOfWhatIsNoPdf) {
  EXPECT_EQ(error_of([] { protect("words", "a"); }), "Pdf the copy");
}

}  // namespace
}  // namespace handouts

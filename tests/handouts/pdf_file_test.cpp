// SPDX-License-Identifier: MIT
#include "handouts/pdf_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;

std::string one_page(const std::string& title, const std::string& content) {
  PdfFile file;
  const int stream = file.add_stream("", content);
  const int page = file.add_dictionary("/Type /Page /Parent " + std::to_string(file.root_pages()) +
                                       " 0 R /Resources << >> /Contents " + std::to_string(stream) + " 0 R\n");
  file.set_root_pages("/MediaBox [0 0 100 100] /Kids [" + std::to_string(page) + " 0 R] /Count 1\n");
  file.set_catalog("/Lang (en)\n");
  file.set_info("/Title (" + title + ")\n");
  return file.save();
}

TEST(PdfFile, IsAFileThatOthersRead) {
  const TemporaryFile file("a.pdf", one_page("Title", "0 0 m 9 9 l S\n"));
  EXPECT_THAT(file.output_of("qpdf --check % 2>&1"), testing::Not(HasSubstr("exit")));
  const auto plain = file.output_of("qpdf --qdf % -");
  EXPECT_THAT(plain, HasSubstr("/Lang (en)"));
  EXPECT_THAT(plain, HasSubstr("0 0 m 9 9 l S\n"));
}

TEST(PdfFile, IsNamedByItsContent) {
  const auto id = [](const std::string& pdf) { return pdf.substr(pdf.find("/ID"), 40); };
  EXPECT_EQ(one_page("A", "a"), one_page("A", "a"));
  EXPECT_NE(id(one_page("A", "a")), id(one_page("B", "a")));
  EXPECT_NE(id(one_page("A", "a")), id(one_page("A", "b")));
}

TEST(PdfFile, DoesNotCarryTheLibrarysName) {
  EXPECT_THAT(one_page("A", "a"), testing::Not(HasSubstr("Haru")));
}

}  // namespace
}  // namespace handouts

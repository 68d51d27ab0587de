// SPDX-License-Identifier: MIT
#include "handouts/form_mark.h"

#include <gtest/gtest.h>

namespace handouts {
namespace {

TEST(FormMark, IsReadAsItWasWritten) {
  const FormMark marks[] = {{FormAudience::Client, 3, "0123456789abcdef", "es-US", "urn:test:form|1"},
                            {FormAudience::OwnRecord, 12, "0123456789abcdef", "en", "urn:test:form|first of two"},
                            {FormAudience::Client, 3, "0123456789abcdef", "", ""}};
  for (const auto& mark : marks) EXPECT_EQ(parse_form_mark(to_text(mark)), mark) << to_text(mark);
  EXPECT_EQ(to_text(marks[0]), "form-1 client 3 0123456789abcdef es-US urn:test:form|1");
}

TEST(FormMark, TakesNoLanguageThatIsNone) {
  FormMark mark{FormAudience::Client, 3, "0123456789abcdef", "my own", "urn:test:form|1"};
  EXPECT_EQ(to_text(mark), "form-1 client 3 0123456789abcdef und urn:test:form|1");
}

TEST(FormMark, IsNothingElse) {
  for (const char* text :
       {"", "sample 1", "form-2 client 3 0123456789abcdef en a", "form-1 partner 3 0123456789abcdef en a",
        "form-1 client 2 0123456789abcdef en a", "form-1 client 501 0123456789abcdef en a",
        "form-1 client 3x 0123456789abcdef en a", "form-1 client  0123456789abcdef en a", "form-1 client 3 0123 a",
        "form-1", "form-1 client 3 0123456789abcdef", "form-1 client 3 0123456789abcdef  a",
        "form-1 client 3 0123456789abcdef es_US a"})
    EXPECT_FALSE(parse_form_mark(text)) << text;
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "form_samples.h"

#include "handouts/markdown.h"
#include "workbench.h"

namespace handouts {

std::string every_field_body() {
  return "# Before We Meet\n\nFill in what you like, and leave the rest.\n\n"
         "```field text hope\nMy hope for us is\n```\n\n"
         "```field multiline story 3\nWhat would you like me to know before we begin?\n```\n\n"
         "```field check agree\nI have read the page about *how it works*.\n```\n\n"
         "```field check reasons\nWhat stands in the way?\n\n- cost: Cost\n- time: Time, or a way to get there\n"
         "- doubt: Doubt that it helps\n```\n\n"
         "```field radio sleep\nHow have you slept this week?\n\n- well: Well\n- badly: Badly\n```\n\n"
         "```field choice often\nHow often would suit you?\n\n- weekly: Every week\n- monthly: Every month\n```\n";
}

Document every_field_document() {
  return read_markdown(merge(handout(every_field_body()), {}, [](char32_t) { return true; }));
}

FormValues every_field_values() {
  return {{"hope", {"Nguyễn Thị Ngọc Ánh, Ελένη και Владимир"}},
          {"story", {"مرحبا, Дорогая, שלום.\nA second line."}},
          {"agree", {"yes"}},
          {"reasons", {"cost", "doubt"}},
          {"sleep", {"badly"}},
          {"often", {"monthly"}}};
}

std::string every_field_pdf(const FormValues& values) {
  return Pipeline(test_typefaces())
      .make_pdf(handout(every_field_body()), {}, {Paper::Letter, {}, Variant::Standard, values, "sample 1"});
}

}  // namespace handouts

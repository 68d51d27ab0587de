// SPDX-License-Identifier: MIT
#include "handouts/form_setter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "form_samples.h"
#include "handouts/form_fields.h"
#include "handouts/paginator.h"
#include "handouts/typesetter.h"
#include "workbench.h"

namespace handouts {
namespace {

using testing::HasSubstr;

Pages set(Document document, const FormValues& values = {}) {
  fill_fields(document, values, [](char32_t) { return true; });
  Shaper shaper(test_typefaces().faces());
  LineSetter lines(shaper);
  const auto measures = paper::measures(Paper::Letter, Variant::Standard);
  auto pages = paginate(set_type(document, {}, measures, lines), Paper::Letter);
  Pages result;
  result.pages = std::move(pages);
  result.symbols = lines.take_symbols();
  result.fields = fields_of(document);
  return result;
}

Document field(FormField::Kind kind, std::vector<FormField::Option> options = {}) {
  return {{{FormField{kind, "a", {{{"Label"}}, "a.md:1"}, std::move(options), {}, 1}}}};
}

const std::vector<FormField::Option> kOptions = {{"one", {{{"First"}}, ""}}, {"two", {{{"Second"}}, ""}}};

TEST(FormSetter, SetsEachKindUnderItsLabel) {
  using Kind = FormField::Kind;
  const struct {
    Document document;
    FormValues values;
    std::string expected;
  } cases[] = {
      {field(Kind::Text),
       {{"a", {"Hope"}}},
       "page 1\ntext 117 82.5 \"Label\"\nrule 117 89.9 495 89.9\nrule 117 115.4 495 115.4\nrule 117 89.9 117 115.4\n"
       "rule 495 89.9 495 115.4\nwidget a 117 89.9 378 25.5 \"Hope\"\n"},
      {field(Kind::Check), {}, "page 1\nwidget a 117 73 11 11\ntext 137 82.5 \"Label\"\n"},
      {field(Kind::Check), {{"a", {"yes"}}}, "page 1\nwidget a on 117 73 11 11\ntext 137 82.5 \"Label\"\n"},
      {field(Kind::Check, kOptions),
       {{"a", {"two", "one"}}},
       "page 1\ntext 117 82.5 \"Label\"\nwidget a on 117 92 11 11\ntext 137 101.5 \"First\"\n"
       "widget a on 117 112 11 11\ntext 137 121.5 \"Second\"\n"},
      {field(Kind::Radio, kOptions),
       {{"a", {"two"}}},
       "page 1\ntext 117 82.5 \"Label\"\nwidget a 117 92 11 11\ntext 137 101.5 \"First\"\n"
       "widget a on 117 112 11 11\ntext 137 121.5 \"Second\"\n"},
      {field(Kind::Choice, kOptions),
       {{"a", {"two"}}},
       "page 1\ntext 117 82.5 \"Label\"\nrule 117 89.9 495 89.9\nrule 117 115.4 495 115.4\nrule 117 89.9 117 115.4\n"
       "rule 495 89.9 495 115.4\nwidget a 117 89.9 378 25.5 \"Second\"\ntext 117 128.5 \"First · Second\"\n"},
  };
  for (const auto& [document, values, expected] : cases) EXPECT_EQ(to_text(set(document, values)), expected);
}

const Widget& only_widget(const Pages& pages) {
  const Widget* found = nullptr;
  for (const auto& element : pages.pages.at(0).elements)
    if (const auto* const widget = std::get_if<Widget>(&element.shape); widget != nullptr) found = widget;
  return *found;
}

TEST(FormSetter, GrowsABoxSoThatNothingIsCutOff) {
  std::string longer;
  for (int i = 0; i < 60; ++i) longer += "Marguerite-Alexandra ";
  const auto pages = set(field(FormField::Kind::Text), {{"a", {longer}}});
  const auto& widget = only_widget(pages);
  std::string shown;
  for (const auto& line : widget.lines) {
    shown += text_of(line, pages.symbols);
    EXPECT_LE(line.x + line.width, widget.width);
    EXPECT_LT(line.y, widget.height);
  }
  EXPECT_EQ(shown, longer);
}

TEST(FormSetter, SetsAnAnswerOfManyLinesSmaller) {
  std::string many;
  for (int i = 0; i < 40; ++i) many += "A line of an answer\n";
  const auto pages = set(field(FormField::Kind::MultiLine), {{"a", {many}}});
  EXPECT_EQ(only_widget(pages).lines.at(0).runs.at(0).size, 9.5);
  EXPECT_EQ(pages.pages.size(), 1U);
}

TEST(FormSetter, SaysWhichAnswerNoPageHolds) {
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "A line of an answer\n";
  EXPECT_EQ(error_of([&] { set(field(FormField::Kind::MultiLine), {{"a", {endless}}}); }), "Layout a.md:1");
}

/// Wherever the page ends, a label stands above what it is the label of.
TEST(FormSetter, KeepsAFieldWithItsLabel) {
  for (int lines = 30; lines < 45; ++lines) {
    for (const auto kind : {FormField::Kind::Text, FormField::Kind::MultiLine, FormField::Kind::Radio,
                            FormField::Kind::Check, FormField::Kind::Choice}) {
      const bool takes_text = kind == FormField::Kind::Text || kind == FormField::Kind::MultiLine;
      Document document = field(kind, takes_text ? std::vector<FormField::Option>{} : kOptions);
      Inline before;
      for (int i = 0; i < lines; ++i) before.spans.push_back({"Words\n"});
      document.blocks.insert(document.blocks.begin(), {Paragraph{before}});
      const auto text = to_text(set(document));
      const auto label = text.find("\"Label\"");
      const auto page = text.find("page 2");
      EXPECT_EQ(label < page, text.rfind("widget") < page) << text;
    }
  }
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/form_setter.h"

#include <cmath>
#include <sstream>

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

FormField field_of(FormField::Kind kind, std::vector<FormField::Option> options = {}) {
  return {kind, "a", {{{"Label"}}, "a.md:1"}, std::move(options), {}, 1};
}

FormField for_pen(FormField field) {
  field.medium = FormField::Medium::Pen;
  return field;
}

std::vector<FormField::Option> options(int count, const std::string& words) {
  std::vector<FormField::Option> list;
  for (int i = 0; i < count; ++i) list.push_back({"o" + std::to_string(i), {{{words}}, ""}});
  return list;
}

FormField arranged(FormField field, FormField::Arrangement arrangement) {
  field.arrangement = arrangement;
  return field;
}

TEST(FormSetter, SetsNumbersNotesAndUnitsAroundTheRoom) {
  auto field = field_of(FormField::Kind::Text);
  field.number = "4";
  field.notes = {{{{"A note"}}, ""}};
  field.unit = {{{"miles"}}, ""};
  field.room = FormField::Room::Short;
  EXPECT_EQ(
      to_text(set({{{field}}})),
      "page 1\ntext 117 82.5 \"4\u00A0\"\ntext 145 82.5 \"Label\"\ntext 145 97 \"A note\"\nrule 145 103.9 295 103.9\n"
      "rule 145 129.4 295 129.4\nrule 145 103.9 145 129.4\nrule 295 103.9 295 129.4\n"
      "widget a 145 103.9 150 25.5\ntext 303 120.2 \"miles\"\n");
  field.number = "SQ13-b";
  EXPECT_THAT(to_text(set({{{field}}})), HasSubstr("text 145 82.5 \"SQ13-b Label\""));
}

TEST(FormSetter, SetsNumberAndNotesOfALabelBesideItsRoomOnce) {
  auto field = field_of(FormField::Kind::Text);
  field.standing = FormField::Standing::Beside;
  field.number = "4";
  field.notes = {{{{"A note"}}, ""}};
  field.unit = {{{"miles"}}, ""};
  field.room = FormField::Room::Short;
  const auto texts = [](const FormField& shown) {
    std::string found;
    std::istringstream lines(to_text(set({{{shown}}})));
    for (std::string line; std::getline(lines, line);)
      if (line.starts_with("text")) found += line.substr(line.find('"')) + " ";
    return found;
  };
  EXPECT_EQ(texts(field), "\"4\u00A0\" \"Label\" \"miles\" \"A note\" ");
  field.number = "SQ13-b";
  EXPECT_EQ(texts(field), "\"SQ13-b Label\" \"miles\" \"A note\" ");
  field.number = "4";
  field.label = {{{"A label that is so long that it does not stand beside its room"}}, "a.md:1"};
  EXPECT_EQ(texts(field),
            "\"4\u00A0\" \"A label that is so long that it does not stand beside its room\" \"A note\" "
            "\"miles\" ");
}

TEST(FormSetter, DrawsLinesAndBoxesForAPen) {
  using Kind = FormField::Kind;
  auto high = for_pen(field_of(Kind::MultiLine));
  high.lines = 2;
  high.values = {"Written"};
  auto ticked = for_pen(field_of(Kind::Check, kOptions));
  ticked.values = {"two"};
  const struct {
    FormField field;
    std::string expected;
  } cases[] = {
      {for_pen(field_of(Kind::Text)), "page 1\ntext 117 82.5 \"Label\"\nrule 117 115.4 495 115.4\n"},
      {high,
       "page 1\ntext 117 82.5 \"Label\"\nrule 117 115.4 495 115.4\ntext 117 110.4 \"Written\"\nrule 117 140.9 495 "
       "140.9\n"},
      {ticked,
       "page 1\ntext 117 82.5 \"Label\"\nbox 117.4 92.4 10.3\ntext 137 101.5 \"First\"\nfilled box 117.4 112.4 10.3\n"
       "text 137 121.5 \"Second\"\n"},
      {for_pen(field_of(Kind::Radio, kOptions)),
       "page 1\ntext 117 82.5 \"Label\"\nring 117.4 92.4 10.3\ntext 137 101.5 \"First\"\nring 117.4 112.4 10.3\n"
       "text 137 121.5 \"Second\"\n"},
      {for_pen(arranged(field_of(Kind::Radio, options(3, "9")), FormField::Arrangement::Scale)),
       "page 1\ntext 117 82.5 \"Label\"\nring 117.4 90.2 10.3\ntext 119.6 114.5 \"9\"\nring 300.9 90.2 10.3\n"
       "text 303.1 114.5 \"9\"\nring 484.4 90.2 10.3\ntext 486.6 114.5 \"9\"\n"},
  };
  for (const auto& [field, expected] : cases) {
    const auto pages = set({{{field}}});
    EXPECT_EQ(to_text(pages), expected);
    EXPECT_TRUE(pages.fields.empty());
  }
}

/// The places of the buttons from the left, row by row: "117 200 | 117".
std::string rows_of(std::vector<FormField::Option> list) {
  const auto pages =
      set({{{arranged(field_of(FormField::Kind::Radio, std::move(list)), FormField::Arrangement::Row)}}});
  std::string places;
  double last = 0;
  for (const auto& element : pages.pages.at(0).elements) {
    const auto* const widget = std::get_if<Widget>(&element.shape);
    if (widget == nullptr) continue;
    places += (places.empty() ? "" : widget->y > last ? " | " : " ") + std::to_string(std::lround(widget->x));
    last = widget->y;
  }
  return places;
}

TEST(FormSetter, SetsShortOptionsInOneRowAndLongListsInTwoColumns) {
  EXPECT_EQ(rows_of(options(3, "Yes")), "117 180 243");
  EXPECT_EQ(rows_of(options(3, "Words that are too long for a row")), "117 | 117 | 117");
  EXPECT_EQ(rows_of(options(5, "Yes")), "117 319 | 117 319 | 117");
  auto uneven = options(2, "No");
  uneven.push_back({"long", {{{"I would rather not say today"}}, ""}});
  EXPECT_EQ(rows_of(uneven), "117 177 237");
}

TEST(FormSetter, SetsAFieldBelowAnotherUnderItsOptions) {
  auto below = field_of(FormField::Kind::Text);
  below.name = "b";
  below.standing = FormField::Standing::Below;
  EXPECT_EQ(to_text(set({{{field_of(FormField::Kind::Radio, kOptions)}, {below}}})),
            "page 1\ntext 117 82.5 \"Label\"\nwidget a 117 92 11 11\ntext 137 101.5 \"First\"\nwidget a 117 112 11 11\n"
            "text 137 121.5 \"Second\"\ntext 137 154.2 \"Label\"\nrule 221 137.9 495 137.9\nrule 221 163.4 495 163.4\n"
            "rule 221 137.9 221 163.4\nrule 495 137.9 495 163.4\nwidget b 221 137.9 274 25.5\n");
}

/// Wherever the page ends, what stands below a field stands on its page.
TEST(FormSetter, KeepsAFieldBelowWithWhatItBelongsTo) {
  auto below = field_of(FormField::Kind::Text);
  below.name = "b";
  below.standing = FormField::Standing::Below;
  for (int lines = 30; lines < 45; ++lines) {
    Inline before;
    for (int i = 0; i < lines; ++i) before.spans.push_back({"Words\n"});
    const auto text = to_text(set({{{Paragraph{before}}, {field_of(FormField::Kind::Radio, kOptions)}, {below}}}));
    const auto page = text.find("page 2");
    EXPECT_EQ(text.find("widget a") < page, text.find("widget b") < page) << text;
  }
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

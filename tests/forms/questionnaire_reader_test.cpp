// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "forms/error.h"
#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

class EveningClass : public testing::Test {
 protected:
  const Item& item(const char* link_id) const { return *find_item(form_, link_id); }

  Questionnaire form_ = read_questionnaire(data("evening-class.json"));
};

TEST_F(EveningClass, HasItsTitlePage) {
  EXPECT_EQ(form_.canonical(), "urn:test:evening-class|3");
  EXPECT_EQ(form_.title, "An evening class");
  EXPECT_EQ(form_.language, "en-US");
  EXPECT_EQ(form_.copyright, "None");
}

TEST_F(EveningClass, HasItsItemsInOrder) {
  ASSERT_EQ(form_.items.size(), 2U);
  EXPECT_EQ(form_.items[0].link_id, "/class");
  EXPECT_EQ(form_.items[0].prefix, "A");
  EXPECT_EQ(form_.items[0].text, "The class");
  EXPECT_TRUE(form_.items[0].repeats);
  EXPECT_EQ(form_.items[0].items.size(), 4U);
  EXPECT_EQ(form_.items[1].type, ItemType::Date);
}

TEST_F(EveningClass, HasHelpBesideItsItemsAndNotesAmongThem) {
  EXPECT_EQ(item("season").help, "Any season will do.");
  EXPECT_EQ(find_item(form_, "season-help"), nullptr);
  ASSERT_EQ(item("season").items.size(), 1U);
  EXPECT_EQ(item("season-note").type, ItemType::Display);
}

TEST_F(EveningClass, HasTheOptionsOfContainedValueSets) {
  EXPECT_EQ(item("season").options, (std::vector<Option>{{Coding{"urn:test:seasons", "spring", "Spring"}},
                                                         {Coding{"urn:test:seasons", "fall", "Fall"}}}));
  EXPECT_EQ(item("room").options,
            (std::vector<Option>{{Coding{"urn:test:rooms", "1", "1"}}, {Coding{"urn:test:rooms", "2", "2"}}}));
  EXPECT_EQ(item("room").max_length, 40);
}

TEST_F(EveningClass, BeginsWithWhatIsSelected) {
  EXPECT_EQ(item("level").initial, std::vector<Value>{(Coding{"", "beginner", "Beginner"})});
  EXPECT_EQ(label_of(item("level").options[1].value), "advanced");
  EXPECT_EQ(item("evenings").initial, std::vector<Value>{2});
}

TEST_F(EveningClass, HasConditions) {
  const std::vector<EnableWhen> expected = {{"season", Operator::NotEqual, Coding{"urn:test:seasons", "fall", ""}},
                                            {"level", Operator::Exists, true}};
  EXPECT_EQ(item("evenings").enable_when, expected);
  EXPECT_EQ(item("evenings").enable_behavior, EnableBehavior::All);
  EXPECT_EQ(item("since").enable_when[0].op, Operator::GreaterOrEqual);
}

TEST_F(EveningClass, HasBoundsForItsNumber) {
  EXPECT_EQ(item("evenings").limits.lowest, Value(1));
  EXPECT_EQ(item("evenings").limits.highest, Value(5));
}

TEST_F(EveningClass, HandsLabelsDown) {
  EXPECT_EQ(item("/class").sensitivity, Sensitivity::W);
  EXPECT_EQ(item("season-note").sensitivity, Sensitivity::W);
  EXPECT_EQ(item("level").sensitivity, Sensitivity::X);
  EXPECT_EQ(item("since").sensitivity, Sensitivity::C);
}

std::string control(const char* code) {
  return R"("extension": [{"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
            "valueCodeableConcept": {"coding": [{"code": ")" +
         std::string(code) + R"("}]}}])";
}

/// The number of items that stand below a question whose only child is this.
std::size_t count_below(const std::string& child) {
  return form_of(R"({"linkId": "q", "type": "boolean", "item": [{"linkId": "child", )" + child + "}]}")
      .items[0]
      .items.size();
}

TEST(ItemHelp, IsADisplayThatIsMarkedAsHelpAndAlwaysOpen) {
  EXPECT_EQ(count_below(R"("type": "display", )" + control("help")), 0U);
  EXPECT_EQ(count_below(R"("type": "display", )" + control("flyover")), 0U);
  EXPECT_EQ(count_below(R"("type": "display", )" + control("header")), 1U);
  EXPECT_EQ(count_below(R"("type": "display")"), 1U);
  EXPECT_EQ(count_below(R"("type": "string", )" + control("help")), 1U);
  EXPECT_EQ(
      count_below(R"("type": "display", "enableWhen": [{"question": "q", "operator": "=", "answerBoolean": true}], )" +
                  control("help")),
      1U);
}

TEST(ItemHelp, IsNotPartOfAnItemThatOthersMaySee) {
  constexpr const char* kHelp = R"({"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
      "valueCodeableConcept": {"coding": [{"code": "help"}]}})";
  const auto with = [&](const char* extension) {
    return R"("type": "display", "extension": [)" + std::string(kHelp) + ", " + extension + "]";
  };
  EXPECT_EQ(count_below(with(R"({"url": "urn:both-of-us:sensitivity", "valueCode": "W"})")), 1U);
  EXPECT_EQ(count_below(with(R"({"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden",
                                 "valueBoolean": true})")),
            1U);
  EXPECT_EQ(count_below(with(R"({"url": "urn:test:other", "valueBoolean": true})")), 0U);
  EXPECT_THROW(
      count_below(
          with(R"({"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"})")),
      Error);
}

TEST(ItemHelp, IsJoinedWhenThereAreSeveral) {
  const auto help = [](const char* id) {
    return R"({"linkId": ")" + std::string(id) + R"(", "text": "Read )" + id + R"(.", "type": "display", )" +
           control("help") + "}";
  };
  const auto form = form_of(R"({"linkId": "q", "type": "boolean", "item": [)" + help("one") + "," + help("two") + "]}");
  EXPECT_EQ(form.items[0].help, "Read one. Read two.");
}

TEST(RepeatingQuestion, MayBeginWithSeveralValues) {
  const auto form = form_of(R"({"linkId": "a", "type": "string", "repeats": true,
                                "initial": [{"valueString": "x"}, {"valueString": "y"}]})");
  EXPECT_EQ(form.items[0].initial, (std::vector<Value>{std::string("x"), std::string("y")}));
}

/// "start0end,start1end" and so on.
std::string repeated(std::size_t count, const std::string& start, const std::string& end) {
  std::string list;
  for (std::size_t i = 0; i < count; ++i)
    list.append(i == 0 ? "" : ",").append(start).append(std::to_string(i)).append(end);
  return list;
}

std::string strings(std::size_t count) {
  return repeated(count, R"({"type": "string", "linkId": "i)", R"("})");
}

/// Groups in one another around a question, so many levels in all.
std::string levels(std::size_t count) {
  std::string items;
  for (std::size_t i = 1; i < count; ++i) {
    items.append(R"({"type": "group", "linkId": "g)").append(std::to_string(i)).append(R"(", "item": [)");
  }
  items.append(R"({"linkId": "leaf", "type": "string"})");
  for (std::size_t i = 1; i < count; ++i) items.append("]}");
  return items;
}

std::string options(std::size_t count) {
  return R"({"linkId": "a", "type": "choice", "answerOption": [)" +
         repeated(count, R"({"valueCoding": {"code": "c)", R"("}})") + "]}";
}

std::string text(std::size_t bytes) {
  return R"({"linkId": "a", "type": "display", "text": ")" + std::string(bytes, 'x') + "\"}";
}

TEST(FormLimit, IsReachedAndNotPassed) {
  struct Case {
    const char* name;
    std::string at_the_limit;
    std::string beyond;
  };
  const Case cases[] = {{"items", strings(2'000), strings(2'001)},
                        {"levels", levels(16), levels(17)},
                        {"options", options(500), options(501)},
                        {"text", text(20'000), text(20'001)}};
  for (const auto& [name, at_the_limit, beyond] : cases) {
    EXPECT_NO_THROW(form_of(at_the_limit)) << name;
    try {
      form_of(beyond);
      ADD_FAILURE() << name;
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), Error::Kind::Unsupported) << name;
    }
  }
}

/// Each item waits for the one after it, so the search for circles goes as deep as a form allows.
TEST(FormLimit, HoldsForTheLongestChainOfConditions) {
  std::string items;
  for (int i = 1; i < 2'000; ++i) {
    items.append(R"({"type": "boolean", "linkId": "i)").append(std::to_string(i));
    items.append(R"(", "enableWhen": [{"operator": "exists", "answerBoolean": false, "question": "i)");
    items.append(std::to_string(i + 1)).append(R"("}]},)");
  }
  EXPECT_EQ(form_of(items + R"({"type": "boolean", "linkId": "i2000"})").items.size(), 2'000U);
}

}  // namespace
}  // namespace forms

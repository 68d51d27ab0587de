// SPDX-License-Identifier: MIT
#include "handouts/form_plan.h"

#include <gtest/gtest.h>

#include "paper_forms.h"

namespace handouts {
namespace {

using paper_forms::form_of;

/// "q1=a q3-2=b": the fields and what they ask.
std::string fields(const std::string& items, FormAudience audience = FormAudience::Client) {
  const auto form = form_of(items);
  const auto plan = plan_form(form, audience);
  std::string text;
  for (const auto* const planned : asked_items(plan))
    text += (text.empty() ? "" : " ") + planned->field + "=" + planned->item->link_id;
  return text;
}

std::string question(const std::string& id, const std::string& more = "") {
  return R"({"linkId":")" + id + R"(","text":"Asked","type":"boolean")" + (more.empty() ? "" : "," + more) + "}";
}

std::string group(const std::string& id, const std::string& items, const std::string& more = "") {
  return R"({"linkId":")" + id + R"(","type":"group","item":[)" + items + "]" + (more.empty() ? "" : "," + more) + "}";
}

std::string label(const std::string& code) {
  return R"("extension":[{"url":"urn:both-of-us:sensitivity","valueCode":")" + code + "\"}]";
}

/// Opens for this answer to another question.
std::string waits_for(const std::string& id, const std::string& op = "=") {
  return R"("enableWhen":[{"question":")" + id + R"(","operator":")" + op + R"(","answerBoolean":true}])";
}

TEST(FormPlan, NamesFieldsByTheirPlaceInTheForm) {
  EXPECT_EQ(fields(question("/a b") + "," + group("g", question("c")) + "," + question("d")), "q1=/a b q3=c q4=d");
  EXPECT_EQ(fields(group("g", question("a"), R"("repeats":true)")), "q2-1=a q2-2=a q2-3=a");
  EXPECT_EQ(fields(group("g", group("h", question("a"), R"("repeats":true)"))), "q3-1=a q3-2=a q3-3=a");
}

TEST(FormPlan, KeepsNamesWhoeverReads) {
  const auto items = question("a", label("W")) + "," + question("b") + "," + question("c", label("X"));
  EXPECT_EQ(fields(items), "q2=b");
  EXPECT_EQ(fields(items, FormAudience::OwnRecord), "q1=a q2=b q3=c");
}

TEST(FormPlan, LeavesOutWhatStandsBelowTheTherapistsItems) {
  EXPECT_EQ(fields(group("g", question("a", label("P")), label("X")) + "," + question("b")), "q3=b");
  const auto form = form_of(group("g", question("a", label("X"))));
  EXPECT_TRUE(plan_form(form, FormAudience::Client).items.empty());
}

TEST(FormPlan, TakesQuestionsThatAreNotOnThePaperAsUnanswered) {
  const auto hidden = question("x", label("X")) + ",";
  EXPECT_EQ(fields(hidden + question("a", waits_for("x"))), "");
  EXPECT_EQ(fields(hidden + question("a", waits_for("x", "!="))), "q2=a");
  EXPECT_EQ(fields(hidden + question("a", waits_for("x")) + "," + question("b", waits_for("a"))), "");
}

TEST(FormPlan, SaysOnlyConditionsThatAPersonCanFollow) {
  const auto form = form_of(question("x", label("X")) + "," + question("a") + "," +
                            question("b", R"("enableBehavior":"any","enableWhen":[)"
                                          R"({"question":"x","operator":"=","answerBoolean":true},)"
                                          R"({"question":"a","operator":"=","answerBoolean":true}])") +
                            "," +
                            question("c", R"("enableBehavior":"any","enableWhen":[)"
                                          R"({"question":"x","operator":"!=","answerBoolean":true},)"
                                          R"({"question":"a","operator":"=","answerBoolean":true}])"));
  const auto plan = plan_form(form, FormAudience::Client);
  ASSERT_EQ(plan.items.size(), 3U);
  ASSERT_EQ(plan.items[1].conditions.size(), 1U);
  EXPECT_EQ(plan.items[1].conditions.front().question, "a");
  EXPECT_TRUE(plan.items[2].conditions.empty());
}

TEST(FormPlan, RepeatsAGroupAsOftenAsItHasToAndMay) {
  const auto occurs = [](const std::string& which, int count) {
    return R"("repeats":true,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-)" + which +
           R"(","valueInteger":)" + std::to_string(count) + "}]";
  };
  EXPECT_EQ(fields(group("g", question("a"), occurs("maxOccurs", 2))), "q2-1=a q2-2=a");
  EXPECT_EQ(fields(group("g", question("a"), occurs("maxOccurs", 1))), "q2-1=a");
  EXPECT_EQ(fields(group("g", question("a"), occurs("maxOccurs", 9))), "q2-1=a q2-2=a q2-3=a");
  EXPECT_EQ(fields(group("g", question("a"), occurs("minOccurs", 4))), "q2-1=a q2-2=a q2-3=a q2-4=a");
}

TEST(FormPlan, CountsTheRepetitionsOfGroupsOnThePaper) {
  const auto form = form_of(group("own", question("a"), R"("repeats":true,)" + label("W")) + "," +
                            group("g", question("b"), R"("repeats":true)") + "," + question("c"));
  forms::QuestionnaireResponse answers;
  for (int i = 0; i < 9; ++i) answers.items.push_back({"own", "", {}, {{"a", "", {{true, {}}}, {}}}});
  for (int i = 0; i < 5; ++i) answers.items.push_back({"g", "", {}, {{"b", "", {{true, {}}}, {}}}});
  for (int i = 0; i < 7; ++i) answers.items.push_back({"c", "", {}, {}});
  EXPECT_EQ(copies_for(form, FormAudience::Client, &answers), 5);
  EXPECT_EQ(copies_for(form, FormAudience::OwnRecord, &answers), 9);
  EXPECT_EQ(copies_for(form, FormAudience::Client, nullptr), kCopies);
}

TEST(FormPlan, LetsNoScoreOpenAnythingThatIsNotOnThePaper) {
  EXPECT_EQ(fields(question("x", label("X")) + "," +
                   group("g", R"({"linkId":"s","type":"integer","readOnly":true},)" + question("c"), waits_for("x")) +
                   R"(,{"linkId":"a","text":"Asked","type":"string","enableWhen":[)"
                   R"({"question":"s","operator":">","answerInteger":0}]})"),
            "");
}

TEST(FormPlan, LetsAScoreOpenWhatItOpens) {
  EXPECT_EQ(fields(R"({"linkId":"s","type":"integer","readOnly":true},)"
                   R"({"linkId":"a","text":"Asked","type":"string","enableWhen":[)"
                   R"({"question":"s","operator":">","answerInteger":0}]})"),
            "q2=a");
}

TEST(FormPlan, AsksBelowAQuestionOnlyAfterItsAnswer) {
  const auto form =
      form_of(question("a", R"("item":[{"linkId":"b","type":"string"},{"linkId":"c","type":"display"}])"));
  const auto plan = plan_form(form, FormAudience::Client);
  const auto& below = plan.items.front().items;
  ASSERT_EQ(below.size(), 2U);
  EXPECT_EQ(below[0].conditions, (std::vector<forms::EnableWhen>{{"a", forms::Operator::Exists, true}}));
  EXPECT_TRUE(below[1].conditions.empty());
}

TEST(FormPlan, TellsOtherQuestionsByTheirDigest) {
  const auto digest = [](const std::string& items, FormAudience audience = FormAudience::Client, int copies = kCopies) {
    const auto form = form_of(items);
    return digest_of(plan_form(form, audience, copies));
  };
  const auto list = [](const std::string& code) {
    return R"({"linkId":"a","type":"choice","answerOption":[{"valueCoding":{"code":")" + code + "\"}}]}";
  };
  const auto one = digest(question("a"));
  EXPECT_EQ(one.size(), 16U);
  EXPECT_EQ(one, digest(R"({"linkId":"a","text":"Other words","type":"boolean"})"));
  EXPECT_NE(one, digest(question("b")));
  EXPECT_NE(one, digest(R"({"linkId":"a","type":"string"})"));
  EXPECT_NE(one, digest(question("a", R"("repeats":true)")));
  EXPECT_NE(one, digest(question("a") + "," + question("b")));
  EXPECT_NE(digest(list("x")), digest(list("y")));
  const auto labeled = question("a") + "," + question("b", label("W"));
  EXPECT_NE(digest(labeled), digest(labeled, FormAudience::OwnRecord));
  const auto repeated = group("g", question("a"), R"("repeats":true)");
  EXPECT_NE(digest(repeated), digest(repeated, FormAudience::Client, 4));
}

}  // namespace
}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "forms/presentation_reader.h"

#include <gtest/gtest.h>

#include "forms/json.h"
#include "samples.h"

namespace forms {
namespace {

const std::string kBase = "http://hl7.org/fhir/StructureDefinition/";

std::string extension(const std::string& name, const std::string& value) {
  return R"({"url": ")" + kBase + name + R"(", )" + value + "}";
}

std::string concept_of(const std::string& code) {
  return R"("valueCodeableConcept": {"coding": [{"code": "unknown"}, {"code": ")" + code + R"("}]})";
}

Presentation shown(const std::string& extensions, const std::string& type = "string") {
  const auto form = form_of(R"({"linkId": "q", "type": ")" + type + R"(", "extension": [)" + extensions + "]}");
  return form.items.at(0).presentation;
}

TEST(ItemControl, IsReadFromItsCode) {
  const std::pair<const char*, ItemControl> cases[] = {{"radio-button", ItemControl::RadioButton},
                                                       {"check-box", ItemControl::CheckBox},
                                                       {"drop-down", ItemControl::DropDown},
                                                       {"text-box", ItemControl::TextBox},
                                                       {"slider", ItemControl::Slider},
                                                       {"spinner", ItemControl::Spinner},
                                                       {"help", ItemControl::Help},
                                                       {"flyover", ItemControl::Flyover},
                                                       {"prompt", ItemControl::Prompt},
                                                       {"unit", ItemControl::Unit},
                                                       {"lower", ItemControl::Lower},
                                                       {"upper", ItemControl::Upper},
                                                       {"table", ItemControl::List},
                                                       {"gtable", ItemControl::List},
                                                       {"htable", ItemControl::List},
                                                       {"header", ItemControl::Header},
                                                       {"footer", ItemControl::Footer},
                                                       {"hologram", ItemControl::Unsaid}};
  for (const auto& [code, control] : cases)
    EXPECT_EQ(shown(extension("questionnaire-itemControl", concept_of(code))).control, control) << code;
}

TEST(Presentation, IsPlainWithoutExtensions) {
  EXPECT_EQ(shown(""), Presentation{});
}

TEST(Presentation, IsReadFromItsExtensions) {
  const auto all = shown(extension("questionnaire-choiceOrientation", R"("valueCode": "horizontal")") + "," +
                         extension("questionnaire-displayCategory", concept_of("security")) + "," +
                         extension("questionnaire-usageMode", R"("valueCode": "display-non-empty")") + "," +
                         extension("questionnaire-hidden", R"("valueBoolean": true)") + "," +
                         extension("questionnaire-signatureRequired", concept_of("1.2.840.10065.1.12.1.7")) + "," +
                         extension("entryFormat", R"("valueString": "MM/DD/YYYY")"));
  EXPECT_EQ(all, (Presentation{.orientation = ChoiceOrientation::Horizontal,
                               .category = DisplayCategory::Security,
                               .usage = UsageMode::DisplayNonEmpty,
                               .placeholder = "MM/DD/YYYY",
                               .is_hidden = true,
                               .is_signed = true}));
}

TEST(Presentation, IsPlainForCodesThatAreUnknown) {
  EXPECT_EQ(shown(extension("questionnaire-choiceOrientation", R"("valueCode": "diagonal")") + "," +
                  extension("questionnaire-displayCategory", concept_of("{category}")) + "," +
                  extension("questionnaire-usageMode", R"("valueCode": "never")") + "," +
                  extension("questionnaire-hidden", R"("valueBoolean": false)")),
            Presentation{});
}

TEST(HiddenQuestion, MayBeAnsweredAllTheSame) {
  const auto form = form_of(R"({"linkId": "q", "type": "string", "extension": [)" +
                            extension("questionnaire-hidden", R"("valueBoolean": true)") + "]}");
  EXPECT_EQ(dump(validate(form, response_of(R"({"linkId": "q", "answer": [{"valueString": "x"}]})"))), "");
}

TEST(Form, MayNeedASignatureAsAWhole) {
  const auto form = [](const std::string& extensions) {
    return read_questionnaire(R"({"resourceType": "Questionnaire", "status": "active", "extension": [)" + extensions +
                              "]}");
  };
  EXPECT_TRUE(form(extension("questionnaire-signatureRequired", concept_of("x"))).is_signed);
  EXPECT_FALSE(form("").is_signed);
}

}  // namespace
}  // namespace forms

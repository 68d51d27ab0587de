// SPDX-License-Identifier: MIT
#include "forms/known_extensions.h"

#include <algorithm>
#include <iterator>

namespace forms {
namespace {

constexpr std::string_view kStandard = "http://hl7.org/fhir/StructureDefinition/";
constexpr std::string_view kDataCapture = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
constexpr std::string_view kOurs[] = {"urn:both-of-us:sensitivity", "urn:both-of-us:short-form", "urn:both-of-us:ranked"};

constexpr std::string_view kUsedOfStandard[] = {"itemWeight",
                                                "maxDecimalPlaces",
                                                "maxValue",
                                                "minLength",
                                                "minValue",
                                                "ordinalValue",
                                                "entryFormat",
                                                "questionnaire-choiceOrientation",
                                                "questionnaire-displayCategory",
                                                "questionnaire-hidden",
                                                "questionnaire-itemControl",
                                                "questionnaire-maxOccurs",
                                                "questionnaire-minOccurs",
                                                "questionnaire-optionExclusive",
                                                "questionnaire-optionPrefix",
                                                "questionnaire-ordinalValue",
                                                "questionnaire-signatureRequired",
                                                "questionnaire-unit",
                                                "questionnaire-unitOption",
                                                "questionnaire-usageMode",
                                                "translation",
                                                "variable"};
constexpr std::string_view kUsedOfDataCapture[] = {"calculatedExpression", "maxQuantity", "minQuantity"};

/// Those that begin with rendering say that the form must not be shown without what they announce.
constexpr std::string_view kChangingOfStandard[] = {"questionnaire-constraint", "rendering-criticalExtension",
                                                    "rendering-styleSensitive", "targetConstraint"};
constexpr std::string_view kChangingOfDataCapture[] = {"answerExpression", "enableWhenExpression"};

/// Extensions about how a form or its value sets came to be, which nobody who fills it sees.
constexpr std::string_view kPublishing[] = {"artifact-", "codesystem-", "resource-", "structuredefinition-",
                                            "valueset-"};

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], std::string_view name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

template <std::size_t Used, std::size_t Changing>
ExtensionUse use_of(std::string_view name, const std::string_view (&used)[Used],
                    const std::string_view (&changing)[Changing]) {
  if (is_one_of(used, name)) return ExtensionUse::Used;
  return is_one_of(changing, name) ? ExtensionUse::ChangesMeaning : ExtensionUse::Ignored;
}

}  // namespace

ExtensionUse use_of_extension(std::string_view url) {
  if (is_one_of(kOurs, url)) return ExtensionUse::Used;
  if (url.starts_with(kStandard)) {
    const auto name = url.substr(kStandard.size());
    const bool is_publishing =
        std::ranges::any_of(kPublishing, [&](std::string_view start) { return name.starts_with(start); });
    return is_publishing ? ExtensionUse::Used : use_of(name, kUsedOfStandard, kChangingOfStandard);
  }
  if (url.starts_with(kDataCapture)) {
    return use_of(url.substr(kDataCapture.size()), kUsedOfDataCapture, kChangingOfDataCapture);
  }
  return ExtensionUse::Ignored;
}

}  // namespace forms

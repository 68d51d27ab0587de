// SPDX-License-Identifier: MIT
#include "forms/presentation_reader.h"

#include "forms/text_reader.h"
#include "forms/word.h"

namespace forms {
namespace {

constexpr std::string_view kItemControl = "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl";
constexpr std::string_view kOrientation = "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation";
constexpr std::string_view kCategory = "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory";
constexpr std::string_view kUsageMode = "http://hl7.org/fhir/StructureDefinition/questionnaire-usageMode";
constexpr std::string_view kSignature = "http://hl7.org/fhir/StructureDefinition/questionnaire-signatureRequired";
constexpr std::string_view kHidden = "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden";
constexpr std::string_view kEntryFormat = "http://hl7.org/fhir/StructureDefinition/entryFormat";

constexpr Word<ItemControl> kControls[] = {{"radio-button", ItemControl::RadioButton},
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
                                           {"list", ItemControl::List},
                                           {"table", ItemControl::List},
                                           {"htable", ItemControl::List},
                                           {"gtable", ItemControl::List},
                                           {"atable", ItemControl::List},
                                           {"header", ItemControl::Header},
                                           {"footer", ItemControl::Footer}};
constexpr Word<ChoiceOrientation> kOrientations[] = {{"horizontal", ChoiceOrientation::Horizontal},
                                                     {"vertical", ChoiceOrientation::Vertical}};
constexpr Word<DisplayCategory> kCategories[] = {{"instructions", DisplayCategory::Instructions},
                                                 {"security", DisplayCategory::Security}};
constexpr Word<UsageMode> kUsageModes[] = {{"capture-display", UsageMode::CaptureDisplay},
                                           {"capture", UsageMode::Capture},
                                           {"display", UsageMode::Display},
                                           {"display-non-empty", UsageMode::DisplayNonEmpty},
                                           {"capture-display-non-empty", UsageMode::CaptureDisplayNonEmpty}};

/// What an extension says by one of its codes; the unsaid or usual value, which each kind has first, otherwise.
template <typename T, std::size_t N>
T read_concept(const Extensions& extensions, std::string_view url, const Word<T> (&words)[N]) {
  const auto* const extension = extensions.find(url);
  if (extension == nullptr) return T{};
  for (const auto& code : concept_codes(*extension)) {
    if (const auto value = find_word(code, words)) return *value;
  }
  return T{};
}

template <typename T, std::size_t N>
T read_code(const Extensions& extensions, std::string_view url, const Word<T> (&words)[N]) {
  const auto* const extension = extensions.find(url);
  return extension == nullptr ? T{} : find_word(extension->string("valueCode"), words).value_or(T{});
}

}  // namespace

Presentation read_presentation(const Extensions& extensions, TextReader& texts) {
  Presentation shown;
  shown.control = read_control(extensions);
  shown.orientation = read_code(extensions, kOrientation, kOrientations);
  shown.category = read_concept(extensions, kCategory, kCategories);
  shown.usage = read_code(extensions, kUsageMode, kUsageModes);
  if (const auto* const format = extensions.find(kEntryFormat)) shown.placeholder = texts.read(*format, "valueString");
  shown.is_hidden = is_hidden_by(extensions);
  shown.is_signed = read_is_signed(extensions);
  return shown;
}

ItemControl read_control(const Extensions& extensions) {
  return read_concept(extensions, kItemControl, kControls);
}

bool is_known_control(std::string_view code) {
  return find_word(code, kControls).has_value();
}

bool is_hidden_by(const Extensions& extensions) {
  const auto* const hidden = extensions.find(kHidden);
  return hidden != nullptr && hidden->boolean("valueBoolean");
}

bool read_is_signed(const Extensions& extensions) {
  return extensions.find(kSignature) != nullptr;
}

}  // namespace forms

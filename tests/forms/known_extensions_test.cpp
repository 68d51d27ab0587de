// SPDX-License-Identifier: MIT
#include "forms/known_extensions.h"

#include <string>

#include <gtest/gtest.h>

#include "forms/presentation_reader.h"

namespace forms {
namespace {

TEST(Extension, IsUsedIgnoredOrChangesTheMeaning) {
  const std::string standard = "http://hl7.org/fhir/StructureDefinition/";
  const std::string capture = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";
  const std::pair<std::string, ExtensionUse> rows[] = {
      {standard + "ordinalValue", ExtensionUse::Used},
      {standard + "artifact-author", ExtensionUse::Used},
      {standard + "rendering-xhtml", ExtensionUse::Ignored},
      {standard + "rendering-styleSensitive", ExtensionUse::ChangesMeaning},
      {standard + "", ExtensionUse::Ignored},
      {capture + "calculatedExpression", ExtensionUse::Used},
      {capture + "initialExpression", ExtensionUse::Ignored},
      {capture + "enableWhenExpression", ExtensionUse::ChangesMeaning},
      {capture + "ordinalValue", ExtensionUse::Ignored},
      {"urn:both-of-us:sensitivity", ExtensionUse::Used},
      {"ordinalValue", ExtensionUse::Ignored},
      {"", ExtensionUse::Ignored}};
  for (const auto& [url, use] : rows) EXPECT_EQ(use_of_extension(url), use) << url;
}

TEST(ItemControl, IsKnownWhenItIsShownAsItIsMeant) {
  EXPECT_TRUE(is_known_control("help"));
  EXPECT_TRUE(is_known_control("upper"));
  EXPECT_FALSE(is_known_control("autocomplete"));
  EXPECT_FALSE(is_known_control(""));
}

}  // namespace
}  // namespace forms

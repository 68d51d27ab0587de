// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace forms {

/// How a question is answered or what a display or group is for (questionnaire-itemControl). Tables are shown as a
/// plain List; what this engine does not know is Unsaid.
enum class ItemControl {
  Unsaid,
  RadioButton,
  CheckBox,
  DropDown,
  TextBox,
  Slider,
  Spinner,
  Help,
  Flyover,
  Prompt,
  Unit,
  Lower,
  Upper,
  List,
  Header,
  Footer
};

enum class ChoiceOrientation { Unsaid, Horizontal, Vertical };

/// What a display is about (questionnaire-displayCategory).
enum class DisplayCategory { Unsaid, Instructions, Security };

/// When an item is shown: while the form is filled, while answers are looked at, or both (questionnaire-usageMode).
/// …NonEmpty shows it among answers only when it has one.
enum class UsageMode { CaptureDisplay, Capture, Display, DisplayNonEmpty, CaptureDisplayNonEmpty };

/// How an item wants to be shown. Nothing here changes which answers fit.
struct Presentation {
  ItemControl control = ItemControl::Unsaid;
  ChoiceOrientation orientation = ChoiceOrientation::Unsaid;
  DisplayCategory category = DisplayCategory::Unsaid;
  UsageMode usage = UsageMode::CaptureDisplay;
  std::string placeholder = {};  ///< what an answer looks like, such as "MM/DD/YYYY" (entryFormat)
  bool is_hidden = false;        ///< not shown to the person; its answer is in the data all the same
  bool is_signed = false;        ///< paper needs a line to sign here (questionnaire-signatureRequired)

  friend bool operator==(const Presentation&, const Presentation&) = default;
};

}  // namespace forms

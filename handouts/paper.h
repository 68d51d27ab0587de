// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>

#include "handouts/face.h"
#include "handouts/pipeline.h"

/// The measures of the paper, in points (1/72 inch): the one place where a designer changes them.
namespace handouts::paper {

constexpr double mm(double millimeters) {
  return millimeters * 72 / 25.4;
}

struct Type {
  Style style;
  double size;
  double leading;
};
constexpr Type kText{Style::Text, 12, 16};
constexpr Type kHeading1{Style::Heading, 16, 20};
constexpr Type kHeading2{Style::Heading, 13, 18};
constexpr Type kCredit{Style::Text, 10.5, 14};
constexpr Type kCard{Style::Text, 13, 18};
constexpr Type kCardCredit{Style::Label, 8.5, 12};
/// Large enough to be read off at arm's length, and by eyes that are tired.
constexpr Type kCode{Style::Heading, 21, 36};
constexpr Type kCodeNumber{Style::Label, 9, 12.5};
constexpr Type kTableHead{Style::Heading, 10.5, 14};
/// A support card is read at night and by eyes that are tired: as large as the card allows.
constexpr Type kBusinessCard{Style::Text, 10.5, 13.5};
constexpr Type kHeadName{Style::Heading, 13, 17};
constexpr Type kHeadLine{Style::Label, 9, 12.5};
constexpr Type kFooter{Style::Label, 8.5, 11};

/// 66 characters of Gentium Book Plus at 12 points: "60–70 characters a line".
constexpr double kMeasure = 378;
/// The height of a capital in ems of Gentium Book Plus: boxes to tick stand in the middle of it.
constexpr double kCapital = 0.66;
/// No printer cuts inside this, and cards may use the paper up to it.
constexpr double kEdge = mm(22);
constexpr double kTop = mm(25);
constexpr double kBottom = mm(27);
constexpr double kFooterBaseline = mm(15);  ///< above the lower edge

constexpr double kParagraphSpace = 8;
constexpr double kItemSpace = 4;
constexpr double kHeadingBefore1 = 22;
constexpr double kHeadingAfter1 = 8;
constexpr double kHeadingBefore2 = 16;
constexpr double kHeadingAfter2 = 4;
constexpr double kPause = 20;
constexpr double kListIndent = 20;
constexpr double kQuoteIndent = 16;
constexpr double kQuoteSpace = 12;
constexpr double kWritingLine = mm(9);
constexpr double kSignatureRoom = 46;
constexpr double kSignatureWidth = 200;
/// Between the letters of the closing and the line.
constexpr double kSignaturePictureWidth = 170;
constexpr double kSignaturePictureHeight = 38;
constexpr double kAddressAfter = 30;
constexpr double kDateAfter = 24;
constexpr double kLetterheadAfter = 26;
constexpr double kCardPadding = 20;
/// Near a business card's, which a hand holds well; three rows leave room for words above and below.
constexpr double kCardHeight = mm(45);
constexpr double kCardsAfter = 20;
constexpr double kBusinessCardPadding = mm(5);
constexpr double kCallOutIndent = 16;
constexpr double kCellGap = 14;
constexpr double kCellSpace = 4;
constexpr double kCodeSpace = 14;
constexpr double kFieldSpace = 12;
constexpr double kFieldLabelAfter = 3;
/// "Worksheets give 9 mm between writing lines": so does a field that may be printed and filled in with a pen.
constexpr double kFieldHeight = mm(9);
constexpr double kFieldPadding = 4.5;
/// The numbers of questions stand left of everything else; a letter, two digits and their air.
constexpr double kNumberColumn = 28;
/// A date, a number, one word.
constexpr double kShortRoom = 150;
constexpr double kUnitGap = 8;
/// Labels beside their lines, so that the lines begin below each other.
constexpr double kLabelColumn = 84;
/// Between the columns of buttons.
constexpr double kButtonGap = 26;
/// From a line to write on up to the letters.
constexpr double kAboveLine = 5;
/// For an answer that is longer than half a page.
constexpr Type kLongAnswer{Style::Text, 9.5, 12.5};
constexpr double kHairline = 0.5;
constexpr double kBoxSide = 9.5;
constexpr double kBulletRadius = 1.7;

/// More is no handout but a loop in a template.
constexpr std::size_t kMostPages = 200;

struct Box {
  double width;
  double height;
};

/// An envelope whose window is `left` from its left edge and `bottom` from its lower one.
struct Window {
  double envelope_width;
  double envelope_height;
  double left;
  double bottom;
  double width;
  double height;
};
constexpr Window kNumber10{684, 297, 63, 36, 324, 81};
constexpr Window kDl{mm(220), mm(110), mm(20), mm(15), mm(90), mm(45)};

struct Sheet {
  double width;
  double height;
  /// Of the envelope that letters are posted in, and where they are folded for it, twice (window.h).
  Window window;
  double fold;
  /// What else keeps the address up or down: on A4 "62.7 mm" (DIN 5008, form B), and low windows 35 mm high.
  double address_top;
  double address_bottom;
  bool is_punched;  ///< in the middle of its left edge (ISO 838)
  /// What wallets are made for: "2×3.5 in" in the US, 85 × 55 mm elsewhere.
  double card_width;
  double card_height;
};

constexpr Sheet sheet(Paper paper) {
  if (paper == Paper::Letter) return {612, 792, kNumber10, 264, 0, 792, false, 252, 144};
  return {mm(210), mm(297), kDl, mm(105), mm(62.7), mm(87), true, mm(85), mm(55)};
}

/// The measures of one document: those above, as its variant wants them.
struct Measures {
  Sheet sheet;
  double measure = kMeasure;
  double type_scale = 1;
  double leading_scale = 1;
  double space_scale = 1;

  constexpr Type type(const Type& standard) const {
    return {standard.style, standard.size * type_scale, standard.leading * type_scale * leading_scale};
  }
  /// What grows with the type: indents, boxes, lines to write on.
  constexpr double length(double standard) const { return standard * type_scale; }
  /// Between paragraphs.
  constexpr double space(double standard) const { return standard * space_scale; }
  constexpr double left() const { return (sheet.width - measure) / 2; }
};

/// "16 pt": as many letters a line as the edges leave room for.
constexpr double kLargePrint = 16.0 / 12;
constexpr double kLargePrintSpace = 1.25;
/// Some 45 characters a line, with air between the lines and more of it between paragraphs, so that a finger finds the
/// next one.
constexpr double kEasyRead = 14.0 / 12;
constexpr double kEasyReadLeading = 1.2;
constexpr double kEasyReadMeasure = 306;
constexpr double kEasyReadSpace = 1.6;

constexpr Measures measures(Paper paper, Variant variant) {
  const auto chosen = sheet(paper);
  const double widest = chosen.width - 2 * kEdge;
  switch (variant) {
    case Variant::LargePrint:
      return {chosen, std::min(kMeasure * kLargePrint, widest), kLargePrint, 1, kLargePrintSpace};
    case Variant::EasyRead:
      return {chosen, kEasyReadMeasure, kEasyRead, kEasyReadLeading, kEasyReadSpace};
    case Variant::Standard:
      break;
  }
  return {chosen};
}

}  // namespace handouts::paper

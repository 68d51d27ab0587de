// SPDX-License-Identifier: MIT
#include "handouts/card_setter.h"

#include <algorithm>

#include "handouts/error.h"

namespace handouts {
namespace {

constexpr std::size_t kCardsInARow = 2;
/// The optical middle of a card lies above its middle, by this part of the free height.
constexpr double kOpticalMiddle = 0.46;

/// How the cards of one block are made.
struct CardDesign {
  paper::Type type;
  paper::Type credit;
  double width;
  double height;  ///< at least, or exactly
  double padding;
  bool is_fixed;
};

CardDesign design_of(const Cards& cards, const paper::Measures& measures) {
  const auto& sheet = measures.sheet;
  if (cards.size == Cards::Size::Business && measures.type_scale == 1) {
    return {paper::kBusinessCard, paper::kCardCredit,          sheet.card_width,
            sheet.card_height,    paper::kBusinessCardPadding, true};
  }
  const double width = (sheet.width - 2 * paper::kEdge) / static_cast<double>(kCardsInARow);
  return {measures.type(paper::kCard),
          measures.type(paper::kCardCredit),
          width,
          paper::kCardHeight,
          paper::kCardPadding,
          false};
}

/// A card's lines with y from the first one's top, and their height.
struct CardLines {
  std::vector<Element> lines;
  double height = 0;
};

/// Sets the cards of one block, each as a group of its own.
class CardSetter {
 public:
  CardSetter(const CardDesign& design, LineSetter& lines, LastNumbers last)
      : design_(design), lines_(lines), last_(last) {}

  CardLines set(const Quote& quote) {
    CardLines card;
    ++last_.group;
    for (const auto& paragraph : quote.paragraphs) append(card, paragraph, design_.type, Role::Card);
    if (!quote.credit.spans.empty()) append(card, quote.credit, design_.credit, Role::Credit);
    return card;
  }

 private:
  void append(CardLines& card, const Inline& text, const paper::Type& type, Role role) {
    if (card.height > 0) card.height += paper::kParagraphSpace / 2;
    ++last_.block;
    const double measure = design_.width - 2 * design_.padding;
    // Numbers to call are read down the left edge; words to say stand in the middle.
    const auto last_line = design_.is_fixed ? LastLine::MayBeShort : LastLine::LikeTheOthers;
    for (auto& line : lines_.set(text, type, measure, last_line)) {
      line.x = design_.is_fixed ? design_.padding : (design_.width - line.width) / 2;
      line.y = card.height + baseline(type);
      card.height += type.leading;
      card.lines.push_back({role, last_.block, std::move(line), last_.group, {}});
    }
  }

  const CardDesign& design_;
  LineSetter& lines_;
  LastNumbers last_;
};

double left_of_cards(const CardDesign& design, const paper::Sheet& sheet) {
  return (sheet.width - static_cast<double>(kCardsInARow) * design.width) / 2;
}

/// The guides of one row; those it shares with its neighbours are drawn once, when the page is put together.
void append_guides(Strip& row, double left, double card_width) {
  const auto guide = [&](double x1, double y1, double x2, double y2) {
    row.elements.push_back(
        {Role::Artifact, 0, Rule{x1, y1, x2, y2, paper::kHairline, Stroke::Dashed, Ink::Grey}, 0, {}});
  };
  const double right = left + static_cast<double>(kCardsInARow) * card_width;
  for (std::size_t i = 0; i <= kCardsInARow; ++i) {
    const double x = left + static_cast<double>(i) * card_width;
    guide(x, 0, x, row.height);
  }
  guide(left, 0, right, 0);
  guide(left, row.height, right, row.height);
}

void require_room(const CardDesign& design, double height, const std::string& place) {
  if (!design.is_fixed || height <= design.height) return;
  throw Error(Error::Kind::Layout, place,
              place + ": This is more than a business card holds. Shorten it, or write “cards” without “business”.");
}

}  // namespace

std::vector<Strip> set_cards(const Cards& cards, const paper::Measures& measures, LineSetter& lines, LastNumbers last) {
  const auto design = design_of(cards, measures);
  CardSetter setter(design, lines, last);
  std::vector<CardLines> set;
  double height = design.height;
  for (const auto& card : cards.cards) {
    set.push_back(setter.set(card));
    const double needed = set.back().height + 2 * design.padding;
    require_room(design, needed, card.paragraphs.front().place);
    height = std::max(height, needed);
  }
  const double first_left = left_of_cards(design, measures.sheet);
  std::vector<Strip> rows((set.size() + kCardsInARow - 1) / kCardsInARow);
  for (auto& row : rows) {
    row.height = height;
    row.place = cards.cards.front().paragraphs.front().place;
    append_guides(row, first_left, design.width);
  }
  for (std::size_t i = 0; i < set.size(); ++i) {
    const double left = first_left + static_cast<double>(i % kCardsInARow) * design.width;
    const double top = (height - set[i].height) * kOpticalMiddle;
    for (auto& element : set[i].lines) {
      auto& line = std::get<TextLine>(element.shape);
      line.x += left;
      line.y += top;
      rows[i / kCardsInARow].elements.push_back(std::move(element));
    }
  }
  return rows;
}

}  // namespace handouts

// SPDX-License-Identifier: MIT
#include "handouts/card_setter.h"

#include <algorithm>

namespace handouts {
namespace {

constexpr std::size_t kCardsInARow = 2;
/// The optical middle of a card lies above its middle, by this part of the free height.
constexpr double kOpticalMiddle = 0.46;

/// A card's lines with y from the first one's top, and their height.
struct CardLines {
  std::vector<Element> lines;
  double height = 0;
};

/// Sets the cards of one block, each as a group of its own.
class CardSetter {
 public:
  CardSetter(double width, LineSetter& lines, LastNumbers last) : width_(width), lines_(lines), last_(last) {}

  CardLines set(const Quote& quote) {
    CardLines card;
    ++last_.group;
    for (const auto& paragraph : quote.paragraphs) append(card, paragraph, paper::kCard, Role::Card);
    if (!quote.credit.spans.empty()) append(card, quote.credit, paper::kCardCredit, Role::Credit);
    return card;
  }

 private:
  void append(CardLines& card, const Inline& text, const paper::Type& type, Role role) {
    if (card.height > 0) card.height += paper::kParagraphSpace / 2;
    ++last_.block;
    for (auto& line : lines_.set(text, type, width_ - 2 * paper::kCardPadding, LastLine::LikeTheOthers)) {
      line.x = (width_ - line.width) / 2;
      line.y = card.height + baseline(type);
      card.height += type.leading;
      card.lines.push_back({role, last_.block, std::move(line), last_.group});
    }
  }

  double width_;
  LineSetter& lines_;
  LastNumbers last_;
};

/// The guides of one row; those it shares with its neighbours are drawn once, when the page is put together.
void append_guides(Strip& row, const paper::Sheet& sheet, double card_width) {
  const auto guide = [&](double x1, double y1, double x2, double y2) {
    row.elements.push_back({Role::Artifact, 0, Rule{x1, y1, x2, y2, paper::kHairline, Stroke::Dashed, Ink::Grey}});
  };
  const double right = sheet.width - paper::kEdge;
  for (std::size_t i = 0; i <= kCardsInARow; ++i) {
    const double x = paper::kEdge + static_cast<double>(i) * card_width;
    guide(x, 0, x, row.height);
  }
  guide(paper::kEdge, 0, right, 0);
  guide(paper::kEdge, row.height, right, row.height);
}

}  // namespace

std::vector<Strip> set_cards(const Cards& cards, const paper::Sheet& sheet, LineSetter& lines, LastNumbers last) {
  const double width = (sheet.width - 2 * paper::kEdge) / static_cast<double>(kCardsInARow);
  CardSetter setter(width, lines, last);
  std::vector<CardLines> set;
  double height = paper::kCardHeight;
  for (const auto& card : cards.cards) {
    set.push_back(setter.set(card));
    height = std::max(height, set.back().height + 2 * paper::kCardPadding);
  }
  std::vector<Strip> rows((set.size() + kCardsInARow - 1) / kCardsInARow);
  for (auto& row : rows) {
    row.height = height;
    row.place = cards.cards.front().paragraphs.front().place;
    append_guides(row, sheet, width);
  }
  for (std::size_t i = 0; i < set.size(); ++i) {
    const double left = paper::kEdge + static_cast<double>(i % kCardsInARow) * width;
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

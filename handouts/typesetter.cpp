// SPDX-License-Identifier: MIT
#include "handouts/typesetter.h"

#include <algorithm>
#include <utility>

#include "handouts/card_setter.h"
#include "handouts/code_setter.h"
#include "handouts/form_setter.h"
#include "handouts/letter_setter.h"
#include "handouts/letterhead_setter.h"
#include "handouts/paper.h"
#include "handouts/table_setter.h"

namespace handouts {
namespace {

/// From a list's left edge to the middle of its bullet, and from its text back to a number's end.
constexpr double kBulletCenter = 6.5;
constexpr double kNumberGap = 6;
/// Half the height of a lower case letter, in ems of Gentium Book Plus.
constexpr double kHalfLowerCase = 0.235;
/// The last lines of a longer group may stand on the next page.
constexpr int kLinesKeptTogether = 6;

constexpr std::size_t kLinesKeptWithSignature = 3;

/// Adds strips to a flow, one block after the other.
class Typesetter {
 public:
  Typesetter(const Practice& practice, const paper::Measures& measures, LineSetter& lines)
      : practice_(practice),
        measures_(measures),
        paragraph_space_(measures.space(paper::kParagraphSpace)),
        lines_(lines) {}

  void add_head(const Document& document);
  void add_blocks(const std::vector<Block>& blocks, const Frame& frame);
  Frame page_frame() const { return {measures_.left(), measures_.measure}; }
  Flow take() { return std::move(strips_); }

 private:
  void add(const Heading& heading, const Frame& frame);
  void add(const Paragraph& paragraph, const Frame& frame);
  void add(const List& list, const Frame& frame);
  void add(const Quote& quote, const Frame& frame);
  void add(const Space& space, const Frame& frame);
  void add(const PageBreak& page, const Frame& frame);
  void add(const WritingLines& lines, const Frame& frame);
  void add(const Cards& cards, const Frame& frame);
  void add(const Signature& signature, const Frame& frame);
  void add(const Address& address, const Frame& frame);
  void add(const Date& date, const Frame& frame);
  void add(const Code& code, const Frame& frame);
  void add(const Table& table, const Frame& frame);
  void add(const CallOut& callout, const Frame& frame);
  void add(const Note& note, const Frame& frame);
  void add(const FormField& field, const Frame& frame);

  /// `standard` is the type before the variant changes it.
  std::vector<Strip> set_text(const Inline& text, const paper::Type& standard, const Frame& frame, Role role);
  void add_label(Strip& strip, const List& list, int number, const Frame& frame);
  void append(std::vector<Strip> strips, double before, double after);
  void keep_last() {
    if (!strips_.empty()) strips_.back().keep = KeepWithNext::Yes;
  }

  Element signature_picture(const Frame& frame);
  Strip rule_strip(const Frame& frame) const;

  const Practice& practice_;
  const paper::Measures measures_;
  const Address* recipient_ = nullptr;  ///< stands in the head of a letter
  double paragraph_space_;
  LineSetter& lines_;
  std::vector<Strip> strips_;
  int block_ = 0;
  int last_group_ = 0;
  int group_ = 0;  ///< the list or quotation that is being set; 0 outside
  int outer_ = 0;  ///< the list which that one stands in
  Role text_role_ = Role::Paragraph;
  bool begins_page_ = false;
};

/// "No widows or orphans": the first two lines stay together, and the last two.
void keep_lines_in_pairs(std::vector<Strip>& strips) {
  if (strips.size() < 2) return;
  strips.front().keep = KeepWithNext::Yes;
  strips[strips.size() - 2].keep = KeepWithNext::Yes;
}

void keep_all(std::vector<Strip>& strips) {
  for (auto& strip : strips) strip.keep = &strip == &strips.back() ? strip.keep : KeepWithNext::Yes;
}

Element artifact(Rule rule) {
  return {Role::Artifact, 0, rule};
}

std::vector<Strip> Typesetter::set_text(const Inline& text, const paper::Type& standard, const Frame& frame,
                                        Role role) {
  const auto type = measures_.type(standard);
  std::vector<Strip> strips;
  ++block_;
  for (auto& line : lines_.set(text, type, frame.measure)) {
    line.x = frame.left;
    line.y = baseline(type);
    auto& strip = strips.emplace_back();
    strip.height = type.leading;
    strip.place = text.place;
    strip.elements.push_back({role, block_, std::move(line), group_});
  }
  keep_lines_in_pairs(strips);
  return strips;
}

void Typesetter::append(std::vector<Strip> strips, double before, double after) {
  if (strips.empty()) return;
  strips.front().space_before = std::max(strips.front().space_before, before);
  strips.back().space_after = std::max(strips.back().space_after, after);
  strips.front().begins_page = std::exchange(begins_page_, false);
  for (auto& strip : strips) {
    for (auto& element : strip.elements) element.outer = element.group == group_ ? outer_ : group_;
  }
  std::ranges::move(strips, std::back_inserter(strips_));
}

void Typesetter::add_head(const Document& document) {
  auto head = set_letterhead(practice_, measures_, lines_);
  recipient_ = find_recipient(document);
  if (recipient_ != nullptr) {
    if (!fits_above_window(head, measures_.sheet)) {
      // A variant is for what is read; whom it is from may be set as usual.
      const paper::Measures usual{measures_.sheet, std::max(measures_.measure, paper::kMeasure)};
      head = set_letterhead(practice_, usual, lines_);
    }
    strips_.push_back(set_letter_head(std::move(head), *recipient_, measures_, lines_, {block_, last_group_}));
  } else if (!head.elements.empty()) {
    strips_.push_back(std::move(head));
  }
}

void Typesetter::add_blocks(const std::vector<Block>& blocks, const Frame& frame) {
  for (const auto& block : blocks) {
    std::visit([&](const auto& content) { add(content, frame); }, block.content);
  }
}

void Typesetter::add(const Heading& heading, const Frame& frame) {
  const bool is_first = heading.level == 1;
  auto strips = set_text(heading.text, is_first ? paper::kHeading1 : paper::kHeading2, frame,
                         is_first ? Role::Heading1 : Role::Heading2);
  for (auto& strip : strips) strip.keep = KeepWithNext::Yes;
  append(std::move(strips), measures_.space(is_first ? paper::kHeadingBefore1 : paper::kHeadingBefore2),
         measures_.space(is_first ? paper::kHeadingAfter1 : paper::kHeadingAfter2));
}

void Typesetter::add(const Paragraph& paragraph, const Frame& frame) {
  append(set_text(paragraph.text, paper::kText, frame, text_role_), paragraph_space_, paragraph_space_);
}

void Typesetter::add_label(Strip& strip, const List& list, int number, const Frame& frame) {
  const auto type = measures_.type(paper::kText);
  const double base = baseline(type);
  Element label{Role::ListLabel,
                block_,
                Bullet{frame.left + measures_.length(kBulletCenter), base - type.size * kHalfLowerCase,
                       measures_.length(paper::kBulletRadius)},
                group_,
                {},
                outer_};
  if (list.kind == List::Kind::Check) {
    const double side = measures_.length(paper::kBoxSide);
    label.shape = CheckBox{frame.left, base - type.size * paper::kCapital / 2 - side / 2, side};
  } else if (list.kind == List::Kind::Ordered) {
    auto line = lines_.set({{{std::to_string(number) + "."}}, strip.place}, type, measures_.measure).front();
    line.x = frame.left + measures_.length(paper::kListIndent - kNumberGap) - line.width;
    line.y = base;
    label.shape = std::move(line);
  }
  strip.elements.insert(strip.elements.begin(), std::move(label));
}

void Typesetter::add(const List& list, const Frame& frame) {
  const auto outer_role = std::exchange(text_role_, Role::ListItem);
  const auto outmost = std::exchange(outer_, group_);
  const auto outer_group = std::exchange(group_, ++last_group_);
  const auto outer_space =
      std::exchange(paragraph_space_, measures_.space(list.is_tight ? paper::kItemSpace : paper::kParagraphSpace));
  int number = list.first_number;
  const auto last_item = list.items.empty() ? 0 : list.items.size() - 1;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const auto first = strips_.size();
    add_blocks(list.items[i], frame.indented(measures_.length(paper::kListIndent)));
    if (first == strips_.size()) continue;
    add_label(strips_[first], list, number++, frame);
    // A list does not begin or end with a single line on a page of its own.
    const bool is_one_line = strips_.size() == first + 1;
    if (is_one_line && i == 0 && last_item > 0) strips_.back().keep = KeepWithNext::Yes;
    if (is_one_line && i == last_item && first > 0 && i > 0) strips_[first - 1].keep = KeepWithNext::Yes;
  }
  text_role_ = outer_role;
  group_ = outer_group;
  outer_ = outmost;
  paragraph_space_ = outer_space;
  if (!strips_.empty()) strips_.back().space_after = std::max(strips_.back().space_after, paragraph_space_);
}

void Typesetter::add(const Quote& quote, const Frame& frame) {
  std::vector<Strip> strips;
  const auto outer_group = std::exchange(group_, ++last_group_);
  const auto inner = frame.indented(measures_.length(paper::kQuoteIndent));
  const auto append_part = [&](std::vector<Strip> part, double gap) {
    if (part.empty()) return;
    // The gap belongs to the strip, so that the hair line runs through it.
    part.front().height += strips.empty() ? 0 : gap;
    for (auto& element : part.front().elements) std::get<TextLine>(element.shape).y += strips.empty() ? 0 : gap;
    if (!strips.empty() && gap < paper::kParagraphSpace) strips.back().keep = KeepWithNext::Yes;
    std::ranges::move(part, std::back_inserter(strips));
  };
  for (const auto& paragraph : quote.paragraphs) {
    append_part(set_text(paragraph, paper::kText, inner, Role::Quote), paper::kParagraphSpace);
  }
  if (!quote.credit.spans.empty())
    append_part(set_text(quote.credit, paper::kCredit, inner, Role::Credit), paper::kParagraphSpace / 4);
  for (auto& strip : strips) {
    strip.elements.insert(strip.elements.begin(),
                          artifact({frame.left + 2, 0, frame.left + 2, strip.height, paper::kHairline}));
  }
  group_ = outer_group;
  append(std::move(strips), measures_.space(paper::kQuoteSpace), measures_.space(paper::kQuoteSpace));
}

void Typesetter::add(const Space&, const Frame&) {
  if (!strips_.empty()) strips_.back().space_after = measures_.space(paper::kPause);
}

void Typesetter::add(const PageBreak&, const Frame&) {
  begins_page_ = true;
}

void Typesetter::add(const WritingLines& lines, const Frame& frame) {
  keep_last();
  std::vector<Strip> strips(static_cast<std::size_t>(lines.count));
  for (auto& strip : strips) {
    strip.height = measures_.length(paper::kWritingLine);
    strip.elements.push_back(artifact({frame.left, strip.height, frame.left + frame.measure, strip.height,
                                       paper::kHairline, Stroke::Solid, Ink::Grey}));
  }
  if (lines.count <= kLinesKeptTogether) keep_all(strips);
  append(std::move(strips), 0, paper::kQuoteSpace);
}

void Typesetter::add(const Cards& cards, const Frame&) {
  append(set_cards(cards, measures_, lines_, {block_, last_group_}), paper::kQuoteSpace, paper::kCardsAfter);
}

Element Typesetter::signature_picture(const Frame& frame) {
  auto placed = fit_image(*practice_.pictures.signature, frame.left, paper::kSignatureRoom - 3,
                          {paper::kSignaturePictureWidth, paper::kSignaturePictureHeight});
  placed.alternative = practice_.signature_words;
  return {Role::Figure, ++block_, std::move(placed), group_, {}};
}

void Typesetter::add(const Signature& signature, const Frame& frame) {
  // Nobody signs an empty page: the closing and the end of what it closes come along.
  const auto kept = std::min(strips_.size(), kLinesKeptWithSignature);
  std::for_each(strips_.end() - static_cast<std::ptrdiff_t>(kept), strips_.end(),
                [](Strip& strip) { strip.keep = KeepWithNext::Yes; });
  std::vector<Strip> strips(1);
  strips.front().height = paper::kSignatureRoom;
  if (signature.of == Signature::Of::Practitioner && practice_.pictures.signature != nullptr)
    strips.front().elements.push_back(signature_picture(frame));
  strips.front().elements.push_back(
      artifact({frame.left, paper::kSignatureRoom - 2, frame.left + paper::kSignatureWidth, paper::kSignatureRoom - 2,
                paper::kHairline}));
  std::ranges::move(set_text(one_paragraph(signature.lines), paper::kText, frame, Role::Signature),
                    std::back_inserter(strips));
  keep_all(strips);
  append(std::move(strips), 0, paper::kParagraphSpace);
}

void Typesetter::add(const Address& address, const Frame& frame) {
  if (&address == recipient_) return;
  auto strips = set_text(one_paragraph(address.lines), paper::kText, frame, Role::Address);
  if (strips.empty()) return;
  keep_all(strips);
  append(std::move(strips), paper::kParagraphSpace, paper::kAddressAfter);
}

void Typesetter::add(const Date& date, const Frame& frame) {
  append(set_text(date.text, paper::kText, frame, Role::Date), 0, paper::kDateAfter);
}

void Typesetter::add(const Code& code, const Frame&) {
  append(set_code(code, measures_, lines_, {block_, last_group_}), paper::kCodeSpace, paper::kCodeSpace);
}

void Typesetter::add(const Table& table, const Frame& frame) {
  append(set_table(table, measures_, frame, lines_, {block_, last_group_}), paper::kQuoteSpace, paper::kQuoteSpace);
}

/// A hair line across the frame, in a strip that adds the least.
Strip Typesetter::rule_strip(const Frame& frame) const {
  Strip strip;
  strip.height = 2;
  strip.elements.push_back(artifact({frame.left, 1, frame.left + frame.measure, 1, paper::kHairline}));
  return strip;
}

void Typesetter::add(const CallOut& callout, const Frame& frame) {
  const double indent = measures_.length(paper::kCallOutIndent);
  append({rule_strip(frame)}, paper::kQuoteSpace, 0);
  keep_last();
  add_blocks(callout.blocks, {frame.left + indent, frame.measure - 2 * indent});
  keep_last();
  append({rule_strip(frame)}, 0, paper::kQuoteSpace);
}

void Typesetter::add(const Note& note, const Frame& frame) {
  auto strips = set_text(note.text, paper::kCredit, frame, text_role_);
  for (auto& strip : strips) {
    strip.keep = KeepWithNext::Yes;
    for (auto& element : strip.elements) std::get<TextLine>(element.shape).ink = Ink::Grey;
  }
  append(std::move(strips), measures_.space(paper::kItemSpace), measures_.space(paper::kItemSpace));
}

void Typesetter::add(const FormField& field, const Frame& frame) {
  const bool stays_with_last = field.standing != FormField::Standing::Alone;
  if (stays_with_last) keep_last();
  const double space = measures_.space(paper::kFieldSpace);
  append(set_field(field, measures_, frame, lines_, {block_, last_group_}),
         stays_with_last ? measures_.space(paper::kItemSpace) : space, space);
  if (field.stays_with_next) keep_last();
}

}  // namespace

Flow set_type(const Document& document, const Practice& practice, const paper::Measures& measures, LineSetter& lines) {
  Typesetter typesetter(practice, measures, lines);
  typesetter.add_head(document);
  typesetter.add_blocks(document.blocks, typesetter.page_frame());
  return typesetter.take();
}

}  // namespace handouts

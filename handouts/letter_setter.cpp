// SPDX-License-Identifier: MIT
#include "handouts/letter_setter.h"

#include <algorithm>
#include <iterator>

#include "handouts/error.h"
#include "handouts/window.h"

namespace handouts {
namespace {

constexpr paper::Type kAddressTypes[] = {
    {Style::Text, 12, 14}, {Style::Text, 11, 13}, {Style::Text, 10, 12}, {Style::Text, 9, 11}};
/// Printers leave so much of the upper edge white.
constexpr double kHighest = paper::mm(10);
/// Marks begin where most printers can print, and end long before the text.
constexpr double kMarkLeft = paper::mm(5);
constexpr double kFoldMark = paper::mm(3);
constexpr double kPunchMark = paper::mm(6);

/// How much higher than other text a letterhead begins that would reach into the window.
double lift_of(const Strip& letterhead, const paper::Sheet& sheet) {
  if (letterhead.elements.empty()) return 0;
  return std::max(0.0, paper::kTop + letterhead.height - paper::seen_zone(sheet).top);
}

}  // namespace

const Address* find_recipient(const Document& document) {
  for (const auto& block : document.blocks) {
    const auto* const address = std::get_if<Address>(&block.content);
    if (address != nullptr && !address->lines.empty()) return address;
  }
  return nullptr;
}

bool fits_above_window(const Strip& letterhead, const paper::Sheet& sheet) {
  return paper::kTop - lift_of(letterhead, sheet) >= kHighest;
}

AddressBlock set_address(const std::vector<Inline>& address, const paper::Type& largest, const paper::Box& box,
                         LineSetter& lines) {
  const auto set_in = [&](const paper::Type& type) {
    AddressBlock block;
    for (std::size_t i = 0; i < address.size(); ++i) {
      for (auto& line : lines.set(address[i], type, box.width)) {
        line.y = block.height + baseline(type);
        block.lines.push_back({i, std::move(line)});
        block.height += type.leading;
      }
    }
    return block.height > box.height ? AddressBlock{} : block;
  };
  const auto cuts_a_word = [&](const paper::Type& type) {
    return std::ranges::any_of(address, [&](const Inline& text) { return lines.widest_word(text, type) > box.width; });
  };
  std::vector<paper::Type> types = {largest};
  std::ranges::copy_if(kAddressTypes, std::back_inserter(types),
                       [&](const paper::Type& type) { return type.size <= largest.size; });
  // "Line-break only at spaces/hyphens" (domain.md 7.5), unless a word is longer than every line.
  std::ranges::stable_partition(types, [&](const paper::Type& type) { return !cuts_a_word(type); });
  for (const auto& type : types) {
    auto block = set_in(type);
    if (!block.lines.empty()) return block;
  }
  return {};
}

Strip set_letter_head(Strip letterhead, const Address& recipient, const paper::Measures& measures, LineSetter& lines,
                      LastNumbers numbers) {
  const auto zone = paper::address_zone(measures.sheet);
  if (!fits_above_window(letterhead, measures.sheet)) {
    throw Error(Error::Kind::Layout, "practice.address",
                "The letterhead is so high that an envelope's window would show it. Shorten the practice's name or "
                "address, or use a smaller logo.");
  }
  const double lift = lift_of(letterhead, measures.sheet);
  Strip head = std::move(letterhead);
  for (auto& element : head.elements) move_down(element, -lift);
  const auto& place = recipient.lines.front().place;
  const double left = std::max(measures.left(), zone.left);
  auto address =
      set_address(recipient.lines, measures.type(paper::kText), {zone.right - left, zone.bottom - zone.top}, lines);
  if (address.lines.empty()) {
    throw Error(Error::Kind::Layout, place,
                place +
                    ": This address has more lines than the window of an envelope shows. Leave out what the post "
                    "does not need.");
  }
  for (auto& [paragraph, line] : address.lines) {
    line.x = left;
    line.y += zone.top - paper::kTop;
    head.elements.push_back({Role::Address, numbers.block + 1 + static_cast<int>(paragraph), std::move(line), 0, {}});
  }
  numbers.block += static_cast<int>(recipient.lines.size());
  head.height = paper::seen_zone(measures.sheet).bottom - paper::kTop;
  head.keep = KeepWithNext::No;
  head.space_after = 0;
  head.place = place;
  return head;
}

void add_fold_marks(Page& page, const paper::Sheet& sheet) {
  const auto add = [&](double y, double length) {
    page.elements.push_back({Role::Artifact,
                             0,
                             Rule{kMarkLeft, y, kMarkLeft + length, y, paper::kHairline / 2, Stroke::Solid, Ink::Grey},
                             0,
                             {}});
  };
  add(sheet.fold, kFoldMark);
  add(2 * sheet.fold, kFoldMark);
  if (sheet.is_punched) add(sheet.height / 2, kPunchMark);
}

}  // namespace handouts

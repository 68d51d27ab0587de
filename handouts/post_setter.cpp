// SPDX-License-Identifier: MIT
#include "handouts/post_setter.h"

#include <utility>

#include "handouts/error.h"
#include "handouts/letter_setter.h"
#include "handouts/line_setter.h"
#include "handouts/paper.h"

namespace handouts {
namespace {

using paper::mm;

/// Where the recipient begins: right of the middle and below it, as the post's machines and a hand's habit want it,
/// with the lower edge free for the bars that machines print ("5/8 inch" in the US, 15 mm in Europe).
struct EnvelopeMeasures {
  paper::Box size;
  double left;
  double top;
};

EnvelopeMeasures measures_of(Envelope::Size size) {
  switch (size) {
    case Envelope::Size::Number10:
      return {{684, 297}, 288, 144};
    case Envelope::Size::Dl:
      return {{mm(220), mm(110)}, mm(96), mm(54)};
    case Envelope::Size::C6:
      break;
  }
  return {{mm(162), mm(114)}, mm(64), mm(57)};
}

constexpr double kEnvelopeEdge = mm(12);
constexpr double kMachineEdge = mm(16);
constexpr paper::Type kEnvelopeType{Style::Text, 12, 16};
constexpr paper::Type kReturnType{Style::Text, 9.5, 12.5};
/// Street and place on three lines, in less than half of the envelope.
constexpr paper::Box kReturnBox{mm(76), 3 * 12.5};

struct LabelMeasures {
  paper::Box sheet;
  int columns;
  int rows;
  paper::Box label;
  double left;
  double top;
  double column_step;
};

LabelMeasures measures_of(LabelSheet::Kind kind) {
  if (kind == LabelSheet::Kind::Letter30) return {{612, 792}, 3, 10, {189, 72}, 13.5, 36, 198};
  return {{mm(210), mm(297)}, 3, 8, {mm(70), mm(37)}, 0, mm(0.5), mm(70)};
}

constexpr paper::Type kLabelType{Style::Text, 11, 13};
/// Sheets are fed askew by so much, and printers leave the paper's edge white.
constexpr double kLabelPadding = mm(5);
/// So that five lines fit on a label of an inch.
constexpr double kLabelPaddingAbove = 8;

/// The lines that say something, checked and normalized. `field` names them in errors.
std::vector<Inline> printable_lines(const AddressLines& lines, const std::string& field, const CanPrint& can_print) {
  std::vector<Inline> result;
  for (const auto& line : lines) {
    auto text = printable_text(line, field, can_print);
    if (text.find_first_not_of(" \t\r\n") != std::string::npos) result.push_back({{{std::move(text)}}, field});
  }
  return result;
}

void require_neutral(const Sender& sender) {
  const auto issues = return_address_issues(sender);
  if (!issues.empty()) throw Error(Error::Kind::Field, "the return address", issues.front());
}

/// Puts addresses on pages of one size.
class PostSetter {
 public:
  PostSetter(const paper::Box& size, std::string language, std::string title, Shaper& shaper) : lines_(shaper) {
    pages_.width = size.width;
    pages_.height = size.height;
    pages_.language = std::move(language);
    pages_.title = std::move(title);
    begin_page();
  }

  void begin_page() { pages_.pages.emplace_back(); }

  struct Place {
    double left;
    double top;
    paper::Box box;
  };
  /// Centered in the height of its place when there is room left.
  enum class Stands { AtTheTop, InTheMiddle };
  void add(const std::vector<Inline>& address, const paper::Type& type, const Place& place, Stands stands);

  Pages take() {
    pages_.symbols = lines_.take_symbols();
    pages_.languages = lines_.take_languages();
    return std::move(pages_);
  }

 private:
  LineSetter lines_;
  Pages pages_;
  int block_ = 0;
  int group_ = 0;
};

void PostSetter::add(const std::vector<Inline>& address, const paper::Type& type, const Place& place, Stands stands) {
  if (address.empty()) return;
  const auto set = set_address(address, type, place.box, lines_);
  const auto& field = address.front().place;
  if (set.lines.empty())
    throw Error(Error::Kind::Layout, field, "An address does not fit (" + field + "). Use fewer or shorter lines.");
  const double down = stands == Stands::InTheMiddle ? (place.box.height - set.height) / 2 : 0;
  ++group_;
  for (auto [paragraph, line] : set.lines) {
    line.x = place.left;
    line.y += place.top + down;
    pages_.pages.back().elements.push_back(
        {Role::Address, block_ + static_cast<int>(paragraph), std::move(line), group_, {}});
  }
  block_ += static_cast<int>(address.size());
}

}  // namespace

Pages set_envelope(const Envelope& envelope, const CanPrint& can_print, Shaper& shaper) {
  require_neutral(envelope.sender);
  const auto recipient = printable_lines(envelope.recipient, "recipient", can_print);
  if (recipient.empty())
    throw Error(Error::Kind::Field, "recipient", "This envelope has no address. Enter the recipient's.");
  const auto measures = measures_of(envelope.size);
  PostSetter setter(measures.size, envelope.language, "Envelope", shaper);
  setter.add(printable_lines(envelope.sender.return_address, "return address", can_print), kReturnType,
             {kEnvelopeEdge, kEnvelopeEdge, kReturnBox}, PostSetter::Stands::AtTheTop);
  setter.add(
      recipient, kEnvelopeType,
      {measures.left,
       measures.top,
       {measures.size.width - measures.left - kEnvelopeEdge, measures.size.height - measures.top - kMachineEdge}},
      PostSetter::Stands::AtTheTop);
  return setter.take();
}

Pages set_labels(const LabelSheet& sheet, const CanPrint& can_print, Shaper& shaper) {
  require_neutral(sheet.sender);
  const auto measures = measures_of(sheet.kind);
  const int count = measures.columns * measures.rows;
  if (sheet.recipients.empty())
    throw Error(Error::Kind::Field, "recipients", "There is no address for a label. Choose whom to write to.");
  if (sheet.first < 1 || sheet.first > count)
    throw Error(Error::Kind::Field, "first label",
                "A sheet has labels 1 to " + std::to_string(count) + ". Say which is the first that is still on it.");
  PostSetter setter(measures.sheet, sheet.language, "Labels", shaper);
  int next = sheet.first - 1;
  const auto add = [&](const std::vector<Inline>& address) {
    if (next == count) {
      setter.begin_page();
      next = 0;
    }
    const double left = measures.left + measures.column_step * (next % measures.columns);
    const double top = measures.top + measures.label.height * (next / measures.columns);
    setter.add(address, kLabelType,
               {left + kLabelPadding,
                top + kLabelPaddingAbove,
                {measures.label.width - 2 * kLabelPadding, measures.label.height - 2 * kLabelPaddingAbove}},
               PostSetter::Stands::InTheMiddle);
    ++next;
  };
  const auto return_address = printable_lines(sheet.sender.return_address, "return address", can_print);
  for (std::size_t i = 0; i < sheet.recipients.size(); ++i) {
    const std::string field = "label " + std::to_string(i + 1);
    const auto recipient = printable_lines(sheet.recipients[i], field, can_print);
    if (recipient.empty())
      throw Error(Error::Kind::Field, field, "There is no address for " + field + ". Enter one, or take it out.");
    add(recipient);
    if (!return_address.empty()) add(return_address);
  }
  return setter.take();
}

}  // namespace handouts

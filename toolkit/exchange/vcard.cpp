// SPDX-License-Identifier: MIT
#include "toolkit/exchange/vcard.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "forms/validation.h"
#include "toolkit/exchange/content_line.h"

namespace toolkit {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What is the format's own and says nothing of the person.
bool is_of_the_format(std::string_view name) {
  return name == "VERSION" || name == "N" || name == "PRODID" || name == "PROFILE";
}

bool is_value(const ContentLine& line, std::string_view lower_case) {
  return lower_ascii(line.value) == lower_case;
}

bool is_spouse(const ContentLine& line) {
  return line.has_parameter("TYPE", "spouse") || line.has_parameter("TYPE", "sweetheart");
}

/// Collects the cards of one file, line by line.
class CardReader {
 public:
  ReadVcards read(std::string_view text) {
    for (const auto& unfolded : unfold(text)) {
      const auto line = parse_content_line(unfolded);
      if (line) {
        take(*line);
      } else {
        refuse(unfolded.line, "This line is not a property of a card, such as FN:Ana. Export the card again.");
      }
      if (result_.cards.size() > kMostVcards) {
        return {{}, {{unfolded.line, "There are more than 100,000 cards. Split the file and bring in the parts."}}};
      }
    }
    if (card_) refuse(card_->line, "This card has no END:VCARD. Export it again.");
    close();
    return std::move(result_);
  }

 private:
  /// The first thing that is wrong with a card is what is said of it.
  void refuse(std::size_t line, std::string sentence) {
    if (!is_refused_) result_.problems.push_back({line, std::move(sentence)});
    is_refused_ = card_.has_value();
  }

  void close() {
    if (card_ && !is_refused_) result_.cards.push_back(std::move(*card_));
    card_.reset();
    is_refused_ = false;
  }

  void take(const ContentLine& line) {
    if (line.name == "BEGIN" && is_value(line, "vcard")) {
      if (card_) refuse(card_->line, "This card has no END:VCARD. Export it again.");
      close();
      card_ = Vcard{line.line, {}, {}, {}, {}, {}, {}};
      version_.clear();
    } else if (!card_) {
      refuse(line.line, "This line stands outside of a card. A card begins with BEGIN:VCARD.");
    } else if (line.name == "END" && is_value(line, "vcard")) {
      check_whole();
      close();
    } else {
      take_property(line);
    }
  }

  void check_whole() {
    if (version_ != "3.0" && version_ != "4.0") {
      refuse(card_->line, "This card is neither vCard 3.0 nor 4.0. Export it again in one of these.");
    }
    if (card_->name.find_first_not_of(" \t\n") == std::string::npos) {
      refuse(card_->line, "This card has no name (FN). Give it one, or leave the card out.");
    }
  }

  void take_property(const ContentLine& line) {
    if (const auto charset = line.parameter("CHARSET"); !charset.empty() && lower_ascii(charset) != "utf-8") {
      refuse(line.line, "This card is not in UTF-8. Export it again as vCard 3.0 or 4.0.");
    }
    if (line.has_parameter("ENCODING", "quoted-printable")) {
      refuse(line.line, "This card is written as vCard 2.1 does. Export it again as vCard 3.0 or 4.0.");
    }
    if (line.name == "VERSION") version_ = line.value;
    if (!keep(line) && !is_of_the_format(line.name)) name_as_not_kept(line.name);
  }

  bool keep(const ContentLine& line) {
    if (line.name == "FN") return keep_first(card_->name, line);
    if (line.name == "UID") return keep_first(card_->uid, line);
    if (line.name == "REV") return keep_first(card_->revised, line);
    if (line.name == "LANG") return keep_first(card_->language, line);
    // The value is a URI unless VALUE=text says otherwise (RFC 6350, 6.6.6).
    const bool is_partner = line.name == "RELATED" && is_spouse(line) && line.has_parameter("VALUE", "text");
    return is_partner && keep_first(card_->partner, line);
  }

  static bool keep_first(std::string& member, const ContentLine& line) {
    if (!member.empty()) return false;
    member = unescape_text(line.value);
    return true;
  }

  void name_as_not_kept(const std::string& name) {
    if (std::ranges::find(card_->not_kept, name) == card_->not_kept.end()) card_->not_kept.push_back(name);
  }

  ReadVcards result_;
  std::optional<Vcard> card_;
  std::string version_;
  bool is_refused_ = false;
};

}  // namespace

ReadVcards read_vcards(std::string_view bytes) {
  if (bytes.size() > kLargestVcardFile) {
    return {{}, {{1, "The file is larger than 20 MB. Split it and bring the parts in one after the other."}}};
  }
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  if (const auto offset = forms::find_invalid_utf8(bytes)) {
    const auto line = 1 + static_cast<std::size_t>(std::ranges::count(bytes.substr(0, *offset), '\n'));
    return {{}, {{line, "This line is not in UTF-8. Export the cards again as vCard 3.0 or 4.0."}}};
  }
  return CardReader().read(bytes);
}

std::string write_vcard(const Vcard& card, RelatedPartner related) {
  std::string text = "BEGIN:VCARD\r\nVERSION:4.0\r\n";
  const auto add = [&](std::string_view start, const std::string& value, std::string_view end = "") {
    if (!value.empty()) text += fold(std::string(start) + escape_text(value) + std::string(end));
  };
  // A name is one opaque text, and N wants it in parts. All of it stands as the given name.
  add("N:;", card.name, ";;;");
  add("FN:", card.name);
  add("UID:", card.uid);
  add("REV:", card.revised);
  add("LANG:", card.language);
  if (related == RelatedPartner::Tell) add("RELATED;TYPE=spouse;VALUE=text:", card.partner);
  return text + "END:VCARD\r\n";
}

}  // namespace toolkit

// SPDX-License-Identifier: MIT
#include "toolkit/desks/post_desk.h"

#include <sstream>
#include <utility>

#include "db/transaction.h"
#include "handouts/error.h"
#include "handouts/post.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/failure_words.h"
#include "toolkit/desks/handout_desk.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kLongestAddress = 600;
/// As handouts/post.h has them.
constexpr int kLabelsOnLetter = 30;
constexpr int kLabelsOnA4 = 24;

/// The lines that have anything in them, without the white space around.
handouts::AddressLines lines_of(const std::string& text) {
  constexpr const char* kSpace = " \t\r";
  handouts::AddressLines lines;
  std::istringstream rest(text);
  for (std::string line; std::getline(rest, line);) {
    const auto first = line.find_first_not_of(kSpace);
    if (first == std::string::npos) continue;
    lines.push_back(line.substr(first, line.find_last_not_of(kSpace) - first + 1));
  }
  return lines;
}

std::string text_of(const handouts::AddressLines& lines) {
  std::string text;
  for (const auto& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

/// Everything that must not stand outside: who knows one of these names knows what is inside.
std::vector<std::string> names_of(const db::Practice& practice) {
  return {practice.name, practice.legal_name, practice.practitioner_name, practice.credentials};
}

/// The gates' answer for this letter, going by post. It was approved when it was made.
bool may_be_posted(handouts::CaseFacts facts, handouts::DocumentCode code) {
  facts.letter_is_approved = true;
  facts.letter_channel = "post";
  return may_be_made(handouts::evaluate(code, facts));
}

std::optional<PostableLetter> find_letter(db::Transaction& transaction, const db::IssuedDocumentId& id) {
  auto letter = db::find_issued_document(transaction, id);
  const auto code = letter ? handouts::find_document(letter->code) : std::nullopt;
  if (!code || !handouts::is_letter_from_therapist(*code)) return std::nullopt;
  auto client = db::find_client(transaction, letter->client);
  if (!client) return std::nullopt;
  const auto facts = gather_case_without(transaction, *client, id);
  const auto practice = db::load_practice(transaction);
  PostableLetter found;
  // An authorization names the partner, and this letter may be to another one than the record has by now.
  found.is_held = !may_be_posted(facts, *code) || partner_in(*letter) != facts.partner_name;
  found.recipient = facts.partner_name;
  found.return_address = text_of(lines_of(practice.address));
  found.paper = paper_of(practice);
  found.client = std::move(*client);
  found.letter = std::move(*letter);
  return found;
}

std::vector<Problem> typed_problems(const TypedPost& typed, const handouts::Sender& sender, handouts::Paper paper) {
  auto problems = needed_text_problems("recipient", typed.recipient, kLongestAddress,
                                       say("Write the name and the address that the post needs."));
  append(problems, text_problems("return_address", typed.return_address, kLongestAddress));
  if (!problems.empty()) return problems;
  const int labels = paper == handouts::Paper::A4 ? kLabelsOnA4 : kLabelsOnLetter;
  if (typed.format == PostFormat::Label && (typed.first_label < 1 || typed.first_label > labels))
    problems.push_back({"first_label", say("Write a number from 1 to {1}.", {std::to_string(labels)})});
  const auto issues = handouts::return_address_issues(sender);
  if (!issues.empty()) problems.push_back({"return_address", say(issues.front())});
  return problems;
}

db::AuditEvent letter_event(db::AuditAction action, const PostableLetter& found, const std::string& detail) {
  return {action, "issued_document", found.letter.id.text, found.client.id, detail + " " + found.letter.code};
}

handouts::Envelope::Size size_of(PostFormat format) {
  switch (format) {
    case PostFormat::Dl:
      return handouts::Envelope::Size::Dl;
    case PostFormat::C6:
      return handouts::Envelope::Size::C6;
    default:
      return handouts::Envelope::Size::Number10;
  }
}

/// What an address that does not fit, or cannot be printed, is told with.
bool is_about_addresses(const handouts::Error& failure) {
  return failure.kind() == handouts::Error::Kind::Layout || failure.kind() == handouts::Error::Kind::Text;
}

}  // namespace

std::optional<PostableLetter> PostDesk::open(const db::IssuedDocumentId& id) {
  db::Transaction transaction(vault_);
  auto found = find_letter(transaction, id);
  if (!found) return std::nullopt;
  std::vector<db::AuditEvent> events{letter_event(db::AuditAction::View, *found, "envelope")};
  if (found->is_held) events.push_back(letter_event(db::AuditAction::Hold, *found, "envelope"));
  transaction.commit(events);
  return found;
}

PostOutcome PostDesk::make(const db::IssuedDocumentId& id, const TypedPost& typed) {
  db::Transaction transaction(vault_);
  const auto found = find_letter(transaction, id);
  PostOutcome outcome;
  outcome.is_unknown = !found;
  if (!found) return outcome;
  if (found->is_held) {
    transaction.commit(letter_event(db::AuditAction::Hold, *found, "envelope"));
    outcome.is_held = true;
    return outcome;
  }
  const handouts::Sender sender{lines_of(typed.return_address), names_of(db::load_practice(transaction))};
  outcome.problems = typed_problems(typed, sender, found->paper);
  if (!outcome.problems.empty()) return outcome;
  try {
    outcome.pdf = draw(typed, sender, found->paper, transaction.now());
  } catch (const handouts::Error& failure) {
    if (!is_about_addresses(failure)) throw;
    outcome.problems = {{"recipient", said(failure)}};
    return outcome;
  }
  transaction.commit(
      letter_event(db::AuditAction::Print, *found, typed.format == PostFormat::Label ? "label" : "envelope"));
  return outcome;
}

std::string PostDesk::draw(const TypedPost& typed, const handouts::Sender& sender, handouts::Paper paper,
                           db::Time made_at) {
  const auto recipient = lines_of(typed.recipient);
  if (typed.format != PostFormat::Label)
    return pipeline_.make_pdf(handouts::Envelope{size_of(typed.format), recipient, sender}, made_at);
  const auto kind =
      paper == handouts::Paper::A4 ? handouts::LabelSheet::Kind::A424 : handouts::LabelSheet::Kind::Letter30;
  return pipeline_.make_pdf(handouts::LabelSheet{kind, {recipient}, sender, typed.first_label}, made_at);
}

}  // namespace toolkit

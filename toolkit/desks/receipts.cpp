// SPDX-License-Identifier: MIT
#include "toolkit/desks/receipts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "handouts/document_words.h"
#include "toolkit/exchange/digest.h"
#include "toolkit/local_time.h"
#include "toolkit/merge_values.h"

namespace toolkit {
namespace {

using handouts::Audience;
using handouts::PaperSafety;

template <class Choice>
struct Words {
  Choice choice;
  std::string_view text;
  std::string_view words;
};
constexpr auto kHandOvers =
    std::to_array<Words<HandOver>>({{HandOver::Saved, "saved", "saved as a file"},
                                    {HandOver::Printed, "printed", "printed"},
                                    {HandOver::InSession, "in-session", "handed over in a session"},
                                    {HandOver::Posted, "posted", "to be posted"}});
constexpr auto kPapers =
    std::to_array<Words<PaperSafety>>({{PaperSafety::AtHome, "home", "yes, at home"},
                                       {PaperSafety::Elsewhere, "elsewhere", "yes, somewhere else"},
                                       {PaperSafety::OfficeOnly, "office", "only at the office"},
                                       {PaperSafety::No, "no", "no, or not sure"},
                                       {PaperSafety::Unknown, "", ""}});
constexpr auto kAudiences = std::to_array<Words<Audience>>({{Audience::Client, "client", "for the client"},
                                                            {Audience::Partner, "partner", "for the partner"},
                                                            {Audience::Practitioner, "practitioner", "for you"}});

template <class Choice, std::size_t N>
const Words<Choice>& row_of(const std::array<Words<Choice>, N>& rows, Choice choice) {
  return *std::ranges::find(rows, choice, &Words<Choice>::choice);
}

template <class Choice, std::size_t N>
std::optional<Choice> find_choice(const std::array<Words<Choice>, N>& rows, std::string_view text) {
  const auto* const found = std::ranges::find(rows, text, &Words<Choice>::text);
  return found == rows.end() ? std::nullopt : std::optional(found->choice);
}

/// The log is a document in English, whatever language the screen has.
std::string log_time(db::Time time) {
  return handouts::date_in_words(local_day(time), "en-US") + ", " + clock_time(time);
}

}  // namespace

std::string_view to_text(HandOver how) {
  return row_of(kHandOvers, how).text;
}

std::string_view in_words(HandOver how) {
  return row_of(kHandOvers, how).words;
}

std::optional<HandOver> find_hand_over(std::string_view text) {
  return find_choice(kHandOvers, text);
}

std::string_view to_text(PaperSafety paper) {
  return row_of(kPapers, paper).text;
}

std::string_view in_words(PaperSafety paper) {
  return row_of(kPapers, paper).words;
}

PaperSafety find_paper_safety(std::string_view text) {
  return find_choice(kPapers, text).value_or(PaperSafety::Unknown);
}

std::string with_receipt(const HandOverReceipt& receipt, const handouts::Template& source,
                         handouts::mustache::Fields values) {
  handouts::mustache::Fields kept{{"title", source.title},
                                  {"language", source.language},
                                  {"reader", row_of(kAudiences, source.audience).text},
                                  {"how", to_text(receipt.how.value_or(HandOver::Saved))},
                                  {"paper", to_text(receipt.paper)},
                                  {"approved", receipt.is_approved ? "yes" : ""}};
  return to_json_text({{"receipt", std::move(kept)}, {"values", std::move(values)}});
}

HandOverReceipt read_receipt(db::IssuedDocument document) {
  const auto data = from_json_text(document.data);
  const auto text = [&](const char* name) {
    return handouts::mustache::text_value(data, std::string("receipt.") + name);
  };
  HandOverReceipt receipt;
  receipt.title = text("title");
  receipt.language = text("language");
  receipt.reader = find_choice(kAudiences, text("reader"));
  receipt.how = find_hand_over(text("how"));
  receipt.paper = find_paper_safety(text("paper"));
  receipt.is_approved = text("approved") == "yes";
  if (!document.pdf.empty()) receipt.sha256 = hexadecimal(sha256(document.pdf));
  receipt.document = std::move(document);
  return receipt;
}

std::string partner_in(const db::IssuedDocument& document) {
  return std::string(handouts::mustache::text_value(from_json_text(document.data), "values.partner.name"));
}

std::vector<handouts::HandedOver> disclosure_log(db::Transaction& transaction, const db::ClientId& client) {
  std::vector<handouts::HandedOver> log;
  for (auto& document : db::list_issued_documents(transaction, client)) {
    const auto receipt = read_receipt(std::move(document));
    const auto& made = receipt.document;
    std::string how(receipt.how ? in_words(*receipt.how) : "");
    if (receipt.reader) how += ", " + std::string(row_of(kAudiences, *receipt.reader).words);
    log.push_back({log_time(made.issued_at),
                   (receipt.title.empty() ? made.code : receipt.title) + ", " + made.template_version, std::move(how)});
  }
  std::ranges::reverse(log);
  return log;
}

}  // namespace toolkit
